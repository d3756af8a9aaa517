import io
import sys
from pathlib import Path

import pytest

from onrecord.cli.progress import FEW, Progress, count_files


def test_files_of_folders_are_counted_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.html", "in/b.html", ".hidden", "in/.hidden"):
        (tmp_path / name).touch()
    assert count_files([str(tmp_path), "page.html", "https://www.mfa.anlan.example/"]) == 4


@pytest.mark.parametrize("source", ["-", "pages.warc.gz", "pages.warc", "letters.mbox"])
def test_what_holds_many_pages_cannot_be_counted(source: str) -> None:
    assert count_files(["page.html", source]) is None


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Returns a standard error that is a terminal, while standard output goes to a file."""
    # Not a fixture: pytest sets the streams anew between a test's fixtures and its body.
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    return made


def test_long_work_shows_a_bar_and_errors_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    with Progress(["-"]) as progress:
        for _ in range(FEW + 1):
            progress.step()
        progress.say("onrecord: [page].html: no such file")
    assert "reading" in terminal.getvalue()
    assert "onrecord: [page].html: no such file\n" in terminal.getvalue()


def test_short_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    with Progress(["-"]) as progress:
        for _ in range(FEW):
            progress.step()
        progress.say("onrecord: page.html: no such file")
    assert terminal.getvalue() == "onrecord: page.html: no such file\n"


def test_where_pages_go_to_the_terminal_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    monkeypatch.setattr(sys, "stdout", Terminal())
    with Progress(["-"]) as progress:
        for _ in range(FEW + 5):
            progress.step()
    assert not terminal.getvalue()
