import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.verify import verify
from onrecord.errors import UsageError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer, utc_now

PAGE = (
    b"<title>Regular Press Conference on March 18, 2020</title><p>Q: Will the talks resume?</p>"
    b"<p>A: We have no news on that.</p>"
)
NAME = "xa-mfa/2020-03-18/en"


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Returns the folder of a record of one page."""
    capture = Capture(PAGE, "text/html", "utf-8", "https://mfa.anlan.example/1.html")
    with Writer(tmp_path / "record") as writer:
        list(ingest(writer, [Received(capture, utc_now(), 200, (), "web")]))
    return tmp_path / "record"


def told(*words: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(verify, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.output


def spoil(folder: Path) -> None:
    file = folder / "revisions" / NAME / "1.json"
    file.write_bytes(file.read_bytes().replace(b"no news", b"good news"))


def test_a_sound_record_is_told_in_one_line_with_its_root(folder: Path) -> None:
    line = told("--record", folder)
    assert line.startswith("ok: 4 entries, 1 capture, 1 revision, 2 statements; root 4:")
    assert line.count("\n") == 1


def test_on_a_narrow_terminal_the_root_stands_below_in_one_piece(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told_first, root = told("--record", folder).splitlines()
    assert told_first == "ok: 4 entries, 1 capture, 1 revision, 2 statements;"
    assert root.startswith("    root 4:")
    assert len(root) <= 80


def test_a_difference_is_a_line_and_exit_code_1(folder: Path) -> None:
    spoil(folder)
    lines = told("--record", folder, code=1).splitlines()
    assert [line.partition(":")[0] for line in lines] == [f"revisions/{NAME}/1.json", "not ok"]


def test_json_is_findings_and_a_result(folder: Path) -> None:
    spoil(folder)
    made = [json.loads(line) for line in told("--record", folder, "--json", code=1).splitlines()]
    assert [one["schema"] for one in made] == ["onrecord.finding/1", "onrecord.verified/1"]
    assert (made[0]["file"], made[1]["ok"], made[1]["entries"]) == (f"revisions/{NAME}/1.json", False, 4)


def test_several_processes_say_the_same(folder: Path) -> None:
    assert told("--record", folder, "-j", "2") == told("--record", folder)


def test_a_leftover_is_a_note_and_no_failure(folder: Path) -> None:
    (folder / "revisions" / NAME / "2.json.part").write_bytes(b"half")
    lines = told("--record", folder).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["note", "ok"]


def test_growth_since_a_root_is_proved(folder: Path) -> None:
    old = json.loads(told("--record", folder, "--json"))["root"]
    with Writer(folder) as writer:
        body = {"briefing": "xa-mfa/2020-03-19", "status": "open", "reason": "no page", "author": "ed"}
        writer.append("omission", body)
    made = json.loads(told("--record", folder, "--since", old, "--json"))
    assert (made["ok"], made["since"], made["entries"], len(made["consistency"])) == (True, old, 5, 1)


def test_a_statement_is_proved_with_its_path(folder: Path) -> None:
    lines = told(f"{NAME}/a1", "--record", folder).splitlines()
    assert lines[0] == f"{NAME}/a1@r1: We have no news on that."
    assert "1 hash to the revision, 2 hashes to the root" in lines[-2]
    assert lines[-1].startswith("ok: held; root 4:")


def test_a_statement_of_a_damaged_archive_is_not_proved(folder: Path) -> None:
    archive = next((folder / "captures").rglob("*.warc.gz"))
    content = archive.read_bytes()
    archive.write_bytes(content[:-20] + b"#" + content[-19:])
    assert "the digest of its bytes is" in told(f"{NAME}/a1", "--record", folder, code=1)


def test_what_is_no_id_is_wrong_use(folder: Path) -> None:
    with pytest.raises(UsageError, match="is no id of the record"):
        told("Reuters", "--record", folder)


def test_a_statement_is_told_with_whom_it_is_cited_under_and_fits_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = told(f"{NAME}/q1", "--record", folder).splitlines()
    assert "  said by   Unnamed reporter (asking)" in lines
    assert max(map(len, lines[:-1])) <= 80
    assert lines[-1].startswith("ok: held; root 4:")


def test_differences_and_notes_have_their_numbers(folder: Path) -> None:
    spoil(folder)
    (folder / "notes.txt").write_text("none of the record's")
    assert "\nnot ok: 1 difference and 1 note; root " in told("--record", folder, code=1)
