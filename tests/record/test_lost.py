"""A ledger that lost entries is damage, and nothing is written on top of it: captures behind it stay as they are."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from onrecord.errors import RecordError
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.pipeline.prepare import prepare
from onrecord.pipeline.rebuild import rebuild
from onrecord.record import lost, writer
from onrecord.record.backup import backup
from onrecord.record.layout import Layout
from onrecord.record.ledger import entries
from onrecord.record.verify import verify
from onrecord.record.writer import Writer


def contents(root: Path) -> dict[str, bytes]:
    found = (path for sort in ("captures", "revisions") for path in (root / sort).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def faults(root: Path) -> list[str]:
    return [one.problem for one in verify(root) if not one.note]


def without_the_ledger(root: Path) -> None:
    rmtree(root / "ledger")


def with_an_empty_segment(root: Path) -> None:
    first, *others = sorted((root / "ledger").iterdir())
    first.write_bytes(b"")
    for path in others:
        path.unlink()


def without_segments(root: Path) -> None:
    for path in (root / "ledger").iterdir():
        path.unlink()


def with_an_older_ledger(root: Path) -> None:
    first, *others = sorted((root / "ledger").iterdir())
    first.write_bytes(b"".join(first.read_bytes().splitlines(keepends=True)[:6]))
    for path in others:
        path.unlink()


def with_its_last_line_torn(root: Path) -> None:
    last = max((root / "ledger").iterdir())
    last.write_bytes(last.read_bytes()[:-20])


@pytest.mark.parametrize(
    "spoil",
    [without_the_ledger, with_an_empty_segment, without_segments, with_an_older_ledger, with_its_last_line_torn],
)
def test_a_ledger_that_lost_entries_is_told_and_refused(record: Path, spoil: Callable[[Path], None]) -> None:
    spoil(record)
    before = contents(record)
    told = [one for one in verify(record) if not one.note]
    assert [(one.file, one.step) for one in told] == [("ledger", "take the folder `ledger` from a backup")]
    assert "entries were lost" in told[0].problem
    with pytest.raises(RecordError, match=r"entries were lost; nothing is written; take the folder `ledger`"):
        Writer(record)
    with pytest.raises(RecordError, match="entries were lost"):
        rebuild(record)
    with pytest.raises(RecordError, match="entries were lost"):
        backup(record, record.parent / "copy")
    assert contents(record) == before
    assert (record / "projections" / "catalog.sqlite").exists()


@pytest.mark.parametrize("spoil", [with_an_empty_segment, without_segments])
def test_an_empty_ledger_is_told_without_a_catalog_too(record: Path, spoil: Callable[[Path], None]) -> None:
    rmtree(record / "projections")
    spoil(record)
    before = contents(record)
    assert faults(record) == ["is empty, and 3 archives and 6 revisions lie beside it: entries were lost"]
    with pytest.raises(RecordError, match="entries were lost"):
        Writer(record)
    assert contents(record) == before


def test_the_ledger_put_back_makes_the_record_whole(record: Path, tmp_path: Path) -> None:
    copytree(record / "ledger", tmp_path / "kept")
    without_the_ledger(record)
    with pytest.raises(RecordError, match="entries were lost"):
        Writer(record)
    rmtree(record / "ledger", ignore_errors=True)
    copytree(tmp_path / "kept", record / "ledger")
    Writer(record).close()
    assert list(verify(record)) == []


def test_more_than_one_batch_behind_the_ledger_is_no_crash(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rmtree(record / "projections")
    with_an_older_ledger(record)
    assert faults(record) == []
    monkeypatch.setattr(lost, "BATCH", 3)
    before = contents(record)
    assert faults(record) == [
        "holds 6 entries; more than 3 captures lie behind them, more than a crash leaves: entries were lost"
    ]
    with pytest.raises(RecordError, match="more than a crash leaves"):
        Writer(record)
    assert contents(record) == before


def test_what_a_writer_takes_for_left_by_a_crash_is_set_aside_whole(record: Path) -> None:
    rmtree(record / "projections")
    with_an_older_ledger(record)
    before = contents(record)
    Writer(record).close()
    aside = contents(record / "leftovers" / "000001")
    now = contents(record)
    assert {file: now.get(file, b"") + aside.get(file, b"") for file in before} == before
    assert {one.note for one in verify(record)} == {True}
    assert [(one.file, one.problem) for one in verify(record)] == [
        ("leftovers/000001", f"files: {len(aside)}, set aside when a writer went on after a crash")
    ]


def test_what_cannot_be_set_aside_stays_where_it_is(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    rmtree(record / "projections")
    with_an_older_ledger(record)
    before = contents(record)
    monkeypatch.setattr("onrecord.record.aside.shutil.copyfileobj", full)
    with pytest.raises(RecordError, match="cannot be written: No space left on device"):
        Writer(record)
    assert contents(record) == before
    assert not any((record / "leftovers").iterdir())


def test_a_catalog_whose_count_alone_is_wrong_is_not_believed(record: Path) -> None:
    with Writer(record) as made:
        size = len(list(made.store.entries()))
        made.store.catalog.execute("UPDATE state SET entries = ?", (size + 4,))
        made._broken = True
    Writer(record).close()
    assert [one for one in verify(record) if not one.note] == []


def test_many_things_handed_in_together_are_written_some_at_a_time(
    tmp_path: Path, received_page: Callable[..., Received], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "BATCH", 2)
    written: list[int] = []
    with Writer(tmp_path / "record") as made:
        whole = made._together
        monkeypatch.setattr(made, "_together", lambda work: (written.append(1), whole(work))[1])
        made.add([prepare(received_page(day, "Anlan calls for dialogue")) for day in range(1, 6)])
    assert len(written) == 3
    assert [one.kind for one in entries(Layout(tmp_path / "record"))].count("capture") == 5


def test_a_record_just_begun_may_have_an_empty_ledger(tmp_path: Path, received_page: Callable[..., Received]) -> None:
    with Writer(tmp_path / "record"):
        pass
    (tmp_path / "record/ledger/000000.jsonl").write_bytes(b"")
    rmtree(tmp_path / "record/projections")
    assert faults(tmp_path / "record") == []
    with Writer(tmp_path / "record") as made:
        list(ingest(made, [received_page(1, "Anlan calls for dialogue")]))
    assert list(verify(tmp_path / "record")) == []
