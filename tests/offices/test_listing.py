import datetime as dt
import re
from pathlib import Path

import pytest

from onrecord.offices import office
from onrecord.offices.listing import EmptyListingError, Link, listing

AT = "https://press.westmark.example/briefings/"
LINK = re.compile(r"/briefings/\d+/?$")
FIRST, SECOND = f"{AT}1", f"{AT}2"
DAY = dt.date(2024, 3, 5)


def days(text: str) -> list[dt.date | None]:
    return [one.date for one in listing(text, AT, LINK).links]


def test_links_are_absolute_with_their_words_in_the_order_printed() -> None:
    found = listing(
        "<a href='/menu'>Menu</a><li><a href='2#top'>Press <b>briefing</b></a><li><a href='./1'>简报</a>", AT, LINK
    )
    assert found.links == (Link(SECOND, "Press briefing"), Link(FIRST, "简报"))


@pytest.mark.parametrize(
    "rows",
    [
        "<li><a href=1>A</a> (2024-03-05)</li><li><a href=2>B</a> (2024-03-04)</li>",
        "<li>March 5, 2024 <a href=1>A</a></li><li>March 4, 2024 <a href=2>B</a></li>",
        "<li><time datetime='2024-03-05T10:00'>today</time><a href=1>A</a></li><li><time datetime='2024-03-04'></time><a href=2>B</a></li>",
        "<div>5 March 2024</div><div><a href=1>A</a></div><div>4 March 2024</div><div><a href=2>B</a></div>",
        "<tr><td><a href=1>甲</a></td><td>2024年3月5日</td></tr><tr><td><a href=2>乙</a></td><td>2024年3月4日</td></tr>",
        "<li><a href=1>Briefing of March 5, 2024</a></li><li><a href=2>Briefing of March 4, 2024</a></li>",
    ],
)
def test_the_date_is_the_one_beside_the_link(rows: str) -> None:
    assert days(rows) == [DAY, DAY - dt.timedelta(days=1)]


def test_a_date_printed_beside_a_link_wins_over_one_in_its_words() -> None:
    rows = "<li><a href=1>On the agreement of 1 May 1990</a> 2024-03-05</li>"
    assert days(rows) == [DAY]


def test_a_date_in_the_address_serves_where_none_is_printed() -> None:
    found = listing("<a href='/briefings/2024/03/05/7'>A</a>", AT, re.compile(r"/\d+$"))
    assert found.links[0].date == DAY


def test_a_picture_and_a_headline_to_the_same_page_are_one_link() -> None:
    found = listing("<a href=1><img></a> <a href=1 title='long'>The headline</a> 2024-03-05", AT, LINK)
    assert found.links == (Link(FIRST, "The headline", DAY),)


def test_titles_may_choose_among_links_that_fit() -> None:
    rows = "<li><a href=1>Proclamation</a><li><a href=2>Press Briefing</a>"
    assert [one.address for one in listing(rows, AT, LINK, title=re.compile("press briefing", re.I)).links] == [SECOND]


def test_a_page_whose_links_fit_but_have_other_titles_is_not_empty() -> None:
    assert listing("<a href=1>Proclamation</a>", AT, LINK, title=re.compile("press briefing", re.I)).links == ()


@pytest.mark.parametrize(
    "page",
    ["", "<html><body>今天没有。</body></html>", "<a href='/about'>About</a>", "<a href='javascript:x(1)'>1</a>"],
)
def test_a_page_without_a_fitting_link_is_never_nothing_new(page: str) -> None:
    with pytest.raises(EmptyListingError, match="no link on this listing page looks like a briefing"):
        listing(page, AT, LINK)


def test_addresses_in_a_script_serve_where_the_page_builds_its_list_from_data() -> None:
    page = r'<script>var list = [{"url": "https:\/\/press.westmark.example\/briefings\/7"}]</script>'
    assert [one.address for one in listing(page, AT, LINK).links] == [f"{AT}7"]


@pytest.mark.parametrize(
    "pager",
    [
        "<a rel=next href='?page=2'>2</a>",
        "<a href='?page=2'>Next page ›</a>",
        "<a href='?page=2'>下一页</a>",
        "<a href='?page=2' aria-label='Next'>»</a>",
        "<a href='?page=2'>« Older posts</a>",
        "<a href='?page=2'>Следующая</a>",
        "<link rel=next href='?page=2'>",
    ],
)
def test_the_next_page_is_the_one_the_page_calls_so(pager: str) -> None:
    assert listing(f"<a href=1>A</a>{pager}", AT, LINK).next == f"{AT}?page=2"


@pytest.mark.parametrize(
    "pager", ["<a href='?page=2'>2</a>", "<a href='#'>Next</a>", "<a href='https://other.example/'>Next</a>"]
)
def test_no_other_page_is_taken_for_the_next(pager: str) -> None:
    assert listing(f"<a href=1>A</a>{pager}", AT, LINK).next is None


def test_the_base_of_a_page_is_obeyed() -> None:
    page = "<base href='https://press.westmark.example/briefings/'><a href=1>A</a>"
    assert listing(page, "https://press.westmark.example/", LINK).links[0].address == FIRST


def test_the_real_listings_of_a_ministry_are_read_whole(shared: Path) -> None:
    place = office("cn-mfa").fetch.listings[1]
    pages = sorted((shared / "cn_mfa_zh" / "listings").glob("*.html"))
    assert len(pages) == 67
    links, reached = [], []
    for number, page in enumerate(pages):
        text = page.read_text(encoding="utf-8")
        links += listing(text, place.address, place.link).links
        reached.append(place.page(number + 1, text))
    assert len({one.address for one in links}) == len(links) == 1000
    assert all(one.title and one.date for one in links)
    days_held = [one.date for one in links if one.date]
    assert days_held == sorted(days_held, reverse=True)
    assert [one is None for one in reached] == [False] * 66 + [True]
