import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.cli import main

PAGE = (
    "<html><title>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on March 18, 2020</title>"
    "<nav><a href='/'>Home</a></nav><p><b>Reuters:</b> Will the talks resume?</p>"
    "<p><b>Lin Yueran:</b> 安方支持对话。</p></html>"
).encode()
BROKEN = b"\x89PNG\r\n\x1a\n" + bytes(64)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.html").write_bytes(PAGE + b"<!-- %d -->" % number)
    (folder / "2.html").write_bytes(BROKEN)
    (tmp_path / "page.html").write_bytes(PAGE)
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=stdin)


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "onrecord", "read", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


def test_json_is_one_line_a_page_and_the_same_as_in_python() -> None:
    done = run("--json", "page.html")
    assert (done.exit_code, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert json.loads(done.stdout) == onrecord.read("page.html").to_dict()


def test_a_play_is_the_same_as_in_python() -> None:
    assert run("--play", "page.html").stdout == onrecord.read("page.html").to_play() + "\n"


def test_people_are_told_who_asked_and_who_answered() -> None:
    lines = run("page.html").stdout.splitlines()
    assert lines[lines.index("  1  Reuters:") :][:5] == [
        "  1  Reuters:",
        "     Will the talks resume?",
        "",
        "     Lin Yueran:",
        "     安方支持对话。",
    ]
    assert lines[-1] or lines[-2] == "  site chrome 4"


def test_a_play_is_as_wide_as_the_terminal_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert run("--play", "page.html").stdout == onrecord.read("page.html").to_play(columns=60) + "\n"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://", "http://: no host is named"),
        ("ftp://x.example/y", "ftp://x.example/y: only http and https addresses are fetched"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_told_as_it_was_given(address: str, told: str) -> None:
    done = run(address)
    assert (done.exit_code, done.stderr) == (3, f"onrecord: {told}\n")


def test_no_line_for_people_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, run("page.html").stdout.splitlines())) <= 60


def test_colors_are_for_terminals_only() -> None:
    assert "\x1b" not in run("page.html").stdout


def test_a_broken_page_costs_one_line_and_exit_code_3() -> None:
    done = run("--play", "pages")
    assert done.exit_code == 3
    assert done.stderr == "onrecord: pages/2.html: not a page but a PNG image\n"
    assert done.stdout.count("[q1 x1]") == 4


def test_a_broken_page_has_its_place_among_the_lines_of_json() -> None:
    lines = [json.loads(line) for line in run("--json", "pages").stdout.splitlines()]
    assert [line["schema"] for line in lines] == [
        f"onrecord.{'error' if number == 2 else 'transcript'}/1" for number in range(5)
    ]
    assert lines[2] == {
        "schema": "onrecord.error/1",
        "address": "pages/2.html",
        "error": "pages/2.html: not a page but a PNG image",
        "place": None,
    }


def test_a_missing_file_is_exit_code_3() -> None:
    done = run("--json", "missing.html", "page.html")
    assert (done.exit_code, done.stderr) == (3, "onrecord: missing.html: no such file\n")
    assert [json.loads(line)["schema"] for line in done.stdout.splitlines()] == [
        "onrecord.error/1",
        "onrecord.transcript/1",
    ]


@pytest.mark.parametrize("arguments", [[], ["--no-such-option", "page.html"], ["-j", "0", "page.html"]])
def test_wrong_use_is_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_unknown_office_is_wrong_use_in_one_line() -> None:
    done = run("--office", "zz-none", "page.html")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("onrecord: no press office `zz-none`; known: ")


def test_nothing_to_read_is_wrong_use(place: Path) -> None:
    (place / "empty").mkdir()
    done = run("--json", "empty")
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", "onrecord: nothing to read: no page in empty\n")


def test_standard_input_is_read() -> None:
    done = run("--json", "-", stdin=PAGE)
    assert json.loads(done.stdout)["statements"] == onrecord.read(PAGE).to_dict()["statements"]


def test_a_summary_is_one_line_a_page_and_totals() -> None:
    done = run("--summary", "pages")
    assert done.exit_code == 3
    assert done.stdout.splitlines()[0].startswith("2020-03-18  xa-mfa")
    assert "4 pages · 4 briefings · 4 exchanges · 8 statements · 1 not read" in done.stdout


@pytest.mark.parametrize("form", ["--json", "--play", "--summary"])
def test_several_processes_print_the_same(form: str) -> None:
    one, two = start(form, "pages"), start(form, "-j", "2", "pages")
    assert (one.stdout, one.stderr, one.returncode) == (two.stdout, two.stderr, two.returncode)


def test_the_same_bytes_give_the_same_json_in_every_process() -> None:
    one = start("--json", "pages", PYTHONHASHSEED="1", LC_ALL="C", TZ="Asia/Tokyo")
    two = start("--json", "pages", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", TZ="America/New_York")
    assert one.stdout == two.stdout


def test_a_reader_of_the_output_may_stop_early() -> None:
    command = f"{sys.executable} -m onrecord read --json pages pages pages | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602  a pipe is the point
    assert (done.stdout, done.stderr) == (
        b'{"schema":',
        b"onrecord: pages/2.html: not a page but a PNG image\n"[: len(done.stderr)],
    )
