"""Items are Python expressions here: `eval` is a step that every process finds."""

import itertools
from collections.abc import Iterator

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
