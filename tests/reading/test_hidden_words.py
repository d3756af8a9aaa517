from __future__ import annotations

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.hidden_words import FLAG
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

HIDDEN = {
    "a frame": '<iframe title="x" srcdoc="&lt;p&gt;Q: So?&lt;/p&gt;"></iframe>',
    "structured data": '<script type="application/ld+json">{"@type": "Report", "articleBody": "Q: So?"}</script>',
    "a program's data": '<script id="__NEXT_DATA__" type="application/json">{"body": "Q: So?"}</script>',
    "words for readers without scripts": "<noscript><p>Q: So?</p></noscript>",
}


def read(title: str, body: str) -> Transcript:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    return transcribe(open_page(Capture(page.encode(), "text/html", "utf-8")))


@pytest.mark.parametrize("title", ["Daily Press Briefing, March 18, 2020", "2020年3月18日林岳然主持例行记者会"])
@pytest.mark.parametrize("where", HIDDEN)
def test_a_briefings_words_outside_of_the_text_are_flagged(where: str, title: str) -> None:
    page = read(title, HIDDEN[where])
    assert (page.statements, page.flags) == ((), (FLAG,))


@pytest.mark.parametrize("where", HIDDEN)
def test_other_pages_and_briefings_with_words_are_not(where: str) -> None:
    assert read("Ferry sails again", HIDDEN[where]).flags == ()
    assert read("Daily Press Briefing", "<p>Q: Is it safe?</p><p>A: It is.</p>" + HIDDEN[where]).flags == ()


def test_a_page_that_hides_nothing_is_not_flagged() -> None:
    assert read("Daily Press Briefing", "<noscript><img src=count.gif></noscript><p>Soon here.</p>").flags == ()
