import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.receipt import receipt
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer, utc_now

PAGE = (
    b"<title>Regular Press Conference on March 18, 2020</title><p>Q: Will the talks resume?</p>"
    b"<p>A: We have no news on that.</p>"
)
NAME = "xa-mfa/2020-03-18/en/a1"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Returns the file of a receipt."""
    capture = Capture(PAGE, "text/html", "utf-8", "https://mfa.anlan.example/1.html")
    with Writer(tmp_path / "record") as writer:
        list(ingest(writer, [Received(capture, utc_now(), 200, (), "web")]))
    file = tmp_path / "receipt.json"
    file.write_text(told(NAME, "--record", tmp_path / "record"), encoding="utf-8")
    return file


def told(*words: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(receipt, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.output


def test_a_receipt_is_json_and_holds_without_the_record(made: Path, tmp_path: Path) -> None:
    root = json.loads(made.read_text(encoding="utf-8"))["root"]
    page = tmp_path / "page.html"
    page.write_bytes(PAGE)
    (tmp_path / "record").rename(tmp_path / "elsewhere")
    lines = told("--check", made, "--root", root, "--page", page).splitlines()
    assert (lines[0], lines[-1]) == (f"{NAME}@r1: We have no news on that.", f"ok: held; root {root}")


def test_without_a_root_of_ones_own_it_says_so(made: Path) -> None:
    assert "Compare its root" in " ".join(told("--check", made).split())


def test_changed_words_are_refused(made: Path) -> None:
    made.write_text(made.read_text(encoding="utf-8").replace("no news", "good news"), encoding="utf-8")
    assert "not among those of the revision" in told("--check", made, code=1)


def test_json_is_findings_and_a_result(made: Path) -> None:
    lines = [
        json.loads(line) for line in told("--check", made, "--root", "4:" + "0" * 64, "--json", code=1).splitlines()
    ]
    assert [one["schema"] for one in lines] == ["onrecord.finding/1", "onrecord.verified/1"]
    assert (lines[0]["place"], lines[1]["ok"]) == ("root", False)


def test_another_page_is_refused(made: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE + b"\n")
    assert "these are other bytes" in told("--check", made, "--page", page, code=1)


def test_a_page_without_check_is_wrong_use(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE)
    assert "--page goes with --check" in told(NAME, "--page", page, code=2)


@pytest.mark.parametrize("content", [b"no json", b"[" * 100_000])
def test_what_is_no_json_is_unreadable(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "receipt.json"
    file.write_bytes(content)
    with pytest.raises(CaptureError, match="no receipt"):
        told("--check", file)


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="No such file"):
        told("--check", tmp_path / "none.json")
