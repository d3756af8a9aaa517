"""The words of the site's interface: takes them from templates and code, merges them into the Chinese lists, compiles them.

`python scripts/messages.py` rewrites locale/zh/LC_MESSAGES/django.po of each part of the site with every message there is,
translations kept, those no longer used left out, and django.mo from it. Exit code 1 when a message has no translation.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SITE = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "web" / "record"
LIST = SITE / "locale" / "zh" / "LC_MESSAGES" / "django.po"
_KEYWORDS = {"_": None, "gettext": None, "gettext_noop": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def messages(site: Path = SITE) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yields each message with the file it stands in, as `templates/base.html`; plurals as pairs."""
    for path in sorted([*site.rglob("*.html"), *site.rglob("*.py")]):
        source = path.read_text("utf-8")
        code = templatize(source) if path.suffix == ".html" else source
        for _, found, _, _ in extract("python", io.BytesIO(code.encode()), keywords=_KEYWORDS):
            yield path.relative_to(site).as_posix(), found


def merged(old: Catalog, site: Path = SITE) -> Catalog:
    """Returns the list of all messages, with the translations of the old list."""
    made = Catalog(
        locale="zh", project="OnRecord", fuzzy=False, charset="utf-8", header_comment="# The site's words in Chinese."
    )
    # The times stand still, so that the same messages give the same bytes.
    made.creation_date = made.revision_date = old.creation_date
    for place, found in messages(site):
        key = found[0] if isinstance(found, tuple) else found
        known = old.get(key)
        made.add(found, known.string if known else None, locations=[(place, 0)])
    return made


def compiled(catalog: Catalog) -> bytes:
    """Returns the list as gettext reads it."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def read(path: Path = LIST) -> Catalog:
    """Returns the list that is there, an empty one where there is none."""
    return read_po(io.BytesIO(path.read_bytes()), locale="zh") if path.exists() else Catalog(locale="zh")


def untranslated(catalog: Catalog) -> list[str]:
    """Returns the messages without a translation."""
    bare = (one for one in catalog if one.id and not (all(one.string) if isinstance(one.string, tuple) else one.string))
    return [one.id if isinstance(one.id, str) else one.id[0] for one in bare]


def main() -> int:
    """Rewrites both files of each part that has a list; returns the exit code."""
    missing = 0
    for site in sorted(one.parent for one in SITE.parent.glob("*/locale")):
        path = site / "locale" / "zh" / "LC_MESSAGES" / "django.po"
        catalog = merged(read(path), site)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(file, catalog, width=120, include_lineno=False, omit_header=False, sort_output=True)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        for one in untranslated(catalog):
            missing += 1
            print(f"messages: {site.name}: no translation of {one!r}", file=sys.stderr)
    return int(missing > 0)


if __name__ == "__main__":
    sys.exit(main())
