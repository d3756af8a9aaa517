"""The tables of what readers say."""

from __future__ import annotations

from typing import ClassVar

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """As Django wrote it."""

    initial = True

    dependencies: ClassVar = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("time", models.DateTimeField(db_index=True)),
                ("who", models.CharField(max_length=150)),
                ("verb", models.CharField(max_length=20)),
                ("thing", models.CharField(max_length=220)),
                ("reason", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Rules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "waits",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody"),
                            ("newcomers", "Newcomers"),
                            ("guests", "Guests"),
                            ("everybody", "Everybody"),
                        ],
                        default="nobody",
                        max_length=10,
                    ),
                ),
                ("guests", models.BooleanField(default=True)),
                ("votes", models.BooleanField(default=True)),
                ("down", models.BooleanField(default=True)),
                ("readers_mark", models.BooleanField(default=False)),
                (
                    "links",
                    models.PositiveSmallIntegerField(
                        default=2, validators=[django.core.validators.MaxValueValidator(50)]
                    ),
                ),
                (
                    "longest",
                    models.PositiveIntegerField(
                        default=5000,
                        validators=[
                            django.core.validators.MinValueValidator(100),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                    ),
                ),
                (
                    "edit_minutes",
                    models.PositiveSmallIntegerField(
                        default=15, validators=[django.core.validators.MaxValueValidator(1440)]
                    ),
                ),
                (
                    "an_hour",
                    models.PositiveSmallIntegerField(
                        default=30, validators=[django.core.validators.MinValueValidator(1)]
                    ),
                ),
                ("close_days", models.PositiveSmallIntegerField(default=0)),
                ("blocked", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("path", models.CharField(max_length=300)),
                ("comments", models.PositiveIntegerField(default=0)),
                ("serial", models.PositiveIntegerField(default=0)),
                ("newest", models.DateTimeField(null=True)),
                ("closed", models.BooleanField(default=False)),
                ("yes", models.PositiveIntegerField(default=0)),
                ("partly", models.PositiveIntegerField(default=0)),
                ("no", models.PositiveIntegerField(default=0)),
            ],
            options={
                "permissions": (
                    ("moderate", "May publish, refuse and remove what readers say"),
                    ("ban", "May shut a reader out"),
                    ("mark", "May mark a passage and ask readers about it"),
                    ("mark_any", "May mark passages of other authors' pages"),
                    ("rule", "May set the rules of discussions"),
                ),
            },
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=40, unique=True)),
                ("spam", models.PositiveIntegerField(default=0)),
                ("fine", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="CorrectionRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("path", models.CharField(max_length=300)),
                ("title", models.CharField(max_length=300)),
                ("wrong", models.TextField()),
                ("right", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=500)),
                ("name", models.CharField(blank=True, max_length=60)),
                ("email", models.CharField(blank=True, db_index=True, max_length=254)),
                ("language", models.CharField(default="en", max_length=8)),
                ("created", models.DateTimeField(db_index=True)),
                ("state", models.CharField(db_index=True, default="open", max_length=8)),
                ("reply", models.TextField(blank=True)),
                ("decided", models.DateTimeField(null=True)),
                ("sender", models.CharField(max_length=32)),
                ("once", models.CharField(max_length=32, unique=True)),
            ],
            options={
                "indexes": [models.Index(fields=["sender", "created"], name="correction_by_sender")],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=12)),
                ("to", models.CharField(blank=True, max_length=254)),
                ("digest", models.CharField(max_length=32)),
                ("sender", models.CharField(blank=True, max_length=32)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("body", models.TextField(blank=True)),
                ("headers", models.JSONField(default=dict)),
                ("created", models.DateTimeField()),
                ("due", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("state", models.CharField(default="waiting", max_length=8)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "due"], name="letter_due"),
                    models.Index(fields=["digest", "created"], name="letter_by_digest"),
                    models.Index(fields=["sender", "created"], name="letter_by_sender"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("block", models.CharField(blank=True, max_length=36)),
                ("revision", models.CharField(blank=True, max_length=120)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("exact", models.TextField()),
                ("prefix", models.CharField(blank=True, max_length=40)),
                ("suffix", models.CharField(blank=True, max_length=40)),
                ("question", models.CharField(max_length=255)),
                ("opened", models.BooleanField(default=False)),
                ("language", models.CharField(default="en", max_length=8)),
                ("name", models.CharField(max_length=60)),
                ("role", models.CharField(blank=True, max_length=12)),
                ("sender", models.CharField(max_length=32)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("shown", "Shown"),
                            ("waiting", "Waiting"),
                            ("refused", "Refused"),
                            ("spam", "Spam"),
                            ("deleted", "Deleted"),
                        ],
                        default="shown",
                        max_length=8,
                    ),
                ),
                ("answers", models.PositiveIntegerField(default=0)),
                ("created", models.DateTimeField()),
                ("once", models.CharField(max_length=32, unique=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="discussion.topic",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("path", models.CharField(max_length=64)),
                ("depth", models.PositiveSmallIntegerField(default=0)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("shown", "Shown"),
                            ("waiting", "Waiting"),
                            ("refused", "Refused"),
                            ("spam", "Spam"),
                            ("deleted", "Deleted"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "Nowhere"), (1, "Root"), (2, "Reply"), (3, "Sticky")], default=0
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("email", models.CharField(blank=True, db_index=True, max_length=254)),
                ("confirmed", models.BooleanField(default=False)),
                ("role", models.CharField(blank=True, max_length=12)),
                ("text", models.TextField()),
                ("html", models.TextField()),
                ("language", models.CharField(default="en", max_length=8)),
                ("created", models.DateTimeField()),
                ("appeared", models.DateTimeField(null=True)),
                ("edited", models.DateTimeField(null=True)),
                ("sticky", models.BooleanField(default=False)),
                ("closed", models.BooleanField(default=False)),
                ("up", models.PositiveIntegerField(default=0)),
                ("down", models.PositiveIntegerField(default=0)),
                ("score", models.IntegerField(default=0)),
                ("replies", models.PositiveIntegerField(default=0)),
                ("sender", models.CharField(max_length=32)),
                ("network", models.CharField(blank=True, max_length=32)),
                ("once", models.CharField(max_length=32, unique=True)),
                ("why", models.CharField(blank=True, max_length=20)),
                ("echo", models.CharField(max_length=32)),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="discussion.comment",
                    ),
                ),
                (
                    "root",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="discussion.comment",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="answers_given",
                        to="discussion.question",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="discussion.topic"
                    ),
                ),
            ],
        ),
    ]
