import click
import pytest
from click.testing import CliRunner

from onrecord.cli import group, main


def _refused(*words: str) -> str:
    told = CliRunner().invoke(main, words, prog_name="onrecord")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1
    return told.stderr.removeprefix("onrecord: ").rstrip("\n")


def test_a_misspelt_command_is_one_line_with_the_nearest_name() -> None:
    assert _refused("serach", "x") == "no command is called `serach`; did you mean `search`?"
    assert _refused("xyzzy") == "no command is called `xyzzy` (see `onrecord -h`)"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["search"], "missing argument 'QUERY' (see `onrecord search -h`)"),
        (["search", "x", "--limt", "3"], "no such option '--limt'. Did you mean '--limit'? (see `onrecord search -h`)"),
        (["dropped", "--since", "2024-13"], "invalid value for '--since': '2024-13' is no day such as 2022-07-01 (see `onrecord dropped -h`)"),
        (["fetch", "x", "--all", "--since", "2024-01-01"], "--all and --since exclude each other (see `onrecord fetch -h`)"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_with_where_to_read_on(words: list[str], told: str) -> None:
    assert _refused(*words) == told


@pytest.mark.parametrize(("words", "told"), [([], "\nKeep a record:\n"), (["site"], "\nCommands:\n")])
def test_without_a_command_the_help_is_shown(words: list[str], told: str) -> None:
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert told in done.stderr


def test_an_interrupt_is_one_line_and_the_code_of_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(group, "command", lambda _: stopped)
    told = CliRunner().invoke(main, ["add"])
    assert told.exit_code == 130
    assert told.stderr == "onrecord: stopped; what was stored until now is kept\n"
