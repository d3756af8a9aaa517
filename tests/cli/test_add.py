from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.demo.listed import PAGES
from onrecord.record.store import Store

PAGE = str(PAGES / "xa_mfa" / "2019-07-17.en.html")


@pytest.mark.parametrize(("name", "code"), [("nofile.html", 3), ("empty", 2)])
def test_a_path_that_holds_no_page_makes_no_record(tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "empty").mkdir()
    told = CliRunner().invoke(main, ["add", str(tmp_path / name), "--record", str(tmp_path / "record")])
    assert told.exit_code == code
    assert told.stderr.count("\n") == 1
    assert not (tmp_path / "record").exists()


def test_what_could_not_be_had_before_the_first_page_is_told_with_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    told = CliRunner().invoke(main, ["add", str(tmp_path / "nofile.html"), PAGE, "--record", str(folder)])
    assert told.exit_code == 3
    assert "nofile.html: no such file" in told.stderr
    assert told.stdout.startswith("2 pages: 1 new; 1 could not be had")
    with Store.open(folder) as store:
        assert [one.id for one in store.briefings()] == ["xa-mfa/2019-07-17"]


def test_a_record_that_is_there_says_what_it_holds_though_nothing_came(tmp_path: Path) -> None:
    folder = str(tmp_path / "record")
    CliRunner().invoke(main, ["add", PAGE, "--record", folder])
    told = CliRunner().invoke(main, ["add", str(tmp_path / "nofile.html"), "--record", folder])
    assert told.exit_code == 3
    assert "1 could not be had" in told.stdout
    assert "1 briefing, 1 edition" in told.stdout


def test_a_check_of_a_site_without_a_record_makes_nothing(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["site", "check", "--record", str(tmp_path / "none")])
    assert told.exit_code == 3
    assert "no record here" in told.stderr
    assert [*tmp_path.iterdir()] == []
