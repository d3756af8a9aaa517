from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.cli.backup import backup, restore
from onrecord.errors import UsageError
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
    assert copied == f"{tmp_path / name}: 1 entry copied and verified; root {root}\n"
    restored = told(restore, tmp_path / name, "--record", tmp_path / "again", "-j", "2")
    assert restored.splitlines()[0] == f"{tmp_path / 'again'}: 1 entry restored and verified; root {root}"


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    Writer(tmp_path / "record").close()
    with pytest.raises(UsageError, match="not overwritten"):
        told(backup, tmp_path / "record", "--record", tmp_path / "record")


@pytest.mark.parametrize("name", ["file/copy", "file/copy.tar"])
def test_a_place_that_cannot_be_written_is_wrong_use(tmp_path: Path, name: str) -> None:
    Writer(tmp_path / "record").close()
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(UsageError, match="cannot be written: "):
        told(backup, tmp_path / name, "--record", tmp_path / "record")
