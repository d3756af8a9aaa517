from pathlib import Path

import pytest

from onrecord.cli.progress import count_files


def test_files_of_folders_are_counted_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.html", "in/b.html", ".hidden", "in/.hidden"):
        (tmp_path / name).touch()
    assert count_files([str(tmp_path), "page.html", "https://www.mfa.anlan.example/"]) == 4


@pytest.mark.parametrize("source", ["-", "pages.warc.gz", "pages.warc", "letters.mbox"])
def test_what_holds_many_pages_cannot_be_counted(source: str) -> None:
    assert count_files(["page.html", source]) is None
