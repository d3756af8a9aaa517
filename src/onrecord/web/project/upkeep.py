"""The site's jobs: each does what is due now, and returns how many things it did."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings

from onrecord.pipeline.check.reuse_index import reuse_index
from onrecord.pipeline.follow import follow_up
from onrecord.record.layout import Layout, may_write
from onrecord.record.store import Store
from onrecord.web.discussion.mail.due import send_due
from onrecord.web.pages.clock import tick
from onrecord.web.record.ahead import work_out
from onrecord.web.record.book import Book, Stamp, stamp_of

_worked_out: Final[dict[Path, Stamp]] = {}
"""For which state of a record this process worked its answers out."""


def publish() -> int:
    """Publishes and takes down the pages whose time has come."""
    done = tick()
    return len(done.published) + len(done.expired)


def send_letters() -> int:
    """Writes and sends what followers of discussions and moderators are to hear."""
    return send_due().sent


def work_out_answers() -> int:
    """Works out once for each state of the record what its pages would take long for."""
    folder = settings.ONRECORD.folder
    stamp = stamp_of(folder)
    # Where nothing may be written nothing can be kept either.
    if _worked_out.get(folder) == stamp or not may_write(Layout(folder).projections):
        return 0
    book = Book(folder)
    try:
        done = work_out(book)
    finally:
        book.record.close()
    _worked_out[folder] = stamp
    return done


def take_up_the_record() -> int:
    """Takes what was recorded since into the search index and the index of copies, before somebody asks."""
    with Store.open(settings.ONRECORD.folder) as store:
        follow_up(store)
        # Where nothing may be written each process makes its own when it is asked for it.
        if may_write(store.layout.projections):
            reuse_index(store)
    return 0
