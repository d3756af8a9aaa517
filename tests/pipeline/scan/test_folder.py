import json
import shutil
from pathlib import Path

import pytest

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.errors import UsageError
from onrecord.pipeline.scan.folder import index_folder, outputs, sweep_folder, swept
from onrecord.pipeline.scan.output import PART


def test_a_sweep_keeps_the_index_that_it_began_with(tmp_path: Path, index: Path) -> None:
    own = tmp_path / "index"
    shutil.copytree(index, own)
    with sweep_folder(tmp_path / "out", ReuseIndex.open(own), record="r") as begun:
        assert begun.statements == 4
    ReuseIndex.open(own).changed([], gone=("xa-mfa/2024-03-01",), last_entry=7)
    shutil.rmtree(own)
    with sweep_folder(tmp_path / "out", ReuseIndex.create(own, []), record="r") as again:
        assert again == begun
        assert ReuseIndex.open(index_folder(tmp_path / "out")).statements == 4


def test_the_index_is_linked_not_copied(tmp_path: Path, index: Path) -> None:
    own = tmp_path / "index"
    shutil.copytree(index, own)
    with sweep_folder(tmp_path / "out", ReuseIndex.open(own), record="r"):
        pass
    pairs = [(path, index_folder(tmp_path / "out") / path.relative_to(own)) for path in own.rglob("*.npy")]
    assert pairs
    assert all(one.samefile(other) for one, other in pairs)


def test_a_folder_of_another_record_or_of_something_else_is_refused(tmp_path: Path, index: Path) -> None:
    opened = ReuseIndex.open(index)
    with sweep_folder(tmp_path / "out", opened, record="one"):
        pass
    with pytest.raises(UsageError, match="another record"), sweep_folder(tmp_path / "out", opened, record="two"):
        pass
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").touch()
    with (
        pytest.raises(UsageError, match=r"not empty \(dear\.txt\)"),
        sweep_folder(tmp_path / "letters", opened, record="one"),
    ):
        pass


def test_two_sweeps_do_not_write_to_one_folder(tmp_path: Path, index: Path) -> None:
    opened = ReuseIndex.open(index)
    with sweep_folder(tmp_path / "out", opened, record="one"):
        with pytest.raises(UsageError, match="another sweep"), sweep_folder(tmp_path / "out", opened, record="one"):
            pass
        assert swept(tmp_path / "out") is not None


def test_what_killed_processes_left_is_swept_away_and_no_output(tmp_path: Path, index: Path) -> None:
    with sweep_folder(tmp_path / "out", ReuseIndex.open(index), record="one") as begun:
        pass
    left = tmp_path / "out" / f".a.jsonl-00000000.{begun.form}.abc{PART}"
    left.write_bytes(b"half a row")
    assert outputs(tmp_path / "out") == []
    with sweep_folder(tmp_path / "out", ReuseIndex.open(index), record="one"):
        assert not left.exists()


def test_a_folder_without_a_sweep_or_with_a_damaged_note_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="onrecord scan"):
        outputs(tmp_path)
    (tmp_path / "sweep.json").write_text(json.dumps({"record": "x"}))
    with pytest.raises(UsageError, match=r"sweep\.json: cannot be read"):
        outputs(tmp_path)
