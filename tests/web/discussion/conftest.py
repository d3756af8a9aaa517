"""Readers, authors, editors and moderators of the demo record's discussions."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.http import HttpResponse
from django.test import Client, override_settings

from onrecord.web.discussion.models import Comment
from onrecord.web.discussion.things import Thing
from onrecord.web.discussion.tokens import form_token

ANSWER = "xa-mfa/2024-04-11/en/a1"
PAGE = "page:12"
AUTHORS: set[int] = set()
"""The users whose page `page:12` is, in a test."""


def find_page(key: str) -> Thing | None:
    """Stands for the part of the site that has pages."""
    if key != PAGE:
        return None
    return Thing(key, "article", "An article", "/articles/one", "Mira Sol", authors=frozenset(AUTHORS))


def stamp(purpose: str, *, seconds: float = 10) -> str:
    """Returns a form's token as it was made some seconds ago."""
    made = time.time() - seconds
    with mock.patch("time.time", return_value=made):
        return form_token(purpose)


class Reader:
    """A reader with a browser; `address` tells one from another."""

    def __init__(self, client: Client, address: str = "198.51.100.7", user: Any = None) -> None:
        self.client, self.user = client, user
        self.about = {"REMOTE_ADDR": address, "HTTP_USER_AGENT": "Firefox/140"}
        if user is not None:
            client.force_login(user)

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.client.get(path, **self.about, **headers)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
        sent = dict(data or {})
        if self.user is not None:
            self.client.get("/discuss/my", **self.about)
            sent["csrfmiddlewaretoken"] = self.client.cookies["csrftoken"].value
        return self.client.post(path, sent, **self.about, **headers)

    def write(self, text: str, key: str = ANSWER, **fields: Any) -> HttpResponse:
        sent = {"name": "Ada", "text": text, "stamp": stamp(f"comment {key}"), **fields}
        return self.post(f"/discuss/{key}/comment", sent)

    def said(self, text: str, key: str = ANSWER, **fields: Any) -> Comment:
        """Writes and returns the comment as it is kept."""
        answer = self.write(text, key, **fields)
        assert answer.status_code == 303, answer.content.decode()
        return Comment.objects.select_related("topic").latest("pk")


@pytest.fixture(autouse=True)
def _pages(db: None) -> Iterator[None]:  # noqa: ARG001  all of these tests write
    AUTHORS.clear()
    mail.outbox = []
    backend = "django.core.mail.backends.locmem.EmailBackend"
    with override_settings(DISCUSSED={"page": f"{__name__}.find_page"}, EMAIL_BACKEND=backend):
        yield


@pytest.fixture
def reader(site: Callable[..., Client], demo: Path) -> Reader:
    """Returns a reader whom nothing slows."""
    return Reader(site(demo, limits=False, address="https://record.example"))


@pytest.fixture
def limited(site: Callable[..., Client], demo: Path) -> Reader:
    """Returns a reader of a site that counts what one reader sends."""
    return Reader(site(demo, address="https://record.example"))


@pytest.fixture
def other(reader: Reader) -> Reader:  # noqa: ARG001  the site is open
    return Reader(Client(), "203.0.113.9")


@pytest.fixture
def someone(reader: Reader) -> Callable[[str], Reader]:  # noqa: ARG001  the site is open
    """Returns what makes a signed-in user: `reader`, `author`, `moderator`, `editor` or `admin`."""

    def make(role: str) -> Reader:
        if role == "anonymous":
            return Reader(Client(enforce_csrf_checks=True), "192.0.2.44")
        known = User.objects.filter(username=f"the-{role}").first()
        user = known or User.objects.create_user(f"the-{role}", f"{role}@news.example", is_superuser=role == "admin")
        if role in {"author", "moderator", "editor"}:
            user.groups.add(Group.objects.get(name=role))
        return Reader(Client(enforce_csrf_checks=True), "192.0.2.45", user)

    return make
