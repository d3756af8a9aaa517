"""An editor's first hour: an article written in place, refused, published by the clock, translated; a menu set."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from playwright.sync_api import Browser, Dialog, FrameLocator, Page, expect

from .conftest import PATIENCE
from .newsroom import EDITOR, Newsroom

Check = Callable[[Page], None]
ALTERNATIVE = "A ferry crosses a strait at dusk."
expect.set_options(timeout=PATIENCE)


@pytest.mark.slow
def test_an_editor_writes_an_article_in_place_and_the_clock_publishes_it(
    chromium: Browser, newsroom: Newsroom, accessible: Check
) -> None:
    path = "/a-drill-that-falls-silent"
    with newsroom.person(chromium, EDITOR) as ada, newsroom.person(chromium) as reader:
        page = ada.new_page()
        number = begin(page, "A drill that falls silent", path)
        page.goto(f"/cms/inplace/{number}/page/")
        write_picture(page)
        write_record(page)
        write_fast(page)
        change_in_place(page)
        rearrange(page)
        accessible(page)
        shown = reader.new_page()
        plan(page)
        assert answer_of(shown, path) == HTTPStatus.NOT_FOUND
        with newsroom.jobs():
            appears(shown, path)
        words = shown.locator("main").inner_text()
        assert "Typed and saved at once, then said better." in words
        assert "a drill that falls silent" in words
        assert shown.locator(".b-big_picture img").get_attribute("alt") == ALTERNATIVE
        expect(shown.locator(".b-phrase_chart table tr").first).to_be_attached()
        assert not reader.cookies()
        accessible(shown)


TABLE = """<table><tr><td><p class=MsoNormal><b>cell A</b></p></td><td><p class=MsoNormal>cell B</p></td></tr>
<tr><td>一格</td><td>另一格</td></tr></table><p>After it.</p>"""
PASTE = """(field, html) => {
  const held = new DataTransfer();
  held.setData("text/html", html);
  held.setData("text/plain", "plain");
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


@pytest.mark.slow
def test_the_cells_of_a_pasted_table_stay_apart(chromium: Browser, newsroom: Newsroom) -> None:
    with newsroom.person(chromium, EDITOR) as ada:
        page = ada.new_page()
        number = begin(page, "A table of drills", "/a-table-of-drills")
        page.goto(f"/cms/inplace/{number}/page/")
        field = insert(page, "text").locator("[contenteditable=true]").first
        field.click()
        field.evaluate(PASTE, TABLE)
        page.keyboard.press("Control+s")
        saved(page, "text")
        words = page.locator(".b-text p").all_inner_texts()
        assert [" ".join(one.split()) for one in words] == ["cell A | cell B", "一格 | 另一格", "After it."]
        expect(page.locator(".b-text b, .b-text strong").first).to_have_text("cell A")


@pytest.mark.slow
def test_an_editor_translates_an_article_segment_by_segment(
    chromium: Browser, newsroom: Newsroom, accessible: Check
) -> None:
    with newsroom.person(chromium, EDITOR) as ada, newsroom.person(chromium) as reader:
        page = ada.new_page()
        number = begin(page, "Two ferries at dusk", "/two-ferries-at-dusk")
        page.goto(f"/cms/inplace/{number}/page/")
        insert(page, "text").locator("[contenteditable=true]").first.click()
        page.keyboard.type("Two ferries met at dusk.")
        page.keyboard.press("Control+s")
        saved(page, "text")
        page.locator("[data-verb=publish]").click()
        page.locator("[data-state=live]").wait_for()
        translated = {"Two ferries at dusk": "黄昏时的两艘渡轮", "Two ferries met at dusk.": "两艘渡轮在黄昏时相遇。"}
        address = translate(page, number, translated)
        shown = reader.new_page()
        appears(shown, address)
        for words in translated.values():
            expect(shown.locator("main").get_by_text(words).first).to_be_visible()
        assert shown.locator("html").get_attribute("lang") == "zh-Hans"
        accessible(shown)
        # Each of the two leads to the other.
        shown.locator("a.tongue").click()
        shown.wait_for_url("**/two-ferries-at-dusk")
        expect(shown.locator("h1")).to_have_text("Two ferries at dusk")
        shown.locator("a.tongue").click()
        shown.wait_for_url(f"**{address}")


@pytest.mark.slow
def test_an_editor_sets_a_menu_that_stands_on_pages_of_the_record_too(
    chromium: Browser, newsroom: Newsroom, accessible: Check
) -> None:
    with newsroom.person(chromium, EDITOR) as ada, newsroom.person(chromium) as reader:
        shown = reader.new_page()
        shown.goto("/xa-mfa/2024-04-11/en")
        assert "Front desk" not in shown.locator("header.site").inner_text()
        page = ada.new_page()
        page.goto("/cms/snippets/pages/menu/")
        page.locator("main table a[href*='/edit/']", has_text="English").first.click()
        page.wait_for_url("**/edit/**")
        page.locator("main input[name$='-text']").first.fill("Front desk")
        page.get_by_role("button", name="Save").first.click()
        page.wait_for_url("**/snippets/pages/menu/")
        # The reader's browser keeps a page for a minute; who loads it anew is shown what is there now.
        shown.reload()
        expect(shown.get_by_role("link", name="Front desk")).to_be_visible()
        large = shown.locator("details.mega")
        large.locator("summary").click()
        expect(large.get_by_role("link", name="Coverage and gaps")).to_be_visible()
        accessible(shown)
        shown.keyboard.press("Escape")
        expect(large.get_by_role("link", name="Coverage and gaps")).to_be_hidden()


def begin(page: Page, title: str, path: str) -> str:
    """Begins an article as a draft; the address is made of the title. Returns its number."""
    page.goto("/cms/pages/add/pages/articlepage/3/")
    page.locator("#id_title").press_sequentially(title)
    page.wait_for_function("slug => document.getElementById('id_slug').value === slug", arg=path[1:])
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/**")
    return str(re.findall(r"pages/(\d+)/edit", page.url)[0])


def drawer(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def insert(page: Page, kind: str) -> FrameLocator:
    """Opens the form of a new block at the foot of the page."""
    page.locator(".edit-gap button").last.click()
    drawer(page).locator(f".kinds a[href='{kind}/']").click()
    return drawer(page)


def saved(page: Page, kind: str) -> None:
    """Waits until the drawer has saved and the page shows its block."""
    page.locator("iframe").wait_for(state="detached")
    expect(page.locator(f"[data-blocks] > .b-{kind}")).to_have_count(1)


def write_picture(page: Page) -> None:
    """Inserts a big picture; without alternative text it is not published, and closing the drawer loses no words."""
    form = insert(page, "big_picture")
    form.get_by_role("button", name="Choose an image").first.click()
    form.locator(".modal a.image-choice").first.click()
    form.locator(".modal").wait_for(state="detached")
    form.get_by_role("button", name="Save as a draft").click()
    saved(page, "big_picture")
    page.locator("[data-verb=publish]").click()
    expect(page.locator(".edit-told:not([hidden])")).to_contain_text("Say what the picture shows")
    page.locator(".b-big_picture .edit-tools button").first.click()
    words = drawer(page).locator("[name=block-picture-alt]")
    words.fill(ALTERNATIVE)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", stay)
    words.press("Escape")
    assert len(asked) == 1
    words.press("Control+s")
    saved(page, "big_picture")


def write_record(page: Page) -> None:
    """Inserts a quotation, found by the record's search, and the chart of a phrase."""
    form = insert(page, "quotation")
    form.locator("[data-quotation-chooser] [data-open]").click()
    form.locator(".quotation-dialog input[type=search]").fill("falls silent")
    form.locator(".quotation-dialog form button").click()
    form.get_by_role("button", name="Use the whole statement").first.click()
    form.locator("[data-shown] p").wait_for()
    form.get_by_role("button", name="Save as a draft").click()
    saved(page, "quotation")
    phrase = insert(page, "phrase_chart").locator("[name=block-phrase]")
    phrase.fill("two-track approach")
    phrase.press("Control+s")
    saved(page, "phrase_chart")


def write_fast(page: Page) -> None:
    """Types rich text and saves before the editor wrote it into its field, twice at that: one block, every word."""
    insert(page, "text").locator("[contenteditable=true]").first.click()
    page.keyboard.type("Typed and saved at once.")
    page.keyboard.press("Control+s")
    page.keyboard.press("Control+s")
    saved(page, "text")
    expect(page.locator(".b-text")).to_contain_text("Typed and saved at once.")


def change_in_place(page: Page) -> None:
    """Changes the words of one block by its pencil: the draft is saved and its HTML stands in place of the old one's."""
    version = page.locator("article[data-page]").get_attribute("data-revision")
    page.evaluate("window.stayed = true")
    page.locator(".b-text .edit-tools button").first.click()
    drawer(page).locator("[contenteditable=true]").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Backspace")
    page.keyboard.type(", then said better.")
    drawer(page).get_by_role("button", name="Save as a draft").click()
    saved(page, "text")
    expect(page.locator(".b-text")).to_contain_text("Typed and saved at once, then said better.")
    assert page.locator("article[data-page]").get_attribute("data-revision") != version
    assert page.evaluate("window.stayed"), "the page was loaded anew"


def kinds(page: Page) -> list[str]:
    """Returns the kinds of the page's blocks, one after the other."""
    names: list[str] = page.locator("[data-blocks] > [data-block]").evaluate_all(
        "all => all.map(one => [...one.classList].find(name => name.startsWith('b-')))"
    )
    return names


def press(page: Page, kind: str, name: str, wanted: list[str]) -> None:
    """Presses a button of the first block of a kind by the keyboard, and waits for the order of blocks it makes."""
    tools = page.locator(f".b-{kind} .edit-tools").first
    tools.locator("button").first.focus()
    button = tools.locator(f"button[aria-label^='{name}']")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        if button.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-blocks] > [data-block]")).to_have_count(len(wanted))
    for place, one in enumerate(wanted):
        expect(page.locator("[data-blocks] > [data-block]").nth(place)).to_have_class(re.compile(rf"\b{one}\b"))


def rearrange(page: Page) -> None:
    """Moves, duplicates and takes away a block, then undoes the last of it."""
    picture, quote, chart, text = kinds(page)
    press(page, "text", "Move up", [picture, quote, text, chart])
    press(page, "text", "Duplicate", [picture, quote, text, text, chart])
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "text", "Delete", [picture, quote, text, chart])
    page.locator("[data-verb=undo]").click()
    expect(page.locator("[data-block]")).to_have_count(5)
    page.locator("[data-verb=undo]").click()
    expect(page.locator("[data-block]")).to_have_count(4)


def plan(page: Page) -> None:
    """Sets the time to publish: the next minute that is not over before the button is pressed."""
    soon = (datetime.now(UTC) + timedelta(seconds=75)).strftime("%Y-%m-%dT%H:%M")
    page.locator(".edit-when summary").click()
    page.locator("[name=go_live]").fill(soon)
    page.locator(".edit-when form button").first.click()
    page.locator("[data-state=scheduled]").wait_for()


def translate(page: Page, number: str, words: dict[str, str]) -> str:
    """Begins the Chinese version, writes it segment by segment, publishes it; returns its address."""
    page.goto(f"/cms/localize/submit/page/{number}/")
    page.locator("[name=locales]").first.check()
    page.locator("main form button[type=submit], main form input[type=submit]").first.click()
    page.wait_for_url("**/edit/**")
    for han in words.values():
        page.get_by_role("button", name="Translate", exact=True).first.click()
        page.locator("textarea:visible").fill(han)
        # The editor shows words before the server has them; published earlier, the page would lack them.
        with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
            page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_text(han, exact=True).first).to_be_visible()
        expect(page.locator("textarea:visible")).to_have_count(0)
    with page.expect_navigation():
        page.get_by_role("button", name="Publish in 中文").click()
    found = re.search(r'"liveUrl": "([^"]+)"', page.locator("[data-props]").first.get_attribute("data-props") or "")
    assert found is not None, "the translation is not published"
    return found[1][found[1].index("/zh/") :]


def answer_of(reader: Page, path: str) -> int:
    """Returns how the site answers, past what the reader's browser keeps."""
    answer = reader.goto(path)
    assert answer is not None
    return answer.status


def appears(reader: Page, path: str) -> None:
    """Waits until a page is there that another process publishes."""
    end = datetime.now(UTC) + timedelta(milliseconds=3 * PATIENCE)
    while answer_of(reader, path) != HTTPStatus.OK:
        assert datetime.now(UTC) < end, f"{path} was not published"
        reader.wait_for_timeout(500)
