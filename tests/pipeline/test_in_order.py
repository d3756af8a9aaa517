"""Items are Python expressions here: `eval` is a step that every process finds."""

import itertools
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from onrecord.pipeline.in_order import in_order

CRASH = "__import__('os')._exit(3)"
SLEEP = "__import__('time').sleep(60)"


def lost(item: str, reason: str) -> str:
    return f"{item[-8:]} {reason}"


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    items = [f"{number}+0" for number in range(40)]
    assert list(in_order(eval, items, jobs=jobs, lost=lost)) == list(range(40))


def test_a_crash_costs_the_item_that_crashed_and_no_other() -> None:
    items = ["1+0", "2+0", CRASH, "3+0", "4+0", CRASH, "5+0"]
    crashed = lost(CRASH, "crashed")
    assert list(in_order(eval, items, jobs=2, lost=lost)) == [1, 2, crashed, 3, 4, crashed, 5]


def test_an_item_that_gives_no_answer_is_ended_and_the_others_go_on() -> None:
    found = list(in_order(eval, ["1+0", SLEEP, "2+0", "3+0"], jobs=2, lost=lost, hard_seconds=1))
    assert found == [1, lost(SLEEP, "gave no answer in 1 seconds"), 2, 3]


def test_items_are_taken_as_results_are_asked_for() -> None:
    taken: list[int] = []

    def items() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield str(number)

    results = in_order(eval, items(), jobs=2, lost=lost)
    assert list(itertools.islice(results, 3)) == [0, 1, 2]
    results.close()
    assert len(taken) < 20


def test_a_result_does_not_wait_for_items_that_come_slowly(tmp_path: Path) -> None:
    done = tmp_path / "done"
    taken: list[int] = []

    def items() -> Iterator[str]:
        yield f"__import__('pathlib').Path({str(done)!r}).write_text('1')"
        while not done.exists():
            time.sleep(0.01)
        for number in range(2_000):
            taken.append(number)
            time.sleep(0.01)
            yield str(number)

    results = in_order(eval, items(), jobs=2, lost=lost, ahead=2_000)
    assert next(results) == 1
    results.close()
    assert len(taken) < 2_000


def test_as_many_items_are_worked_on_as_were_asked_for(tmp_path: Path) -> None:
    path = "__import__('pathlib').Path"
    until = f"iter(lambda: __import__('time').sleep(0.01) or {path}({str(tmp_path / '19')!r}).exists(), None)"
    items = [f"{path}({str(tmp_path)!r}, '{number}').write_text('')" for number in range(1, 40)]
    results = in_order(eval, [f"next(filter(None, {until}))", *items], jobs=2, lost=lost, ahead=10)
    assert next(results) is True
    results.close()
    assert {one.name for one in tmp_path.iterdir()} == {str(number) for number in range(1, 20)}


def ended(results: Generator[object]) -> bool:
    """Tells whether what is still worked on can be given up within seconds."""
    closing = threading.Thread(target=results.close, daemon=True)
    closing.start()
    closing.join(20)
    return not closing.is_alive()


@pytest.mark.parametrize("turn", range(4))
def test_the_rest_is_given_up_while_large_results_are_on_their_way(turn: int) -> None:
    first = "__import__('time').sleep(0.5) or 1"
    results = in_order(eval, [first, *["'x' * 40_000_000"] * 40], jobs=2, lost=lost, ahead=20)
    assert next(results) == 1
    time.sleep(0.01 * turn)
    assert ended(results)


def test_the_rest_is_given_up_while_large_items_are_on_their_way() -> None:
    large = f"len('{'x' * 3_000_000}')"
    first = "__import__('time').sleep(0.5) or 1"
    results = in_order(eval, [first, SLEEP, SLEEP, *[large] * 20], jobs=2, lost=lost, ahead=12)
    assert next(results) == 1
    time.sleep(0.2)
    assert ended(results)
