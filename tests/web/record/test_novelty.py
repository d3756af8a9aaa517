import json
from typing import Any

import pytest
from django.test import Client

from onrecord.web.record import novelty


def told(client: Client, path: str) -> Any:
    return json.loads(client.get(path).content)


def test_what_a_briefing_says_again_was_said_half_a_year_before(client: Client) -> None:
    page = told(client, "/xa-mfa/2024-04-11/en/new.json")
    assert page["gathered"]
    assert page["returns"]
    assert all(one["absent"] >= 180 for one in page["returns"])
    assert page["held"]["statements"] > 0


def test_a_terms_earlier_uses_lie_before_the_briefing(client: Client) -> None:
    page = told(client, "/xa-mfa/2024-04-11/zh/terms.json")
    assert page["terms"]
    for one in page["terms"]:
        assert all(use["date"] < "2024-04-11" for use in one["earlier"])
        assert one["sentence"]


def test_the_newest_briefing_has_an_address_of_its_own(client: Client) -> None:
    answer = client.get("/zh/latest/terms")
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200


def test_an_office_with_many_editions_is_not_read_while_a_reader_waits(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(novelty, "gathered", lambda *_, **__: False)
    for path in ("/xa-mfa/2024-04-11/en/new", "/xa-mfa/2024-04-11/en/terms"):
        assert not told(client, f"{path}.json")["gathered"]
        assert b"gathered" in client.get(path).content


def test_copies_of_a_statement_are_found_in_editions_and_in_other_briefings(client: Client) -> None:
    page = told(client, "/xa-mfa/2019-07-17/en/a1/copies.json")
    assert page["copies"]
    assert {one["nature"] for one in page["copies"]} <= {"reprint", "article", "other", "official"}
    assert page["looked"] > 0
    again = [use for one in page["again"] for use in one["uses"]]
    assert all(not use["statement"].startswith("xa-mfa/2019-07-17/") for use in again)
