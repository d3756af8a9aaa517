"""Measuring says aloud when it cannot measure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import run
from floors import Floors


@pytest.mark.parametrize("script", ["eval/run.py", "benchmarks/run.py"])
@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_missing_pages_are_said_aloud_and_fail_only_in_ci(
    script: str,
    ci: str,
    code: int,
    root: Path,
    tmp_path: Path,
) -> None:
    own = {name: value for name, value in os.environ.items() if name != "CI"}
    environment = {**own, "ONRECORD_SHARED": str(tmp_path), "CI": ci}
    done = subprocess.run(
        [sys.executable, script], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "NOT MEASURED" in done.stderr) == (code, True)


def test_a_figure_below_its_floor_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    pinned = Floors({"gold.bare.words_f1": 0.9, "gold.bare.lost": 0.1}, {})
    below = run.compare({"gold.bare.words_f1": 0.89, "gold.bare.lost": 0.1}, {}, pinned)
    assert below == ["gold.bare.words_f1"]
    assert "BELOW ITS FLOOR" in capsys.readouterr().out


def test_floors_of_other_data_are_told() -> None:
    assert run.other_data(Floors({}, {"gold": "a", "news": "b"}), {"gold": "c", "news": "b", "silver": "d"}) == ["gold"]
