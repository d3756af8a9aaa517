"""The reference page of the offices says what their folders say. `make golden` rewrites it."""

import os
from pathlib import Path

from onrecord.offices import Office, offices

HEAD = """\
---
orphan: true
---

# Press offices

Offices whose pages OnRecord knows, each from its folder under `src/onrecord/offices/`. Pages of all others are read by the
general rules. This page is written by `make golden`; [a new office](../how-to/add-a-press-office.md) adds its line by itself.

| id | publisher | languages | addresses | terms of use |
| --- | --- | --- | --- | --- |
"""


def line(office: Office) -> str:
    hosts = ", ".join(f"`{place.host}`" for place in office.addresses[:3]) + (" …" if office.addresses[3:] else "")
    terms = f"[{office.terms.license}]({office.terms.address})"
    return f"| `{office.id}` | {office.publisher} | {', '.join(office.languages)} | {hosts} | {terms} |\n"


def test_the_page_of_offices_lists_every_office(root: Path) -> None:
    page = root / "docs" / "reference" / "offices.md"
    text = HEAD + "".join(line(office) for office in offices().values())
    if os.environ.get("ONRECORD_GOLDEN"):
        page.write_text(text, "utf-8")
    assert page.read_text("utf-8") == text, "run `make golden`"
