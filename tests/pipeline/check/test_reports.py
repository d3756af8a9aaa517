"""The forms of a report."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest

from onrecord.demo.listed import PAGES
from onrecord.pipeline.check import Fidelity, check
from onrecord.pipeline.check.annotations import web_annotations
from onrecord.pipeline.check.claim_review import claim_reviews
from onrecord.pipeline.check.edits_table import COLUMNS, edits_csv
from onrecord.pipeline.check.html_report import html_report
from onrecord.pipeline.check.markdown import markdown
from onrecord.pipeline.check.summary import verdict_line
from onrecord.record.store import Store


@pytest.fixture
def story(demo: Store) -> Fidelity:
    return check(PAGES / "copies" / "news-easterly-courier-2021-12-16.html", demo)


@pytest.fixture
def reprint(demo: Store) -> Fidelity:
    return check(PAGES / "copies" / "wordpress-keldan-watch-2021-12-14.html", demo)


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.asked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.asked += [value or "" for name, value in attrs if name in {"src", "href", "data", "srcset"}]


def test_the_page_runs_no_script_and_asks_nobody_for_anything(reprint: Fidelity) -> None:
    page = html_report(reprint)
    seen = Links()
    seen.feed(page)
    assert "script" not in seen.tags
    assert seen.asked == []
    assert "url(" not in page
    assert "<del" in page
    assert "detention</ins>" in page


def test_a_pages_own_markup_is_only_words_in_the_report(demo: Store) -> None:
    text = "Dana Whitlock said: “This isn’t the <script>alert(1)</script> moment to pay for promises.”"
    page = html_report(check(text.encode(), demo))
    assert "<script" not in page


def test_the_verdict_comes_first_and_is_no_percentage(story: Fidelity, reprint: Fidelity) -> None:
    assert verdict_line(story) == (
        "Wording differs: 1 change that matters, 1 serious; 1 of 6 quotations not in the record; "
        "1 of 6 quotations not in the record, given as words of nobody in it."
    )
    assert verdict_line(reprint) == (
        "Wording differs: 1 change that matters, 1 serious; 1 addition among the statements; 5 parts of the briefing left out."
    )
    assert "%" not in verdict_line(story)


def test_the_note_shows_what_went_and_what_came(reprint: Fidelity) -> None:
    note = markdown(reprint)
    assert "~~detente~~ **detention**" in note
    assert "KW 21" in note
    assert reprint.transcript.capture.sha256 in note


def test_words_struck_through_in_the_note_leave_the_next_word_apart(reprint: Fidelity) -> None:
    assert "to lift ~~part of the~~ sanctions" in markdown(reprint)


def test_every_change_is_a_row(story: Fidelity) -> None:
    rows = list(csv.DictReader(io.StringIO(edits_csv(story))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == sum(len(one.edits) for one in story.passages)
    assert any((row["record"], row["page_words"], row["class"]) == ("is", "isn’t", "negation") for row in rows)


def test_annotations_select_the_words_on_both_sides(story: Fidelity) -> None:
    for item, one in zip(web_annotations(story)["items"], story.passages, strict=True):
        for selectors, text, span in (
            (item["target"]["selector"], story.transcript.text, one.passage.page),
            (item["body"][0]["selector"], one.passage.source.text, one.passage.record),
        ):
            quote, position = selectors
            assert text[position["start"] : position["end"]] == quote["exact"] == span.cut(text)


def test_a_claim_review_is_drafted_for_what_the_record_does_not_bear_out(story: Fidelity) -> None:
    drafts = claim_reviews(story)
    assert [one["itemReviewed"]["author"]["name"] for one in drafts] == ["Ms. Whitlock", "Ms. Whitlock"]
    assert drafts[0]["citation"][0]["identifier"] == "xw-pso/2021-12-15/en/a3@r1"
    assert re.search("searched [0-9,]+ statements", drafts[1]["reviewBody"])
