import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.check.finding import Finding
from onrecord.record.check.line import check_line, elsewhere
from onrecord.record.entry import Entry, make_entry

BODY = {"target": "xa-mfa/2020-03-01/en/a1", "field": "speaker", "reason": "标题", "author": "ed", "value": None}
ENTRY = make_entry(7, "2024-03-01T08:00:00Z", "correction", BODY)


def problem(line: bytes, number: int = 7) -> str:
    found = check_line(line, number, file="ledger/000000.jsonl", place="line 8")
    assert isinstance(found, Finding)
    return found.problem


def test_a_line_as_it_was_written_is_its_entry() -> None:
    assert check_line(ENTRY.line(), 7, file="f", place="p") == ENTRY


@given(st.data())
def test_any_changed_byte_is_a_finding(data: st.DataObject) -> None:
    line = bytearray(ENTRY.line())
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] = data.draw(st.integers(0, 255).filter(lambda value: value != line[at]))
    assert isinstance(check_line(bytes(line), 7, file="f", place="p"), Finding)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b'"speaker"', b'"outlet"', "the body's digest is"),
        (b"08:00:00Z", b"09:00:00Z", "the entry's hash is"),
        (b"08:00:00Z", b"08:00:00", "is no instant"),
        (b'{"id"', b'{ "id"', "is not written in the canonical form"),
        (b'"id":7', b'"id":8', "holds entry 8 where entry 7 should stand"),
        (b'"kind":"correction"', b'"kind":7', "its kind is no text"),
        (b'"id":7,', b"", "is no entry with"),
        (b'"body":{', b'"body"{', "cannot be read as JSON"),
    ],
)
def test_what_differs_is_said(old: bytes, new: bytes, expected: str) -> None:
    assert expected in problem(ENTRY.line().replace(old, new))


@pytest.mark.parametrize("line", [b"", b"[]\n", b"7\n", b"\xff\n", b"[" * 100_000])
def test_other_bytes_are_a_finding(line: bytes) -> None:
    assert problem(line)


def test_an_entry_in_another_ones_place_is_known_as_what_it_is() -> None:
    found = elsewhere(ENTRY.line(), file="f", place="p")
    assert isinstance(found, Entry)
    assert found.id == 7


@pytest.mark.parametrize("line", [b"{}\n", b"[]\n", b"no\n", json.dumps({"id": "7"}).encode()])
def test_what_is_no_entry_is_none_anywhere(line: bytes) -> None:
    assert elsewhere(line, file="f", place="p") is None
