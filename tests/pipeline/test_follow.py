import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import ProjectionError, RecordError
from onrecord.pipeline.check.checked import check
from onrecord.pipeline.check.reuse_index import reuse_folder
from onrecord.pipeline.follow import follow_up, index_folder
from onrecord.pipeline.opened import Record
from onrecord.record.layout import Layout
from onrecord.record.store import Store
from onrecord.search import SearchIndex, engine


@pytest.fixture
def sealed(demo: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Returns a copy of the demo's record that may not be written; the superuser, who may all, is told so too."""
    folder = tmp_path / "sealed"
    shutil.copytree(demo.store.layout.root, folder)
    shutil.rmtree(reuse_folder(Layout(folder)), ignore_errors=True)
    for path in folder.rglob("*.lock"):
        path.unlink()
    asked = os.access

    def access(path: str | Path, mode: int) -> bool:
        return asked(path, mode) and not (mode & os.W_OK and Path(path).is_relative_to(folder))

    monkeypatch.setattr(os, "access", access)
    _allow(folder, write=False)
    yield folder
    _allow(folder, write=True)


def _allow(folder: Path, *, write: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | 0o200 if write else path.stat().st_mode & ~0o222)


def _files(folder: Path) -> set[tuple[str, int]]:
    return {(str(path), path.stat().st_mtime_ns) for path in folder.rglob("*")}


def test_a_record_that_may_not_be_written_is_searched_and_followed_without_a_trace(sealed: Path) -> None:
    before = _files(sealed)
    with Record(sealed) as record:
        follow_up(record.store)
        assert record.search("talks").total == record.search("Talks").total > 10
        assert record.search("对等暂停").total > 3
    assert _files(sealed) == before


def test_a_page_is_checked_against_a_record_that_may_not_be_written(sealed: Path) -> None:
    before = _files(sealed)
    with Record(sealed) as record:
        said = next(one.text for one in record.statements() if len(one.text) > 200)
        report = check(f"<p>The spokesman said: “{said}”</p>".encode(), record)
        assert [one.verdict.value for one in report.quotations] == ["exact"]
    assert _files(sealed) == before


def test_an_index_that_cannot_be_made_is_told_and_not_tried(sealed: Path) -> None:
    _allow(sealed, write=True)
    shutil.rmtree(index_folder(Layout(sealed)))
    _allow(sealed, write=False)
    with (
        Store.open(sealed) as store,
        pytest.raises(RecordError, match="nothing may be written here; run `onrecord rebuild` on a copy"),
    ):
        follow_up(store)


def test_an_index_that_another_process_holds_is_not_made_again(demo: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    class Held:
        def __call__(self, *_: object, **__: object) -> object:
            raise ValueError("Failed to acquire Lockfile: LockBusy. None")

        open = __call__

    folder = index_folder(demo.store.layout)
    before = _files(folder)
    monkeypatch.setattr(engine.tantivy, "Index", Held())
    with pytest.raises(RecordError, match="is held by another process; try again") as told:
        follow_up(demo.store)
    assert not isinstance(told.value, ProjectionError)
    assert _files(folder) == before


def test_a_damaged_index_is_made_again(demo: Record, tmp_path: Path) -> None:
    folder = tmp_path / "record"
    shutil.copytree(demo.store.layout.root, folder)
    (index_folder(Layout(folder)) / "engine" / "meta.json").write_bytes(b"{")
    with Store.open(folder) as store:
        with pytest.raises(ProjectionError):
            SearchIndex.open(index_folder(store.layout))
        follow_up(store)
        with SearchIndex.open(index_folder(store.layout)) as index:
            assert index.engine.statements > 900
