import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.archive.warc_record import pack
from onrecord.cli.copies_report import copies
from onrecord.cli.scan import scan
from onrecord.demo.build import build
from onrecord.errors import UsageError
from onrecord.pipeline.scan.guard import end_child
from onrecord.record.store import Store

FILLER = "The weather in the valley stayed mild this week, and growers expect a good harvest of early plums. "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a folder with the demo's record, and a file of thirty pages of which one reprints a statement, one a changed one."""
    made = tmp_path_factory.mktemp("scan")
    build(made / "record")
    with Store.open(made / "record") as store:
        said = next(
            one.text
            for revision in store.revisions()
            for one in revision.statements
            if revision.briefing.language == "en" and len(one.text) > 300 and " will " in one.text
        )
    pages = [f"Page {number}. {FILLER * 4}" for number in range(30)]
    pages[4] += f"\n{said}"
    pages[9] += f"\n{said.replace(' will ', ' will not ', 1)}"
    lines = (json.dumps({"url": f"https://paper.example/{number}", "text": text}) for number, text in enumerate(pages))
    (made / "pages.jsonl").write_text("\n".join(lines), "utf-8")
    return made


def _scan(folder: Path, *options: str) -> Result:
    names = [str(folder / "pages.jsonl"), "--record", str(folder / "record"), "--out", str(folder / "out"), "-j", "1"]
    return CliRunner().invoke(scan, [*names, *options], catch_exceptions=False)


def _copies(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(copies, ["--sweep", str(folder / "out"), *options], catch_exceptions=False)


def test_a_sweep_tells_its_sums_and_the_same_command_again_does_nothing(folder: Path) -> None:
    first, again = _scan(folder), _scan(folder, "--json")
    assert first.exit_code == again.exit_code == 0
    assert first.stdout.startswith("1 file swept: 30 pages held against ")
    assert ", 2 read closely, 2 passages found" in first.stdout
    told = [json.loads(line) for line in again.stdout.splitlines()]
    assert [one["schema"] for one in told] == ["onrecord.scanned/1", "onrecord.scan/1"]
    assert told[0]["done"] is False
    assert Path(told[0]["output"]).is_file()
    assert (told[1]["files"], told[1]["skipped"]) == (0, 1)


def test_copies_are_shown_together_and_one_by_one(folder: Path) -> None:
    _scan(folder)
    together = _copies(folder)
    assert "Most reprinted" in together.stdout
    assert "{+not+}" in together.stdout
    assert together.stdout.rstrip().endswith("Searched: 30 pages in 1 file, 2 of them read closely.")
    rows = [json.loads(line) for line in _copies(folder, "--json").stdout.splitlines()]
    assert [one["schema"] for one in rows] == ["onrecord.copies/1", "onrecord.copy/1", "onrecord.copy/1"]
    assert {one["address"] for one in rows[1:]} == {"https://paper.example/4", "https://paper.example/9"}
    alone = _copies(folder, rows[1]["statement"]).stdout
    assert alone.index("differs from the record: 1 change that matters, may reverse it") < alone.index("word for word")
    assert "2 of 2 passages" in alone


def test_nothing_found_is_said_with_what_was_searched(folder: Path) -> None:
    _scan(folder)
    assert _copies(folder, "--site", "other.example").stdout.splitlines() == [
        "No copies found.", "Searched: 30 pages in 1 file, 2 of them read closely.",
    ]  # fmt: skip
    assert _copies(folder, "xa-mfa/1999-01-01").stdout.startswith("No copies of xa-mfa/1999-01-01 found.")


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_swept(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    (tmp_path / "broken.parquet").write_bytes(b"no table")
    done = _scan(folder, str(tmp_path), "--out", str(tmp_path / "out"))
    assert done.exit_code == 3
    assert "broken.parquet: cannot be read as Parquet" in done.stderr
    assert done.stdout.startswith("1 file swept, 1 file not read: 30 pages")


def test_no_sweep_and_no_cluster_are_wrong_use(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no sweep"):
        CliRunner().invoke(copies, ["--sweep", str(tmp_path)], catch_exceptions=False)
    pytest.importorskip("distributed", reason="the extra `scan` is not installed")
    with pytest.raises(UsageError, match="no cluster answers"):
        _scan(folder, "--out", str(tmp_path / "out"), "--cluster", "nowhere")


@pytest.fixture(autouse=True)
def _no_child() -> object:
    yield
    return end_child()


def test_the_records_own_pages_are_set_apart_and_no_copies(folder: Path, tmp_path: Path) -> None:
    page = "xa-mfa/2021-12-14"
    archive, out = tmp_path / "own.warc.gz", tmp_path / "out"
    with Store.open(folder / "record") as store:
        row = next(one for one in store.editions(page) if one.id.endswith("/en"))
        (capture,) = store.capture_rows(sha256=store.revision_rows(row.id)[-1].capture)
        received = store.received(capture)
    archive.write_bytes(pack(received).member)
    CliRunner().invoke(scan, [str(archive), "--record", str(folder / "record"), "--out", str(out), "-j", "1"])
    told = CliRunner().invoke(copies, ["--sweep", str(out)]).stdout
    assert told.splitlines()[:2] == [
        "No copies found.",
        "No copies, and set apart: 1 page of the record itself (--own).",
    ]
    own = CliRunner().invoke(copies, [f"{page}/en/a2", "--sweep", str(out), "--own"]).stdout
    assert "the record's own page of xa-mfa/2021-12-14/en/a2@r1: word for word" in own


def test_files_of_a_folder_that_are_left_out_are_told(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "a.jsonl").write_text('{"text": "Nothing."}')
    for name in ("b.html", "c.html", "Makefile"):
        (archive / name).touch()
    told = CliRunner().invoke(
        scan, [str(archive), "--record", str(folder / "record"), "--out", str(tmp_path / "out"), "-j", "1"]
    )
    expected = "onrecord: 3 files in folders left out, neither archive nor table (.html 2, no ending 1)"
    assert told.stderr.splitlines()[0] == expected
