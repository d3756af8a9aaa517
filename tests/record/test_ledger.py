import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.model.canonical import canonical, digest
from onrecord.record import ledger as module
from onrecord.record.entry import leaf_of, make_entry, read_line
from onrecord.record.layout import Layout
from onrecord.record.ledger import Ledger, entries
from onrecord.record.merkle import tree_root

TIME = "2024-03-01T08:00:00Z"
BODIES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes segments of four entries."""
    monkeypatch.setattr(module, "SEGMENT", 4)


def fill(layout: Layout, count: int) -> Ledger:
    ledger = Ledger(layout)
    for number in range(count):
        ledger.stage(TIME, "note", {"n": number})
    ledger.commit()
    return ledger


@given(st.dictionaries(st.text(), BODIES), st.integers(0, 10**9))
def test_an_entry_comes_back_from_its_line(body: dict[str, Any], number: int) -> None:
    made = make_entry(number, TIME, "note", body)
    again = read_line(made.line(), place="here")
    assert (again, again.line()) == (made, made.line())
    assert again.sha256 == digest(canonical(body))
    assert again.leaf == leaf_of(number, TIME, "note", again.sha256)


def test_a_line_that_cannot_be_read_names_its_place() -> None:
    with pytest.raises(RecordError, match="ledger/1, line 3"):
        read_line(b'{"id":3}\n', place="ledger/1, line 3")


@pytest.mark.usefixtures("small")
def test_entries_are_counted_over_all_segments_and_each_full_one_is_sealed(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    ledger = fill(layout, 9)
    found = list(entries(layout))
    assert [one.id for one in found] == list(range(11))
    assert [one.kind for one in found if one.id % 4 == 0] == ["note", "seal", "seal"]
    seal = found[8].body
    content = layout.segment(1).read_bytes()
    assert (seal["segment"], seal["sha256"], seal["size"]) == (1, digest(content), len(content))
    assert seal["root"] == f"8:{tree_root(bytes.fromhex(one.leaf) for one in found[:8]).hex()}"
    assert str(ledger.root) == f"11:{tree_root(bytes.fromhex(one.leaf) for one in found).hex()}"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 7, 8])
def test_a_ledger_taken_up_goes_on_as_if_it_had_never_been_closed(tmp_path: Path, count: int) -> None:
    parts, whole = Layout(tmp_path / "parts"), Layout(tmp_path / "whole")
    fill(parts, count)
    again = Ledger(parts)
    for number in range(count, 12):
        again.stage(TIME, "note", {"n": number})
        again.commit()
    assert fill(whole, 12).root == again.root
    assert [path.read_bytes() for path in whole.segments()] == [path.read_bytes() for path in parts.segments()]


def test_what_is_staged_is_not_there_before_the_commit(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    ledger = Ledger(layout)
    ledger.stage(TIME, "note", {})
    assert list(entries(layout)) == []
    ledger.commit()
    assert [one.id for one in entries(layout)] == [0]


@given(st.integers(0, 400))
def test_however_much_of_the_last_line_is_missing_the_entries_before_it_stand(cut: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        layout = Layout(Path(folder))
        fill(layout, 3)
        content = layout.segment(0).read_bytes()
        last = len(content.splitlines(keepends=True)[-1])
        layout.segment(0).write_bytes(content[: len(content) - min(max(cut, 1), last)])
        assert [one.body["n"] for one in entries(layout)] == [0, 1]
        again = Ledger(layout)
        assert again.size == 2
        again.commit()
        assert layout.segment(0).read_bytes() == content[: len(content) - last]


@pytest.mark.usefixtures("small")
def test_reading_starts_where_asked(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    fill(layout, 9)
    assert [one.id for one in entries(layout, start=6)] == [6, 7, 8, 9, 10]
    assert list(entries(layout, start=11)) == []


@pytest.mark.usefixtures("small")
def test_a_missing_segment_is_named(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    fill(layout, 9)
    layout.segment(1).unlink()
    with pytest.raises(RecordError, match="000002"):
        Ledger(layout)


def test_lines_are_json_with_one_order_of_keys(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    fill(layout, 1)
    assert list(json.loads(layout.segment(0).read_bytes())) == ["id", "time", "kind", "sha256", "leaf", "body"]
