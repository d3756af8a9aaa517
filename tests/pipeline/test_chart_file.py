from importlib.util import find_spec
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.pipeline.chart_file import told, write_chart
from onrecord.pipeline.history import history
from onrecord.pipeline.opened import Record


def test_a_png_is_written_by_matplotlib_or_refused_naming_the_extra(demo: Record, tmp_path: Path) -> None:
    found = history(demo.store, demo.finder, "detente", around=False)
    path = tmp_path / "phrase.png"
    if find_spec("matplotlib"):
        write_chart(found, path)
        assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    else:
        with pytest.raises(UsageError, match=r"onrecord\[plots\]"):
            write_chart(found, path)


def test_the_sentence_beside_a_picture_has_its_numbers(demo: Record) -> None:
    found = history(demo.store, demo.finder, "detente", around=False)
    assert told(found).startswith(f"{len(found.uses)} uses in {found.said_in} statements on {found.days} days")
    assert told(history(demo.store, demo.finder, "双暂停", around=False)) == "双暂停 is not found."
