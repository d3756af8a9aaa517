import io
import sys

import pytest

from onrecord.cli.terminal import Paper, paper


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


def test_a_file_gets_80_columns_and_no_colors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert paper() == Paper(80, colors=False)


@pytest.mark.parametrize(("said", "columns"), [("20", 40), ("72", 72), ("300", 100)])
def test_a_terminal_is_used_from_40_to_100_columns(monkeypatch: pytest.MonkeyPatch, said: str, columns: int) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", said)
    assert paper() == Paper(columns, colors=True, measured=True)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colors_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv(name, value)
    assert not paper().colors


def test_without_colors_a_text_stays_as_it_is() -> None:
    assert Paper().paint("问", "cyan", bold=True) == "问"
    assert Paper(colors=True).paint("问", "cyan") == "\x1b[36m问\x1b[0m"
