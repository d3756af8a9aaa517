"""A reader goes through the pages of the record: in both languages, wide and narrow, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

BRIEFING = "/xa-mfa/2024-04-11"
PAGES = (
    "/",
    "/search?q=dual-track",
    BRIEFING,
    f"{BRIEFING}/en/a1",
    f"{BRIEFING}/en/x1",
    f"{BRIEFING}/revisions",
    f"{BRIEFING}/side-by-side",
    f"{BRIEFING}/en/a1/cite",
    "/xa-mfa",
    "/people",
    "/outlets",
    "/coverage",
    "/names",
    "/corrections",
    "/methods",
)
Open = Callable[..., Page]


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["", "/zh"])
def test_a_page_is_accessible_and_fits_a_phone(
    visit: Open, accessible: Callable[[Page], None], path: str, language: str
) -> None:
    page = visit((language + path).rstrip("/") or "/", width=390)
    accessible(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390, f"{path} is {wide} pixels wide on a phone"
    assert page.locator("h1").count() == 1
