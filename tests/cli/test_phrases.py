"""The commands that follow phrases: history, new, terms, compare, dropped, ladder, tiers."""

import json
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.cli.compare import compare, dropped
from onrecord.cli.history import history
from onrecord.cli.ladder import ladder, tiers
from onrecord.cli.new import new, terms
from onrecord.demo.build import build
from onrecord.errors import UsageError
from onrecord.text.wrap import width


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("phrases") / "record"
    build(made)
    return made


def run(command: click.Command, folder: Path, words: Sequence[str]) -> Result:
    result = CliRunner().invoke(command, [*words, "--record", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result


def test_history_shows_first_last_counts_and_quotations(folder: Path) -> None:
    told = run(history, folder, ["reciprocal suspension", "--office", "xa-mfa"]).stdout
    assert "first 2019-07-17" in told
    assert "expected briefings held" in told
    assert "Lin Yueran" in told
    assert "对等暂停" in told
    assert max(map(len, told.splitlines())) < 200


def test_history_prints_one_json_object(folder: Path) -> None:
    told = json.loads(run(history, folder, ["对等暂停", "--json"]).stdout)
    assert told["first"]["date"] == "2019-07-17"
    assert len(told["uses"]) == sum(one["uses"] for one in told["periods"])


def test_history_writes_a_picture(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "phrase.svg"
    run(history, folder, ["detente", "--plot", str(path), "--by", "year"])
    assert ET.parse(path).getroot().get("role") == "img"  # noqa: S314  our own
    with pytest.raises(UsageError, match=r"svg or a \.png"):
        run(history, folder, ["detente", "--plot", str(tmp_path / "phrase.gif")])


def test_a_file_that_cannot_be_written_is_told_in_a_line(folder: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    with pytest.raises(UsageError, match=r"phrase\.svg: cannot be written: No such file or directory"):
        run(history, folder, ["detente", "--plot", str(nowhere / "phrase.svg")])
    with pytest.raises(UsageError, match=r"terms\.md: cannot be written: No such file or directory"):
        run(terms, folder, ["latest", "-o", str(nowhere / "terms.md")])


def test_history_of_what_was_never_said_names_what_was_searched(folder: Path) -> None:
    assert "not said in" in run(history, folder, ["双暂停"]).stdout


def test_new_tells_first_uses_returns_and_sentences(folder: Path) -> None:
    told = run(new, folder, ["xa-mfa/2019-07-17/en"]).stdout
    assert "Said for the first time" in told
    assert "reciprocal suspension" in told
    assert json.loads(run(new, folder, ["latest", "--json"]).stdout.splitlines()[0])["schema"] == "onrecord.new/1"


@pytest.mark.parametrize(
    ("form", "head"), [("md", "# Terms of xa"), ("html", "<!doctype html>"), ("json", '{"schema": "onrecord.terms/1"')]
)
def test_terms_come_in_three_forms(folder: Path, form: str, head: str) -> None:
    assert run(terms, folder, ["xa-mfa/2023-11-08/en", "--format", form]).stdout.startswith(head)


def test_terms_go_into_a_file(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "terms.md"
    assert run(terms, folder, ["xa-mfa/2023-11-08/en", "-o", str(path)]).stdout == ""
    assert path.read_text("utf-8").startswith("# Terms of xa")


def test_dropped_counts_against_occasions_with_a_quotation(folder: Path) -> None:
    told = run(
        dropped, folder, ["--issue", "keldan", "--since", "2021-01-01", "--office", "xa-mfa", "--lang", "en"]
    ).stdout
    assert "before 4 of 13 (1 in 3), after 0 of 19" in told
    assert "No longer said, or much less" in told
    assert "13 exchanges and announcements on 5 days (Lin Yueran 13)" in " ".join(told.split())


def test_compare_takes_two_windows(folder: Path) -> None:
    lines = run(compare, folder, ["..2020", "2021..", "--issue", "keldan", "--json"]).stdout.splitlines()
    assert {json.loads(line)["schema"] for line in lines} == {"onrecord.shift/1"}
    assert "Kept" in run(compare, folder, ["..2020", "2021..", "--issue", "keldan"]).stdout
    assert "nothing to compare" in run(compare, folder, ["..2001", "2002..2003"]).stdout


def test_an_empty_phrase_is_refused_as_one(folder: Path) -> None:
    with pytest.raises(UsageError, match="an empty phrase has no letter or digit to look for"):
        run(history, folder, ["   "])


def test_ladders_are_listed_and_climbed(folder: Path) -> None:
    assert "cn-warning" in run(ladder, folder, []).stdout
    told = run(ladder, folder, ["cn-displeasure", "--office", "xa-mfa"]).stdout
    assert "Order:" in told
    assert json.loads(run(ladder, folder, ["cn-warning", "--json"]).stdout.splitlines()[0])["level"] == 1


def test_tiers_print_their_definition(folder: Path) -> None:
    told = " ".join(run(tiers, folder, ["two-track approach", "--office", "xa-mfa"]).stdout.split())
    assert "boiling from 50%" in told
    assert json.loads(run(tiers, folder, ["detente", "--json"]).stdout.splitlines()[0])["schema"] == "onrecord.tier/2"


def test_tiers_show_every_phrase_on_narrow_paper(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for columns in ("80", "60", "100"):
        monkeypatch.setenv("COLUMNS", columns)
        lines = run(tiers, folder, ["全球安全倡议", "对等暂停", "two-track approach"]).stdout.splitlines()
        assert max(map(width, lines)) <= int(columns)
        told = " ".join(" ".join(lines).split())
        for phrase in ("全球安全倡议", "对等暂停", "two-track approach"):
            assert phrase in told
        assert "cold 0/5" in told


def test_where_nothing_was_dropped_that_is_said(folder: Path) -> None:
    told = run(dropped, folder, ["--issue", "korean-peninsula", "--since", "2022-07-01"]).stdout
    assert told.count("after ") == told.count("  No wording was found that is dropped, new or said in other words.") > 0


def test_windows_that_cannot_be_are_refused_in_one_line(folder: Path) -> None:
    for words in (["2022..", " 2020.."], ["2022..2021", "2023.."]):
        told = CliRunner().invoke(main, ["compare", *words, "--record", str(folder)])
        assert told.exit_code == 2
        assert told.stderr.count("\n") == 1
        assert not told.stdout


def test_compare_and_dropped_fit_the_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for told in (
        run(compare, folder, ["..2020", "2021..", "--issue", "keldan"]).stdout,
        run(dropped, folder, ["--since", "2021-01-01", "--issue", "keldan"]).stdout,
    ):
        assert max(map(width, told.splitlines())) <= 60


def test_days_of_a_thousand_years_are_refused_in_one_line(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"more than the 200 years") as refused:
        run(history, folder, ["detente", "--after", "0001-01-01", "--before", "9999-12-31"])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("command", "words"),
    [(history, ["talks"]), (tiers, ["talks"]), (ladder, ["cn-warning"]), (dropped, ["--since", "2021-01-01"])],
)
def test_an_office_or_language_that_is_not_held_is_named(
    folder: Path, command: click.Command, words: list[str]
) -> None:
    for option, value in (("--office", "nope"), ("--lang", "xx")):
        with pytest.raises(UsageError, match=f"`{value}`; there are"):
            run(command, folder, [*words, option, value])
