"""How to cite a statement, an exchange or a whole edition: always a revision, always the copy that was read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.statement import Kind, Statement
from onrecord.model.transcript import Nature
from onrecord.record.corrections import KINDS
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.row import official_address
from onrecord.record.export.times import instant
from onrecord.record.language_names import language_name

_ITEM = re.compile(r"([snqax])(\d+[a-z]*)")
UNNAMED = "Unnamed reporter"
"""Under whom a question is cited whose asker the page does not name: never under the office that printed it."""
PLACES: Final[Mapping[Nature, str]] = MappingProxyType({
    Nature.OFFICIAL: "official", Nature.REPRINT: "reprint", Nature.ARTICLE: "article", Nature.OTHER: "page",
})  # fmt: skip
"""What the page is called at whose address the words were read: only an office's own page is official."""
_WORDS = {"s": "statement", "n": "stage direction", "q": "question", "a": "answer", "x": "exchange"}


@frozen
class Citation:
    """What a citation says. `author` is None where the page names nobody; `item` is None for a whole edition.

    Author, event and date are those that a correction names, where one does; `corrected` then says what the page has. Where the
    speaker was left open the author is None.
    """

    ref: str
    author: str | None
    role: str | None
    publisher: str | None
    event: str
    title: str | None
    date: dt.date | None
    item: str | None
    language: str | None
    revision: int
    captured: dt.datetime | None
    sha256: str
    address: str | None
    nature: Nature = Nature.OFFICIAL
    corrected: str | None = None

    def plain(self) -> str:
        """Returns the citation as one line of text."""
        who = self.author and (f"{self.author} ({self.role})" if self.role else self.author)
        edition = self.language and f"{language_name(self.language)} edition"
        copy = f"sha256 {self.sha256}"
        if self.captured is not None:
            copy = f"captured {instant(self.captured)}, {copy}"
        revision = f"revision {self.revision} ({copy})"
        day = "no date" if self.date is None else f"{self.date.day} {self.date:%b %Y}"
        parts = (who, self.publisher, self.event, day, self.item, edition, revision)
        told = ", ".join(part for part in parts if part)
        place = f" {PLACES[self.nature].capitalize()}: {self.address}." if self.address else ""
        fixed = f" Corrected by editors: {self.corrected}." if self.corrected else ""
        return f"{told}.{place}{fixed} Record: {self.ref}."


def cite(excerpt: Excerpt, item: str | None = None) -> Citation:
    """Returns the citation of a revision, or of one of its statements or exchanges by short id (`a3`, `x3`).

    Raises UsageError where the revision has no such item.
    """
    revision, event = excerpt.revision, excerpt.revision.briefing
    author, role = _author(excerpt, item)
    fixed = excerpt.corrections.get("", {})
    return Citation(
        ref=revision.id if item is None else f"{revision.edition}/{item}@r{revision.number}",
        author=author,
        role=role,
        publisher=event.publisher,
        event=str(fixed.get("kind") or event.kind).replace("-", " "),
        title=revision.page.title,
        date=_date(fixed, event.date),
        item=None if item is None else _item(item),
        language=event.language,
        revision=revision.number,
        captured=excerpt.captured,
        sha256=revision.capture.sha256,
        address=official_address(excerpt),
        nature=revision.nature,
        corrected=_corrected(excerpt, item),
    )


def cite_all(excerpt: Excerpt) -> list[Citation]:
    """Returns a citation for each statement of an excerpt."""
    return [cite(excerpt, one.id) for one in excerpt.statements]


def _item(item: str) -> str:
    found = _ITEM.fullmatch(item)
    if found is None:
        raise UsageError(f"`{item}` is no id of a statement or an exchange")
    return f"{_WORDS[found[1]]} {found[2]}"


def _author(excerpt: Excerpt, item: str | None) -> tuple[str | None, str | None]:
    revision = excerpt.revision
    presider = excerpt.corrections.get("", {}).get("presider", revision.briefing.presider)
    if item is None or item.startswith("x"):
        if item is not None and int(item[1:]) not in revision.exchanges():
            raise UsageError(f"{revision.id} has no {item}")
        return presider, "presiding" if presider else None
    one = revision.statement(item)
    if one is None:
        raise UsageError(f"{revision.id} has no {item}")
    fixed = excerpt.corrections.get(one.id, {})
    # Who was declared not to be known is not the presider either.
    is_open = "speaker" in fixed and fixed["speaker"] is None
    return _voice(_as_corrected(one, fixed), None if is_open else presider)


def _date(fixed: Mapping[str, str | None], read: dt.date | None) -> dt.date | None:
    """Returns the day that editors found right, the one read where they said nothing, None where they left it open."""
    day = fixed.get("date", None if read is None else read.isoformat())
    return None if day is None else dt.date.fromisoformat(day)


def _as_corrected(one: Statement, fixed: Mapping[str, str | None]) -> Statement:
    """Returns the statement with who spoke, who asked and the kind that editors found right."""
    kind = fixed.get("kind")
    return evolve(
        one,
        speaker=fixed.get("speaker", one.speaker),
        outlet=fixed.get("outlet", one.outlet),
        kind=Kind(kind) if kind in KINDS else one.kind,
    )


def _corrected(excerpt: Excerpt, item: str | None) -> str | None:
    """Returns what the page has where a correction changes who is cited, None where none does."""
    fixed = excerpt.corrections.get(item or "", {})
    one = None if item is None else excerpt.revision.statement(item)
    read = {field: getattr(one, field) for field in ("speaker", "outlet", "kind") if one is not None and field in fixed}
    event = excerpt.corrections.get("", {})
    briefing = excerpt.revision.briefing
    for name, field in (("event", "kind"), ("date", "date"), ("presider", "presider")):
        if field in event:
            read[name] = getattr(briefing, field)
    told = [f"{field} read as {value or 'not named'}" for field, value in read.items()]
    return "; ".join(told) or None


def _voice(one: Statement, presider: str | None) -> tuple[str | None, str | None]:
    """Returns whom the words are cited under. Words whose label names nobody go under the presider, and say `presiding`."""
    match one.kind:
        case Kind.QUESTION:
            return one.speaker or one.outlet or UNNAMED, one.outlet if one.speaker and one.outlet else "asking"
        case Kind.ANSWER | Kind.SPEECH:
            named = one.speaker or presider
            return named, "presiding" if named is not None and named == presider else None
        case Kind.NARRATIVE:
            return None, None


def item_of(ref: str) -> str | None:
    """Returns the short id at the end of an id of the record, None for an edition's; raises UsageError for no id."""
    return parse_ref(ref).item
