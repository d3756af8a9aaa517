"""Every page of the demo, and a hundred real ones, are read without a word lost, doubled or torn from its bytes."""

import sys
from pathlib import Path

import pytest
from strict import coverage, faults, layer, spans

from onrecord.errors import CaptureError
from onrecord.model import Capture
from onrecord.pipeline import read_capture
from onrecord.pipeline.sources import captures_of

SETS = (
    "au_pm", "cn_mfa_zh", "mx_mananera", "not_briefings", "seeds", "us_wh_2009_2016", "us_wh_2020_pairs",
    "us_wh_2020_pairs_rev", "us_wh_2021_2025",
)  # fmt: skip


def test_every_demo_page_is_read_word_for_word(root: Path) -> None:
    captures = list(captures_of([root / "src" / "onrecord" / "demo" / "pages"]))
    found = {one.address: faults(one) for one in captures if not isinstance(one, CaptureError)}
    assert len(found) > 40
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize("name", SETS)
def test_every_real_page_is_read_word_for_word(name: str, shared: Path, root: Path) -> None:
    assert shared.is_dir()
    sys.path.insert(0, str(root / "eval"))
    from given import capture, set_pages

    held = list(set_pages(name).values())
    chosen = held[:: max(len(held) // 12, 1)]
    found = {page.key: faults(capture(page, "bare")) for page in chosen}
    assert len(chosen) >= min(12, len(held))
    assert {name: told for name, told in found.items() if told} == {}


def test_a_lost_word_is_found() -> None:
    page = Capture(b"<p>Q: Why?</p><p>A: Because.</p>", "text/html")
    more = Capture(b"<p>Q: Why?</p><p>A: Because. Lost</p>", "text/html")
    assert list(layer(more, read_capture(page))) != []
    assert [*layer(page, read_capture(page)), *coverage(read_capture(page)), *spans(read_capture(page))] == []
