import datetime as dt

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.revision import revision_of
from onrecord.model.revision_json import read_revision, revision_json
from onrecord.model.statement import Kind
from onrecord.model.transcript import Nature
from onrecord.record.imports.page import FLAG, ImportedPage, Line, clean

LINE = Line("q1", Kind.QUESTION, "Q:", "Will the talks resume?", 1)
PAGE = ImportedPage("table.csv#1", "Imported from table.csv", (LINE,), title="会议", date=dt.date(2019, 12, 24))
WORDS = st.text(st.characters(exclude_categories=()), min_size=1, max_size=30)


@given(st.lists(st.tuples(st.none() | WORDS, WORDS), max_size=6))
def test_every_word_stands_in_the_bytes_that_its_place_names(rows: list[tuple[str | None, str]]) -> None:
    lines = tuple(evolve(LINE, id=f"q{at}", label=label, text=text) for at, (label, text) in enumerate(rows))
    page = evolve(PAGE, lines=lines)
    capture, transcript = page.capture(), page.transcript()
    assert capture.content.decode() == transcript.text
    assert [one.text for one in transcript.statements] == [clean(one.text) for one in lines]
    for one in transcript.statements:
        runs = transcript.bytes_of(one.span)
        assert b"".join(capture.content[start:end] for start, end in runs).decode() == one.text


@given(st.lists(st.tuples(st.none() | WORDS, WORDS), max_size=6))
def test_every_word_is_a_statement_a_label_or_the_head(rows: list[tuple[str | None, str]]) -> None:
    transcript = evolve(PAGE, lines=tuple(evolve(LINE, label=label, text=text) for label, text in rows)).transcript()
    taken = [*(one.span for one in transcript.statements), *transcript.labels]
    taken += [one.span for one in transcript.page.remainder]
    left = list(transcript.text)
    for span in taken:
        left[span.start : span.end] = " " * span.length
    assert "".join(left).split() == []


def test_an_imported_page_is_never_official_and_says_that_it_is_imported() -> None:
    transcript = PAGE.transcript()
    assert (transcript.nature, transcript.flags, transcript.reader.name) == (Nature.REPRINT, (FLAG,), "import")


def test_a_statement_or_an_interview_is_no_briefing() -> None:
    assert PAGE.transcript().is_briefing
    assert not evolve(PAGE, event="interview").transcript().is_briefing


def test_it_can_be_kept_as_a_revision() -> None:
    made = revision_of(PAGE.transcript(), edition="unknown/2019-12-24/en", number=1)
    assert revision_json(read_revision(revision_json(made))) == revision_json(made)
