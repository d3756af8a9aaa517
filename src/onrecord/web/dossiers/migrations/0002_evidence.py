"""Evidence, what is owed, and the log; and their indexes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """The first tables."""

    dependencies = (("dossiers", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL))

    operations = (
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(default=0)),
                (
                    "role",
                    models.CharField(
                        choices=[("supports", "supports"), ("contradicts", "contradicts"), ("closes", "closes")],
                        default="supports",
                        max_length=12,
                    ),
                ),
                ("words", models.TextField()),
                ("language", models.CharField(blank=True, max_length=12)),
                ("statement", models.CharField(blank=True, db_index=True, max_length=120)),
                ("revision", models.PositiveIntegerField(null=True)),
                ("start", models.PositiveIntegerField(null=True)),
                ("end", models.PositiveIntegerField(null=True)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("address", models.CharField(blank=True, max_length=600)),
                ("date", models.DateField(blank=True, null=True)),
                (
                    "pending",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="dossiers.pending",
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="dossiers.position",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="dossiers.proposal",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="dossiers.state",
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(default=0)),
                ("key", models.SlugField(max_length=80)),
                ("title", models.JSONField(default=dict)),
                ("proposal", models.SlugField(blank=True, max_length=80)),
                ("track", models.SlugField(blank=True, max_length=80)),
                ("pair", models.SlugField(blank=True, max_length=80)),
                ("after", models.SlugField(blank=True, max_length=80)),
                ("condition", models.JSONField(blank=True, default=dict)),
                ("asked_by", models.ManyToManyField(related_name="+", to="dossiers.actor")),
                ("by", models.ManyToManyField(related_name="+", to="dossiers.actor")),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="state",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="states", to="dossiers.step"
            ),
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=12)),
                ("why", models.CharField(blank=True, max_length=300)),
                ("statement", models.CharField(max_length=120)),
                ("revision", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("day", models.DateField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("suggested", "Suggested"),
                            ("accepted", "Accepted"),
                            ("edited", "Edited"),
                            ("rejected", "Rejected"),
                        ],
                        default="suggested",
                        max_length=12,
                    ),
                ),
                ("made", models.DateTimeField(auto_now_add=True)),
                ("decided", models.DateTimeField(null=True)),
                ("reason", models.CharField(blank=True, max_length=400)),
                ("became", models.CharField(blank=True, max_length=60)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("-day", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField(default=0)),
                ("key", models.SlugField(max_length=80)),
                ("forms", models.JSONField(default=dict)),
                (
                    "dossier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="dossiers.dossier"
                    ),
                ),
            ],
            options={
                "ordering": ("order", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.AddConstraint(
            model_name="actor",
            constraint=models.UniqueConstraint(fields=("dossier", "key"), name="dossier_actor"),
        ),
        migrations.AddConstraint(
            model_name="pending",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                name="pending_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(fields=("dossier", "key"), name="dossier_proposal"),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"),
                name="position_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            ("pending__isnull", True),
                            ("position__isnull", True),
                            ("proposal__isnull", False),
                            ("state__isnull", True),
                        ),
                        models.Q(
                            ("pending__isnull", True),
                            ("position__isnull", True),
                            ("proposal__isnull", True),
                            ("state__isnull", False),
                        ),
                        models.Q(
                            ("pending__isnull", True),
                            ("position__isnull", False),
                            ("proposal__isnull", True),
                            ("state__isnull", True),
                        ),
                        models.Q(
                            ("pending__isnull", False),
                            ("position__isnull", True),
                            ("proposal__isnull", True),
                            ("state__isnull", True),
                        ),
                        _connector="OR",
                    )
                ),
                name="evidence_of_one_claim",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("words", ""), _negated=True),
                    models.Q(("start__isnull", False), models.Q(("address", ""), _negated=True), _connector="OR"),
                ),
                name="evidence_has_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(fields=("dossier", "key"), name="dossier_step"),
        ),
        migrations.AddIndex(
            model_name="suggestion",
            index=models.Index(fields=["dossier", "status", "source"], name="dossier_suggested"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(
                fields=("dossier", "source", "statement", "digest"), name="dossier_suggestion"
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.UniqueConstraint(fields=("dossier", "key"), name="dossier_term"),
        ),
    )
