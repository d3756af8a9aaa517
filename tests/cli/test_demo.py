import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.demo import listed_pages
from onrecord.text.wrap import width


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "record"


@pytest.fixture(scope="module")
def shown(folder: Path) -> Result:
    return CliRunner().invoke(main, ["demo", "--record", str(folder)])


def test_the_demo_shows_a_play_totals_and_what_was_checked(shown: Result) -> None:
    assert "[q1 x1]" in shown.stdout
    assert "~ [placeholder-alt]" in shown.stdout
    assert "together" in shown.stdout
    assert f"/{len(list(listed_pages()))} pages were read as their lists say" in shown.stdout


def test_the_demo_fits_80_columns(shown: Result, folder: Path) -> None:
    """Where the record lies is the user's choice, and a path can't be broken: it counts as the folder that is used."""
    lines = shown.stdout.replace(str(folder), "demo-record").splitlines()
    assert max(map(width, lines)) <= 80


def test_every_page_of_the_demo_is_read_as_its_list_says(shown: Result) -> None:
    assert shown.exit_code == 0, shown.stdout[shown.stdout.index("pages were read") :]


def test_the_demo_makes_a_record_that_verifies_and_answers(shown: Result, folder: Path) -> None:
    assert "67 new, 2 new revisions" in shown.stdout
    assert "onrecord verify: ok" in shown.stdout
    assert "xa-mfa/2019-07-17/en/a1@r1" in shown.stdout
    assert "Nothing found; searched 871 statements" in shown.stdout
    assert "{+large-scale+}" in shown.stdout
    assert "detente -> detention" in shown.stdout
    assert "met, it seems, by xa-mfa/2019-11-05/en/s0@r1" in shown.stdout
    assert "complete, verifiable denuclearization of the Peninsula" in shown.stdout
    assert (folder / "record.json").exists()
    assert "detention" in folder.with_name("record-report.html").read_text("utf-8")


def test_the_demo_a_second_time_adds_nothing(folder: Path, shown: Result) -> None:
    assert shown.exit_code == 0
    again = CliRunner().invoke(main, ["demo", "--record", str(folder)])
    assert "76 held already" in again.stdout


def test_the_demo_prints_json_and_nothing_else_when_asked() -> None:
    lines = CliRunner().invoke(main, ["demo", "--json"]).stdout.splitlines()
    assert len(lines) == len(list(listed_pages()))
    assert {json.loads(line)["schema"] for line in lines} == {"onrecord.transcript/1"}
