"""A reader goes through the pages of the record: in both languages, wide and narrow, light and dark, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

BRIEFING = "/xa-mfa/2024-04-11"
PAGES = (
    "/",
    "/xa-mfa",
    BRIEFING,
    f"{BRIEFING}/zh@r1",
    f"{BRIEFING}/en/a1?q=0-12~4b78a2",
    f"{BRIEFING}/zh/x1@r1",
    f"{BRIEFING}/zh/revisions",
    f"{BRIEFING}/side-by-side",
    f"{BRIEFING}/en/a1@r1/cite",
    f"{BRIEFING}/zh/a1/copies",
    f"{BRIEFING}/new",
    f"{BRIEFING}/zh/terms",
    f"{BRIEFING}/replies",
    "/search",
    "/search?q=two-track",
    "/search?q=zzqq",
    "/phrase?q=%E5%8F%8C%E8%BD%A8%E5%B9%B6%E8%BF%9B",
    "/compare?before=..2019&after=2024..&office=xa-mfa",
    "/dropped?since=2022&office=xa-mfa&issue=korean-peninsula",
    "/replies",
    "/follow-ups",
    "/check",
    "/feeds",
    "/people",
    "/people/Lin%20Yueran",
    "/outlets",
    "/outlets/Reuters",
    "/coverage",
    "/names",
    "/corrections",
    "/methods",
    "/api/v1/docs",
)
OTHERS = {f"{BRIEFING}/zh/q3": 410, "/nothing/here": 404, "/search?q=(": 400}
EVERY = {**dict.fromkeys(PAGES, 200), **OTHERS}
WEIGHT = 100_000
"""Bytes that come over the line for a page with its style and scripts."""
WEIGHED = """() => performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))
    .reduce((sum, one) => sum + one.encodedBodySize, 0)"""
SHIFTED = """() => new Promise(done => {
    const moved = [];
    const said = one => [one.value, Math.round(one.startTime), one.sources.map(part => part.node && part.node.nodeName
        + " " + (part.node.textContent || "").trim().slice(0, 40) + " " + part.previousRect.y + " > " + part.currentRect.y)];
    const seen = list => list.getEntries().forEach(one => { if (!one.hadRecentInput) moved.push(said(one)); });
    new PerformanceObserver(seen).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(moved), 300);
})"""
"""What moved under the reader's eyes while the page came: how much by Chromium's measure, when, and what from where to where."""
COLOR = "getComputedStyle(document.body).color"
Open = Callable[..., Page]


def fits(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.viewport_size["width"], f"{page.url} is {wide} pixels wide"  # type: ignore[index]
    assert page.locator("h1").count() == 1


@pytest.mark.slow
@pytest.mark.parametrize("path", EVERY)
def test_a_page_is_accessible_fits_and_weighs_little(
    visit: Open, accessible: Callable[[Page], None], path: str
) -> None:
    narrow = visit(path, width=390, status=EVERY[path])
    accessible(narrow)
    fits(narrow)
    assert 1_000 < narrow.evaluate(WEIGHED) < WEIGHT
    moved = narrow.evaluate(SHIFTED)
    assert sum(one[0] for one in moved) < 0.01, moved
    wide = visit(path, language="/zh", dark=True, status=EVERY[path])
    accessible(wide)
    fits(wide)
    wide.set_viewport_size({"width": 390, "height": 900})
    fits(wide)
    assert wide.evaluate(COLOR) != narrow.evaluate(COLOR)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "/zh"])
def test_without_scripts_every_page_is_there(visit: Open, language: str) -> None:
    page = visit("/coverage", script=False, language=language)
    for path in PAGES:
        page.goto(page.url.partition("//")[0] + "//" + page.url.split("/")[2] + (language + path).rstrip("/"))
        assert page.locator("h1").is_visible(), path
        assert len(page.locator("main").inner_text()) > 40, path
        assert "noscript" not in page.content(), path
        assert not [one for one in page.locator("canvas").all() if one.is_visible()], path


@pytest.mark.slow
def test_a_chart_has_its_table_with_and_without_scripts(visit: Open) -> None:
    for script in (True, False):
        page = visit("/search?q=two-track", script=script)
        assert page.locator("[data-chart] figcaption").first.is_visible()
        assert page.locator("[data-chart] table tr").count() > 3
        if script:
            page.locator("[data-chart] canvas").first.wait_for(state="visible")
