"""Measures the sweep of archives beside other tools and a dictionary of word runs in the same run.

All rates are pages a second of processor time, of all processes together. It is broken when a rate is below `LEAST` of its
goal (machines differ), when the index is too large, when a cluster takes more than its goal over local processes beyond what
starting it takes, when it finds something else than these, or when a peer finds more. `ONRECORD_MOST_PAGES` bounds the curve.
`python benchmarks/sweep.py SECTION…` measures some of the sections anew and leaves what else is kept as it is.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kept import EVAL, RESULTS, keep
from sweep_pages import COPIES, again, html_pages, texts, write_warc, write_wet
from sweep_peers import compare
from sweep_run import watched

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.source import Source
from onrecord.pipeline.scan.copies import CopyStep
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.sieve import BATCH, Sieve

sys.path.append(str(EVAL))
from reuse_record import white_house

GOALS = {
    "text pages a second": 4_000, "pages a second from WARC HTML": 700, "cluster overhead": 0.25, "bytes of index a word": 16,
}  # fmt: skip
LEAST = 0.5
PART, TEXT_PART = 1_000, 5_000
"""Pages of one file of a sweep, HTML and words; Common Crawl's files have some 40,000."""
HTML_FILES, TEXT_FILES = 20, 20
RARE = 0.001
"""The share of pages with a copy where it is as rare as on the open web."""
CURVE = (10_000, 100_000, 1_000_000)
_WORD = re.compile(r"[a-z0-9]+")
_RUN = 5
_PROBED = ("tokens", "bounds", "checks", "places", "buckets", "bloom")


