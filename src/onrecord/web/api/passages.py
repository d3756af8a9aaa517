"""Operations: passages as W3C Web Annotations, and what became of words that somebody quoted."""

from __future__ import annotations

from typing import Annotated, Any, Final, cast

from django.conf import settings
from ninja import Router
from pydantic import Field

from onrecord.errors import UsageError
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.pipeline.verbs.proofs import resolved
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.formats.web_annotation import CONTEXT
from onrecord.record.export.from_store import captured_at
from onrecord.record.export.row import official_address
from onrecord.record.export.times import instant
from onrecord.text.anchor import QuoteAnchor, make_anchor
from onrecord.text.span import Span
from onrecord.web.api import params
from onrecord.web.api.endpoint import endpoint
from onrecord.web.api.shapes.proofs import Resolution
from onrecord.web.api.statements import found
from onrecord.web.record.book import Book
from onrecord.web.record.quote import Quotation, followed, link_to, span_of

router = Router()
_MEDIA: Final = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_LONGEST: Final = 20_000
Words = Annotated[str, Field(max_length=8000)]
Link = Annotated[str, Field(pattern="^[0-9]{1,7}-[0-9]{1,7}~[0-9a-f]{6}$", examples=["0-12~ab12cd"])]


@endpoint(router, "/annotations/{office}/{day}/{edition}/{item}", media=_MEDIA, tag="passages")
def annotation(  # noqa: PLR0913  each is a parameter of the address
    book: Book,
    office: params.OfficeId,
    day: params.EventId,
    edition: params.EditionId,
    item: params.StatementId,
    *,
    start: params.Place | None = None,
    end: params.Place | None = None,
    q: Link | None = None,
) -> dict[str, Any]:
    """Returns a passage of a statement as a W3C Web Annotation, the whole statement where no place is given.

    `start` and `end` count code points of the statement's words; `q` is a link to words as the site makes it. The
    target names the official page with its capture (a TimeState), the quotation with its surroundings, the place in
    the page's text and the bytes of the capture.
    """
    revision, _, some = found(book, f"{office}/{day}/{edition}/{item}")
    one = some[0]
    return _annotation(book, revision, one, _span(one.text, start, end, q))


def _span(text: str, start: int | None, end: int | None, link: str | None) -> Span:
    if link is not None:
        linked = span_of(link, text)
        if linked is None:
            raise UsageError("other words stand where the link points; ask for its resolution")
        return linked
    span = Span(start or 0, len(text) if end is None else end)
    if not 0 <= span.start < span.end <= len(text) or span.end - span.start > _LONGEST or not span.cut(text).strip():
        raise UsageError(f"the statement has {len(text)} characters; {span.start} to {span.end} are no words of it")
    return span


def _annotation(book: Book, revision: Revision, one: Statement, span: Span) -> dict[str, Any]:
    excerpt = Excerpt(revision, (one,), captured_at(book.store, revision))
    layer = Span(one.span.start + span.start, one.span.start + span.end)
    anchor = make_anchor(revision.text, layer)
    link = link_to(one.text, span)
    path = f"{settings.ONRECORD.address}/{revision.ref(one)}?q={link}"
    quoted = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    places = [{"type": "DataPositionSelector", "start": low, "end": high} for low, high in revision.bytes_of(layer)]
    state = {"type": "TimeState", "cached": f"urn:sha256:{revision.capture.sha256}"}
    state |= {"sourceDate": instant(excerpt.captured)} if excerpt.captured else {}
    speaker = one.speaker or one.outlet or revision.briefing.presider
    return {
        "@context": CONTEXT,
        "id": path if settings.ONRECORD.address else f"urn:onrecord:{revision.ref(one)}?q={link}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": {
            "type": "TextualBody",
            "purpose": "identifying",
            "format": "text/plain",
            "value": ", ".join(filter(None, (speaker, str(revision.briefing.date or ""), revision.ref(one)))),
        },
        "target": {
            "type": "SpecificResource",
            "source": official_address(excerpt) or f"urn:sha256:{revision.capture.sha256}",
            "selector": [
                quoted,
                {"type": "TextPositionSelector", "start": layer.start, "end": layer.end},
                *places,
            ],
            "state": state,
        },
    }


@endpoint(router, "/annotations/{office}/{day}/{edition}/{item}/resolution", tag="passages")
def resolution(  # noqa: PLR0913  each is a parameter of the address
    book: Book,
    office: params.OfficeId,
    day: params.EventId,
    edition: params.EditionId,
    item: params.StatementId,
    *,
    q: Link | None = None,
    exact: Words | None = None,
    prefix: Words = "",
    suffix: Words = "",
    start: params.Place | None = None,
) -> Resolution:
    """Returns what became of a quotation in the newest revision: exact, moved, altered, lost or ambiguous. Never a guess.

    The quotation is a link (`q`), or the selectors of a Web Annotation: `exact` with `prefix` and `suffix`, and `start`
    in the statement's words.
    """
    revision, newest, some = found(book, f"{office}/{day}/{edition}/{item}")
    one = some[0]
    if (q is None) == (exact is None):
        raise UsageError("give either `q`, a link, or `exact`, the words quoted")
    rows = book.store.revision_rows(revision.edition)
    last = revision if newest == revision.number else book.revision(rows[-1])
    if q is not None:
        return _resolution(followed(q, (revision, one), last), revision, last)
    anchor = QuoteAnchor(exact or "", prefix, suffix, start or 0, (start or 0) + len(exact or ""))
    return cast("Resolution", resolved(anchor, one, last, revision))


def _resolution(told: Quotation, made: Revision, last: Revision) -> Resolution:
    short = (told.statement or "").rpartition("/")[2].partition("@")[0]
    there = last.statement(short) if short else None
    return {
        "schema": "onrecord.resolution/1",
        "outcome": told.outcome.value,
        "exact": told.exact,
        "made_in": made.id,
        "revision": told.revision,
        "now": told.now,
        "spans": [[*span] for span in told.spans],
        "words": [span.cut(there.text) for span in told.spans] if there else [],
    }
