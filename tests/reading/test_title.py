from __future__ import annotations

import pytest

from onrecord.reading.block import Block, Head
from onrecord.reading.html_page import html_layout
from onrecord.reading.title import title_and_site


def html(source: str) -> tuple[str | None, str | None]:
    layout = html_layout(source)
    return title_and_site(layout.head, layout.blocks)


def text(*lines: str) -> tuple[str | None, str | None]:
    return title_and_site(Head(), [Block(line, "line", 0, None) for line in lines])


def test_the_site_is_cut_off_the_title() -> None:
    page = "<title>林岳然主持例行记者会_安澜共和国外交部</title><h1>林岳然主持例行记者会</h1><p>问：</p>"
    assert html(page) == ("林岳然主持例行记者会", "安澜共和国外交部")


def test_a_suffix_is_cut_without_a_heading_to_prove_it() -> None:
    page = "<title>Regular Press Conference on March 18, 2020 | Ministry of Foreign Affairs</title><p>Q: So?</p>"
    assert html(page) == ("Regular Press Conference on March 18, 2020", "Ministry of Foreign Affairs")


def test_the_heading_wins_over_a_title_that_names_only_the_section() -> None:
    page = "<title>发言人表态_安澜共和国外交部</title><ul><li>发言人表态</li></ul><h1>2020年3月18日林岳然主持例行记者会</h1>"
    assert html(page)[0] == "2020年3月18日林岳然主持例行记者会"


def test_a_heading_that_is_the_site_is_no_headline() -> None:
    page = '<meta property="og:site_name" content="Westmark"><title>Press Briefing, March 18 - Westmark</title><h1>Westmark</h1>'
    assert html(page) == ("Press Briefing, March 18", "Westmark")


def test_a_break_written_into_the_title_is_taken_out() -> None:
    assert html("<title>就访问<br>答记者问_安澜共和国外交部</title><p>问：</p>")[0] == "就访问答记者问"


def test_the_first_line_of_plain_text_is_its_headline_when_it_looks_like_one() -> None:
    headline = "Spokesperson Lin Yueran's Regular Press Conference"
    assert text(headline, "Q: Is it so?")[0] == headline
    assert text("Q: Is it so?", "A: No.")[0] is None
    assert text("We begin with a statement today.", "Q: Is it so?")[0] is None
    assert text("Dana Whitlock: (00:06)", "Thank you.")[0] is None


def test_front_matter_and_markdown_headings_come_first() -> None:
    blocks = [Block("Some line of text here", "line", 0, None)]
    assert title_and_site(Head(title="From the front matter"), blocks)[0] == "From the front matter"
    heading = Block("Heading of the page", "h1", 0, None)
    heading.level = 1
    assert title_and_site(Head(), [*blocks, heading])[0] == "Heading of the page"


@pytest.mark.parametrize(
    "title",
    [
        "Press Briefing by Spokesperson Dana Whitlock - 14 May 2021",
        "Press Conference of the Prime Minister - Port Keldan",
        "Joint Press Conference with President Orr - PARLIAMENT HOUSE, KELDAN",
        "Press Conference of the Prime Minister | 18 March 2020",
        "外交部发言人林岳然主持例行记者会 - 2020年3月18日",
    ],
)
def test_a_day_or_a_place_behind_a_dash_is_no_site(title: str) -> None:
    assert html(f"<title>{title}</title><p>Q: So?</p>") == (title, None)


@pytest.mark.parametrize(
    ("source", "site"),
    [
        ("<title>Ferry sails again - Keldan Chronicle</title><h1>Ferry sails again</h1>", "Keldan Chronicle"),
        ("<title>Ferry sails again, says minister - Keldan Times</title><p>So.</p>", "Keldan Times"),
        ("<title>Ferry sails again, says minister | Keldan Today</title><p>So.</p>", "Keldan Today"),
        ("<title>渡轮周一恢复航行各方欢迎 - Keldan</title><p>是的。</p>", "Keldan"),
    ],
)
def test_a_bar_the_headline_a_script_or_words_of_a_publisher_tell_the_site(source: str, site: str) -> None:
    assert html(source)[1] == site
