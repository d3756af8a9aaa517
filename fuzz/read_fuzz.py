"""Throws mutated pages at the reader until stopped: `make fuzz`, or `python fuzz/read_fuzz.py -max_total_time=60`.

The first byte chooses how the rest is handed in. The demo's pages are the first inputs. Anything but a transcript
that proves itself or a ReadingError ends the run, and the input is kept in the working folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["onrecord"]):
    from strict import faults

    from onrecord.errors import ReadingError
    from onrecord.model import Capture

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "src" / "onrecord" / "demo" / "pages"
MEDIA = ("text/html", "text/plain", "text/markdown", "application/xhtml+xml", None)
CHARSETS = (None, "utf-8", "gb18030", "big5", "shift_jis", "utf-16", "windows-1252", "koi8-r")


def one_input(data: bytes) -> None:
    """Reads one input and proves the transcript."""
    how, content = data[0] if data else 0, data[1:]
    try:
        found = faults(Capture(content, MEDIA[how % len(MEDIA)], CHARSETS[how // len(MEDIA) % len(CHARSETS)]))
    except ReadingError:
        return
    if found:
        raise AssertionError("; ".join(found))


def seeded(folder: Path) -> None:
    """Writes the demo's pages into a folder as first inputs."""
    for number, page in enumerate(sorted(PAGES.rglob("*.*"))):
        if page.suffix in {".html", ".md", ".txt"}:
            how = {".html": b"\0", ".txt": b"\1", ".md": b"\2"}[page.suffix]
            (folder / str(number)).write_bytes(how + page.read_bytes()[:20_000])


def main() -> None:
    """Fuzzes until stopped; options are those of libFuzzer."""
    with tempfile.TemporaryDirectory() as folder:
        seeded(Path(folder))
        atheris.Setup([*sys.argv, "-timeout=10", "-max_len=20000", folder], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
