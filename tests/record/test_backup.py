import io
import os
import signal
import tarfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.model.received import Received
from onrecord.pipeline.prepare import prepare
from onrecord.record.backup import backup, restore
from onrecord.record.snapshot import snapshot
from onrecord.record.store import Store
from onrecord.record.verify import verify
from onrecord.record.writer import Writer

KEPT = ("record.json", "ledger", "captures", "revisions")
BOTH = pytest.mark.parametrize("name", ["copy", "copy.tar"])


def contents(root: Path) -> dict[str, bytes]:
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name.startswith(KEPT)}


@BOTH
def test_a_restored_copy_is_the_record_byte_for_byte(record: Path, tmp_path: Path, name: str) -> None:
    root = backup(record, tmp_path / name)
    assert restore(tmp_path / name, tmp_path / "again") == root == snapshot(record).root
    assert contents(tmp_path / "again") == contents(record)
    assert list(verify(tmp_path / "again", since=str(root))) == []


@BOTH
def test_writing_goes_on_in_a_restored_copy(
    record: Path, tmp_path: Path, name: str, received_page: Callable[..., Received]
) -> None:
    root = backup(record, tmp_path / name)
    restore(tmp_path / name, tmp_path / "again")
    with Writer(tmp_path / "again") as writer:
        outcomes = writer.add([prepare(received_page(day, "Anlan calls for dialogue")) for day in (1, 9)])
    assert [one.result for one in outcomes] == ["unchanged", "new"]
    assert list(verify(tmp_path / "again", since=str(root))) == []


@BOTH
def test_a_copy_made_while_somebody_writes_is_one_moment(
    tmp_path: Path, name: str, received_page: Callable[..., Received]
) -> None:
    stock = [prepare(received_page(day, f"Anlan calls for round {turn}")) for turn in range(8) for day in range(1, 9)]
    root = tmp_path / "record"
    Writer(root).close()
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with Writer(root) as writer:
                for number in count():
                    writer.add([stock[number % len(stock)]])
                    os.write(theirs, b".")
        finally:
            os._exit(7)
    os.read(ours, 1)
    try:
        for turn in range(4):
            made = backup(root, tmp_path / f"{turn}-{name}")
            assert restore(tmp_path / f"{turn}-{name}", tmp_path / f"{turn}-again") == made
            time.sleep(0.05)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    # The writer may have been killed between the ledger and the catalog; the next one takes that up.
    Writer(root).close()
    assert [one for one in verify(root, since=str(made)) if not one.note] == []
    with Store.open(tmp_path / "3-again") as store:
        assert store.root() == made
        assert all(store.load(row) for each in store.all_editions() for row in store.revision_rows(each.id))


@BOTH
def test_leftovers_of_a_crash_are_not_copied(record: Path, tmp_path: Path, name: str) -> None:
    before = contents(record)
    ledger = max((record / "ledger").iterdir())
    archive = max((record / "captures").rglob("*.gz"))
    for path in (ledger, archive):
        path.write_bytes(path.read_bytes() + b"half")
    backup(record, tmp_path / name)
    restore(tmp_path / name, tmp_path / "again")
    assert contents(tmp_path / "again") == before


@BOTH
def test_nothing_is_overwritten(record: Path, tmp_path: Path, name: str) -> None:
    backup(record, tmp_path / name)
    with pytest.raises(UsageError, match="not overwritten"):
        backup(record, tmp_path / name)
    with pytest.raises(UsageError, match="not overwritten"):
        restore(tmp_path / name, record)


@BOTH
def test_a_damaged_record_makes_no_copy(record: Path, tmp_path: Path, name: str) -> None:
    text = record / "revisions" / "xa-mfa" / "2020-03-02" / "zh" / "1.json"
    text.write_bytes(text.read_bytes().replace("春".encode(), "秋".encode()))
    with pytest.raises(RecordError, match=r"revisions/xa-mfa/2020-03-02/zh/1\.json"):
        backup(record, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record"]


def test_a_file_shorter_than_the_ledger_says_makes_no_copy(record: Path, tmp_path: Path) -> None:
    archive = min((record / "captures").rglob("*.gz"))
    archive.write_bytes(archive.read_bytes()[:-9])
    for name in ("copy", "copy.tar"):
        with pytest.raises(RecordError):
            backup(record, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record"]


def test_a_damaged_copy_makes_no_record(record: Path, tmp_path: Path) -> None:
    backup(record, tmp_path / "copy.tar")
    content = (tmp_path / "copy.tar").read_bytes()
    inside = (b'"kind":"capture"', b"\x1f\x8b", b'"created"', "春".encode())
    for place in (0, *(content.index(one) + 1 for one in inside)):
        (tmp_path / "copy.tar").write_bytes(content[:place] + bytes([content[place] ^ 4]) + content[place + 1 :])
        with pytest.raises(RecordError):
            restore(tmp_path / "copy.tar", tmp_path / "again")
        assert not (tmp_path / "again").exists()


def test_a_copy_cut_short_makes_no_record(record: Path, tmp_path: Path) -> None:
    backup(record, tmp_path / "copy.tar")
    content = (tmp_path / "copy.tar").read_bytes()
    with tarfile.open(tmp_path / "copy.tar") as archive:
        ends = [info.offset for info in archive.getmembers()]
    for end in (*ends, *(one + 700 for one in ends)):
        (tmp_path / "copy.tar").write_bytes(content[:end])
        with pytest.raises(RecordError):
            restore(tmp_path / "copy.tar", tmp_path / "again")


@pytest.mark.parametrize("inside", ["../evil", "/evil", "notes.txt", "captures/../../evil"])
def test_a_tar_file_with_anything_else_is_refused(tmp_path: Path, inside: str) -> None:
    with tarfile.open(tmp_path / "copy.tar", "w") as archive:
        info = tarfile.TarInfo(inside)
        info.size = 4
        archive.addfile(info, io.BytesIO(b"evil"))
    with pytest.raises(RecordError, match="no file of a record"):
        restore(tmp_path / "copy.tar", tmp_path / "again")


def test_a_link_in_a_tar_file_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "copy.tar", "w") as archive:
        info = tarfile.TarInfo("record.json")
        info.type, info.linkname = tarfile.SYMTYPE, "elsewhere"
        archive.addfile(info)
    with pytest.raises(RecordError, match="no file of a record"):
        restore(tmp_path / "copy.tar", tmp_path / "again")


def test_a_folder_without_a_record_makes_no_copy(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        backup(tmp_path, tmp_path / "copy")
