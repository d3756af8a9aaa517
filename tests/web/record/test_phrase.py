import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from onrecord.web.record import phrase as phrases
from onrecord.web.record.book import book_of


def told(client: Client, query: str) -> Any:
    return json.loads(client.get(f"/phrase.json?{query}").content)


def test_a_use_leads_to_exactly_its_words(client: Client) -> None:
    page = told(client, "q=sanctions")
    assert page["uses"] >= len(page["found"]) > 0
    for use in page["found"]:
        item = json.loads(client.get(f"/{use['statement']}.json?q={use['link']}").content)
        assert item["quotation"]["outcome"] == "exact"
        assert item["quotation"]["exact"].lower() == use["exact"].lower()


def test_uses_come_newest_first_and_the_other_way_round(client: Client) -> None:
    days = [use["date"] for use in told(client, "q=sanctions")["found"]]
    assert days == sorted(days, reverse=True)
    days = [use["date"] for use in told(client, "q=sanctions&order=oldest")["found"]]
    assert days == sorted(days)


def test_counts_stand_against_all_that_was_said(client: Client) -> None:
    made = told(client, "q=sanctions")["chart"]
    assert all(bar["count"] <= bar["of"] for bar in made["bars"])
    assert sum(bar["of"] for bar in made["bars"]) == made["held"]


def test_what_reporters_say_is_counted_apart(client: Client) -> None:
    office, askers, every = (told(client, f"q=talks&said={said}")["said_in"] for said in ("office", "askers", "all"))
    assert office + askers == every
    assert office > 0 < askers


def test_a_phrase_said_everywhere_is_counted_and_not_read(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "MOST", 2)
    page = told(client, "q=talks")
    assert page["common"]
    assert page["found"] == []
    assert page["chart"]["total"] == page["said_in"] > 2


def test_what_is_not_said_says_what_was_searched(client: Client) -> None:
    page = told(client, "q=zzqq")
    assert page["said_in"] == 0
    assert page["held"]["statements"] > 0


@pytest.mark.parametrize("query", ["q=!", "q=talks&said=nobody", "q=talks&from=x", "q=talks&by=week", "q=" + "a" * 201])
def test_what_cannot_be_asked_is_refused_in_a_line(client: Client, query: str) -> None:
    answer = client.get(f"/phrase?{query}")
    assert answer.status_code == 400
    assert answer.content.count(b'role="alert"') == 1


def test_answers_are_kept_while_the_record_stays_and_not_for_ever(demo: Path) -> None:
    book = book_of(demo)
    made: list[int] = []
    ask: Callable[[int], int] = lambda number: book.recall(("test", number), lambda: made.append(number) or number)  # type: ignore[func-returns-value]  # noqa: E731
    assert [ask(1), ask(1)] == [1, 1]
    assert made == [1]
    for number in range(2, 40):
        ask(number)
    ask(1)
    assert made[-1] == 1
