"""Citations for reference managers: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import re
from typing import Any

from onrecord.model.transcript import Nature
from onrecord.record.cite import PLACES, Citation
from onrecord.record.export.times import instant

_BIB = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
     "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)  # fmt: skip
_SPACE = re.compile(r"\s+")


def bibtex(one: Citation) -> str:
    """Returns a BibTeX entry. Its key is the id with `/` and `@` as colons, which BibTeX cannot hold in a key."""
    fields = {
        "author": one.author or one.publisher,
        "title": heading(one),
        "howpublished": one.publisher,
        "year": None if one.date is None else str(one.date.year),
        "month": None if one.date is None else str(one.date.month),
        "day": None if one.date is None else str(one.date.day),
        "langid": one.language,
        "note": note(one),
    }
    lines = [f"  {name} = {{{_bib(name, value)}}},\n" for name, value in fields.items() if value]
    # Addresses are not text: only what would end the field is taken out.
    if one.address:
        lines.append(f"  url = {{{re.sub('[{}]', '', one.address)}}},\n")
    if one.captured is not None:
        lines.append(f"  urldate = {{{one.captured.date().isoformat()}}},\n")
    key = one.ref.replace("/", ":").replace("@", ":")
    return f"@misc{{{key},\n{''.join(lines)}}}\n"


def _bib(name: str, value: str) -> str:
    escaped = _one_line(value).translate(_BIB)
    # A second pair of braces keeps a name whole ("Ministry of …" is no surname) and a title's capitals.
    return f"{{{escaped}}}" if name in {"author", "title"} else escaped


def ris(one: Citation) -> str:
    """Returns a RIS entry, lines ending as the format demands."""
    day = None if one.date is None else one.date.strftime("%Y/%m/%d")
    seen = None if one.captured is None else one.captured.strftime("%Y/%m/%d")
    fields = (
        ("TY", "GOVDOC"), ("ID", one.ref), ("AU", one.author or one.publisher), ("TI", heading(one)),
        ("T2", one.title), ("PB", one.publisher), ("PY", None if one.date is None else str(one.date.year)),
        ("DA", day), ("LA", one.language), ("UR", one.address), ("Y2", seen), ("N1", note(one)),
    )  # fmt: skip
    lines = [f"{tag}  - {_one_line(value)}\r\n" for tag, value in fields if value]
    return "".join(lines) + "ER  - \r\n"


def csl(one: Citation) -> dict[str, Any]:
    """Returns a CSL-JSON item (https://docs.citationstyles.org/)."""
    author = one.author or one.publisher
    item: dict[str, Any] = {
        "id": one.ref,
        "type": "speech",
        "title": heading(one),
        "author": [{"literal": author}] if author else None,
        "event-title": one.title,
        "genre": one.event,
        "publisher": one.publisher,
        "issued": None if one.date is None else {"date-parts": [[one.date.year, one.date.month, one.date.day]]},
        "accessed": _accessed(one),
        "language": one.language,
        "URL": one.address,
        "archive_location": one.ref,
        "note": note(one),
    }
    return {name: value for name, value in item.items() if value is not None}


def _accessed(one: Citation) -> dict[str, Any] | None:
    seen = one.captured
    return None if seen is None else {"date-parts": [[seen.year, seen.month, seen.day]]}


def heading(one: Citation) -> str:
    """Returns the title of what is cited: the item of the event."""
    item = one.item and one.item[:1].upper() + one.item[1:]
    return ", ".join(part for part in (item, one.event if item else one.event.capitalize()) if part)


def note(one: Citation) -> str:
    """Returns what no field holds: which copy was read, and what it is where it is not the office's own page."""
    seen = "" if one.captured is None else f", captured {instant(one.captured)}"
    sort = "" if one.nature is Nature.OFFICIAL else f"; read from: {PLACES[one.nature]}"
    fixed = f"; corrected by editors: {one.corrected}" if one.corrected else ""
    return f"Record: {one.ref}; revision {one.revision}{seen}, sha256 {one.sha256}{sort}{fixed}"


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
