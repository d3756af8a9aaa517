from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.cli.backup import backup, restore
from onrecord.errors import RecordError
from onrecord.record.writer import Writer


def told(command: click.Command, *words: str | Path) -> str:
    done = CliRunner().invoke(command, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("name", ["copy", "copy.tar"])
def test_a_copy_comes_back_and_the_root_is_told(tmp_path: Path, name: str) -> None:
    with Writer(tmp_path / "record") as writer:
        root = writer.root
    copied = told(backup, tmp_path / name, "--record", tmp_path / "record")
    assert copied == f"{tmp_path / name}: 1 entries copied and verified; root {root}\n"
    restored = told(restore, tmp_path / name, "--record", tmp_path / "again", "-j", "2")
    assert restored.splitlines()[0] == f"{tmp_path / 'again'}: 1 entries restored and verified; root {root}"


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    Writer(tmp_path / "record").close()
    with pytest.raises(RecordError, match="not overwritten"):
        told(backup, tmp_path / "record", "--record", tmp_path / "record")
