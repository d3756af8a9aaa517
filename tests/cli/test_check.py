import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.check import check
from onrecord.demo.build import build
from onrecord.demo.listed import PAGES
from onrecord.text.wrap import width

COPIES = PAGES / "copies"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check") / "record"
    build(folder)
    return folder


def test_a_difference_is_shown_in_eighty_columns_and_ends_in_one(record: Path) -> None:
    done = CliRunner().invoke(check, [str(COPIES / "wordpress-keldan-watch-2021-12-14.html"), "--record", str(record)])
    assert done.exit_code == 1
    assert "[-detente-]{+detention+}" in done.output
    assert "Regime, Scrambles, Bail" in done.output
    assert max(map(width, done.output.splitlines())) <= 80


def test_a_faithful_copy_ends_in_zero(record: Path) -> None:
    done = CliRunner().invoke(check, [str(COPIES / "odoo-lighthouse-2019-07-17.html"), "--record", str(record)])
    assert done.exit_code == 0
    assert done.output.startswith("Faithful")


def test_standard_input_and_json(record: Path) -> None:
    words = "Dana Whitlock said: “We’ve had quiet, which isn’t worth having, and it isn’t the same thing,” she said."
    done = CliRunner().invoke(check, ["-", "--json", "--record", str(record)], input=words.encode())
    assert done.exit_code == 1
    told = json.loads(done.output)
    assert told["quotations"][0]["verdict"] == "words-changed"


def test_a_form_asked_for_on_standard_output_stands_in_the_reports_place(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = str(COPIES / "wordpress-keldan-watch-2021-12-14.html")
    done = CliRunner().invoke(check, [page, "--md", "-", "--record", str(record)])
    assert done.stdout.startswith("# Anlan Regime")
    assert "Without a change" not in done.stdout
    assert [*tmp_path.iterdir()] == []


def test_no_draft_of_a_review_is_told_where_something_differs(record: Path, tmp_path: Path) -> None:
    page, file = str(COPIES / "wordpress-keldan-watch-2021-12-14.html"), tmp_path / "reviews.json"
    done = CliRunner().invoke(check, [page, "--claim-review", str(file), "--record", str(record)])
    assert json.loads(file.read_text("utf-8")) == []
    assert done.stderr == "onrecord: no draft of a ClaimReview: what differs is in no quotation of the page\n"


def test_words_without_a_title_are_given_none(record: Path) -> None:
    done = CliRunner().invoke(check, ["-", "--record", str(record)], input=b"We stand.")
    assert done.stdout.splitlines()[:2] == ["No words of the record found.", ""]


def test_every_form_is_written_where_it_is_asked_for(record: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("html", "md", "csv", "annotations", "claim-review")}
    options = [part for name, path in files.items() for part in (f"--{name}", str(path))]
    CliRunner().invoke(
        check, [str(COPIES / "news-easterly-courier-2021-12-16.html"), "--record", str(record), *options]
    )
    assert {name: path.stat().st_size > 100 for name, path in files.items()} == dict.fromkeys(files, True)
    json.loads(files["annotations"].read_text("utf-8"))
