"""Measures the sweep of archives beside other tools and a dictionary of word runs in the same run.

All rates are pages a second of processor time, of all processes together. It is broken when a rate is below `LEAST` of its
goal (machines differ), when the index is too large, when a cluster takes more than its goal over local processes beyond what
starting it takes, when it finds something else than these, or when a peer finds more. `ONRECORD_MOST_PAGES` bounds the curve.
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

from kept import EVAL
from sweep_pages import again, html_pages, texts, write_warc, write_wet
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
PART = 1_000
"""Pages of one file of a sweep; Common Crawl's files have some 40,000."""
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
    mixed = [ScanPage(at, text=text) for at, text in enumerate(texts(count, said))]
    step = CopyStep(index, Sieve(index))
    sieve = processor(lambda: [step.sieve.passing(plain[at : at + BATCH]) for at in range(0, count, BATCH)])
    whole = processor(lambda: [step.look(mixed[at : at + BATCH]) for at in range(0, count, BATCH)])
    runs = {run for one in sources for run in _runs(one.text)}
    few = plain[: count // 10]
    peer = processor(lambda: [sum(run in runs for run in _runs(text)) for text in few])
    return {
        "kilobytes of a page": round(sum(map(len, plain)) / count / 1000, 1),
        "sieve": round(count / sieve),
        "with 2 % copies": round(count / whole),
        "dictionary of word runs, finding only": round(len(few) / peer),
    }


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))


def sweeps(index: Path, said: Sequence[str], folder: Path, files: int) -> dict[str, Any]:
    """Returns what whole sweeps take, archive to table: HTML without copies and with 2 %, the latter on a cluster too.

    Sweeps of two pages tell what starting the processes takes.
    """
    plain = again(write_warc(folder / "p.warc.gz", html_pages(PART, said, copies=0)), files, folder / "plain")
    warc = again(write_warc(folder / "a.warc.gz", html_pages(PART, said)), files, folder / "warc")
    one = [str(write_wet(folder / "c.wet.gz", texts(2, said)))]
    asked = {
        "two pages": ("cores-2", one), "HTML without copies": ("cores-2", plain), "HTML": ("cores-2", warc),
        "two pages on a cluster": ("cluster-2", one), "HTML on a cluster": ("cluster-2", warc),
    }  # fmt: skip
    found: dict[str, Any] = {}
    for at, (name, (kind, names)) in enumerate(asked.items()):
        if kind.startswith("cores") or find_spec("distributed") is not None:
            found[name] = watched(kind, folder / f"out-{at}", index, names)
            told({name: found[name]})
    for name, made in found.items():
        start = found["two pages on a cluster" if "cluster" in name else "two pages"]["processor"]
        if not name.startswith("two"):
            made["pages a second of processor time"] = round(made["pages"] / made["processor"])
            made["beyond the start"] = round(made["pages"] / max(made["processor"] - start, 0.01))
    return found


def curve(index: Path, said: Sequence[str], folder: Path, sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Returns what sweeps of growing numbers of pages of words take; the pages are the same ones again and again."""
    file = write_wet(folder / "b.wet.gz", texts(PART, said, copies=0.001))
    made = []
    for size in sizes:
        made.append(watched("cores-2", folder / f"out-{size}", index, again(file, size // PART, folder / f"in-{size}")))
        told(made[-1])
    return made


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Measures and returns the results and which bounds are broken; `short` takes a few pages of each sort."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sources = white_house(8, 40) if short else white_house(1, 1000)
        index = ReuseIndex.create(folder / "index", sources)
        said = [one.text for one in sources if len(one.text) > 200]
        size = sum((path.stat().st_size for name in _PROBED for path in index.folder.rglob(f"{name}.npy")), 0)
        found: dict[str, Any] = {
            "goals": GOALS, "load": round(os.getloadavg()[0], 1), "statements": index.statements, "words": index.words,
            "bytes of index a word": round(size / index.words, 2),
        }  # fmt: skip
        told(found)
        found["one process"] = in_one_process(index, sources, 1_000 if short else 6_000)
        told(found["one process"])
        few = white_house(8, 40)
        found["peers"] = compare(ReuseIndex.create(folder / "few", few), few, pages=6 if short else 40)
        told(found["peers"])
        if not short:
            most = int(os.environ.get("ONRECORD_MOST_PAGES", CURVE[-1]))
            found["sweeps"] = sweeps(index.folder, said, folder, 6)
            found["curve"] = curve(index.folder, said, folder, [size for size in CURVE if size <= most])
            _costs(found)
    return {"sweep": found}, verdicts(found)


def _costs(found: dict[str, Any]) -> None:
    """Puts in what a million pages cost and what a cluster takes more."""
    last = found["curve"][-1]
    found["processor hours for a million text pages"] = round(last["processor"] / last["pages"] * 1e6 / 3600, 3)
    found["measured to"] = last["pages"]
    for name in ("HTML without copies", "HTML"):
        one = found["sweeps"][name]
        found[f"processor hours for a million pages, {name}"] = round(one["processor"] / one["pages"] * 1e6 / 3600, 3)
    cluster, local = found["sweeps"].get("HTML on a cluster"), found["sweeps"]["HTML"]
    if cluster is not None:
        starts = found["sweeps"]["two pages on a cluster"]["processor"], found["sweeps"]["two pages"]["processor"]
        more = (cluster["processor"] - starts[0]) / (local["processor"] - starts[1]) - 1
        found["cluster overhead"] = round(more, 3)
        found["cluster overhead with its start"] = round(cluster["processor"] / local["processor"] - 1, 3)


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
    broken += [
        f"BROKEN: {name}: {found[name]}, at most {GOALS[name]}"
        for name in ("cluster overhead", "bytes of index a word")
        if found.get(name, 0) > GOALS[name]
    ]
    scores = {name: one["plagdet"] for name, one in found["peers"].items() if isinstance(one, dict)}
    if max(scores, key=lambda name: scores[name]) != next(iter(scores)):
        broken.append(f"BROKEN: a peer finds more: {scores}")
    cluster = found.get("sweeps", {}).get("HTML on a cluster")
    if cluster is not None and any(
        cluster[name] != found["sweeps"]["HTML"][name] for name in ("pages", "candidates", "passages")
    ):
        broken.append("BROKEN: a cluster finds something else")
    return broken
