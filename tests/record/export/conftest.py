"""Revisions of the demo's invented pages, read once for all tests of this folder, and what they become in a format."""

import datetime as dt
import io
from collections.abc import Callable, Iterable

import pytest

import onrecord
from onrecord.demo.listed import listed_pages
from onrecord.model.revision import Revision, revision_of
from onrecord.record.export import Excerpt, Exported, export, whole

CAPTURED = dt.datetime(2026, 11, 21, 22, 15, 3, tzinfo=dt.UTC)
PAGES = (
    "xa_mfa/2019-07-17.en.html", "xa_mfa/2019-07-17.zh.html", "xw_pso/2019-03-01.html", "xw_pso/2020-09-24.md",
    "copies/odoo-lighthouse-2019-07-17.html", "copies/ru-orsk-2021-12-16.html", "xa_mfa/2022-08-10-2.en.html",
)  # fmt: skip
Export = Callable[[str, Iterable[Excerpt]], tuple[bytes, Exported]]


@pytest.fixture(scope="session")
def revisions() -> list[Revision]:
    """Returns revisions of demo pages: two offices, three languages, a reprint, an office without a folder."""
    made: list[Revision] = []
    for listed in (one for one in listed_pages() if one.name in PAGES):
        transcript = onrecord.read(listed.path)
        assert transcript.briefing is not None
        event = transcript.briefing
        edition = f"{event.office or 'unknown'}/{event.date or 'undated'}/{event.language}-{len(made) + 1}"
        made.append(revision_of(transcript, edition=edition, number=1))
    return made


@pytest.fixture
def excerpts(revisions: list[Revision]) -> list[Excerpt]:
    """Returns all statements of these revisions."""
    return [whole(one, captured=CAPTURED) for one in revisions]


@pytest.fixture
def exported() -> Export:
    """Returns a function that exports excerpts in a format and gives the bytes and the count."""

    def run(name: str, given: Iterable[Excerpt]) -> tuple[bytes, Exported]:
        out = io.BytesIO()
        done = export(name, given, out, members=lambda digest: f"<{digest}>".encode())
        return out.getvalue(), done

    return run
