import io
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.pipeline.scan.files import files_of


def test_a_folder_stands_for_the_files_in_it_that_can_be_swept(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.warc.gz", "deep/a.jsonl", "notes.txt", ".hidden.jsonl"):
        (tmp_path / name).touch()
    passed: list[Path] = []
    found = files_of([str(tmp_path)], passed=passed.append)
    assert found == [str(tmp_path / "b.warc.gz"), str(tmp_path / "deep" / "a.jsonl")]
    assert passed == [tmp_path / "notes.txt"]


def test_a_list_on_standard_input_is_taken_and_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").touch()
    name = str(tmp_path / "a.jsonl")
    assert files_of(["-", name], stdin=io.StringIO(f"{name}\n\n")) == [name]


@pytest.mark.parametrize("name", ["none.warc", "page.html"])
def test_files_that_are_not_there_or_cannot_be_swept_are_wrong_use(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=name):
        files_of([str(tmp_path / name)])


def test_a_file_that_is_not_there_is_told_so_whatever_its_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nofile: no such file"):
        files_of([str(tmp_path / "nofile")])


def test_nothing_to_sweep_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file to sweep"):
        files_of([str(tmp_path)])
