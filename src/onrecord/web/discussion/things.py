"""The things that readers talk about, by their keys: `xa-mfa/2024-04-11`, `…/en/a3`, `…/en/x3`, `page:12`, `dossier:tides`.

Things of the record are looked up in it. For others the setting DISCUSSED names, by the word before the colon, a function
(as `onrecord.web.pages.discussed.thing`) from a key to a Thing, or to None where there is no such page: the parts of the
site that have pages stand above this one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from attrs import frozen
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.statement import Statement
from onrecord.web.discussion.refused import NotHere
from onrecord.web.record.book import Book, book_of
from onrecord.web.record.head import briefing_of, edition_of
from onrecord.web.record.shelf import preferred
from onrecord.web.record.statement import statements_of
from onrecord.web.record.turn import opening
from onrecord.web.record.words import coded, day, office_name

KEY: Final = (
    r"[a-z0-9]+(?:-[a-z0-9]+)*/(?:\d{4}-\d\d-\d\d|undated)(?:-[1-9]\d*)?"
    r"(?:/[a-z]{2,8}(?:-[a-z0-9]+)*(?:/[snqax]\d+[a-z]*)?(?:@r[1-9]\d{0,5})?)?|[a-z]{3,12}:[a-z0-9-]{1,100}"
)
"""How keys look in an address."""
_OTHER: Final = re.compile(r"([a-z]{3,12}):[a-z0-9-]{1,100}")


@frozen
class Thing:
    """A thing that is talked about. `path` is its address without the language, `kind` what it is.

    `authors` are the users whose page it is: they may mark passages, pin and close. `text` are a statement's words in
    `revision`, "" for all else. `open` is False where no comments are wanted.
    """

    key: str
    kind: str
    title: str
    path: str
    byline: str = ""
    date: dt.date | None = None
    language: str = ""
    authors: frozenset[int] = frozenset()
    text: str = ""
    revision: str = ""
    open: bool = True

    @property
    def may_be_answered(self) -> bool:
        """Tells whether "was it answered?" makes sense of it."""
        return self.kind in {"exchange", "answer"}

    def to_dict(self) -> dict[str, str | None]:
        """Returns what anybody may know of it."""
        date = self.date.isoformat() if self.date else None
        told = {"key": self.key, "kind": self.kind, "title": self.title, "path": self.path, "byline": self.byline}
        return {**told, "date": date, "language": self.language or None}


def thing_of(key: str) -> Thing:
    """Returns the thing of a key; raises NotHere where there is none."""
    other = _OTHER.fullmatch(key)
    try:
        found = _elsewhere(other[1], key) if other else _of_record(parse_ref(key))
    except UsageError:
        found = None
    if found is None:
        raise NotHere(gettext("There is nothing of this name."))
    return found


def canonical(key: str) -> str:
    """Returns the key under which a thing is talked about: without a revision, a briefing for its editions."""
    if _OTHER.fullmatch(key):
        return key
    ref = parse_ref(key).plain()
    return ref.briefing if ref.item is None else str(ref)


def _elsewhere(kind: str, key: str) -> Thing | None:
    name = getattr(settings, "DISCUSSED", {}).get(kind)
    if name is None:
        return None
    find: Callable[[str], Thing | None] = import_string(name)
    return find(key)


def _of_record(ref: Ref) -> Thing:
    book = book_of(settings.ONRECORD.folder)
    briefing = briefing_of(book, ref)
    edition = preferred(briefing.editions, "en") if ref.edition is None else edition_of(briefing, ref)
    by = office_name(briefing.office)
    if ref.item is None:
        title = edition.title or f"{coded(briefing.kind)}, {day(briefing.date)}"
        return Thing(briefing.id, "briefing", title, f"/{briefing.id}", by, briefing.date, edition.language)
    revision = book.newest(edition.id)
    said = statements_of(revision, ref) or _older(book, edition.id, ref)
    if not said:
        raise UsageError(f"the record holds no `{ref}`")
    first = said[0]
    is_exchange = str(ref.item).startswith("x")
    return Thing(
        key=str(ref.plain()),
        kind="exchange" if is_exchange else first.kind.value,
        title=opening(first.text),
        path=f"/{ref.plain()}",
        byline=", ".join(dict.fromkeys(one for one in (first.speaker or first.outlet, by) if one)),
        date=briefing.date,
        language=edition.language,
        text="" if is_exchange else first.text,
        revision="" if is_exchange else f"{ref.plain()}@r{revision.number}",
    )


def _older(book: Book, edition: str, ref: Ref) -> tuple[Statement, ...]:
    """Returns what an id named in an older revision: what was said about it stays."""
    for row in reversed(book.store.revision_rows(edition)[:-1]):
        said = statements_of(book.revision(row), ref)
        if said:
            return said
    return ()
