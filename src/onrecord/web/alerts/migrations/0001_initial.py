"""The tables of alerts."""

from __future__ import annotations

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """As Django wrote it."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="Reader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("way", models.CharField(choices=[("mail", "Mail"), ("hook", "Hook"), ("feed", "Feed")], max_length=4)),
                ("address", models.CharField(blank=True, max_length=500)),
                ("language", models.CharField(default="en", max_length=8)),
                ("key", models.CharField(max_length=43, unique=True)),
                ("secret", models.CharField(blank=True, max_length=64)),
                ("created", models.DateTimeField()),
                ("confirmed", models.DateTimeField(null=True)),
                ("told", models.DateTimeField(null=True)),
                ("seen", models.DateTimeField(null=True)),
                ("stopped", models.DateTimeField(null=True)),
                ("claimed", models.DateTimeField(null=True)),
                ("failures", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("way", "feed"), _negated=True),
                        fields=("way", "address"),
                        name="alert_reader_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Parcel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("number", models.CharField(max_length=32, unique=True)),
                ("digest", models.CharField(blank=True, max_length=32)),
                ("sender", models.CharField(blank=True, max_length=32)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
                ("html", models.TextField(blank=True)),
                ("body", models.JSONField(default=dict)),
                ("created", models.DateTimeField()),
                ("due", models.DateTimeField()),
                ("claimed", models.DateTimeField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("state", models.CharField(default="waiting", max_length=8)),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parcels", to="alerts.reader"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "due"], name="alert_parcel_due"),
                    models.Index(fields=["digest", "created"], name="alert_parcel_digest"),
                    models.Index(fields=["sender", "created"], name="alert_parcel_sender"),
                    models.Index(fields=["kind", "created"], name="alert_parcel_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("fields", models.JSONField(default=dict)),
                (
                    "cadence",
                    models.CharField(
                        choices=[("once", "Once"), ("daily", "Daily"), ("weekly", "Weekly")],
                        default="daily",
                        max_length=6,
                    ),
                ),
                ("created", models.DateTimeField()),
                ("confirmed", models.DateTimeField(null=True)),
                ("paused", models.BooleanField(default=False)),
                ("entry", models.BigIntegerField(default=-1)),
                ("next", models.DateTimeField()),
                ("state", models.JSONField(default=dict)),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="alerts", to="alerts.reader"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["confirmed", "paused", "next"], name="alert_due")],
            },
        ),
    ]
