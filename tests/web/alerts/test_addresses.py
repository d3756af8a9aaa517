"""The links of alerts lead to where the site is."""

import os
from pathlib import Path

import pytest
from attrs import evolve
from django.conf import settings
from django.core import mail
from django.test import RequestFactory, override_settings
from django.utils import timezone

from onrecord.web.alerts.addresses import address_of, here, named_site
from onrecord.web.alerts.run import run_alerts
from onrecord.web.gate.options import options_from

from .conftest import Visitor


def told(**more: object) -> object:
    return override_settings(ONRECORD=evolve(settings.ONRECORD, **{"address": "", "served": "", **more}))


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("::1", "[::1]")])  # noqa: S104
def test_letters_name_where_the_server_listens(host: str, shown: str) -> None:
    served = options_from({}, folder=Path(os.devnull), host=host, port=8123).served
    assert served == f"http://{shown}:8123"
    with told(served=served):
        assert address_of("/alerts/my/x", "en") == f"{served}/alerts/my/x"
        assert served in named_site("en")


def test_the_address_that_is_told_goes_first() -> None:
    with told(address="https://record.example", served="http://127.0.0.1:8000"):
        assert address_of("/alerts", "zh") == "https://record.example/zh/alerts"
        assert here(RequestFactory().get("/")) == "https://record.example"


def test_what_is_shown_to_who_asks_leads_to_the_host_that_was_asked(visitor: Visitor) -> None:
    with told(served="http://127.0.0.1:8000"):
        page = visitor.order(way="feed", search="lighthouse").content.decode()
        assert "http://testserver/alerts/feed/" in page
        assert "http://testserver/alerts/my/" in page
        visitor.order(search="lighthouse")
        run_alerts(timezone.now())
    assert "(http://127.0.0.1:8000):" in mail.outbox[-1].body
    assert "http://127.0.0.1:8000/alerts/confirm/" in mail.outbox[-1].body
