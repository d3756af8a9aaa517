"""What takes long, worked out before somebody asks: it is kept beside the record, where every process of the site finds it."""

from __future__ import annotations

from onrecord.analysis.replies.promises import LAPSE, WITHIN
from onrecord.pipeline.compare import compare, since
from onrecord.pipeline.verbs.replies import promised, replies_of
from onrecord.web.record.book import Book
from onrecord.web.record.compare import MOST
from onrecord.web.record.home import terms_ahead
from onrecord.web.record.promises import promises
from onrecord.web.record.replies import counts


def work_out(book: Book) -> int:
    """Works out what the first page, the pages of counts and the open questions of the API need; returns how many things.

    Of a record or an office with more briefings than a page is made of, only what its pages need.
    """
    promises(book)
    counts(book, None)
    terms_ahead(book)
    offices = [one for one in book.coverage() if one.briefings <= MOST and one.last is not None]
    for one in offices:
        if one.last is not None:
            compare(book.store, *since(one.last), office=one.office)
    if sum(one.briefings for one in book.coverage()) > MOST:
        return 3 + len(offices)
    promised(book.store, None, None, within=WITHIN, lapse=LAPSE)
    replies_of(book.store, None, None)
    return 5 + len(offices)
