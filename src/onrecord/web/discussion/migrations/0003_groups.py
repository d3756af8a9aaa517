"""Makes the groups whose members may do more than readers."""

from typing import Any

from django.db import migrations

_RIGHTS = {
    "author": ("mark",),
    "moderator": ("moderate", "ban"),
    "editor": ("mark", "mark_any", "moderate", "ban", "rule"),
}
_NAMES = {
    "moderate": "May publish, refuse and remove what readers say",
    "ban": "May shut a reader out",
    "mark": "May mark a passage and ask readers about it",
    "mark_any": "May mark passages of other authors' pages",
    "rule": "May set the rules of discussions",
}


def make(apps: Any, schema_editor: Any) -> None:
    """Makes the groups; Django makes the rights only after all migrations, so they are made here."""
    alias = schema_editor.connection.alias
    kinds = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    rights = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    kind, _ = kinds.get_or_create(app_label="discussion", model="topic")
    for group, names in _RIGHTS.items():
        held, _ = groups.get_or_create(name=group)
        for name in names:
            right, _ = rights.get_or_create(content_type=kind, codename=name, defaults={"name": _NAMES[name]})
            held.permissions.add(right)


class Migration(migrations.Migration):
    """The groups author, moderator and editor; going back leaves them, since people may be in them."""

    dependencies = (
        ("discussion", "0002_said"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    )
    operations = (migrations.RunPython(make, migrations.RunPython.noop),)
