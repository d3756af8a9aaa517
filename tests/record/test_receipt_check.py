"""A receipt with anything in it changed is refused."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record.receipt import receipt
from onrecord.record.receipt_check import SCHEMA, check_receipt
from onrecord.record.store import Store

MANY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# What is no claim of the receipt: how to decode shows itself to be right by the words coming out.
NO_CLAIM = {"decoding"}


@pytest.fixture
def given_out(record: Path) -> tuple[dict[str, Any], bytes]:
    with Store.open(record) as store:
        made = receipt(store, "xa-mfa/2020-03-02/zh/a1")
        return json.loads(json.dumps(made)), store.capture_bytes(made["statement"]["capture"])


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Returns the way to every single value in a receipt."""
    if isinstance(value, dict):
        return [place for key in value if key not in NO_CLAIM for place in places(value[key], (*path, key))]
    if isinstance(value, list):
        return [place for at, one in enumerate(value) for place in places(one, (*path, at))] or [path]
    return [path]


def changed(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return ("0" if value[:1] != "0" else "1") + value[1:]
        case None:
            return "something"
        case _:
            return [7]


def with_change(made: dict[str, Any], place: tuple[Any, ...]) -> dict[str, Any]:
    other = copy.deepcopy(made)
    inside: Any = other
    for key in place[:-1]:
        inside = inside[key]
    inside[place[-1]] = changed(inside[place[-1]])
    return other


def test_it_holds_as_it_was_given_out(given_out: tuple[dict[str, Any], bytes]) -> None:
    made, page = given_out
    assert check_receipt(made, root=made["root"], page=page) == []


def test_any_changed_value_is_found(given_out: tuple[dict[str, Any], bytes]) -> None:
    made, page = given_out
    every = places(made)
    assert len(every) > 80
    assert [place for place in every if not check_receipt(with_change(made, place), root=made["root"], page=page)] == []


def test_any_part_left_out_is_found(given_out: tuple[dict[str, Any], bytes]) -> None:
    made, page = given_out
    for name in made:
        assert check_receipt({key: made[key] for key in made if key != name}, page=page), name


def test_a_path_cut_short_is_found(given_out: tuple[dict[str, Any], bytes]) -> None:
    for name in ("revision", "capture", "record", "statements"):
        other = copy.deepcopy(given_out[0])
        other[name]["path"].pop()
        assert check_receipt(other), name


@MANY
@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda one: st.lists(one) | st.dictionaries(st.text(max_size=9), one),
    )
)
def test_anything_else_is_no_receipt(value: Any) -> None:
    assert [one.file for one in check_receipt(value)] == ["receipt"]


def test_another_page_is_refused(given_out: tuple[dict[str, Any], bytes]) -> None:
    made, page = given_out
    assert ["other bytes" in one.problem for one in check_receipt(made, page=page + b" ")] == [True]


def test_places_that_do_not_say_the_words_are_shown(given_out: tuple[dict[str, Any], bytes]) -> None:
    made, page = given_out
    other = copy.deepcopy(made)
    other["statement"]["bytes"] = [[0, 4]]
    assert any("the page's bytes say '<htm'" in one.problem for one in check_receipt(other, page=page))


def test_another_archive_record_is_refused(given_out: tuple[dict[str, Any], bytes]) -> None:
    assert [one.place for one in check_receipt(given_out[0], warc_record=b"")] == ["archive record"]


def test_a_receipt_for_another_root_is_not_what_was_asked_for(given_out: tuple[dict[str, Any], bytes]) -> None:
    assert [one.place for one in check_receipt(given_out[0], root="1:" + "0" * 64)] == ["root"]


def test_what_is_no_root_is_wrong_use(given_out: tuple[dict[str, Any], bytes]) -> None:
    with pytest.raises(UsageError):
        check_receipt(given_out[0], root="the root")


@pytest.mark.parametrize(("value", "told"), [({}, "it lacks 'schema'"), ([], "a value in it is not of the right sort")])
def test_what_is_no_receipt_is_told_in_words(value: object, told: str) -> None:
    assert [one.problem for one in check_receipt(value)] == [f"is no receipt of the form {SCHEMA}: {told}"]
