"""A reader follows a phrase by mail: orders it, confirms it, and is written to when a page with the phrase is ingested."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from onrecord.demo.build import build
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer

from .conftest import running

controllers = pytest.importorskip("aiosmtpd.controller", reason="the mail server for tests is missing: aiosmtpd")

ADA = "ada{}@news.example"
PAGE = """<html lang="en"><head><title>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on June {day}, 2025</title>
<link rel="canonical" href="{address}"></head><body>
<h1>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on June {day}, 2025</h1>
<p>Reuters: Will there be talks?</p>
<p>Lin Yueran: We uphold the {words} and hope for talks before the winter.</p>
<p>AFP: Is there a date?</p>
<p>Lin Yueran: Nothing of the kind is planned at present.</p>
</body></html>"""
Open = Callable[..., Page]
PATIENCE = 180
"""Seconds for a letter: the site looks every half minute for what is due."""


class Inbox:
    """Keeps what a mail server takes."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802  aiosmtpd's name
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def letter(self, to: str, words: str) -> str:
        """Returns the text of a letter to an address that has some words, as soon as it is there."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for one in self.letters:
                text = one.get_body(("plain",)).get_content()  # type: ignore[union-attr]
                if to in str(one["To"]) and words in text:
                    return str(text)
            time.sleep(0.3)
        raise AssertionError(
            f"no letter to {to} with {words!r}; there are {[str(one['Subject']) for one in self.letters]}"
        )


@pytest.fixture(scope="module")
def inbox() -> Iterator[tuple[Inbox, int]]:
    """Returns what a mail server on this machine takes, and its port."""
    kept = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = controllers.Controller(kept, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    yield kept, port
    controller.stop()


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory, inbox: tuple[Inbox, int]) -> Iterator[tuple[Path, str]]:
    """Returns a demo record that may grow, and the address of its site, which sends mail to the inbox."""
    record = tmp_path_factory.mktemp("subscribe") / "record"
    build(record)
    site = running(record, ONRECORD_MAIL=f"smtp://127.0.0.1:{inbox[1]}")
    site.environment["ONRECORD_SITE"] = f"http://127.0.0.1:{site.port}"
    with site as told:
        yield record, told


@pytest.fixture(scope="module")
def address(growing: tuple[Path, str]) -> str:
    """Returns the address of the growing site: what the reader's browser opens here."""
    return growing[1]


def add(record: Path, day: int, words: str) -> None:
    """Ingests a page of the ministry; the site takes it up by itself."""
    address = f"https://www.mfa.anlan.example/en/202506{day:02}.html"
    html = PAGE.format(day=day, address=address, words=words)
    with Writer(record) as writer:
        found = Capture(html.encode(), "text/html", "utf-8", address)
        list(ingest(writer, [Received(found, datetime(2025, 6, day, 9, tzinfo=UTC), 200, (), "web")]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "script", "words", "day"), [("", True, "two-track approach", 3), ("/zh", False, "signs of detente", 4)]
)
def test_a_reader_who_follows_a_phrase_is_written_to_after_an_ingest(  # noqa: PLR0913  what a reader does in one go
    visit: Open,
    growing: tuple[Path, str],
    inbox: tuple[Inbox, int],
    language: str,
    words: str,
    day: int,
    *,
    script: bool,
) -> None:
    record, address = growing
    mine = ADA.format(day)
    page = visit(f"/phrase?q={words.replace(' ', '+')}", script=script, language=language)
    page.locator("a[href*='alerts/new']").first.click()
    page.wait_for_url("**/alerts/new?*")
    assert words in page.locator("h1").inner_text()
    assert page.locator(".volume").is_visible()
    page.locator("input[value=mail]").check()
    page.fill("input[name=address]", mine)
    page.locator("input[value=once]").check()
    # Nobody fills in a form faster than this.
    page.wait_for_timeout(2_500)
    page.locator("form[method=post] button").click()
    page.locator("h1").wait_for()
    link = re.search(rf"{re.escape(address)}\S*/alerts/confirm/\S+", inbox[0].letter(mine, "/alerts/confirm/"))
    assert link is not None
    confirming = visit(link[0], script=script)
    confirming.locator("form[method=post] button").click()
    confirming.locator("h1").wait_for()
    add(record, day, words)
    text = inbox[0].letter(mine, f"«{words}»")
    place = re.search(rf"{re.escape(address)}\S*/xa-mfa/2025-06-0{day}/en/a1@r1\?q=\S+", text)
    assert place is not None, text
    assert ("/zh/" in place[0]) is bool(language)
    assert f"{address}{language}/alerts/" in text, "a letter says how it ends"
    shown = visit(place[0], script=script)
    assert shown.locator("[data-quote] mark").first.inner_text() == words
