"""The site on the demo record, and on a record of pages that mean harm."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, override_settings

from onrecord.demo.build import build
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.corrections import correct
from onrecord.record.omissions import Claim, add_omission
from onrecord.record.writer import Writer
from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.settings import start

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)


def options(folder: Path, **changed: Any) -> SiteOptions:
    return SiteOptions(folder, hosts=("testserver",), **changed)


start(options(Path(os.devnull)))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of the demo record with a correction and an omission."""
    folder = tmp_path_factory.mktemp("site") / "record"
    build(folder)
    with Writer(folder) as writer:
        correct(writer, "xa-mfa/2024-04-11/en/a1", "speaker", "Du H.", reason="named so in the lead", author="ed")
        claim = Claim("And what of the ferry?", "https://news.example/1", "heard on the recording", "ed")
        add_omission(writer, "xa-mfa/2024-04-11", claim)
    return folder


Site = Callable[..., Client]


@pytest.fixture
def site() -> Iterator[Site]:
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
