"""The rest of the tables of what readers say, and their indexes."""

from __future__ import annotations

from typing import ClassVar

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """As Django wrote it."""

    dependencies: ClassVar = [
        ("discussion", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("day", models.DateField()),
                ("times", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["day", "key"], name="reading_by_day")],
                "constraints": [models.UniqueConstraint(fields=("key", "day"), name="reading_once")],
            },
        ),
        migrations.CreateModel(
            name="Follow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.CharField(max_length=254)),
                ("target", models.CharField(max_length=40)),
                ("language", models.CharField(default="en", max_length=8)),
                ("created", models.DateTimeField()),
                ("confirmed", models.DateTimeField(null=True)),
                ("told", models.DateTimeField()),
                ("next", models.DateTimeField()),
                (
                    "root",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="discussion.comment",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follows",
                        to="discussion.topic",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("voter", models.CharField(max_length=40)),
                ("value", models.CharField(max_length=6)),
                ("time", models.DateTimeField()),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="verdicts",
                        to="discussion.topic",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("voter", models.CharField(max_length=40)),
                ("value", models.SmallIntegerField()),
                ("time", models.DateTimeField()),
                (
                    "comment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="discussion.comment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ban",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("value", models.CharField(max_length=40)),
                ("shown", models.CharField(max_length=80)),
                ("reason", models.CharField(max_length=200)),
                ("created", models.DateTimeField()),
                ("until", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "value"), name="ban_once")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sender", models.CharField(max_length=40)),
                ("reason", models.CharField(max_length=12)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("created", models.DateTimeField()),
                ("settled", models.BooleanField(default=False)),
                (
                    "comment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="discussion.comment",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["settled", "created"], name="report_queue"),
                    models.Index(fields=["sender", "created"], name="report_by_sender"),
                ],
                "constraints": [models.UniqueConstraint(fields=("comment", "sender"), name="report_once")],
            },
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["topic", "status"], name="question_of_topic"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["status", "created"], name="question_queue"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["sender", "created"], name="question_by_sender"),
        ),
        migrations.AddIndex(
            model_name="follow",
            index=models.Index(fields=["confirmed", "next"], name="follow_due"),
        ),
        migrations.AddConstraint(
            model_name="follow",
            constraint=models.UniqueConstraint(fields=("email", "target"), name="follow_once"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["topic", "place", "number"], name="comment_by_number"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["topic", "place", "score", "number"], name="comment_by_score"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["topic", "place", "replies", "number"], name="comment_by_replies"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["root", "place", "path"], name="comment_thread"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["question", "place", "number"], name="comment_answers"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["sender", "created"], name="comment_by_sender"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["status", "created"], name="comment_queue"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["appeared", "topic"], name="comment_recent"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["topic", "appeared"], name="comment_news"),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["echo", "created"], name="comment_echo"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.UniqueConstraint(fields=("topic", "number"), name="comment_number"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.UniqueConstraint(fields=("topic", "voter"), name="verdict_once"),
        ),
        migrations.AddIndex(
            model_name="vote",
            index=models.Index(fields=["voter", "time"], name="vote_by_voter"),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("comment", "voter"), name="vote_once"),
        ),
    ]
