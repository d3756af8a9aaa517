import json

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.demo import listed_pages
from onrecord.text.wrap import width


@pytest.fixture(scope="module")
def shown() -> Result:
    return CliRunner().invoke(main, ["demo"])


def test_the_demo_shows_a_play_totals_and_what_was_checked(shown: Result) -> None:
    assert "[q1 x1]" in shown.stdout
    assert "~ [placeholder-alt]" in shown.stdout
    assert "together" in shown.stdout
    assert f"/{len(list(listed_pages()))} pages were read as their lists say" in shown.stdout


def test_the_demo_fits_80_columns(shown: Result) -> None:
    assert max(map(width, shown.stdout.splitlines())) <= 80


def test_every_page_of_the_demo_is_read_as_its_list_says(shown: Result) -> None:
    assert shown.exit_code == 0, shown.stdout[shown.stdout.index("pages were read") :]


def test_the_demo_prints_json_and_nothing_else_when_asked() -> None:
    lines = CliRunner().invoke(main, ["demo", "--json"]).stdout.splitlines()
    assert len(lines) == len(list(listed_pages()))
    assert {json.loads(line)["schema"] for line in lines} == {"onrecord.transcript/1"}
