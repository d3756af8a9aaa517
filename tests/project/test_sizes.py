"""Files stay small enough to be read in one sitting."""

import statistics
from pathlib import Path

WALL = 400
HABIT = 300
MEDIAN = 120


def sizes(root: Path) -> dict[str, int]:
    files = sorted((root / "src" / "onrecord").rglob("*.py"))
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    return {str(file.relative_to(root)): count for file, count in lines.items() if count > 1}


def test_no_file_is_over_the_wall(root: Path) -> None:
    assert {name: count for name, count in sizes(root).items() if count > WALL} == {}


def test_nine_files_in_ten_are_under_the_habit(root: Path) -> None:
    counts = sizes(root).values()
    assert sum(count < HABIT for count in counts) >= 0.9 * len(counts)


def test_half_of_the_files_are_short(root: Path) -> None:
    assert statistics.median(sizes(root).values()) <= MEDIAN
