import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from onrecord.text.yaml_data import load_own
from onrecord.web.record import compare as comparing


def told(client: Client, path: str) -> Any:
    return json.loads(client.get(path).content)


def test_counts_stand_against_the_exchanges_of_each_window(client: Client) -> None:
    page = told(client, "/compare.json?before=..2021&after=2022..&office=xa-mfa")
    assert {one["language"] for one in page["found"]} == {"en", "zh"}
    for one in page["found"]:
        assert one["before"]["last"] < "2022" <= one["after"]["first"]
        for section in one["sections"]:
            for wording in section["wordings"]:
                assert wording["fate"] in section["fates"]
                assert wording["before"] <= wording["before_of"] == one["before"]["occasions"]
                assert wording["after"] <= wording["after_of"] == one["after"]["occasions"]


def test_what_is_no_longer_said_is_told_without_what_was_kept(client: Client) -> None:
    page = told(client, "/dropped.json?since=2022&office=xa-mfa")
    fates = {fate for one in page["found"] for section in one["sections"] for fate in section["fates"]}
    assert "kept" not in fates
    assert "dropped" in fates


def test_too_many_briefings_are_not_read_for_a_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST", 2)
    answer = client.get("/compare?before=..2020&after=2021..&office=xa-mfa")
    assert answer.status_code == 400
    assert b"at most 2 are read" in answer.content


@pytest.mark.parametrize("query", ["before=x&after=2022", "before=2020..2021&after=2022..&issue=none",
                                   "before=2020..2021&after=2022..&office=none"])  # fmt: skip
def test_a_window_that_is_none_is_refused_in_a_line(client: Client, query: str) -> None:
    answer = client.get(f"/compare?{query}")
    assert answer.status_code == 400
    assert answer.content.count(b'role="alert"') == 1


@pytest.mark.parametrize("path", ["/compare", "/dropped.json?since=2022"])
def test_a_slip_in_the_record_s_own_list_is_said_in_a_sentence(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def slip(_: Path) -> None:
        load_own("- {id: [x\n", "/srv/record/issues.yml")

    monkeypatch.setattr(comparing, "issues", slip)
    answer = client.get(path)
    told = answer.content.decode()
    assert answer.status_code == 503
    assert "(issues.yml, line 2)" in told
    assert "/srv" not in told
