"""A module is named for the noun it defines or the verb it does, and nothing in the source is left unfinished."""

import re
from pathlib import Path

EMPTY_NAMES = {"base", "common", "helpers", "manager", "managers", "misc", "util", "utils"}
# Put together here so that this file does not find itself.
UNFINISHED = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]))


def test_no_module_has_a_name_that_says_nothing(root: Path) -> None:
    found = [str(file) for folder in ("src", "eval", "benchmarks", "scripts") for file in (root / folder).rglob("*.py")]
    assert [name for name in found if Path(name).stem in EMPTY_NAMES or Path(name).parent.name in EMPTY_NAMES] == []


def test_nothing_in_the_source_is_left_unfinished(root: Path) -> None:
    files = [file for file in (root / "src").rglob("*.py") if UNFINISHED.search(file.read_text(encoding="utf-8"))]
    assert [str(file.relative_to(root)) for file in files] == []


def test_no_test_skips_without_naming_what_is_missing(root: Path) -> None:
    bare = re.compile(r"pytest\.skip\(\)|@pytest\.mark\.(skip|xfail)\s*$|@pytest\.mark\.(skip|xfail)\(\)", re.MULTILINE)
    found = [file for file in (root / "tests").rglob("*.py") if bare.search(file.read_text(encoding="utf-8"))]
    assert found == [Path(__file__)] or found == []
