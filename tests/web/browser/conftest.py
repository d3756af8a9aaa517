"""The site in a browser: the system's Chromium, driven by Playwright, on a server of its own with the demo record.

The server is the one that `onrecord serve` starts. Where there is no Chromium these tests skip, in words; in CI, where
`make test-services` installs it, a skip is a failure.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from onrecord.demo.build import build

if TYPE_CHECKING:
    from .newsroom import Newsroom

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
PATIENCE = 60_000
"""Milliseconds that a page may take on a busy machine."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Returns the system's Chromium, running; not longer than a module, since Playwright runs a loop in this thread."""
    found = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("there is no Chromium: `make test-services` installs it, or ONRECORD_CHROMIUM names one")
    with sync_playwright() as playwright:
        # Root, and containers, have no namespaces to put pages into; the pages are our own.
        arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Returns the address of a site on the demo record, served as `onrecord serve` does."""
    record = tmp_path_factory.mktemp("browser") / "record"
    build(record)
    with running(record) as told:
        yield told


class running:  # noqa: N801  used as a function
    """Serves a record's site on a free port while the block runs."""

    def __init__(self, record: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.command = [sys.executable, "-m", "onrecord", "serve", "--record", str(record), "--port", str(self.port)]
        self.environment = {**os.environ, "COVERAGE_PROCESS_START": "", "ONRECORD_LIMITS": "0", **environment}

    def __enter__(self) -> str:
        self.server = subprocess.Popen([*self.command, "--workers", "1"], env=self.environment)
        address = f"http://127.0.0.1:{self.port}"
        end = time.monotonic() + 300
        while True:
            try:
                urllib.request.urlopen(address + "/coverage", timeout=30).close()  # noqa: S310  this machine
            except OSError:
                if time.monotonic() > end or self.server.poll() is not None:
                    self.server.kill()
                    self.server.wait()
                    raise
                time.sleep(0.2)
            else:
                return address

    def __exit__(self, *_: object) -> None:
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(60)


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Newsroom"]:
    """Returns a newsroom that is served on a record of its own, for the tests of what editors and readers write."""
    from .newsroom import served

    with served(tmp_path_factory.mktemp("newsroom")) as made:
        yield made


Open = Callable[..., Page]


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Open]:
    """Returns what opens a path of the site as a new reader; faults of a page's scripts fail the test at its end."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(
        path: str, *, width: int = 1440, script: bool = True, dark: bool = False, language: str = "", status: int = 200
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(f"{path}: {fault}"))
        page.on("console", lambda said: faults.append(f"{path}: {said.text}") if said.type == "error" else None)
        whole = (language + path).rstrip("/") or "/"
        answer = page.goto(path if path.startswith("http") else address + whole)
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        # A browser tells of a page that there is none; it is what was asked for.
        faults[:] = [one for one in faults if status == HTTPStatus.OK or f"status of {status}" not in one]
        return page

    yield open_page
    for one in contexts:
        one.close()
    assert not faults


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Returns the check that axe finds nothing against WCAG 2.2 AA on a page."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": rules, "resultTypes": ["violations"]}

    def check(page: Page) -> None:
        page.evaluate(AXE)
        found = page.evaluate("options => axe.run(document, options).then(told => told.violations)", options)
        told = [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in found]
        assert not told, "\n".join([page.url, *told])

    return check
