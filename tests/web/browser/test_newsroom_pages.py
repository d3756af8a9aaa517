"""Every kind of page of the newsroom, of discussions and of dossiers: accessible, no wider than the screen, in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from .newsroom import EDITOR, Newsroom

DOSSIER = "/dossiers/keldan-nuclear"
READERS = (
    "/",
    "/articles",
    "/reciprocal-suspension",
    "/changed-page",
    "/about",
    "/reporters",
    "/keldan-peninsula",
    "/letters",
    "/dossiers",
    DOSSIER,
    f"{DOSSIER}/timeline",
    f"{DOSSIER}/matrix",
    f"{DOSSIER}/matrix?on=2021-12-14",
    f"{DOSSIER}/steps",
    f"{DOSSIER}/changed?from=2018-01-01&to=2024-04-22",
    f"{DOSSIER}/open",
    "/discuss/page:5",
    "/discuss/page:5/follow",
    "/discuss/page:5/correct",
    "/discuss/xa-mfa/2024-04-11/en/x1",
    "/discuss/popular",
    "/discuss/corrections",
    "/discuss/my",
)
EDITORS = (
    "/changed-page",
    "/discuss/moderate",
    "/discuss/moderate?list=corrections",
    "/discuss/moderate/bans",
    "/discuss/moderate/rules",
    "/discuss/moderate/log",
    "/discuss/page:5/ask",
    "/cms/dossiers",
    f"/cms{DOSSIER}",
    f"/cms{DOSSIER}/suggestions",
    f"/cms{DOSSIER}/text",
    f"/cms{DOSSIER}/log",
    f"/cms{DOSSIER}/position/0",
    f"/cms{DOSSIER}/step/0",
    f"/cms{DOSSIER}/proposal/new",
)
GROUPS = {
    "newsroom": (READERS[:8], ""),
    "dossiers": (READERS[8:16], ""),
    "discussions": (READERS[16:], ""),
    "desks": (EDITORS[:7], EDITOR),
    "dossiers-desk": (EDITORS[7:], EDITOR),
}
Check = Callable[[Page], None]


def fits(page: Page) -> None:
    assert page.locator("h1").count() == 1, page.url
    for width in (390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{page.url} is {wide} pixels wide on {width}"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("group", GROUPS)
def test_pages_are_accessible_and_fit(
    chromium: Browser, newsroom: Newsroom, accessible: Check, group: str, language: str
) -> None:
    paths, name = GROUPS[group]
    chinese = language == "zh"
    # Light and narrow in English, dark and wide in Chinese: each page once in either.
    faults: list[str] = []
    scheme, locale = ("dark", "zh-CN") if chinese else ("light", "en-US")
    with newsroom.person(chromium, name, color_scheme=scheme, locale=locale) as who:
        page = who.new_page()
        page.on("pageerror", lambda fault: faults.append(f"{page.url}: {fault}"))
        for path in paths:
            answer = page.goto(("/zh" if chinese and not path.startswith("/cms") else "") + path)
            assert answer is not None
            assert answer.ok, path
            assert page.locator("html").get_attribute("lang") == ("zh-Hans" if chinese else "en")
            page.set_viewport_size({"width": 1440 if chinese else 390, "height": 900})
            accessible(page)
            fits(page)
    assert not faults


@pytest.mark.slow
@pytest.mark.parametrize("view", ["", "/timeline", "/matrix", "/steps", "/changed?from=2018-01-01&to=2024-04-22"])
def test_a_dossier_on_paper_shows_every_quotation_and_no_buttons(
    chromium: Browser, newsroom: Newsroom, accessible: Check, view: str
) -> None:
    with newsroom.person(chromium, width=820) as who:
        page = who.new_page()
        page.goto(DOSSIER + view)
        page.emulate_media(media="print")
        quotes = page.locator("main .evidence blockquote")
        assert quotes.count() > 0
        hidden = quotes.evaluate_all("all => all.filter(one => !one.checkVisibility() || !one.offsetHeight).length")
        assert hidden == 0, "a quotation is folded away on paper"
        page.set_viewport_size({"width": 680, "height": 960})
        cut = quotes.evaluate_all("all => all.filter(one => one.getBoundingClientRect().right > innerWidth).length")
        assert cut == 0, "a quotation goes on beyond the sheet"
        assert not page.locator("nav.tabs").first.is_visible()
        assert not page.locator("header.site").first.is_visible()
        accessible(page)
        assert len(page.pdf()) > 10_000


@pytest.mark.slow
def test_on_a_phone_a_matrix_is_a_list_with_its_columns_named(chromium: Browser, newsroom: Newsroom) -> None:
    with newsroom.person(chromium, width=390) as who:
        page = who.new_page()
        page.goto(f"{DOSSIER}/matrix")
        cells = page.locator(".matrix td:visible")
        assert cells.count() == page.locator(".matrix td:has(.held)").count(), "empty cells are left out"
        assert cells.first.locator(".under").is_visible()
        assert page.locator(".scroll").evaluate("one => one.scrollWidth <= one.clientWidth")
