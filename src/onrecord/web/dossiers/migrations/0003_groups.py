"""Gives the groups of authors and editors their rights on dossiers."""

from typing import Any

from django.db import migrations

_RIGHTS = {"author": ("suggest",), "editor": ("suggest", "edit")}
_NAMES = {"edit": "May edit and publish dossiers", "suggest": "May suggest evidence for dossiers"}


def make(apps: Any, schema_editor: Any) -> None:
    """Makes the groups where they are not there; Django makes the rights only after all migrations, so they are made here."""
    alias = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    rights = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    kind, _ = kinds.get_or_create(app_label="dossiers", model="dossier")
    for group, names in _RIGHTS.items():
        held, _ = groups.get_or_create(name=group)
        for name in names:
            right, _ = rights.get_or_create(content_type=kind, codename=name, defaults={"name": _NAMES[name]})
            held.permissions.add(right)


class Migration(migrations.Migration):
    """The groups author and editor; going back leaves them, since people may be in them."""

    dependencies = (
        ("dossiers", "0002_evidence"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    )
    operations = (migrations.RunPython(make, migrations.RunPython.noop),)
