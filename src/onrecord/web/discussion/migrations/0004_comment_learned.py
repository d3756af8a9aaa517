"""Each comment remembers what the spam filter learned from it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies: ClassVar = [("discussion", "0003_groups")]

    operations: ClassVar = [
        migrations.AddField("comment", "learned", models.CharField(blank=True, default="", max_length=4)),
    ]
