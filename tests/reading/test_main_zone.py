from __future__ import annotations

import pytest

from onrecord.reading.html_page import html_layout
from onrecord.reading.main_zone import main_zone

PROSE = (
    "The harbor authority said on Monday that two ferries, both built last year, would sail again before winter.",
    "Repairs took nine weeks, longer than planned, and the crews were paid throughout, an official added.",
    "Passengers who hold old tickets may use them until spring, according to the notice; others get refunds.",
    "A third ferry, the smallest of the fleet, stays in the yard because its engine waits for parts from abroad.",
)
MENU = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "World", "Sport", "Weather", "Contact"))


def page(body: str, title: str = "Ferries sail again") -> str:
    return (
        f"<html><head><title>{title}</title></head><body><header><ul class='menu'>{MENU}</ul></header>"
        f"<div id='content'>{body}</div><footer><p>Copyright Example Press. All rights reserved.</p></footer></body></html>"
    )


def article(*inside: str) -> str:
    return page(f"<h1>Ferries sail again</h1><div class='article-body'>{''.join(inside)}</div>")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(source: str) -> tuple[list[str], dict[str, str]]:
    """Returns the main lines, and the other lines with their reasons."""
    layout = html_layout(source)
    reasons = main_zone(layout)
    assert len(reasons) == len(layout.blocks)
    pairs = list(zip(layout.blocks, reasons, strict=True))
    other = {line: why for b, why in pairs if why is not None for line in b.text.split("\n")}
    return [b.text for b, why in pairs if why is None], other


def test_prose_is_main_text_and_menus_and_feet_are_not() -> None:
    main, other = read(article(paragraphs(*PROSE)))
    assert main == list(PROSE)
    assert other["World"] == "site-chrome"
    assert other["Copyright Example Press. All rights reserved."] == "site-chrome"


def test_the_headline_is_not_main_text() -> None:
    _, other = read(article(paragraphs(*PROSE)))
    assert other["Ferries sail again"] == "headline"


def test_captions_share_bars_and_related_lists_inside_the_article_are_not_main_text() -> None:
    main, other = read(
        article(
            paragraphs(*PROSE[:2]),
            "<figure><img src='x.jpg'><figcaption>A ferry at the pier.</figcaption></figure>",
            "<div class='share-buttons'><p>Tell your friends about this story.</p></div>",
            "<div class='related-posts'><p>Older ships to be scrapped, port says.</p></div>",
            paragraphs(*PROSE[2:]),
        )
    )
    assert main == list(PROSE)
    assert other["A ferry at the pier."] == "caption"
    assert other["Tell your friends about this story."] == "share-bar"
    assert other["Older ships to be scrapped, port says."] == "popular-list"


def test_comments_of_readers_are_not_main_text() -> None:
    comments = "".join(f"<div class='comment'><p>I agree, {text}</p></div>" for text in PROSE)
    main, other = read(page(f"<div class='article-body'>{paragraphs(*PROSE)}</div><div id='comments'>{comments}</div>"))
    assert main == list(PROSE)
    assert {other[f"I agree, {text}"] for text in PROSE} == {"comment-widget"}


def test_alternative_text_of_pictures_is_not_main_text() -> None:
    _, other = read(article("<p><img src='a.png' alt='Big banner'></p>", paragraphs(*PROSE)))
    assert other["Big banner"] == "picture-text"


@pytest.mark.parametrize("answer", ["MS. ORR: No.", "No.", "MS. ORR: Thank you.", "-- of the treaty."])
def test_answers_of_a_word_among_main_lines_stay(answer: str) -> None:
    turns = [f"Q: {PROSE[0]}", f"MS. ORR: {PROSE[1]}", f"Q: {PROSE[2]}", answer, f"Q: {PROSE[3]}", "MS. ORR: Yes."]
    main, _ = read(article(paragraphs(*turns)))
    assert main == turns


def test_answers_of_a_word_in_chinese_stay() -> None:
    turns = [
        "示例社记者：第一个问题，港口的两艘渡轮何时恢复航行？第二个问题，旧船票是否仍然有效？请发言人介绍一下有关情况。",
        "林岸：关于第一个问题，两艘渡轮都已经完成检修，将在入冬之前恢复航行。具体时间请向主管部门询问。",
        "示例社记者：有人说这是一个外交问题，发言人对此有何评论？是否会同邻国协商有关安排？",
        "林岸：这不是一个外交问题。",
        "示例社记者：还有其他消息吗？",
        "林岸：没有。",
    ]
    main, other = read(page(f"<div id='zw'>{paragraphs(*turns)}</div>", title="例行记者会"))
    assert main == turns
    assert other["Home"] == "site-chrome"


def test_a_transcript_parted_by_breaks_stays_whole() -> None:
    lines = [
        f"Q {PROSE[0]}",
        "MR. VALE: No.",
        f"Q {PROSE[1]}",
        "MR. VALE: Yes.",
        f"Q {PROSE[2]}",
        "MR. VALE: Ask them.",
    ]
    main, _ = read(article("<p>" + "<br>".join(lines) + "</p>"))
    assert main == lines


def test_a_fragment_without_head_or_containers_is_all_main_text() -> None:
    turns = ["Harbor House, Room 2", "1:05 P.M.", f"MR. VALE: {PROSE[0]}", f"Q {PROSE[1]}", "MR. VALE: No.", "END"]
    main, _ = read(paragraphs(*turns))
    assert main[1:] == turns[1:]


def test_a_page_with_one_short_paragraph_still_has_main_text() -> None:
    main, _ = read(article(paragraphs("Both ferries sail again on Friday, the harbor authority said.")))
    assert main == ["Both ferries sail again on Friday, the harbor authority said."]


def test_markup_kept_for_readers_without_scripts_is_no_line_at_all() -> None:
    main, other = read(
        article(paragraphs(*PROSE[:2]), "<noscript><img src='a.jpg'></noscript>", paragraphs(*PROSE[2:]))
    )
    assert main == list(PROSE)
    assert not any("<img" in text for text in other)


@pytest.mark.parametrize("source", ["", "<html></html>", "<p></p>", "<img alt=''>", "<img alt='x'>", "<a href=x>y</a>"])
def test_pages_of_next_to_nothing_have_a_reason_or_none_for_each_line(source: str) -> None:
    layout = html_layout(source)
    assert len(main_zone(layout)) == len(layout.blocks)


def test_the_same_page_gives_the_same_zone() -> None:
    source = article(paragraphs(*PROSE))
    assert main_zone(html_layout(source)) == main_zone(html_layout(source))


@pytest.mark.parametrize("greeting", ["Good afternoon. One announcement first.", "大家好，先发布一条消息。"])
def test_a_greeting_beside_the_list_of_what_is_said_is_main_text(greeting: str) -> None:
    said = "".join(f"<li><b>Q:</b> Is it so?</li><li><b>A:</b> {line}</li>" for line in PROSE)
    main, _ = read(f"<html><body><h1>Daily Briefing</h1><p>{greeting}</p><ul>{said}</ul></body></html>")
    assert main[0] == greeting
    main, other = read(f"<html><body><h1>Daily Briefing</h1><p>Read more of it here.</p><ul>{said}</ul></body></html>")
    assert "Read more of it here." in other
