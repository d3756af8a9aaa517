"""The API on the demo record, under addresses of the test's own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import include, path

from onrecord.web.api.answering import forget_rates
from onrecord.web.api.checking import close_checkers
from onrecord.web.api.options import ApiOptions

ADDRESSES = "onrecord_test_api_addresses"
GATE = ["onrecord.web.gate.headers.Headers", "onrecord.web.gate.address.Address"]
HOSTS = ["testserver", "localhost", "127.0.0.1"]
FREE = ApiOptions(rate=0)


def addresses() -> str:
    """Returns the name of a module of addresses with the API and OAI-PMH alone."""
    made = ModuleType(ADDRESSES)
    vars(made)["urlpatterns"] = [
        path("api/v1/", include("onrecord.web.api.urls")),
        path("oai", include("onrecord.web.api.oai.urls")),
    ]
    sys.modules.setdefault(ADDRESSES, made)
    return ADDRESSES


Api = Callable[..., Client]


@pytest.fixture
def api_site(site: Callable[..., Client]) -> Iterator[Api]:
    """Returns what opens the API on a record's folder; without limits of rate where nothing else is said."""
    opened = []

    def open_api(folder: Path, chosen: ApiOptions = FREE, **changed: Any) -> Client:
        client = site(folder, **changed)
        setting = override_settings(ONRECORD_API=chosen, ROOT_URLCONF=addresses(), ALLOWED_HOSTS=HOSTS, MIDDLEWARE=GATE)
        setting.enable()
        opened.append(setting)
        forget_rates()
        return client

    yield open_api
    if hasattr(settings, "ONRECORD_API"):
        close_checkers()
    for setting in reversed(opened):
        setting.disable()


@pytest.fixture
def api(api_site: Api, demo: Path) -> Client:
    """Returns a program that asks the API of the demo record."""
    return api_site(demo)
