"""A writer killed at any instant loses nothing that it acknowledged, and leaves a record that reads and verifies.

Children of this process write; they are killed with SIGKILL at 300 points: in front of a call that touches files (open,
write, fsync, rename, a statement of the catalog …), in the middle of a write of which only a part reaches the file, and
after a random time. What they acknowledged comes through a pipe.
"""

import datetime as dt
import os
import random
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Self

import pytest

from onrecord.model.received import Received
from onrecord.pipeline.prepare import prepare
from onrecord.record.prepared import Check, Prepared
from onrecord.record.store import Store
from onrecord.record.verify import verify
from onrecord.record.writer import Writer

KILLS = 300
A_RECORD = 25
BATCH = 3
NOW = dt.datetime(2024, 3, 1, 8, 0, tzinfo=dt.UTC)
TOUCHES = {
    "open", "write", "flush", "fsync", "close", "replace", "rename", "mkdir", "truncate", "ftruncate", "unlink",
    "execute", "executescript", "commit", "lockf",
}  # fmt: skip
Arm = Callable[[random.Random], None]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before_a_call(chance: random.Random) -> None:
    """Dies in front of one of the next calls that touch files."""
    left = chance.randrange(250)

    def watch(_: Any, event: str, called: Any) -> None:
        nonlocal left
        if event == "c_call" and getattr(called, "__name__", "") in TOUCHES:
            left -= 1
            if left < 0:
                die()

    sys.setprofile(watch)


def within_a_write(chance: random.Random) -> None:
    """Dies in one of the next writes, when a part of its bytes is in the file."""
    left, share = chance.randrange(14), chance.random()
    real = Path.open

    class Torn:
        def __init__(self, file: Any) -> None:
            self._file = file

        def write(self, content: bytes) -> int:
            nonlocal left
            left -= 1
            if left < 0:
                self._file.write(content[: int(share * len(content))])
                self._file.flush()
                die()
            return int(self._file.write(content))

        def __getattr__(self, name: str) -> Any:
            return getattr(self._file, name)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

    def opened(path: Path, mode: str = "r", *rest: Any, **options: Any) -> Any:
        file = real(path, mode, *rest, **options)
        return Torn(file) if mode in {"ab", "wb"} else file

    Path.open = opened  # type: ignore[method-assign,assignment]


def after_a_while(chance: random.Random) -> None:
    """Dies wherever it is when a random time has passed."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, lambda *_: die())
    signal.setitimer(signal.ITIMER_REAL, 0.001 + chance.random() * 0.08)


def write_on(root: Path, stock: list[Prepared], done: int, tell: int) -> None:
    """Adds the pages from number `done` on, then checks of pages for ever, and tells each batch it was assured of."""
    with Writer(root, clock=lambda: NOW, full=20_000) as writer:
        for first in count(done, BATCH):
            batch: list[Prepared | Check] = list(stock[first : first + BATCH])
            if not batch:
                one = stock[first % len(stock)]
                batch = [Check(one.page, one.facts.address, "2024-03-01T08:00:00Z", "unchanged", one.facts.sha256)]
            writer.add(batch)
            os.write(tell, f"{first + BATCH} {writer.root}\n".encode())


def killed(root: Path, stock: list[Prepared], done: int, arm: Arm, chance: random.Random) -> list[tuple[int, str]]:
    """Returns what a writer acknowledged before it was killed: number of pages, and root of the ledger."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(ours)
            arm(chance)
            write_on(root, stock, done, theirs)
        finally:
            os._exit(7)
    os.close(theirs)
    _, status = os.waitpid(child, 0)
    with os.fdopen(ours, "rb") as pipe:
        lines = pipe.read().decode().split("\n")[:-1]
    assert os.WIFSIGNALED(status), f"the writer ended by itself ({status})"
    return [(int(line.split()[0]), line.split()[1]) for line in lines]


def words(root: Path) -> dict[str, list[str]]:
    with Store.open(root) as store:
        return {one.id: [each.text for each in one.statements] for one in store.revisions(newest=False)}


@pytest.fixture(scope="module")
def stock(request: pytest.FixtureRequest) -> list[Prepared]:
    """Returns pages ready to be written: six days, of which three change again and again."""
    made: Callable[..., Received] = request.getfixturevalue("received_page")
    days = [made(day, f"Anlan calls for dialogue in round {turn}") for turn in range(5) for day in range(1, 7)]
    return [prepare(one) for one in days]


@pytest.fixture(scope="module")
def control(stock: list[Prepared], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Returns the words of every revision in a record whose writer was never killed."""
    root = tmp_path_factory.mktemp("control") / "record"
    with Writer(root, clock=lambda: NOW) as writer:
        for one in stock:
            writer.add([one])
    return words(root)


@pytest.mark.slow
@pytest.mark.parametrize("round_", range(KILLS // A_RECORD))
def test_nothing_acknowledged_is_lost_and_the_record_verifies(
    round_: int, stock: list[Prepared], control: dict[str, list[str]], tmp_path: Path
) -> None:
    root, done, known = tmp_path / "record", 0, None
    arms: list[Arm] = [before_a_call, before_a_call, within_a_write, after_a_while]
    for kill in range(A_RECORD):
        chance = random.Random(1000 * round_ + kill)  # noqa: S311 - the points must be the same in every run
        told = killed(root, stock, done, arms[(round_ + kill) % len(arms)], chance)
        done, known = told[-1] if told else (done, known)
        if not (root / "ledger").is_dir():
            continue
        faults = [one.line() for one in verify(root, since=known) if not one.note]
        assert faults == [], f"kill {kill}"
        held = words(root)
        expected = {one.facts.sha256 for one in stock[:done]}
        with Store.open(root) as store:
            assert expected <= {row.capture for each in store.all_editions() for row in store.revision_rows(each.id)}
        assert all(control[name] == text for name, text in held.items())
    with Writer(root, clock=lambda: NOW) as writer:
        for one in stock[done:]:
            writer.add([one])
    assert words(root) == control
    assert [one.line() for one in verify(root, since=known) if not one.note] == []
