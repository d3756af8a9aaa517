"""Cursors say where a list goes on, and nothing else makes one."""

import base64
import json

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.api import cursor as cursors
from onrecord.web.api.problem import Refused


@given(st.text(max_size=60), st.integers(0, 2**53 - 1))
def test_a_cursor_is_read_as_it_was_written(name: str, number: int) -> None:
    made = cursors.written("list", number, name)
    assert cursors.read("list", made, int, str) == (number, name)
    with pytest.raises(Refused):
        cursors.read("other", made, int, str)


@given(st.text(max_size=80) | st.recursive(st.none() | st.booleans() | st.integers(), st.lists).map(
    lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
))  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        cursors.read("list", text, int, str)


@given(st.lists(st.text(min_size=1, max_size=3), unique=True, max_size=30), st.integers(1, 7), st.data())
def test_parts_give_everything_once_also_where_something_comes_in_before(
    items: list[str], limit: int, data: st.DataObject
) -> None:
    seen: list[str] = []
    cursor: str | None = None
    held = list(items)
    while True:
        given_now, cursor = cursors.part("list", held, str, cursor, limit)
        seen += given_now
        if cursor is None:
            break
        if data.draw(st.booleans()):
            held.insert(0, f"new {len(held)}")
    assert [one for one in seen if not one.startswith("new ")] == items


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("briefings?limit=7", "id"), ("search?q=the&limit=9", "id"), ("search?kind=question&limit=40", "id"),
        ("search?q=the&sort=oldest&limit=33", "id"), ("ledger?limit=60", "id"), ("names?limit=20", None),
        ("replies?limit=90", "answer"), ("followups?limit=2", None), ("history?phrase=dialogue&limit=3", None),
    ],
)  # fmt: skip
def test_every_list_is_paged_through_without_gap_or_repetition(api: Client, path: str, name: str | None) -> None:
    seen, cursor, steps = [], None, 0
    while steps < 60:
        told = api.get(f"/api/v1/{path}" + (f"&cursor={cursor}" if cursor else "")).json()
        items = told["uses"] if "uses" in told else told["items"]
        seen += [one[name] if name else json.dumps(one) for one in items]
        cursor, steps = told["next"], steps + 1
        if cursor is None:
            break
    whole = api.get(f"/api/v1/{path.partition('limit=')[0]}limit=100").json()
    total = whole.get("total", len(seen))
    assert len(seen) == len(set(seen)) == total > 0
    items = whole["uses"] if "uses" in whole else whole["items"]
    assert seen[: len(items)] == [one[name] if name else json.dumps(one) for one in items][: len(seen)]


def test_a_list_that_goes_on_says_so_in_a_header(api: Client) -> None:
    answer = api.get("/api/v1/briefings?limit=2")
    assert answer["Link"].endswith('>; rel="next"')
    following = answer["Link"][1:].partition(">")[0]
    assert api.get(following).json()["items"][0]["id"] not in [one["id"] for one in answer.json()["items"]]
