"""Readers comment, answer, vote, sort, answer a question beside a passage and report; a moderator decides, bans, and reads the log."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import PATIENCE
from .newsroom import EDITOR, MODERATOR, Newsroom

Check = Callable[[Page], None]
WITH, WITHOUT = "/changed-page", "/reciprocal-suspension"
SLOWLY = 90
"""Milliseconds between two keys: who sends faster than people write is held for a program."""
expect.set_options(timeout=PATIENCE)
MARK = """() => {
    const text = document.querySelector("[id^='b-'] p").firstChild;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 24);
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return selection.toString();
}"""


def agent(name: str) -> str:
    """Returns how a reader's browser calls itself: readers are told apart by it, and programs are told by having no window."""
    return (
        f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 {name}"
    )


def ask(page: Page) -> str:
    """Marks words of the article and asks readers about them; returns the words."""
    page.goto(f"{WITH}?as=reader")
    page.locator("section[data-discuss] textarea").first.wait_for()
    # The script that listens may still be on its way: the words are marked until it has heard.
    page.wait_for_function(
        f"() => {{ ({MARK})(); return document.querySelector('a.ask-link')?.hidden === false; }}", polling=500
    )
    words: str = page.evaluate("document.getSelection().toString()")
    link = page.locator("a.ask-link")
    link.click()
    page.locator("[name=text]").press_sequentially("Did you read it so, too?", delay=3 * SLOWLY // 2)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/discuss/question/*")
    return words


def fill(form: Locator, words: str, name: str) -> None:
    """Writes into a form as people write, and sends it."""
    form.locator("[name=name]").fill(name)
    form.locator("textarea").press_sequentially(words, delay=max(SLOWLY, 4_000 // len(words)))
    form.get_by_role("button", name="Send").click()


def said(page: Page, words: str) -> Locator:
    """Returns the comment with some words."""
    return page.locator("article.said", has=page.locator(".told", has_text=words)).first


@pytest.mark.slow
def test_readers_talk_below_an_article_without_leaving_it(
    chromium: Browser, newsroom: Newsroom, accessible: Check
) -> None:
    with newsroom.person(chromium, EDITOR) as ada:
        marked = ask(ada.new_page())
    with (
        newsroom.person(chromium, agent=agent("Ana")) as ana,
        newsroom.person(chromium, agent=agent("Bo"), width=390) as bo,
    ):
        page = ana.new_page()
        page.goto(WITH)
        form = page.locator("section[data-discuss] .comments > form.write")
        fill(form, "The first words of a reader", "Ana")
        expect(said(page, "The first words of a reader")).to_be_visible()
        fill(form, "The second words of a reader", "Ana")
        expect(said(page, "The second words of a reader")).to_be_visible()
        other = bo.new_page()
        other.goto(WITH)
        first = said(other, "The first words of a reader")
        first.get_by_role("link", name="Reply").click()
        fill(first.locator(".slot form"), "An answer to the first words", "Bo")
        expect(said(other, "An answer to the first words")).to_be_visible()
        first.get_by_role("button", name="Vote for").first.click()
        expect(first.get_by_role("button", name="Vote for").first).to_have_text("▲ 1")
        other.locator("section[data-discuss] .sorts a", has_text="Most voted").click()
        expect(other.locator(".sorts a[aria-current]")).to_have_text("Most voted")
        expect(other.locator(".branch").first).to_contain_text("The first words of a reader")
        assert other.url.endswith(WITH)
        answer_beside(other, marked)
        accessible(other)
        second = said(other, "The second words of a reader")
        second.get_by_role("link", name="Report").click()
        second.locator("[name=reason]").first.check()
        second.locator(".slot").get_by_role("button", name="Report").click()
        expect(second.get_by_role("status")).to_contain_text("A moderator will look at it")
        assert not ana.cookies()
        assert not bo.cookies()
    with newsroom.person(chromium, MODERATOR) as mo:
        decide(mo.new_page(), accessible)


def answer_beside(page: Page, marked: str) -> None:
    """Answers the editor's question beside its passage; the answer stands in the thread with the first words of the passage."""
    page.reload()
    expect(page.locator("mark.asked-about").first).to_have_text(marked.strip())
    count = page.locator("a.ask-count").first
    expect(count).to_have_text("0")
    count.click()
    fill(page.locator("[data-box-of] form.write"), "I read it otherwise, and slowly", "Bo")
    expect(page.locator("[data-box-of] .told", has_text="I read it otherwise")).to_be_visible()
    page.reload()
    expect(page.locator("a.ask-count").first).to_have_text("1")
    answer = page.locator("section[data-discuss]").locator("article.said", has_text="I read it otherwise").first
    expect(answer.locator(".passage q")).to_contain_text(" ".join(marked.split()[:3]))
    page.locator("section[data-discuss] .sorts a", has_text="Answers to questions").click()
    expect(page.locator("section[data-discuss] .branch")).to_have_count(1)
    page.reload()
    expect(page.locator("section[data-discuss] .branch")).to_have_count(3)


def decide(page: Page, accessible: Check) -> None:
    """Refuses the comment that was reported, shuts its writer out and lets them in again; the log has it all."""
    page.goto("/discuss/moderate?list=reported")
    row = page.locator("li.row", has_text="The second words of a reader")
    expect(row).to_contain_text("1 report")
    accessible(page)
    row.get_by_role("link", name="More").click()
    accessible(page)
    page.locator("[name=reason]").first.fill("beside the point")
    page.get_by_role("button", name="Refuse").click()
    page.wait_for_url("**/discuss/**")
    page.goto(f"{WITH}?as=reader")
    expect(said(page, "The first words of a reader")).to_be_visible()
    expect(page.get_by_text("The second words of a reader")).to_have_count(0)
    page.goto("/discuss/moderate?list=refused")
    page.locator("li.row", has_text="The second words").get_by_role("link", name="More").click()
    page.get_by_role("button", name="Shut out").click()
    page.wait_for_url("**/discuss/moderate/bans")
    accessible(page)
    expect(page.locator("li.row", has_text="Ana").first).to_be_visible()
    while page.get_by_role("button", name="Let in again").count():
        with page.expect_navigation():
            page.get_by_role("button", name="Let in again").first.click()
    page.goto("/discuss/moderate/log")
    accessible(page)
    log = page.locator("main").inner_text()
    assert all(one in log for one in ("refuse", "ban", "lift", "beside the point")), log


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "/zh"], ids=["en", "zh"])
def test_readers_talk_without_scripts(chromium: Browser, newsroom: Newsroom, language: str) -> None:
    words, answer = f"Read on paper {language}", f"Answered on paper {language}"
    with newsroom.person(chromium, agent=agent(f"Cy{language}"), width=390, java_script_enabled=False) as cy:
        page = cy.new_page()
        page.goto(language + WITHOUT)
        page.locator("section[data-discuss] a").click()
        page.wait_for_url(f"**{language}/discuss/page:*")
        form = page.locator(".comments > form.write")
        form.locator("[name=name]").fill("Cy")
        form.locator("textarea").press_sequentially(words, delay=4_000 // len(words))
        form.locator("button").click()
        page.wait_for_url(f"**{language}/discuss/comment/*")
        expect(page.get_by_role("status")).to_be_visible()
        one = said(page, words)
        one.locator("a[href$='/reply']").click()
        form = page.locator("form.write").first
        form.locator("[name=name]").fill("Cy")
        form.locator("textarea").press_sequentially(answer, delay=4_000 // len(answer))
        form.locator("button").click()
        page.wait_for_url(f"**{language}/discuss/comment/*")
        expect(said(page, answer)).to_be_visible()
        assert not cy.cookies()
    with newsroom.person(chromium, agent=agent(f"Di{language}"), java_script_enabled=False) as di:
        page = di.new_page()
        page.goto(language + WITHOUT)
        page.locator("section[data-discuss] a").click()
        said(page, words).locator("button[value=up]").first.click()
        expect(said(page, words).locator("button[value=up]").first).to_have_text("▲ 1")
        page.goto(language + WITHOUT)
        page.locator("section[data-discuss] a").click()
        page.locator(".sorts a[href*='sort=voted']").click()
        page.wait_for_url("**sort=voted*")
        expect(said(page, words)).to_be_visible()
        said(page, words).locator("a[href$='/report']").first.click()
        page.wait_for_url("**/report")
        page.locator("[name=reason]").first.check()
        page.locator("form.write button").click()
        expect(page.get_by_role("status")).to_be_visible()
        assert not di.cookies()


@pytest.mark.slow
def test_a_browser_marks_what_is_new_since_its_last_visit_and_a_link_keeps_it(
    chromium: Browser, newsroom: Newsroom
) -> None:
    section = "section[data-discuss]"
    with (
        newsroom.person(chromium, agent=agent("Ed")) as ed,
        newsroom.person(chromium, agent=agent("Flo"), width=390) as flo,
    ):
        mine, theirs = ed.new_page(), flo.new_page()
        for page in (mine, theirs):
            page.goto(WITHOUT)
            page.locator(f"{section} .comments > form.write").wait_for()
            expect(page.locator(".new-count")).to_be_hidden()
            assert page.locator(".is-new").count() == 0, "nothing is new on a first visit"
        fill(mine.locator(f"{section} .comments > form.write"), "Written between two visits", "Ed")
        expect(said(mine, "Written between two visits")).to_be_visible()
        theirs.reload()
        expect(theirs.locator(".is-new")).to_have_count(1)
        expect(theirs.locator(".is-new")).to_contain_text("Written between two visits")
        link = theirs.get_by_role("link", name="1 new since your last visit")
        theirs.locator(f"{section} .sorts a", has_text="Oldest").click()
        expect(theirs.locator(".sorts a[aria-current]")).to_have_text("Oldest")
        expect(theirs.locator(".is-new")).to_have_count(1)
        mine.reload()
        mine.locator(f"{section} .comments > form.write").wait_for()
        assert mine.locator(".is-new").count() == 0, "one's own words are not news"
        link.click()
        theirs.wait_for_url("**/discuss/page:*since=*")
        expect(theirs.locator("article.said")).to_have_count(1)
        expect(said(theirs, "Written between two visits")).to_be_visible()
        said(theirs, "Written between two visits").get_by_role("link", name="Follow this thread").click()
        expect(theirs.locator(".slot [name=what]")).to_have_value("thread")
        theirs.goto(WITHOUT)
        theirs.locator(f"{section} .comments > form.write").wait_for()
        assert theirs.locator(".is-new").count() == 0, "what was seen is not new"
        assert not flo.cookies()
