"""What readers come for: they search, follow a phrase, select words, pass the link on, and check a story."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

CHINESE, ENGLISH = "双轨并进", "two-track approach"
Open = Callable[..., Page]
SELECT = """([words, whole]) => {
    const block = Array.from(document.querySelectorAll('[data-quote]')).find(one => one.textContent.includes(words));
    const nodes = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const first = nodes.find(one => one.data.includes(words));
    const range = document.createRange();
    range.setStart(first, first.data.indexOf(words));
    const last = whole ? nodes.filter(one => one.data.trim()).at(-1) : first;
    range.setEnd(last, whole ? last.data.length : first.data.indexOf(words) + words.length);
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return selection.toString();
}"""


def marked(page: Page) -> str:
    """Returns the words that a statement's page marks."""
    return "\n".join(page.locator("[data-quote] mark").all_text_contents())


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["", "/zh"], ids=["en", "zh"])
@pytest.mark.parametrize("words", [CHINESE, ENGLISH])
def test_a_reader_searches_follows_the_phrase_and_reads_a_use(
    visit: Open, words: str, language: str, *, script: bool
) -> None:
    page = visit("/", script=script, language=language)
    page.fill("#find", words)
    page.locator("form.find button").click()
    page.wait_for_url("**/search?q=*")
    assert page.locator(".list mark").first.text_content() in {words, "two-track"}
    page.locator(".sum a[href*='phrase?q=']").click()
    page.wait_for_url("**/phrase?q=*")
    assert page.locator("#phrase").input_value() == words
    assert int(page.locator(".tiles dd").nth(2).inner_text()) > 1
    page.locator("#uses ~ .list .quote a").first.click()
    page.wait_for_url("**q=*~*")
    assert marked(page).lower() == words
    assert page.locator(".notice.exact").is_visible()
    expected = "zh-Hans" if language else "en"
    assert page.locator("html").get_attribute("lang") == expected


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["", "/zh"], ids=["en", "zh"])
@pytest.mark.parametrize(("typed", "printed"), [("双轨并行", "双轨并进"), ("dual-track", "two-track")])
def test_what_readers_call_it_leads_to_the_phrase_that_was_printed(
    visit: Open, typed: str, printed: str, language: str, *, script: bool
) -> None:
    page = visit("/", script=script, language=language)
    page.fill("#find", typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".list mark").first.text_content() == printed
    page.locator(".sum a[href*='phrase?q=']").first.click()
    page.wait_for_url("**/phrase?q=*")
    assert page.locator("#phrase").input_value() == printed
    page.locator("#uses ~ .list .quote a").first.click()
    page.wait_for_url("**q=*~*")
    assert marked(page).lower() == printed
    other = visit(page.url, script=False)
    assert marked(other).lower() == printed


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/xa-mfa/2024-04-11/zh", "坚持双轨并进思路"),
        ("/xa-mfa/2024-04-11/en", "uphold the two-track approach"),
        ("/zh/xa-mfa/2024-04-11/en/a1", "a drill that falls silent"),
    ],
)
def test_a_link_to_words_that_were_selected_marks_these_words_for_another_reader(
    visit: Open, path: str, words: str
) -> None:
    page = visit(path)
    assert page.evaluate(SELECT, [words, False]) == words
    link = page.locator("a.quote-link")
    link.wait_for(state="visible")
    link.click()
    page.wait_for_url("**q=*~*")
    # The address alone is what is passed on: another browser, without scripts.
    other = visit(page.url, script=False)
    assert marked(other) == words
    assert other.locator(".notice.exact").is_visible()


@pytest.mark.slow
def test_words_over_two_paragraphs_are_marked_in_both(visit: Open) -> None:
    page = visit("/xa-mfa/2024-04-11/en/a1")
    page.evaluate(SELECT, ["a drill that falls silent", True])
    link = page.locator("a.quote-link")
    link.wait_for(state="visible")
    link.click()
    page.wait_for_url("**q=*~*")
    parts = page.locator("[data-quote] mark").all_text_contents()
    assert len(parts) == 2
    assert parts[0].startswith("a drill that falls silent")
    assert parts[1].endswith("resuming the Five-Party Talks.")


@pytest.mark.slow
def test_without_scripts_words_are_pasted_into_the_form(visit: Open) -> None:
    page = visit("/xa-mfa/2024-04-11/en/a1", script=False)
    page.fill("#words", "signs of detente")
    page.locator(".words-form button").click()
    page.wait_for_url("**q=*~*")
    assert marked(page) == "signs of detente"


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["", "/zh"], ids=["en", "zh"])
def test_a_story_pasted_into_check_is_reported_on(
    visit: Open, accessible: Callable[[Page], None], root: Path, language: str, *, script: bool
) -> None:
    pages = root / "src" / "onrecord" / "demo" / "pages" / "copies"
    page = visit("/", script=script, language=language, width=390)
    page.locator("nav.ways a[href$='/check']").click()
    page.fill("#text", (pages / "news-easterly-courier-2021-12-16.html").read_text("utf-8"))
    page.locator("form.hand-in button").click()
    page.locator(".verdict.bad").wait_for()
    quotations = page.locator("#quotations ~ .list").inner_text()
    assert "Lanjing is handing out prizes" in quotations
    assert page.locator("del").count() > 0
    assert "threatens" in page.locator("section[aria-labelledby=headline]").inner_text()
    if script:
        accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.slow
def test_an_official_address_pasted_into_search_leads_to_our_briefing(visit: Open) -> None:
    page = visit("/")
    page.fill("#find", "https://www.mfa.anlan.example/en/press/rpc/202404/t20240411_11280466.html")
    page.keyboard.press("Enter")
    page.wait_for_url("**/xa-mfa/2024-04-11/en")
    assert "April 11, 2024" in page.locator("h1").inner_text()


@pytest.mark.slow
def test_the_whole_way_can_be_gone_with_the_keyboard(visit: Open) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.goto(page.url.partition("#")[0])
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "find":
            break
    page.keyboard.type(ENGLISH)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator(".list mark").count() > 1
