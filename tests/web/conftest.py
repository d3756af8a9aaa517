"""The site on the demo record, and on a record of pages that mean harm."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client, override_settings
from django.utils.module_loading import import_string

from onrecord.demo.build import build
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.corrections import correct
from onrecord.record.omissions import Claim, add_omission
from onrecord.record.store import Store
from onrecord.record.writer import Writer
from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import make_tables
from onrecord.web.project.settings import start

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)


_DATA = Path(tempfile.mkdtemp(prefix="onrecord-site-"))
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)


def options(folder: Path, **changed: Any) -> SiteOptions:
    """Returns the options of a site in the test: one folder and one database for all sites of a test run."""
    return SiteOptions(folder, **{"hosts": ("testserver",), "data": _DATA, "database": DATABASE, **changed})


def _database() -> str:
    """Returns the address of the database; each process of several has its own."""
    named, worker = os.environ.get("ONRECORD_TEST_DATABASE", ""), os.environ.get("PYTEST_XDIST_WORKER")
    return f"{named}_{worker}" if named and worker else named


# While Playwright drives a browser its loop runs in this thread, and Django would refuse to look into the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
DATABASE = _database()
"""The database that the site's tests use: a file where nothing is said, PostgreSQL where it is named."""
start(options(Path(os.devnull)))


@pytest.fixture(scope="session")
def tables() -> None:
    """Makes the tables of the site, once."""
    make_tables()


@pytest.fixture
def db(tables: None) -> Iterator[None]:  # noqa: ARG001  the tables have to be there
    """Opens the site's database; what the test wrote is taken back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Ground:
    """What many tests begin with, made once while one such test follows another: a transaction around theirs."""

    def __init__(self) -> None:
        self._block: Any = None
        self._name = ""

    def lay(self, name: str, make: Callable[[], object]) -> None:
        """Makes what a test begins with, or keeps it as the test before began with it."""
        if name == self._name and connection.in_atomic_block:
            return
        self.clear()
        self._block = transaction.atomic()
        self._block.__enter__()
        try:
            make()
        except BaseException:
            self.clear()
            raise
        self._name = name

    def clear(self) -> None:
        """Takes it back."""
        block, self._block, self._name = self._block, None, ""
        if block is not None and connection.in_atomic_block:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


@pytest.fixture(scope="session")
def ground() -> Iterator[Ground]:
    """Returns what is under the tests of a newsroom or a dossier."""
    made = Ground()
    yield made
    made.clear()


GROUNDS = {
    "newsroom": "onrecord.web.pages.first.build.first_newsroom",
    "shelf": "onrecord.web.dossiers.keldan.demo_dossier",
}
"""What makes what a test begins with that asks for a fixture of this name."""


@pytest.fixture(autouse=True)
def _on_ground(request: pytest.FixtureRequest, ground: Ground) -> None:
    """Lays what a test asks for under everything it writes, and takes back what another test asked for."""
    wanted = next((name for name in GROUNDS if name in request.fixturenames), None)
    if wanted is None:
        ground.clear()
        return
    request.getfixturevalue("tables")
    folder = request.getfixturevalue("demo")
    with override_settings(ONRECORD=options(folder)):
        ground.lay(wanted, import_string(GROUNDS[wanted]))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Returns the folder of the demo record with a correction and an omission; no test may write to it."""
    folder = tmp_path_factory.mktemp("site") / "record"
    build(folder)
    with Writer(folder) as writer:
        correct(writer, "xa-mfa/2024-04-11/en/a1", "speaker", "Du H.", reason="named so in the lead", author="ed")
        claim = Claim("And what of the ferry?", "https://news.example/1", "heard on the recording", "ed")
        add_omission(writer, "xa-mfa/2024-04-11", claim)
    with Store.open(folder) as store:
        made = store.root()
    yield folder
    with Store.open(folder) as store:
        assert store.root() == made, "a test wrote to the record that all tests of the site share"


Site = Callable[..., Client]


@pytest.fixture
def site(tables: None) -> Iterator[Site]:  # noqa: ARG001  pages that editors made are looked for
    """Returns what opens the site on a record's folder."""
    opened = []

    def open_site(folder: Path, **changed: Any) -> Client:
        setting = override_settings(ONRECORD=options(folder, **changed))
        setting.enable()
        opened.append(setting)
        return Client()

    yield open_site
    for setting in reversed(opened):
        setting.disable()


@pytest.fixture
def client(site: Site, demo: Path) -> Client:
    """Returns a reader of the demo record's site."""
    return site(demo)


@pytest.fixture
def grown(tmp_path: Path) -> Callable[..., Path]:
    """Returns what makes a record of pages, each with its address, one after the other."""

    def make(*pages: tuple[str, str]) -> Path:
        folder = tmp_path / "record"
        received = [
            Received(
                Capture(html.encode(), "text/html", "utf-8", address), START + timedelta(hours=hour), 200, (), "web"
            )
            for hour, (address, html) in enumerate(pages)
        ]
        with Writer(folder) as writer:
            list(ingest(writer, received))
            follow_up(writer.store)
        return folder

    return make
