import shutil
from pathlib import Path

import pytest

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.source import Source
from onrecord.model.statement import Kind
from onrecord.pipeline.scan.sieve import RUN, Sieve

from .conftest import DAY, FILLER, SAID, article


@pytest.fixture(scope="module")
def sieve(index: Path) -> Sieve:
    return Sieve(ReuseIndex.open(index))


def _words(text: str, low: int, high: int) -> str:
    return " ".join(text.split()[low:high])


def test_a_page_passes_with_twelve_words_of_a_statement_in_a_row_and_not_with_eleven(sieve: Sieve) -> None:
    texts = [f"{FILLER}Plums {_words(SAID[1], 3, 3 + size)} plums. {FILLER}" for size in (RUN - 1, RUN, RUN + 1)]
    assert sieve.passing(texts) == [False, True, True]


def test_a_page_passes_with_two_shorter_runs_on_one_line_and_not_with_runs_of_two_statements(sieve: Sieve) -> None:
    two = f"{_words(SAID[0], 2, 10)} something else {_words(SAID[0], 12, 20)}"
    other = f"{_words(SAID[0], 2, 10)} something else {_words(SAID[1], 12, 20)}"
    assert sieve.passing([two, other]) == [True, False]


@pytest.mark.parametrize("before", range(9))
def test_a_run_passes_wherever_it_begins(sieve: Sieve, before: int) -> None:
    texts = [
        f"{'plums ' * before}{_words(SAID[1], 3, 3 + RUN)}",
        f"{'plums ' * before}{_words(SAID[0], 2, 10)} plums plums {_words(SAID[0], 12, 20)}",
        f"{'梅' * before}{SAID[3][:30]}",
        f"{'plums ' * before}{_words(SAID[1], 3, 2 + RUN)}",
    ]
    assert sieve.passing([*texts, FILLER]) == [True, True, True, False, False]


@pytest.mark.parametrize(
    "text",
    [SAID[3], SAID[3].replace("争", "爭").replace("单", "單").replace("复杂", "複雜"), SAID[3][:30]],
    ids=["simplified", "traditional", "half of it"],
)
def test_chinese_passes_by_the_character(sieve: Sieve, text: str) -> None:
    assert sieve.passing(
        [f"据报道，发言人表示：“{text}”天气很好。", "春天到了，山谷里的梅花开得很好，果农们都很高兴。"]
    ) == [True, False]


def test_a_page_passes_or_not_whatever_came_with_it(sieve: Sieve) -> None:
    texts = [article(at, copies=at % 4 if at % 7 == 0 else None) for at in range(40)] + ["", "。", "\u200b"]
    together = sieve.passing(texts)
    assert together == [sieve.passing([text])[0] for text in texts]
    assert together == [at % 7 == 0 for at in range(40)] + [False] * 3


def test_words_that_run_over_the_edge_of_two_pages_are_no_run(sieve: Sieve) -> None:
    words = SAID[1].split()
    assert sieve.passing([" ".join(words[:9]), " ".join(words[9:18])]) == [False, False]


def test_no_pages_are_no_work(sieve: Sieve) -> None:
    assert sieve.passing([]) == []


def test_statements_added_later_pass_and_those_taken_out_do_not(index: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    shutil.copytree(index, folder)
    said = "The lighthouse keepers of Westmark will be paid for the winter in which the harbor stood frozen, the minister said."
    more = Source("xa-mfa/2024-03-02/en/a1@r1", Kind.ANSWER, 1, said, date=DAY, names=("Lin Mo",))
    changed = ReuseIndex.open(folder).changed([more], gone=("xa-mfa/2024-03-01",), last_entry=1)
    assert len(changed.segments) == 2
    texts = [f"{FILLER}{said}", f"{FILLER}{SAID[0]}", f"{FILLER}{SAID[3]}", FILLER]
    assert Sieve(ReuseIndex.open(index)).passing(texts) == [False, True, True, False]
    assert Sieve(changed).passing(texts) == [True, False, False, False]
