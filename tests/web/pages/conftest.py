"""A newsroom on the demo record, made once for the tests of this folder and taken back after each."""

from collections.abc import Iterator

import pytest
from django.test import Client

from onrecord.web.pages.around import forget
from onrecord.web.pages.people import make_editor

PASSWORD = "Lanjing-2024-x"  # noqa: S105  a test's


@pytest.fixture
def newsroom(client: Client, db: None) -> Iterator[Client]:  # noqa: ARG001  the database is open
    """Returns a reader of the demo record's site with its first newsroom."""
    forget()
    yield client
    forget()


@pytest.fixture
def editor(newsroom: Client) -> Client:  # noqa: ARG001  there is something to edit
    """Returns an editor of that newsroom, signed in."""
    make_editor("ada", password=PASSWORD)
    made = Client()
    assert made.login(username="ada", password=PASSWORD)
    return made
