"""The index of copies beside a record: made where there is none, and brought up to date with the ledger."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import evolve

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.source import Source
from onrecord.errors import RecordError
from onrecord.model.ids import parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Kind, Statement
from onrecord.offices import offices
from onrecord.offices.office import Office
from onrecord.record.corrections import holding_in
from onrecord.record.layout import Layout, may_write
from onrecord.record.lock import WriteLock
from onrecord.record.projections import sign_projections
from onrecord.record.rows import RevisionRow
from onrecord.record.store import Store

REUSE: Final = "reuse"
"""The folder of the index of copies below the projections."""
_PATIENCE = 600.0
_TOLD: Final = {"revision": "edition", "correction": "target"}
"""Entries of the ledger that change what is known of statements, and where they name them."""
_SHORTEST = 3


def reuse_folder(layout: Layout) -> Path:
    """Returns where the index of copies of a record lies."""
    return layout.projections / REUSE


def reuse_index(store: Store) -> ReuseIndex:
    """Returns the index of copies of a record, up to date; makes it where it is missing, damaged or of another format.

    Where nothing may be written beside the record, it is made in a passing folder, for this process.
    """
    store.refresh()
    index = _opened(store)
    if index is not None and next(iter(store.entries(start=index.last_entry + 1)), None) is None:
        return index
    if not may_write(store.layout.projections / f"{REUSE}.lock"):
        return _passing(store)
    with WriteLock(store.layout.projections / f"{REUSE}.lock", wait=_PATIENCE):
        index = _opened(store)
        last = max((one.id for one in store.entries(start=index.last_entry + 1 if index else 0)), default=-1)
        if index is None:
            index = ReuseIndex.create(reuse_folder(store.layout), _all(store), last_entry=last)
        elif last > index.last_entry:
            touched = _touched(store, index.last_entry + 1)
            fresh = (one for briefing in touched for one in briefing_sources(store, briefing))
            index = index.changed(fresh, gone=touched, last_entry=last)
        sign_projections(store.layout)
    return index


def _passing(store: Store) -> ReuseIndex:
    folder = Path(tempfile.mkdtemp(prefix="onrecord-reuse-"))
    last = max((one.id for one in store.entries()), default=-1)
    index = ReuseIndex.create(folder, _all(store), last_entry=last)
    weakref.finalize(index, shutil.rmtree, folder, ignore_errors=True)
    return index


def _opened(store: Store) -> ReuseIndex | None:
    try:
        return ReuseIndex.open(reuse_folder(store.layout))
    except RecordError:
        return None


def _touched(store: Store, start: int) -> list[str]:
    """Returns the briefings that got a revision, or a statement's correction, since an entry of the ledger."""
    found: dict[str, None] = {}
    for entry in store.entries(start=start):
        if entry.kind in _TOLD:
            found[parse_ref(str(entry.body[_TOLD[entry.kind]])).briefing] = None
    return list(found)


def _all(store: Store) -> Iterator[Source]:
    for briefing in store.briefings():
        yield from briefing_sources(store, briefing.id)


def briefing_sources(store: Store, briefing: str) -> Iterator[Source]:
    """Yields the statements of a briefing: of each language the page that stands for it, newest revision first.

    Of older revisions only what the newer ones do not say. Reprints of what the record holds from the office are left out.
    """
    for edition in store.editions(briefing):
        if not edition.primary:
            continue
        said = set[str]()
        fixed = holding_in(store, edition.id)
        rows = store.revision_rows(edition.id)
        for row in reversed(rows):
            revision = store.load(row)
            captured = store.capture_of(row.capture, before=row.entry).time
            for one in revision.statements:
                if one.text not in said and one.kind is not Kind.NARRATIVE:
                    said.add(one.text)
                    read = source_of(revision, one, row, captured, newest=row is rows[-1])
                    yield _as_corrected(read, one, revision, fixed)


def source_of(
    revision: Revision, one: Statement, row: RevisionRow, captured: str | None, *, newest: bool = True
) -> Source:
    """Returns a statement with what tells whose it is."""
    briefing = revision.briefing
    speaker = one.speaker or (briefing.presider if one.kind is not Kind.QUESTION else None)
    return Source(
        statement=revision.ref(one),
        kind=one.kind,
        exchange=one.exchange,
        text=one.text,
        language=briefing.language,
        date=briefing.date,
        office=briefing.office,
        speaker=speaker,
        outlet=one.outlet,
        names=names_of(speaker or one.outlet, offices().get(briefing.office or ""), one.kind),
        nature=revision.nature.value,
        newest=newest,
        digest=row.capture,
        captured=captured or row.time,
        address=revision.capture.address,
    )


def _as_corrected(
    read: Source, one: Statement, revision: Revision, fixed: Mapping[str, Mapping[str, str | None]]
) -> Source:
    """Returns a statement with whose words and of what day editors found that they are."""
    own, event = fixed.get(one.id, {}), fixed.get("", {})
    if not own and not event:
        return read
    kind = Kind(own.get("kind") or read.kind.value)
    speaker, outlet = own.get("speaker", one.speaker), own.get("outlet", one.outlet)
    if speaker is None and "speaker" not in own and kind is not Kind.QUESTION:
        speaker = event.get("presider", revision.briefing.presider)
    day = event.get("date")
    return evolve(
        read,
        kind=kind,
        speaker=speaker,
        outlet=outlet,
        date=dt.date.fromisoformat(day) if day else None if "date" in event else read.date,
        names=names_of(speaker or outlet, offices().get(read.office or ""), kind),
    )


def names_of(speaker: str | None, office: Office | None, kind: Kind) -> tuple[str, ...]:
    """Returns what a page may call a speaker: full names in every script, surnames; the office too. Who asks has one name."""
    found = dict.fromkeys([speaker] if speaker else [])
    if kind is Kind.QUESTION:
        return tuple(found)
    if speaker and office is not None:
        for person in office.presiders:
            if person.called(speaker):
                found |= dict.fromkeys(person.names)
    for name in list(found):
        if called := _ADDRESSED.sub("", name.rpartition("·")[2]):
            found.setdefault(called)
        parts = [part for part in name.replace(".", ". ").split() if len(part) >= _SHORTEST and part[0].isupper()]
        found |= dict.fromkeys(part if not part.isupper() else part.capitalize() for part in (parts[:1] + parts[-1:]))
    if office is not None:
        found |= dict.fromkeys([*office.names.values(), office.publisher])
    return tuple(name for name in found if len(name) > 1 and name.rstrip(".") not in _TITLES)


_ADDRESSED = re.compile("(?<=[\u3400-\u9fff]{2})(?:女士|先生|小姐|博士|大使|记者|記者|秘书|秘書|发言人|發言人)$")
"""What Chinese sets behind the name of a person whom it speaks of."""
_TITLES = frozenset(
    "Mr Mrs Ms Dr MS MR MRS DR Secretary President Minister The Prime Vice Deputy Senior Official Ambassador Chancellor StS "
    "Spokesperson Senator General Admiral Moderator".split()
)
