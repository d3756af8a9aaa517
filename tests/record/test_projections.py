import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.record import projections
from onrecord.record.layout import Layout
from onrecord.record.projections import DIGESTS, digest_of, projection_files, sign_projections


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    made = Layout(tmp_path)
    for name in ("a.json", "deep/b.bin", "deep/c.lock"):
        path = made.projections / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return made


def noted(layout: Layout) -> dict[str, str]:
    told = json.loads((layout.projections / DIGESTS).read_bytes())
    return {name: facts[0] for name, facts in told["files"].items()}


def test_every_file_but_locks_and_the_notes_is_noted_with_its_digest(layout: Layout) -> None:
    sign_projections(layout)
    sign_projections(layout)
    found = {
        path.relative_to(layout.projections).as_posix(): digest_of(path)
        for path in projection_files(layout.projections)
    }
    assert noted(layout) == found
    assert set(found) == {"a.json", "deep/b.bin"}


def test_a_file_that_goes_while_it_is_looked_at_is_left_to_who_took_it(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = layout.projections / "deep" / "parts" / "0000"
    monkeypatch.setattr(projections, "projection_files", lambda folder: [gone, *projection_files(folder)])
    sign_projections(layout)
    assert set(noted(layout)) == {"a.json", "deep/b.bin"}


def test_several_at_once_leave_one_whole_note(layout: Layout) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: sign_projections(layout), range(20)))
    assert set(noted(layout)) == {"a.json", "deep/b.bin"}


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert projection_files(tmp_path / "none") == []
