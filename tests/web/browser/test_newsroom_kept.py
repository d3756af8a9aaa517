"""What an editor typed is not lost: not when the session ends, not when the site is away; what is unfinished is shown."""

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from .newsroom import EDITOR, PASSWORD, Newsroom

WORDS = "Words of a long afternoon"


@pytest.mark.slow
def test_words_in_the_drawer_outlive_the_session_and_a_site_that_is_away(chromium: Browser, newsroom: Newsroom) -> None:
    with newsroom.person(chromium, EDITOR) as ada:
        page = ada.new_page()
        page.goto("/changed-page")
        form = insert(page, "title")
        form.locator("input[name=block-text]").fill(WORDS)
        save = form.get_by_role("button", name="Save as a draft")
        ada.clear_cookies()
        save.click()
        expect(form.get_by_text("Not saved: you are no longer signed in.")).to_be_visible()
        with ada.expect_page() as opened:
            form.get_by_role("link", name="Sign in").click()
        tab = opened.value
        tab.fill("[name=username]", EDITOR)
        tab.fill("[name=password]", PASSWORD)
        tab.click("button[type=submit]")
        tab.wait_for_url("**/cms/")
        tab.close()
        ada.set_offline(True)
        save.click()
        expect(form.get_by_text("Not saved: the site does not answer.")).to_be_visible()
        expect(form.locator("input[name=block-text]")).to_have_value(WORDS)
        ada.set_offline(False)
        save.click()
        page.locator("iframe").wait_for(state="detached")
        expect(page.locator("[data-blocks] .b-title", has_text=WORDS)).to_have_count(1)
        # The bar takes the new token too, and says who is gone.
        page.locator("[data-verb=undo]").click()
        expect(page.locator("[data-blocks] .b-title", has_text=WORDS)).to_have_count(0)
        ada.clear_cookies()
        page.locator("[data-verb=publish]").click()
        expect(page.locator(".edit-told")).to_contain_text("Nothing was done: you are no longer signed in.")


@pytest.mark.slow
def test_words_of_a_tab_that_was_closed_are_offered_again(chromium: Browser, newsroom: Newsroom) -> None:
    with newsroom.person(chromium, EDITOR) as ada:
        page = ada.new_page()
        page.goto("/changed-page")
        typed = insert(page, "text").locator("[contenteditable=true]").first
        typed.click()
        page.keyboard.type(WORDS)
        page.wait_for_function("words => Object.values(localStorage).some(one => one.includes(words))", arg=WORDS)
        page.close()
        page = ada.new_page()
        page.goto("/changed-page")
        form = insert(page, "text")
        form.get_by_role("button", name="Take them up").click()
        expect(form.locator("[contenteditable=true]").first).to_have_text(WORDS)
        form.get_by_role("button", name="Save as a draft").click()
        page.locator("iframe").wait_for(state="detached")
        expect(page.locator("[data-blocks] .b-text", has_text=WORDS)).to_have_count(1)
        assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('onrecord-drawer')).length") == 0
        page.locator("[data-verb=undo]").click()
        expect(page.locator("[data-blocks] .b-text", has_text=WORDS)).to_have_count(0)


@pytest.mark.slow
def test_an_empty_block_shows_its_name_and_the_one_that_hinders_is_pointed_at(
    chromium: Browser, newsroom: Newsroom
) -> None:
    with newsroom.person(chromium, EDITOR) as ada:
        page = ada.new_page()
        page.goto("/reciprocal-suspension")
        for kind in ("gallery", "key_figures"):
            insert(page, kind).get_by_role("button", name="Save as a draft").click()
            page.locator("iframe").wait_for(state="detached")
        empty = page.locator(".edit-empty.b-gallery")
        expect(empty).to_be_visible()
        assert "Gallery" in empty.evaluate("one => getComputedStyle(one, '::before').content")
        page.locator("[data-verb=publish]").click()
        expect(page.locator(".edit-told")).to_contain_text("Blocks are not finished:")
        hinders = page.locator(".edit-fault.b-gallery")
        expect(hinders).to_be_in_viewport()
        hinders.locator(".edit-tools button").first.click()
        form = page.frame_locator("iframe")
        expect(form.get_by_text("Before it can be published, fill in what is marked.")).to_be_visible()
        expect(form.get_by_text("This field is required.").first).to_be_visible()
        for _ in range(2):
            page.keyboard.press("Escape")
        for _ in ("gallery", "key_figures"):
            page.reload()
            page.locator("[data-verb=undo]").click()
            page.wait_for_load_state("networkidle")


def insert(page: Page, kind: str) -> FrameLocator:
    """Opens the form of a new block at the foot of the page."""
    page.locator(".edit-gap button").last.click()
    form = page.frame_locator("iframe")
    form.locator(f".kinds a[href='{kind}/']").click()
    return form
