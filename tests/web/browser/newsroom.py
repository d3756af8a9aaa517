"""A newsroom for the browser: a server of its own on the demo record, with its first newsroom, an editor and a moderator."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen
from playwright.sync_api import Browser, BrowserContext

from onrecord.demo.build import build

from .conftest import PATIENCE, running

EDITOR, MODERATOR, PASSWORD = "ada", "mo", "Lanjing-2024-x"
_FILL = f"""
import os, sys
from pathlib import Path
from onrecord.web.gate.options import options_from
from onrecord.web.project.settings import start
start(options_from(os.environ, folder=Path(sys.argv[1])))
from onrecord.web.pages.people import make_editor
from onrecord.web.project.first import fill_demo
from onrecord.web.project.ready import make_tables
make_tables()
fill_demo()
make_editor("{EDITOR}", password="{PASSWORD}")
make_editor("{MODERATOR}", role="moderator", password="{PASSWORD}")
"""


@frozen
class Newsroom:
    """A newsroom that is served at an address; `record` is the folder of its record."""

    address: str
    record: Path

    @contextmanager
    def person(
        self, chromium: Browser, name: str = "", *, width: int = 1440, agent: str = "", **more: object
    ) -> Iterator[BrowserContext]:
        """Opens somebody's browser while the block runs, signed in where a name is given; `agent` tells readers apart."""
        told = {"viewport": {"width": width, "height": 900}, "base_url": self.address, **more}
        context = chromium.new_context(**told, **({"user_agent": agent} if agent else {}))  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        try:
            if name:
                page = context.new_page()
                page.goto("/cms/login/?next=/discuss/popular")
                page.fill("[name=username]", name)
                page.fill("[name=password]", PASSWORD)
                page.click("button[type=submit]")
                page.wait_for_url("**/discuss/popular")
                page.close()
            yield context
        finally:
            context.close()

    @contextmanager
    def jobs(self) -> Iterator[None]:
        """Runs the site's jobs, the ones that the server runs twice a minute, every second while the block runs."""
        command = [sys.executable, "-m", "onrecord", "site", "jobs", "--every", "1", "--record", str(self.record)]
        beside = subprocess.Popen(command, env={**os.environ, "COVERAGE_PROCESS_START": ""})
        try:
            yield
        finally:
            beside.terminate()
            beside.wait(60)


@contextmanager
def served(folder: Path) -> Iterator[Newsroom]:
    """Serves a new newsroom while the block runs."""
    record = folder / "record"
    build(record)
    environment = {**os.environ, "COVERAGE_PROCESS_START": ""}
    subprocess.run([sys.executable, "-c", _FILL, str(record)], check=True, timeout=600, env=environment)
    with running(record) as address:
        yield Newsroom(address, record)
