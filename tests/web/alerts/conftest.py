"""Readers who want to be told of what enters a copy of the demo record, and the servers that they are told at."""

import re
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client, override_settings

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer
from onrecord.web.alerts.models import Alert
from onrecord.web.alerts.tokens import form_token

MAIL = "ada@news.example"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PAGE = """<html lang="en"><head><title>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on {day}</title>
<link rel="canonical" href="{address}"></head><body>
<h1>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on {day}</h1>
<p>Reuters: {question}</p>
<p>Lin Yueran: {answer}</p>
<p>AFP: Is there a date for the next round?</p>
<p>Lin Yueran: {other}</p>
</body></html>"""


class Record:
    """A record that grows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(
        self,
        day: str,
        answer: str,
        *,
        question: str = "Do you have a comment on the harbor?",
        other: str = "Nothing of the kind is planned at present.",
    ) -> None:
        """Ingests a page of a day; a second page of the day is a change of the first."""
        when = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC)
        address = f"https://www.mfa.anlan.example/en/{when:%Y%m%d}.html"
        told = f"{when:%B} {when.day}, {when.year}"
        html = PAGE.format(day=told, address=address, question=question, answer=answer, other=other)
        with Writer(self.folder) as writer:
            found = Capture(html.encode(), "text/html", "utf-8", address)
            list(ingest(writer, [Received(found, NOW, 200, (), "web")]))
            follow_up(writer.store)


class Visitor:
    """A reader with a browser; `address` tells one from another."""

    def __init__(self, client: Client, address: str = "198.51.100.7") -> None:
        self.client, self.about = client, {"REMOTE_ADDR": address}

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(path, **self.about, **headers)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        return self.client.post(path, data or {}, **self.about, **headers)

    def order(self, language: str = "", **fields: Any) -> HttpResponse:
        """Sends the form of an alert."""
        sent = {"way": "mail", "address": MAIL, "cadence": "once", "stamp": stamp(), **fields}
        return self.post(f"{language}/alerts/new", {name: value for name, value in sent.items() if value is not None})

    def ordered(self, language: str = "", **fields: Any) -> Alert:
        """Orders an alert, confirms it with the letter's link, and returns it."""
        from onrecord.web.alerts.send.queue import send_due

        answer = self.order(language, **fields)
        assert answer.status_code == 200, answer.content.decode()
        if fields.get("way", "mail") == "mail":
            send_due(datetime.now(UTC) + timedelta(seconds=1))
            assert self.post(link("confirm")).status_code == 200
        return Alert.objects.latest("pk")


def link(part: str, letter: Any = None) -> str:
    """Returns the path of a link in the last letter, or in this one."""
    body = str((letter or mail.outbox[-1]).body)
    return str(re.findall(rf"https://record\.example(\S*/alerts/{part}/\S+)", body)[-1])


def stamp(seconds: float = 10) -> str:
    """Returns a form's token as it was made some seconds ago."""
    with mock.patch("time.time", return_value=time.time() - seconds):
        return form_token()


@pytest.fixture(autouse=True)
def _letters(db: None) -> Iterator[None]:  # noqa: ARG001  all of these tests write
    mail.outbox = []
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        yield


@pytest.fixture
def record(demo: Path, tmp_path: Path) -> Record:
    """Returns a copy of the demo record that may grow."""
    shutil.copytree(demo, tmp_path / "record")
    return Record(tmp_path / "record")


@pytest.fixture
def visitor(site: Callable[..., Client], record: Record) -> Visitor:
    """Returns a reader of the growing record whom nothing slows."""
    return Visitor(site(record.folder, limits=False, address="https://record.example"))


@pytest.fixture
def limited(site: Callable[..., Client], record: Record) -> Visitor:
    """Returns a reader of a site that counts what is caused."""
    return Visitor(site(record.folder, address="https://record.example"))