def processor(task: Callable[[], Any]) -> float:
    """Returns the processor seconds of a task: the median of three."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        task()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def in_one_process(index: ReuseIndex, sources: Sequence[Source], count: int) -> dict[str, Any]:
    """Returns pages of words a second in one process: the sieve alone, with the search of what passes, and the dictionary."""
    said = [one.text for one in sources if len(one.text) > 200]
    plain = list(texts(count, said, copies=0))
    mixed, rare = (
        [ScanPage(at, text=text) for at, text in enumerate(texts(count, said, copies=share))]
        for share in (COPIES, RARE)
    )
    step = CopyStep(index, Sieve(index))
    sieve = processor(lambda: [step.sieve.passing(plain[at : at + BATCH]) for at in range(0, count, BATCH)])
    whole = processor(lambda: [step.look(mixed[at : at + BATCH]) for at in range(0, count, BATCH)])
    seldom = processor(lambda: [step.look(rare[at : at + BATCH]) for at in range(0, count, BATCH)])
    runs = {run for one in sources for run in _runs(one.text)}
    few = plain[: count // 10]
    peer = processor(lambda: [sum(run in runs for run in _runs(text)) for text in few])
    return {
        "kilobytes of a page": round(sum(map(len, plain)) / count / 1000, 1),
        "sieve": round(count / sieve),
        "with 0.1 % copies": round(count / seldom),
        "with 2 % copies": round(count / whole),
        "dictionary of word runs, finding only": round(len(few) / peer),
    }


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))


def sweeps(index: Path, said: Sequence[str], folder: Path) -> dict[str, Any]:
    """Returns what whole sweeps take, archive to table, on processes of this machine and on a cluster of as many workers.

    HTML without copies and with 2 %, words with one page in a thousand. Sweeps of two pages tell what starting the
    processes takes; what is compared is swept one after the other. Two processors may share a core: what one process does
    while nothing else runs is measured apart.
    """
    plain = again(write_warc(folder / "p.warc.gz", html_pages(PART, said, copies=0)), HTML_FILES, folder / "plain")
    warc = again(write_warc(folder / "a.warc.gz", html_pages(PART, said)), HTML_FILES, folder / "warc")
    words = again(write_wet(folder / "t.wet.gz", texts(TEXT_PART, said, copies=RARE)), TEXT_FILES, folder / "words")
    one = [str(write_wet(folder / "c.wet.gz", texts(2, said)))]
    asked = {
        "two pages": ("cores-2", one), "two pages on a cluster": ("cluster-2", one), "HTML without copies": ("cores-2", plain),
        "HTML": ("cores-2", warc), "HTML on a cluster": ("cluster-2", warc),
        "words": ("cores-2", words), "words on a cluster": ("cluster-2", words), "words on one core": ("cores-1", words),
        "HTML without copies on one core": ("cores-1", plain),
    }  # fmt: skip
    found: dict[str, Any] = {}
    for at, (name, (kind, names)) in enumerate(asked.items()):
        if kind.startswith("cores") or find_spec("distributed") is not None:
            found[name] = watched(kind, folder / f"out-{at}", index, names)
            told({name: found[name]})
    for name, made in found.items():
        if not name.startswith("two"):
            start = found["two pages on a cluster" if "cluster" in name else "two pages"]["processor"]
            made["pages a second of processor time"] = round(made["pages"] / made["processor"])
            made["beyond the start"] = round(made["pages"] / max(made["processor"] - start, 0.01))
    return found


def curve(index: Path, said: Sequence[str], folder: Path, sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Returns what sweeps of growing numbers of pages of words take; the pages are the same ones again and again."""
    file = write_wet(folder / "b.wet.gz", texts(PART, said, copies=RARE))
    made = []
    for size in sizes:
        made.append(watched("cores-2", folder / f"out-{size}", index, again(file, size // PART, folder / f"in-{size}")))
        told(made[-1])
    return made


def part(*, short: bool, only: Sequence[str] = ()) -> tuple[dict[str, Any], list[str]]:
    """Measures and returns the results and which bounds are broken; `short` takes a few pages of each sort.

    With `only` these sections alone are measured: the others are what was kept.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sources = white_house(8, 40) if short else white_house(1, 1000)
        index = ReuseIndex.create(folder / "index", sources)
        said = [one.text for one in sources if len(one.text) > 200]
        size = sum((path.stat().st_size for name in _PROBED for path in index.folder.rglob(f"{name}.npy")), 0)
        found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))["sweep"] if only else {}
        found |= {
            "goals": GOALS, "load": round(os.getloadavg()[0], 1), "statements": index.statements, "words": index.words,
            "bytes of index a word": round(size / index.words, 2),
        }  # fmt: skip
        told(found)
        for name, measure in _sections(index, sources, said, folder, short=short).items():
            if not only or name in only:
                found[name] = measure()
                told(found[name])
    if "curve" in found:
        _costs(found)
    return {"sweep": found}, verdicts(found)


def _sections(
    index: ReuseIndex, sources: Sequence[Source], said: Sequence[str], folder: Path, *, short: bool
) -> dict[str, Callable[[], Any]]:
    """Returns what is measured, by name."""

    def peers() -> dict[str, Any]:
        few = white_house(8, 40)
        return compare(ReuseIndex.create(folder / "few", few), few, pages=6 if short else 40)

    sections: dict[str, Callable[[], Any]] = {
        "one process": lambda: in_one_process(index, sources, 1_000 if short else 6_000), "peers": peers,
    }  # fmt: skip
    if not short:
        most = int(os.environ.get("ONRECORD_MOST_PAGES", CURVE[-1]))
        sections["sweeps"] = lambda: sweeps(index.folder, said, folder)
        sections["curve"] = lambda: curve(index.folder, said, folder, [size for size in CURVE if size <= most])
    return sections


def _costs(found: dict[str, Any]) -> None:
    """Puts in what a million pages cost and what a cluster takes more."""
    last = found["curve"][-1]
    found["processor hours for a million text pages"] = round(last["processor"] / last["pages"] * 1e6 / 3600, 3)
    found["measured to"] = last["pages"]
    runs = found["sweeps"]
    for name in ("HTML without copies", "HTML"):
        found[f"processor hours for a million pages, {name}"] = round(
            runs[name]["processor"] / runs[name]["pages"] * 1e6 / 3600, 3
        )
    found["cluster overhead"], found["cluster overhead with its start"] = {}, {}
    for name in ("HTML", "words"):
        cluster = runs.get(f"{name} on a cluster")
        if cluster is not None:
            starts = runs["two pages on a cluster"]["processor"], runs["two pages"]["processor"]
            more = (cluster["processor"] - starts[0]) / (runs[name]["processor"] - starts[1]) - 1
            found["cluster overhead"][name] = round(more, 3)
            found["cluster overhead with its start"][name] = round(
                cluster["processor"] / runs[name]["processor"] - 1, 3
            )


def told(found: object) -> None:
    """Prints what is measured so far: the whole takes a quarter of an hour and more."""
    print(json.dumps(found, indent=1), flush=True)


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    broken = []
    rates = {"text pages a second": found["one process"]["sieve"]}
    if "sweeps" in found:
        rates["pages a second from WARC HTML"] = found["sweeps"]["HTML without copies"][
            "pages a second of processor time"
        ]
    broken += [
        f"BROKEN: {name}: {rate}, at least {LEAST:.0%} of {GOALS[name]} is asked"
        for name, rate in rates.items()
        if rate < LEAST * GOALS[name]
    ]
    if found["bytes of index a word"] > GOALS["bytes of index a word"]:
        broken.append(f"BROKEN: bytes of index a word: {found['bytes of index a word']}")
    broken += [
        f"BROKEN: cluster overhead, {name}: {more}, at most {GOALS['cluster overhead']}"
        for name, more in found.get("cluster overhead", {}).items()
        if more > GOALS["cluster overhead"]
    ]
    scores = {name: one["plagdet"] for name, one in found["peers"].items() if isinstance(one, dict)}
    if max(scores, key=lambda name: scores[name]) != next(iter(scores)):
        broken.append(f"BROKEN: a peer finds more: {scores}")
    runs = found.get("sweeps", {})
    broken += [
        f"BROKEN: a cluster finds something else: {name}"
        for name, made in runs.items()
        if name.endswith(" on a cluster") and not name.startswith("two")
        and any(made[count] != runs[name.removesuffix(" on a cluster")][count] for count in ("pages", "candidates", "passages"))
    ]  # fmt: skip
    return broken


def main(only: Sequence[str]) -> int:
    """Measures the sections named anew and keeps them; returns 1 when a bound is broken."""
    found, broken = part(short=False, only=only)
    keep(found)
    print(*broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
