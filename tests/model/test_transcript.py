from attrs import evolve

from onrecord.model import Capture, Kind, Nature, PageFacts, Reader, Statement, Transcript
from onrecord.text.byte_index import ByteIndex
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span

# In the page the answer's words are broken by a tag; the layer puts a line end between the statements.
PAGE = "<p>问：好吗？</p><p>答：<b>很</b>好。</p>"
LAYER = "问：好吗？\n答：很好。"


def transcript() -> Transcript:
    raw = PAGE.encode("gb18030")
    statements = (
        Statement("q1", Kind.QUESTION, "问：", None, None, False, 1, "好吗？", Span(2, 5)),  # noqa: FBT003
        Statement("a1", Kind.ANSWER, "答：", None, None, False, 1, "很好。", Span(8, 11)),  # noqa: FBT003
        Statement("s1", Kind.NARRATIVE, None, None, None, False, 0, "", Span(11, 11)),  # noqa: FBT003
    )
    return Transcript(
        capture=Capture(raw),
        encoding="gb18030",
        reader=Reader("any", 1),
        page=PageFacts(),
        is_briefing=True,
        nature=Nature.OTHER,
        briefing=None,
        statements=statements,
        text=LAYER,
        labels=(Span(0, 2), Span(6, 8)),
        offsets=OffsetMap.of([(0, 5, 3, 5), (6, 2, 15, 2), (8, 1, 20, 1), (9, 2, 25, 2)]),
        byte_index=ByteIndex(raw, PAGE, encoding="gb18030"),
    )


def test_the_bytes_of_a_statement_decode_to_its_words() -> None:
    page = transcript()
    for one in page.statements:
        ranges = page.bytes_of(one.span)
        assert b"".join(page.capture.content[start:end] for start, end in ranges).decode("gb18030") == one.text


def test_words_broken_by_a_tag_have_two_byte_ranges() -> None:
    assert len(transcript().bytes_of(Span(8, 11))) == 2


def test_a_page_without_text_bytes_gives_no_ranges() -> None:
    assert evolve(transcript(), byte_index=None).bytes_of(Span(2, 5)) == ()


def test_exchanges_hold_their_statements_and_no_narrative() -> None:
    assert {number: [one.id for one in held] for number, held in transcript().exchanges().items()} == {1: ["q1", "a1"]}


def test_statements_are_picked_by_kind() -> None:
    assert [one.id for one in transcript().of_kind(Kind.ANSWER)] == ["a1"]
