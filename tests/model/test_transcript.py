from attrs import evolve

from onrecord.model import Capture, Kind, Nature, PageFacts, Reader, Statement, Transcript
from onrecord.text import ByteIndex, OffsetMap, Span

SOURCE = "<p>问：为何？</p>\n<p>答：不知。</p>"
TEXT = "问：\n为何？\n答：\n不知。"


def statement(name: str, kind: Kind, exchange: int) -> Statement:
    return Statement(
        id=name,
        kind=kind,
        label=None,
        speaker=None,
        outlet=None,
        follow_up=False,
        exchange=exchange,
        text="为何？",
        span=Span(3, 6),
    )


MADE = Transcript(
    capture=Capture(SOURCE.encode()),
    encoding="utf-8",
    reader=Reader("general", 1),
    page=PageFacts(),
    is_briefing=True,
    nature=Nature.OTHER,
    briefing=None,
    statements=(
        statement("s0", Kind.SPEECH, 0),
        statement("q1", Kind.QUESTION, 1),
        statement("a1", Kind.ANSWER, 1),
        statement("q2", Kind.QUESTION, 2),
    ),
    text=TEXT,
    labels=(),
    offsets=OffsetMap.of([(3, 3, 5, 3), (10, 3, 18, 3)]),
    byte_index=ByteIndex(SOURCE.encode(), SOURCE, encoding="utf-8", skip=0),
)


def test_the_bytes_of_a_span_are_those_of_its_words() -> None:
    assert [SOURCE.encode()[start:end].decode() for start, end in MADE.bytes_of(Span(3, 6))] == ["为何？"]


def test_words_that_are_not_contiguous_have_several_ranges() -> None:
    assert len(MADE.bytes_of(Span(3, 13))) == 2


def test_media_without_text_bytes_have_pages_instead() -> None:
    paged = evolve(MADE, byte_index=None, page_starts=(0, 7, 19))
    assert paged.bytes_of(Span(3, 6)) == ()
    assert paged.pages_of(Span(3, 6)) == ((1, Span(5, 7)), (2, Span(0, 1)))
    assert paged.pages_of(Span(10, 13)) == ((2, Span(11, 12)), (3, Span(0, 2)))


def test_html_has_no_pages() -> None:
    assert MADE.pages_of(Span(3, 6)) == ()


def test_exchanges_hold_their_statements_and_leave_speeches_out() -> None:
    held = {number: [one.id for one in found] for number, found in MADE.exchanges().items()}
    assert held == {1: ["q1", "a1"], 2: ["q2"]}


def test_statements_are_found_by_kind() -> None:
    assert [one.id for one in MADE.of_kind(Kind.QUESTION)] == ["q1", "q2"]


def test_an_object_of_a_paged_transcript_names_pages() -> None:
    made = evolve(MADE, byte_index=None, page_starts=(0, 7)).to_dict()["statements"][0]
    assert (made["bytes"], made["pages"]) == ([], [[1, 5, 7], [2, 0, 1]])
