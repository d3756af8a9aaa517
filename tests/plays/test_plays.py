"""Golden readings: each sample page, read, is its play. `make golden` rewrites the plays; read them before you commit."""

import os
from pathlib import Path

import pytest

from onrecord import read

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "offices" / "samples"
PAGES = sorted(page for page in SAMPLES.glob("*/*") if page.name != "README.md")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(SAMPLES)) for page in PAGES])
def test_a_sample_page_reads_as_its_play(page: Path) -> None:
    golden = HERE / page.parent.name / f"{page.name}.play"
    play = read(page).to_play()
    if os.environ.get("ONRECORD_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(play, "utf-8")
    assert golden.is_file(), f"no play for {page.name}; run `make golden`, read {golden.name}, commit it"
    assert golden.read_text("utf-8").splitlines() == play.splitlines()


def test_every_play_has_its_page() -> None:
    named = {f"{page.parent.name}/{page.name}.play" for page in PAGES}
    assert {f"{play.parent.name}/{play.name}" for play in HERE.glob("*/*.play") if play.parent.name != "demo"} <= named
