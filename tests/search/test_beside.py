import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from search_samples import many, row

from onrecord.search import Finder, SearchIndex, beside
from onrecord.search.beside import Words, with_words, words
from onrecord.search.row import Row

TEXTS = [
    "Peace, and a treaty of the two sides.\nWe hope so.",
    "",
    "\ud800 和平 U.S.",
    "和平\n谈判\x1e（a）ᄀ",
    "1,000 𠀀",
]


@pytest.fixture(autouse=True)
def _four_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "processors", lambda: 4)
    monkeypatch.setattr(beside, "_ALONE", 1)


def batches(count: int) -> list[list[Row]]:
    return [[row(f"{text} {at}") for text in TEXTS] for at in range(count)]


def alone(given: Sequence[Sequence[Row]]) -> list[Words]:
    return [words([one.text for one in some]) for some in given]


def test_words_made_beside_are_the_words_made_here_in_order() -> None:
    given = batches(12)
    made = list(with_words(given))
    assert ([some for some, _ in made], [told for _, told in made]) == (given, alone(given))


def test_no_more_than_a_few_batches_are_on_the_way() -> None:
    taken = 0

    def counted() -> Iterator[list[Row]]:
        nonlocal taken
        for some in batches(40):
            taken += 1
            yield some

    ahead = [taken - at for at, _ in enumerate(with_words(counted()), 1)]
    assert max(ahead) <= 4


@pytest.mark.parametrize("executable", ["", "/no/such/program", "/bin/false"])
def test_where_no_process_can_be_started_the_words_are_made_here(
    executable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    monkeypatch.setenv("PATH", str(tmp_path))
    given = batches(4)
    assert [told for _, told in with_words(given)] == alone(given)


def test_a_process_that_dies_on_the_way_costs_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    given = batches(30)
    found = []
    for at, (_, told) in enumerate(with_words(given)):
        found.append(told)
        if at == 10:
            started[0].kill()
    assert (found, len(started)) == (alone(given), 1)
    assert started[0].poll() is not None


def test_a_process_is_ended_when_nobody_asks_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def noted(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    made = with_words(batches(30))
    for _ in range(4):
        next(made)
    made.close()
    assert [one.poll() is not None for one in started] == [True]


def test_with_two_processors_no_process_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "processors", lambda: 2)
    monkeypatch.setattr(subprocess, "Popen", None)
    given = batches(5)
    assert [told for _, told in with_words(given)] == alone(given)


def test_an_index_answers_the_same_either_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = many(3_000)
    answers = []
    for number in (1, 4):
        monkeypatch.setattr(beside, "processors", lambda number=number: number)
        index = SearchIndex.create(tmp_path / str(number))
        index.build(rows)
        index.commit(0)
        finder = Finder(index)
        told = [finder.search(query, limit=20) for query in ("peace", "和平", '"hope sanctions"', "treaty -river")]
        answers.append([(one.total, [hit.row for hit in one.hits]) for one in told])
    assert answers[0] == answers[1]


def test_two_threads_of_the_engine_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = many(3_000)
    answers = []
    for few in (100_000, 100):
        monkeypatch.setattr("onrecord.search.index._FEW", few)
        index = SearchIndex.create(tmp_path / str(few))
        index.build(rows)
        index.commit(0)
        told = [Finder(index).search(query, limit=len(rows)) for query in ("peace", "和平", '"hope sanctions"')]
        # The threads share the rows by chance, and with them the order of equals.
        answers.append([(one.total, sorted((-hit.score, hit.row.id) for hit in one.hits)) for one in told])
    assert answers[0] == answers[1]


def test_a_few_rows_are_in_the_same_order_each_time_an_index_is_built(tmp_path: Path) -> None:
    rows = many(3_000)
    answers = []
    for name in ("first", "second"):
        index = SearchIndex.create(tmp_path / name)
        index.build(rows)
        index.commit(0)
        answers.append([hit.row.id for hit in Finder(index).search("peace", limit=len(rows)).hits])
    assert answers[0] == answers[1]
