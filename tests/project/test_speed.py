"""The page of speeds says what was measured, no more and no less."""

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))
from table import PAGE, ROWS, renewed, shown

RESULTS = PAGE.parents[2] / "benchmarks" / "results.json"


def test_the_page_of_speeds_has_the_kept_results() -> None:
    page = PAGE.read_text("utf-8")
    assert renewed(page, json.loads(RESULTS.read_text("utf-8"))) == page, "run benchmarks/table.py --write"


def test_what_was_not_measured_is_not_said_to_be_reached() -> None:
    page = renewed(PAGE.read_text("utf-8"), {})
    assert page.count("not measured | ") == len(ROWS)
    assert "| yes |" not in page


def test_a_goal_is_held_against_its_own_side() -> None:
    row = next(one for one in ROWS if one.part == "storing")
    assert "| 59.9 | at least 60 | **no** |" in row.line({"storing": {"stored": 59.9, "of_two_processors": 70}})
    memory = next(one for one in ROWS if one.part == "memory")
    assert "| 10 MB | at most 10 MB | yes |" in memory.line({"memory": {"growth": 10}})


def test_numbers_are_written_as_people_do() -> None:
    assert [shown(one) for one in (1.005, 20_000, 0.4731, 1265)] == ["1.005", "20,000", "0.4731", "1,265"]
