"""The projections made anew from the files, and held captures read again by the reader of today."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path

from attrs import frozen

from onrecord.model.capture import Capture
from onrecord.model.revision import Revision
from onrecord.model.transcript import Transcript
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.in_order import in_order
from onrecord.pipeline.prepare import draft_of
from onrecord.pipeline.read_all import read_or_error
from onrecord.record.layout import existing
from onrecord.record.lock import WriteLock
from onrecord.record.lost import behind
from onrecord.record.prepared import Outcome
from onrecord.record.projections import sign_projections
from onrecord.record.store import Store
from onrecord.record.writer import Writer


def rebuild(folder: Path, *, wait: float = 0.0) -> dict[str, int]:
    """Deletes all projections, makes catalog and search index again from the files, and returns what the record holds.

    What an analysis keeps (phrases, copies, a grown glossary) is made when it is next asked for. Raises RecordError where
    the ledger lost entries: the catalog that knows of them is kept.
    """
    layout = existing(folder)
    with WriteLock(layout.lock, wait=wait):
        behind(layout)
        _empty(layout.projections)
        with Store.open(folder) as store:
            follow_up(store)
            held = store.count()
        sign_projections(layout)
    return held


def _empty(folder: Path) -> None:
    if folder.is_dir():
        for path in sorted(folder.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()


@frozen
class _Held:
    """An edition and the capture that its newest revision was read from."""

    edition: str
    capture: Capture


def reread(
    writer: Writer, *, office: str | None = None, jobs: int = 1, cause: str = "re-read"
) -> Generator[Outcome, None, None]:
    """Yields what became of each edition (of one office, or of all) when its newest capture is read again.

    A reading that says something else becomes a new revision with this cause; the old one stays.
    """
    held = _held(writer.store, office)
    for edition, draft, problem in in_order(_again, held, jobs=jobs, lost=_lost):
        if draft is None:
            page = writer.store.edition(edition).page
            yield Outcome(page, None, "unreadable", f"{edition}", reason=problem)
        else:
            yield writer.revise(draft, edition=edition, cause=cause)


def _held(store: Store, office: str | None) -> Iterator[_Held]:
    for edition in list(store.all_editions()):
        if office is None or edition.briefing.startswith(f"{office}/"):
            last = store.revision_rows(edition.id)[-1]
            capture = store.received(store.capture_rows(sha256=last.capture)[0]).capture
            yield _Held(edition.id, capture)


def _again(one: _Held) -> tuple[str, Revision | None, str]:
    outcome = read_or_error(one.capture)
    if not isinstance(outcome, Transcript):
        return one.edition, None, str(outcome)
    draft = draft_of(outcome)
    return one.edition, draft, "" if draft is not None else "the page is read as one of no briefing now"


def _lost(one: _Held, reason: str) -> tuple[str, Revision | None, str]:
    return one.edition, None, f"the process that read the page {reason}"
