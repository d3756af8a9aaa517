"""A batch of which only the first lines reached the ledger is finished when its pages come again."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest

from onrecord.model.received import Received
from onrecord.pipeline.prepare import prepare
from onrecord.record.finish import missing_map
from onrecord.record.prepared import Prepared
from onrecord.record.store import Store
from onrecord.record.verify import verify
from onrecord.record.writer import Writer


def kept(root: Path) -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
    """Returns the words of every revision, and every statement map."""
    with Store.open(root) as store:
        said = {one.id: [each.text for each in one.statements] for one in store.revisions(newest=False)}
        maps = [one.body for one in store.entries() if one.kind == "map"]
    return said, sorted(maps, key=json.dumps)


@pytest.fixture
def batch(received_page: Callable[..., Received]) -> list[Prepared]:
    """Returns two pages and a change of one of them."""
    days = [received_page(1, "Anlan calls for dialogue"), received_page(2, "Anlan calls for dialogue")]
    return [prepare(one) for one in (*days, received_page(1, "Anlan calls for detente"))]


@pytest.mark.usefixtures("short_segments")
def test_every_beginning_of_a_batch_is_finished(batch: list[Prepared], tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    with Writer(whole) as writer:
        writer.add(batch)
    lines = [
        line for path in sorted((whole / "ledger").iterdir()) for line in path.read_bytes().splitlines(keepends=True)
    ]
    assert len(lines) > 8
    for count in range(1, len(lines)):
        torn = Path(copytree(whole, tmp_path / f"torn-{count}"))
        for number, path in enumerate(sorted((torn / "ledger").iterdir())):
            path.write_bytes(b"".join(lines[:count][8 * number : 8 * number + 8]))
            if not path.stat().st_size:
                path.unlink()
        # The catalog is written after the ledger: no crash leaves one that knows more.
        rmtree(torn / "projections")
        assert [one for one in verify(torn) if not one.note and not one.file.startswith("projections")] == [], count
        with Writer(torn) as writer:
            due = missing_map(writer.store, size=len(list(writer.store.entries())))
            if due is not None:
                writer.append("map", due)
            writer.add(batch)
        assert [one for one in verify(torn) if not one.note] == [], count
        assert kept(torn) == kept(whole), count
