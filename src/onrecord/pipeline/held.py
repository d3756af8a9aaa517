"""Captures whose bytes the record holds: a check each, and read again only where the page shows anew what it said before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from onrecord.errors import CaptureError
from onrecord.model.ids import parse_ref
from onrecord.model.received import Received
from onrecord.record.layout import stamp
from onrecord.record.page_key import page_key
from onrecord.record.prepared import Check, Outcome
from onrecord.record.put_back import is_older_file, is_put_back
from onrecord.record.writer import Writer

_IN_FLIGHT: Final = 1024
"""Pages whose captures may not be written yet: more than all processes have in hand."""


@frozen
class _Waiting:
    """A file with an older state of an edition, and the check that it is unless it stands alone."""

    received: Received
    check: Check


class Held:
    """One run of captures held against the record.

    A capture with a date (from the web, from an archive) tells what its page showed then. A file has no date: an older state
    of a page counts as shown anew only if no other state of that page is handed in with it. A folder of them added twice
    says nothing.
    """

    def __init__(self, writer: Writer) -> None:
        """Takes the record that is written to."""
        self._writer = writer
        self._shown: dict[str, str] = {}
        self._met: set[str] = set()
        self._waiting: dict[str, _Waiting] = {}

    def checked(self, received: Iterable[Received | CaptureError]) -> Iterator[Received | Check | CaptureError]:
        """Yields what is to be read, and a check for what is not; files that wait for the end of the run are left to `rest`."""
        for one in received:
            if isinstance(one, CaptureError):
                yield one
            elif one.source == "file":
                yield from self._file(one)
            else:
                yield self._dated(one)

    def met(self, outcome: Outcome) -> None:
        """Takes note of what became of a capture of this run."""
        if outcome.id is not None:
            self._met.add(parse_ref(outcome.id).edition_id or outcome.id)

    def rest(self) -> Iterator[Received | Check]:
        """Yields the files that waited: what is shown anew as it came, all others as checks."""
        for state, one in self._waiting.items():
            yield one.check if state in self._met else one.received

    def _dated(self, one: Received) -> Received | Check:
        sha256 = one.capture.sha256
        page = page_key(one.capture.address, sha256=sha256)
        before = self._shown.pop(page, sha256)
        self._shown[page] = sha256
        if len(self._shown) > _IN_FLIGHT:
            del self._shown[next(iter(self._shown))]
        again = before != sha256 or is_put_back(self._writer.store, page, sha256, time=stamp(one.time))
        return one if again or not self._writer.holds(sha256) else self._check(one)

    def _file(self, one: Received) -> Iterator[Received | Check]:
        sha256 = one.capture.sha256
        if not self._writer.holds(sha256):
            yield one
            return
        check = self._check(one)
        row = self._writer.store.page_row(check.page)
        state = check.page if row is None else row.edition or row.page
        if row is None or state in self._met or not is_older_file(self._writer.store, row, sha256):
            self._met.add(state)
            yield check
        elif state not in self._waiting:
            self._waiting[state] = _Waiting(one, check)
            return
        else:
            yield check
            if self._waiting[state].received.capture.sha256 == sha256:
                return
            self._met.add(state)
        if state in self._waiting:
            yield self._waiting.pop(state).check

    def _check(self, one: Received) -> Check:
        """Returns the check of a page whose bytes are held: the page that it is by its address, or the one they came from first."""
        capture, store = one.capture, self._writer.store
        key = page_key(capture.address, sha256=capture.sha256)
        if store.page_row(key) is None and not (capture.address or "").lower().startswith(("http://", "https://")):
            key = store.capture_rows(sha256=capture.sha256)[0].page
        return Check(key, capture.address, stamp(one.time), "unchanged", capture.sha256, one.status)
