from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.pipeline.scan.folder import index_folder, sweep_folder
from onrecord.pipeline.scan.plan import Plan
from onrecord.pipeline.scan.run import run
from onrecord.pipeline.scan.witnesses import by_site, by_statement, most_altered, totals, witnesses

from .conftest import article, write_json


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, index: Path) -> Path:
    """Returns the folder of a sweep of two files; the second holds the first page of the first again."""
    folder = tmp_path_factory.mktemp("witnesses")
    first = article(1, copies=0)
    files = [
        write_json(
            folder / "one.jsonl", [first, article(2, copies=0, change=("must", "need not")), article(3, copies=1)]
        ),
        write_json(folder / "two.jsonl", [article(4, copies=1), article(5)]),
    ]
    twin = folder / "again.jsonl"
    twin.write_text(files[0].read_text("utf-8").splitlines()[0], "utf-8")
    with sweep_folder(folder / "out", ReuseIndex.open(index), record="r") as begun, ThreadPoolExecutor(1) as pool:
        plan = Plan(str(index_folder(folder / "out")), begun.form)
        found = list(run(map(str, [*files, twin]), folder / "out", pool, plan))
        assert [one.failure for one in found] == [None] * 3
    return folder / "out"


def test_a_page_counts_once_however_often_archives_hold_it(out: Path) -> None:
    assert len(list(witnesses(out))) == 5
    found = {one.name: (len(one.pages), len(one.exact), len(one.altered)) for one in by_statement(witnesses(out))}
    assert found == {"xa-mfa/2024-03-01/en/a1": (2, 1, 1), "xa-mfa/2024-03-01/en/a2": (2, 2, 0)}


def test_the_most_altered_statements_come_with_the_words_that_were_changed(out: Path) -> None:
    (one,) = most_altered(by_statement(witnesses(out)))
    assert one.name == "xa-mfa/2024-03-01/en/a1"
    assert list(one.edits) == [("must", "need not", "negation")]
    assert one.severity == 3


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("xa-mfa/2024-03-01/en/a2@r1", 2), ("xa-mfa/2024-03-01/en/a1", 3), ("xa-mfa/2024-03-01", 5),
        ("xa-mfa/2024-03-0", 0), ("xa-mfa/2024-03-01/en/a", 0),
    ],
)  # fmt: skip
def test_copies_are_asked_for_by_statement_edition_or_briefing(out: Path, asked: str, count: int) -> None:
    assert len(list(witnesses(out, statement=asked))) == count


@pytest.mark.parametrize(
    ("site", "count"), [("paper.example", 5), ("www.paper.example", 5), ("example", 5), ("aper.example", 0)]
)
def test_a_site_is_a_host_and_those_below_it(out: Path, site: str, count: int) -> None:
    assert len(list(witnesses(out, site=site))) == count


def test_sites_and_sums_say_how_much_was_searched(out: Path) -> None:
    assert [(one.name, len(one.pages), len(one.statements)) for one in by_site(witnesses(out))] == [
        ("paper.example", 4, 2)
    ]
    found = totals(out)
    assert (found.files, found.pages, found.candidates, found.quarantined) == (3, 6, 5, 0)
