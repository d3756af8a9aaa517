"""One writes, many read: readers see whole batches only, and a second writer is turned away or waits."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.model.received import Received
from onrecord.pipeline.prepare import prepare
from onrecord.record.prepared import Prepared
from onrecord.record.store import Store
from onrecord.record.verify import verify
from onrecord.record.writer import Writer

READS = 25


@pytest.fixture
def batches(received_page: Callable[..., Received]) -> list[list[Prepared]]:
    """Returns batches in which two pages change at once, so that half a batch would show."""
    return [
        [prepare(received_page(day, f"Anlan calls for dialogue in round {turn}")) for day in (1, 2)]
        for turn in range(60)
    ]


@pytest.fixture
def writing(batches: list[list[Prepared]], tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Returns another process that writes to a record, and the record's folder."""
    root = tmp_path / "record"
    Writer(root).close()
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            with Writer(root) as writer:
                for number in count():
                    writer.add(batches[number % len(batches)])
                    os.write(theirs, b".")
                    time.sleep(0.02)  # as long as the reading of a page takes
        finally:
            os._exit(7)
    os.read(ours, 1)
    yield child, root
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ours)
    os.close(theirs)


def test_a_second_writer_is_turned_away_in_one_line(writing: tuple[int, Path]) -> None:
    with pytest.raises(RecordError, match="is writing to this record") as refusal:
        Writer(writing[1])
    assert "\n" not in str(refusal.value)


def test_a_second_writer_that_waits_gets_its_turn(writing: tuple[int, Path]) -> None:
    child, root = writing
    os.kill(child, signal.SIGSTOP)
    with pytest.raises(RecordError):
        Writer(root, wait=0.2)
    os.kill(child, signal.SIGKILL)
    with Writer(root, wait=10) as writer:
        assert writer.root.partition(":")[0] != "0"


def test_readers_see_whole_batches_only(writing: tuple[int, Path]) -> None:
    sizes = set()
    for _ in range(READS):
        with Store.open(writing[1]) as store:
            store.refresh()
            editions = {one.id: one for one in store.all_editions()}
            numbers = [len(store.revision_rows(name)) for name in editions]
            assert [store.load(store.revision_rows(name)[-1]).edition for name in editions] == list(editions)
            assert abs(numbers[0] - numbers[-1]) <= 1
            sizes.add(numbers[0])
    assert sizes


def test_verifying_meanwhile_finds_no_fault(writing: tuple[int, Path]) -> None:
    for _ in range(READS // 5):
        assert [one.line() for one in verify(writing[1]) if not one.note] == []
