"""Makes the tables of dossiers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first tables."""

    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="Dossier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("title", models.JSONField(default=dict)),
                ("summary", models.JSONField(blank=True, default=dict)),
                ("published", models.BooleanField(default=False)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("changed", models.DateTimeField(auto_now=True)),
            ],
            options={
                "permissions": (
                    ("edit", "May edit and publish dossiers"),
                    ("suggest", "May suggest evidence for dossiers"),
                ),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="State",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("agreed", "agreed"),
                            ("begun", "begun"),
                            ("done", "done"),
                            ("suspended", "suspended"),
                            ("lapsed", "lapsed"),
                            ("disputed", "disputed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("note", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ("since", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Deed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(db_index=True, max_length=80)),
                ("time", models.DateTimeField(auto_now_add=True)),
                ("author", models.CharField(max_length=150)),
                ("verb", models.CharField(max_length=20)),
                ("target", models.CharField(blank=True, max_length=120)),
                ("body", models.JSONField(default=dict)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Actor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(default=0)),
                ("key", models.SlugField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[("state", "state"), ("body", "body"), ("person", "person")], max_length=12
                    ),
                ),
                ("name", models.JSONField(default=dict)),
                ("office", models.CharField(blank=True, max_length=60)),
                ("names", models.JSONField(blank=True, default=list)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="actors", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Pending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(default=0)),
                ("kind", models.CharField(choices=[("question", "question"), ("promise", "promise")], max_length=12)),
                ("text", models.JSONField(default=dict)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pending", to="dossiers.dossier"
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dossiers.actor"
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(default=0)),
                ("key", models.SlugField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("approach", "approach"),
                            ("talks", "talks"),
                            ("resolution", "resolution"),
                            ("statement", "statement"),
                            ("sanctions", "sanctions"),
                            ("meeting", "meeting"),
                        ],
                        max_length=12,
                    ),
                ),
                ("title", models.JSONField(default=dict)),
                ("date", models.DateField(blank=True, null=True)),
                ("elements", models.JSONField(blank=True, default=list)),
                ("by", models.ManyToManyField(related_name="+", to="dossiers.actor")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(default=0)),
                ("question", models.JSONField(blank=True, default=dict)),
                (
                    "stance",
                    models.CharField(
                        choices=[
                            ("proposes", "proposes"),
                            ("supports", "supports"),
                            ("conditional", "conditional"),
                            ("opposes", "opposes"),
                            ("declines", "declines"),
                            ("unclear", "unclear"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("note", models.JSONField(blank=True, default=dict)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="positions", to="dossiers.dossier"
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dossiers.actor"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dossiers.proposal",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "default_permissions": (),
            },
        ),
    )
