import gzip
from pathlib import Path

import pytest

from onrecord.archive.members import members


@pytest.mark.parametrize("content", ["all quiet", "北岸一切如常", "x" * 300_000])
def test_whole_members_from_a_byte_on_are_counted(tmp_path: Path, content: str) -> None:
    one = gzip.compress(content.encode())
    path = tmp_path / "some.gz"
    path.write_bytes(one * 5 + one[:-3])
    assert [members(path, start * len(one), most=9) for start in range(6)] == [5, 4, 3, 2, 1, 0]


def test_counting_ends_behind_the_most_that_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "some.gz"
    path.write_bytes(gzip.compress(b"quiet") * 9)
    assert members(path, 0, most=3) == 4


def test_what_is_no_member_is_none(tmp_path: Path) -> None:
    path = tmp_path / "some.gz"
    path.write_bytes(gzip.compress(b"quiet") + b"half a record")
    assert members(path, 0, most=3) == 1
    assert members(path, 3, most=3) == 0
