"""`onrecord parallel`: two languages of a briefing, side by side and within the width of the paper."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.parallel import parallel
from onrecord.demo import listed_pages
from onrecord.demo.tour import capture_of
from onrecord.errors import UsageError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer
from onrecord.text.wrap import width

PAGES = {"2022-04-27", "2023-05-16", "2024-09-24", "2021-12-14", "2019-07-17", "2020-03-18"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("two") / "record"
    pages = [one for one in listed_pages() if one.folder == "xa_mfa" and one.file.partition(".")[0] in PAGES]
    captures = [capture_of(one) for one in pages]
    now = datetime(2026, 11, 21, tzinfo=UTC)
    with Writer(made) as writer:
        assert len(list(ingest(writer, (Received(one, now) for one in captures if isinstance(one, Capture))))) == len(
            pages
        )
    return made


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(parallel, [*arguments, "--record", str(folder)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_a_number_that_differs_is_shown_in_words_and_brackets_in_both_languages(folder: Path) -> None:
    shown = run(folder, "xa-mfa/2023-05-16")

    assert "number differs: 3,200 | 3.2万" in shown
    assert "[[3,200]]" in shown
    assert "[[3.2万]]" in shown


def test_an_exchange_that_one_edition_lacks_is_shown_with_the_language_that_lacks_it(folder: Path) -> None:
    assert "q5+a5  exchange not in en" in run(folder, "xa-mfa/2022-04-27")


def test_no_line_is_wider_than_the_paper(folder: Path) -> None:
    for arguments in (["xa-mfa/2022-04-27"], ["xa-mfa/2023-05-16", "--all"]):
        assert max(width(line) for line in run(folder, *arguments).splitlines()) <= 80


def test_with_all_every_sentence_is_shown(folder: Path) -> None:
    shown = "".join(run(folder, "xa-mfa/2023-05-16", "--all").split())

    assert "Whatcameoutofit?" in shown
    assert "能否介绍磋商成果？" in shown


def test_the_languages_may_stand_in_either_order(folder: Path) -> None:
    assert "number differs: 3.2万 | 3,200" in run(folder, "xa-mfa/2023-05-16", "--languages", "zh,en")


def test_json_is_one_object_with_full_ids(folder: Path) -> None:
    told = json.loads(run(folder, "xa-mfa/2022-04-27", "--json"))

    assert told["schema"] == "onrecord.parallel/1"
    assert [one["kind"] for one in told["mismatches"]] == ["exchange"]
    assert told["mismatches"][0]["left"] is None
    assert told["mismatches"][0]["right"]["statements"] == ["xa-mfa/2022-04-27/zh/q5@r1", "xa-mfa/2022-04-27/zh/a5@r1"]


def test_what_is_learned_is_kept_with_the_projections_and_used(folder: Path) -> None:
    run(folder, "--learn")
    kept = json.loads((folder / "projections" / "parallel" / "en-zh.json").read_text("utf-8"))

    assert kept["schema"] == "onrecord.glossary/1"
    assert ["names", ["Keldan"], ["克尔丹"]] in kept["entries"]
    assert "3.2万" in run(folder, "xa-mfa/2023-05-16")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["xa-mfa/2024-09-24"], "in one language only: zh"),
        (["xa-mfa/2023-05-16", "--languages", "en,fr"], "not in fr"),
        (["xa-mfa/2023-05-16", "--languages", "en"], "two languages"),
        (["xa-mfa/1999-01-01"], "holds no briefing"),
    ],
)
def test_wrong_use_says_what_the_record_holds(folder: Path, arguments: list[str], reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        CliRunner().invoke(parallel, [*arguments, "--record", str(folder)], catch_exceptions=False)
