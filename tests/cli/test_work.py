import pytest

from onrecord.cli.work import Work


def test_where_nobody_watches_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with Work("verified") as work:
        work._shown = 0.0
        work.step(1000)
    assert capsys.readouterr().err == ""


def test_on_a_terminal_the_count_is_shown_and_taken_off(capsys: pytest.CaptureFixture[str]) -> None:
    with Work("verified") as work:
        work._wanted = True
        work._shown = 0.0
        work.step(1000)
        work.step(1000)
    assert capsys.readouterr().err == "\rverified 1,000 files\r                    \r"
