import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.add import add
from onrecord.cli.cite import cite
from onrecord.cli.export import export
from onrecord.cli.import_ import import_
from onrecord.demo.listed import PAGES
from onrecord.errors import UsageError
from onrecord.record.export import known_formats

EDITION = "xa-mfa/2019-07-17/en"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("record"))
    pages = [str(PAGES / "xa_mfa" / f"2019-07-17.{language}.html") for language in ("en", "zh")]
    assert CliRunner().invoke(add, ["--record", folder, *pages]).exit_code == 0
    return folder


def test_the_record_goes_to_standard_output_and_the_count_to_standard_error(record: str) -> None:
    done = CliRunner().invoke(export, ["jsonl", "--record", record])
    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert done.stderr == f"{len(lines)} statements of 2 editions\n"


def test_the_help_names_every_format() -> None:
    assert f"FORMAT is one of {', '.join(known_formats())}." in " ".join((export.help or "").split())


def test_ids_choose_statements(record: str) -> None:
    done = CliRunner().invoke(export, ["jsonl", f"{EDITION}/a1", f"{EDITION}/q1", "--record", record])
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [f"{EDITION}/q1@r1", f"{EDITION}/a1@r1"]


def test_ids_come_from_lines_or_from_json_lines(record: str) -> None:
    given = f'{EDITION}/a1\n\n{{"statement": "{EDITION}/a2@r1", "score": 3}}\n{{"id": "{EDITION}/a3"}}\n'
    done = CliRunner().invoke(export, ["jsonl", "--from", "-", "--record", record], input=given)
    assert [json.loads(line)["id"][-5:] for line in done.stdout.splitlines()] == ["a1@r1", "a2@r1", "a3@r1"]


def test_all_matches_of_a_query_are_exported(record: str) -> None:
    done = CliRunner().invoke(export, ["jsonl", "--search", '"reciprocal suspension" lang:en', "--record", record])
    texts = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    assert len(texts) >= 2
    assert all("reciprocal suspension" in text.replace("\n", " ") for text in texts)
    assert done.stderr == f"{len(texts)} statements of 1 edition\n"


@pytest.mark.parametrize(("given", "reason"), [("{\n", "line 1 of the ids is no JSON"), ("{}", "no key `id`")])
def test_a_broken_list_of_ids_is_refused(record: str, given: str, reason: str) -> None:
    done = CliRunner().invoke(export, ["jsonl", "--from", "-", "--record", record], input=given)
    assert isinstance(done.exception, UsageError)
    assert reason in str(done.exception)


def test_a_csv_file_has_its_description_beside_it(record: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(export, ["csv", "--record", record, "-o", str(tmp_path / "out.csv")])
    assert done.exit_code == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.csv", "out.csv-metadata.json"]
    assert json.loads((tmp_path / "out.csv-metadata.json").read_text("utf-8"))["url"] == "out.csv"


def test_a_file_is_written_whole_or_not_at_all(record: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        export, ["jsonl", f"{EDITION}/a1", f"{EDITION}/a99", "--record", record, "-o", str(tmp_path / "o")]
    )
    assert isinstance(done.exception, UsageError)
    assert list(tmp_path.iterdir()) == []


def test_the_count_can_be_had_as_json(record: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(export, ["ris", EDITION, "--json", "--record", record, "-o", str(tmp_path / "o.ris")])
    assert json.loads(done.stderr) == {
        "schema": "onrecord.exported/1", "format": "ris", "statements": 14, "revisions": 1, "replaced": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("form", "start"),
    [("plain", "Lin Yueran"), ("bibtex", "@misc{xa-mfa"), ("ris", "TY  - GOVDOC"), ("csl", '{"id": "xa-mfa')],
)
def test_a_statement_is_cited_in_each_form(record: str, form: str, start: str) -> None:
    done = CliRunner().invoke(cite, [f"{EDITION}/a1", "--format", form, "--record", record])
    assert done.stdout.startswith(start)


def test_a_briefing_is_cited_by_its_editions(record: str) -> None:
    done = CliRunner().invoke(cite, ["xa-mfa/2019-07-17", "--record", record])
    assert [line.rpartition("Record: ")[2] for line in done.stdout.splitlines()] == [
        f"{EDITION}@r1.",
        "xa-mfa/2019-07-17/zh@r1.",
    ]


def test_a_table_is_imported_and_refused_rows_are_told(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("date,question,answer\n2019-12-24,Why?,Because.\nsoon,When?,Later.\n", "utf-8")
    done = CliRunner().invoke(import_, [str(tmp_path / "p.csv"), "--office", "xa-mfa", "--record", str(tmp_path / "r")])
    assert done.exit_code == 3
    assert done.stdout.startswith("2 statements of 1 page imported into")
    assert done.stderr.startswith("onrecord: p.csv, row 3: not imported:")


def test_an_import_tells_each_page_as_json(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("date,question,answer\n2019-12-24,Why?,Because.\n,When?,Later.\n", "utf-8")
    done = CliRunner().invoke(import_, [str(tmp_path / "p.csv"), "--json", "--record", str(tmp_path / "r")])
    error, page = map(json.loads, done.stdout.splitlines())
    assert (error["schema"], error["place"]) == ("onrecord.error/1", "p.csv, row 3")
    assert (page["schema"], page["result"], page["statements"]) == ("onrecord.imported/1", "new", 2)
