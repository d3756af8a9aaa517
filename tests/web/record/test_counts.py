"""The same question has one number, wherever it is asked."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from onrecord.cli.totals import holdings
from onrecord.pipeline.counted_once import counted_once
from onrecord.pipeline.replied import replied
from onrecord.record.coverage import coverage, total_of
from onrecord.record.name_list import printed_names
from onrecord.record.store import Store
from onrecord.web.record.words import holdings as told_holdings


@pytest.fixture
def store(demo: Path) -> Iterator[Store]:
    """Returns the demo record as the command line reads it."""
    with Store.open(demo) as opened:
        yield opened


def told(client: Client, path: str) -> Any:
    return json.loads(client.get(path).content)


def test_interviews_and_written_statements_are_counted_apart_from_briefings(client: Client, store: Store) -> None:
    held, total = store.count(), total_of(coverage(store))
    assert held["briefings"] == total.briefings == sum(one.is_briefing for one in store.briefings())
    assert held["other_pages"] == total.other_pages == 3
    assert told(client, "/api/v1/record")["held"] == held
    assert told_holdings(held["briefings"], 3) in client.get("/record").content.decode()
    assert holdings(held, "briefings", "editions").startswith(f"{held['briefings']} briefings, 3 other pages, ")


def test_a_search_without_a_match_says_how_much_is_held_of_what_was_expected(client: Client, store: Store) -> None:
    total = total_of(coverage(store))
    html = client.get("/search?q=xyzzyplugh").content.decode()
    assert f"({told_holdings(total.briefings, total.other_pages)})" in html
    assert f"{total.held:,} of {total.expected:,} expected briefings are held." in html
    searched = told(client, "/api/v1/search?q=xyzzyplugh")["searched"]
    assert (searched["briefings"], searched["other_pages"]) == (total.briefings, total.other_pages)
    assert (searched["held"], searched["expected"]) == (total.held, total.expected)


@pytest.mark.parametrize("office", ["xa-mfa", "xw-pso"])
def test_an_office_counts_its_other_pages(client: Client, store: Store, office: str) -> None:
    page = told(client, f"/{office}.json")
    assert len(page["briefings"]) == page["coverage"]["briefings"] + page["coverage"]["other_pages"]
    (found,) = coverage(store, office=office)
    assert page["coverage"]["briefings"] == found.briefings


def test_replies_are_counted_as_the_command_line_lists_them(client: Client, store: Store) -> None:
    assert told(client, "/replies.json")["total"] == len(counted_once(replied(store), lambda one: one.id))


def test_outlets_are_counted_under_their_listed_names(client: Client) -> None:
    names = {row["name"] for row in told(client, "/replies.json")["by_outlet"]}
    assert "Reuters" in names
    assert "路透社" not in names


def test_a_promise_of_two_editions_is_listed_once(client: Client) -> None:
    listed = [one["answer"].rpartition("/") for one in told(client, "/follow-ups.json")["promises"]]
    editions = [edition for edition, _, _ in listed]
    assert len({one.rpartition("/")[0] for one in editions}) == len(set(editions))


def test_names_are_counted_as_the_command_line_counts_them(client: Client, store: Store) -> None:
    for office in ("xa-mfa", "xw-pso"):
        page = told(client, f"/names.json?office={office}")
        found = Counter({(one.sort.value, one.printed): one.uses for one in printed_names(store, office=office)})
        assert {(one["sort"], one["printed"]): one["count"] for one in page["names"]} == found


def test_names_of_an_office_that_is_not_held_are_not_found(client: Client) -> None:
    assert client.get("/names?office=foo").status_code == 404
