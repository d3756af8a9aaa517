"""The demo's pages read, each under the address it pretends to come from."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from onrecord.archive import captures
from onrecord.demo.listed import ListedPage, listed_pages
from onrecord.errors import CaptureError, OnRecordError
from onrecord.model.capture import Capture
from onrecord.model.transcript import Transcript
from onrecord.pipeline.read_all import read_or_error

PLAY = "copies/odoo-lighthouse-2019-07-17.html"
"""The page that is shown as a play: short, and a page builder left its placeholder inside an answer."""


@frozen
class Stop:
    """A listed page, and its transcript or the error that its reading ended in."""

    page: ListedPage
    outcome: Transcript | OnRecordError


def tour() -> Iterator[Stop]:
    """Yields every listed page, read."""
    for page in listed_pages():
        yield Stop(page, read_or_error(capture_of(page)))


def capture_of(page: ListedPage) -> Capture | CaptureError:
    """Returns the bytes of a listed page under its address; from a web archive, the record with that address."""
    held = list(captures([str(page.path)]))
    if len(held) > 1:
        same = [one for one in held if one.address == page.address]
        return same[0] if same else CaptureError(f"{page.name}: no record of {page.address}", address=page.address)
    return evolve(held[0], address=page.address) if isinstance(held[0], Capture) else held[0]
