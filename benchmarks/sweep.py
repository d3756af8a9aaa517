"""Measures the sweep of archives beside a dictionary of word runs in the same run; results go to benchmarks/results.json.

`--short` takes a tenth of the pages and stores nothing; `--million` also sweeps a million pages (the same ones again and
again). All rates are pages a second of processor time, of all processes together. It fails when a rate is below `LEAST`
of its goal (machines differ), when a cluster takes more than its goal over local processes, or when they find different things.
"""

from __future__ import annotations

import argparse
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

from run import RESULTS, SHARED
from sweep_pages import again, html_pages, texts, write_warc, write_wet
from sweep_run import watched

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.source import Source
from onrecord.pipeline.scan.copies import CopyStep
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.sieve import BATCH, Sieve

sys.path.append(str(Path(__file__).resolve().parents[1] / "eval"))
from reuse_record import white_house

GOALS = {"text pages a second": 4_000, "pages a second from WARC HTML": 700, "cluster overhead": 0.25}
LEAST = 0.5
FULL, SHORT = 40_000, 4_000
PART = 1_000
"""Pages of one file of a sweep; Common Crawl's files have some 40,000."""
_WORD = re.compile(r"[a-z0-9]+")
_RUN = 5


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


def sweeps(index: Path, said: Sequence[str], folder: Path, pages: int) -> dict[str, Any]:
    """Returns what whole sweeps take, archive to table: text extracts without copies, HTML with 2 %, HTML on a cluster.

    Sweeps of two pages tell what starting the processes takes.
    """
    wet = again(write_wet(folder / "a.wet.gz", texts(PART, said, copies=0)), 4 * pages // PART, folder / "wet")
    warc = again(write_warc(folder / "a.warc.gz", html_pages(PART, said)), pages // PART, folder / "warc")
    one = [str(write_wet(folder / "c.wet.gz", texts(2, said)))]
    found = {
        "two pages": watched("cores-2", folder / "out-two", index, one),
        "text": watched("cores-2", folder / "out-text", index, wet),
        "html": watched("cores-2", folder / "out-html", index, warc),
    }
    if find_spec("distributed") is not None:
        found["two pages on a cluster"] = watched("cluster-2", folder / "out-cluster-two", index, one)
        found["html on a cluster"] = watched("cluster-2", folder / "out-cluster", index, warc)
    for one in found.values():
        one["pages a second of processor time"] = round(one["pages"] / one["processor"])
    return found


def curve(index: Path, said: Sequence[str], folder: Path, sizes: Sequence[int]) -> list[dict[str, Any]]:
    """Returns what sweeps of growing numbers of pages take; the pages are the same ones again and again."""
    file = write_wet(folder / "b.wet.gz", texts(PART, said))
    return [
        watched("cores-2", folder / f"out-{size}", index, again(file, size // PART, folder / f"in-{size}"))
        for size in sizes
    ]


def measure(folder: Path, *, pages: int, million: bool) -> dict[str, Any]:
    """Returns all that is measured."""
    sources = white_house(1, 1000)
    index = ReuseIndex.create(folder / "index", sources)
    said = [one.text for one in sources if len(one.text) > 200]
    found: dict[str, Any] = {"statements": index.statements, "words": index.words}
    found["one process"] = in_one_process(index, sources, min(pages, 10_000))
    told(found)
    few = ReuseIndex.create(folder / "few", sources[::10])
    found["one process, a tenth of the record"] = in_one_process(few, sources[::10], min(pages, 10_000))
    told(found["one process, a tenth of the record"])
    found["sweeps"] = sweeps(index.folder, said, folder, pages)
    told(found["sweeps"])
    sizes = [pages // 4 // PART * PART, 10 * (pages // 4 // PART * PART), *([1_000_000] if million else [])]
    found["curve"] = curve(index.folder, said, folder, sizes)
    last = found["curve"][-1]
    found["processor hours for a million text pages"] = round(last["processor"] / last["pages"] * 1e6 / 3600, 3)
    html = found["sweeps"]["html"]
    found["processor hours for a million HTML pages"] = round(html["processor"] / html["pages"] * 1e6 / 3600, 3)
    return found


def told(found: object) -> None:
    """Prints what is measured so far: the whole takes a quarter of an hour."""
    print(json.dumps(found, indent=1), flush=True)


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    broken = []
    rates = {
        "text pages a second": found["one process"]["sieve"],
        "pages a second from WARC HTML": found["sweeps"]["html"]["pages a second of processor time"],
    }
    broken += [
        f"BROKEN: {name}: {rate}, at least {LEAST:.0%} of {GOALS[name]} is asked"
        for name, rate in rates.items()
        if rate < LEAST * GOALS[name]
    ]
    cluster = found["sweeps"].get("html on a cluster")
    if cluster is not None:
        local = found["sweeps"]["html"]
        found["cluster overhead"] = round(cluster["processor"] / local["processor"] - 1, 3)
        if found["cluster overhead"] > GOALS["cluster overhead"]:
            broken.append(f"BROKEN: a cluster takes {found['cluster overhead']:.0%} more processor time")
        if any(cluster[name] != local[name] for name in ("pages", "candidates", "passages")):
            broken.append("BROKEN: a cluster finds something else")
    return broken


def main(arguments: Sequence[str]) -> int:
    """Measures, prints and stores; returns 1 when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a tenth of the pages, results are not stored")
    parser.add_argument("--pages", type=int, default=FULL, help=f"pages of HTML, {FULL:,} where nothing is said")
    parser.add_argument("--million", action="store_true", help="a million pages, too: some ten minutes more")
    asked = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print(f"NOT MEASURED: the shared pages are missing (no folder {SHARED}); set ONRECORD_SHARED", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), pages=SHORT if asked.short else asked.pages, million=asked.million)
    broken = verdicts(found)
    print(json.dumps(found, indent=1))
    print(*broken, sep="\n")
    if not asked.short:
        results = json.loads(RESULTS.read_text("utf-8"))
        results["sweep"] = {"goals": GOALS, "load": round(os.getloadavg()[0], 1), **found}
        RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
