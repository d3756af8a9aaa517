"""Every command and every make target is documented."""

import re
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli import main


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from commands(found, f"{name} {child}")


def test_every_command_says_what_it_does() -> None:
    assert [name for name, command in commands(main, "onrecord") if not command.help] == []


def test_every_option_says_what_it_does() -> None:
    bare = [
        f"{name} {option.opts[0]}"
        for name, command in commands(main, "onrecord")
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert bare == []


def test_every_command_is_shown_in_the_documentation(root: Path) -> None:
    pages = [*sorted((root / "docs").rglob("*.md")), root / "README.md"]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert [name for name, _ in commands(main, "onrecord") if name not in text] == []


def test_every_make_target_has_a_comment_above_it(root: Path) -> None:
    lines = (root / "Makefile").read_text(encoding="utf-8").splitlines()
    targets = [at for at, line in enumerate(lines) if re.match(r"[A-Za-z$.][^=:]*:(?!=)", line) and line[0] != "."]
    assert [lines[at] for at in targets if not lines[at - 1].startswith("# ")] == []
