"""Discussions: what a page of 100,000 comments costs, whether a flood of comments is kept, and what readers feel of it.

The server is the one that `onrecord serve` starts, with two processes; the reader, the flood and the server are processes of
their own. A page that is kept is read twenty times a second and a page of the discussion, which is made for each who asks,
twice a second: before, during and after the flood, as often as said. Broken when a comment is lost, when a page of the long
discussion costs more than its goal, or when a flood makes readers wait `MOST_SLOWED` times as long as before and after it (the
goal is a fifth more; the clock of a machine that others use tells no finer).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from discussion_load import KEY
from website_served import HERE, Served, child

from onrecord.demo.build import build

GOALS = {"page of 100,000 comments, ms": 100, "comments a second": 50, "slowed, times": 1.2}
MOST_MS = 100
RATE = 50
"""Comments a second."""
PAGES = 9
"""How often each page is made."""
MOST_SLOWED = 3.0
READERS = {"kept": (20, f"/{'/'.join(KEY.split('/')[:-1])}"), "discussion": (2, f"/discuss/{KEY}")}
"""How often a second which page is read."""


def beside(*arguments: str) -> subprocess.Popen[str]:
    """Begins a load in a process of its own."""
    command = [sys.executable, str(HERE / "discussion_load.py"), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    """Returns what a load says at its end."""
    out, _ = process.communicate()
    assert process.returncode == 0, process.args
    found: dict[str, Any] = json.loads(out)
    return found


def reading(served: Served, seconds: float) -> dict[str, subprocess.Popen[str]]:
    """Begins to read."""
    return {
        name: beside("read", str(served.port), str(seconds), str(rate), path) for name, (rate, path) in READERS.items()
    }


def one_round(served: Served, folders: tuple[str, str], *, seconds: float, calm: float) -> dict[str, Any]:
    """Returns what readers waited before, during and after a flood, and what became of the flood."""
    before = {name: told(one) for name, one in reading(served, calm).items()}
    spent = served.processor()
    flood = beside("flood", str(served.port), str(seconds), str(RATE), *folders)
    during = {name: told(one) for name, one in reading(served, seconds).items()}
    flooded = told(flood)
    spent = served.processor() - spent
    after = {name: told(one) for name, one in reading(served, calm).items()}
    return {"before": before, "during": during, "after": after, "flood": flooded, "server s": round(spent, 1)}


def slowed(rounds: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Returns how many times as long readers waited: each round beside its own calm, and the median of the rounds."""
    return {
        name: {
            part: round(
                statistics.median(
                    one["during"][name][part] / statistics.mean((one["before"][name][part], one["after"][name][part]))
                    for one in rounds
                ),
                2,
            )
            for part in ("median", "p95")
        }
        for name in READERS
    }


def measure(folder: Path, *, comments: int, seconds: float, calm: float, rounds: int) -> dict[str, Any]:
    """Returns everything measured."""
    record, data = folder / "record", folder / "data"
    build(record)
    cost = child("discussion_pages.py", str(record), str(data), str(comments), str(PAGES))
    served = Served(record, data)
    try:
        for one in reading(served, 3).values():
            told(one)
        found = [one_round(served, (str(record), str(data)), seconds=seconds, calm=calm) for _ in range(rounds)]
    finally:
        served.stop()
    return {"comments": comments, "ms a page": cost, "slowed, times": slowed(found), "rounds": found}


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    broken = [
        f"BROKEN: discussion: the page `{name}` of {found['comments']} comments costs {ms} ms, at most {MOST_MS} are allowed"
        for name, ms in found["ms a page"].items()
        if ms > MOST_MS
    ]
    floods = [one["flood"] for one in found["rounds"]]
    broken += [
        f"BROKEN: discussion: {one['sent']} comments sent, {one['taken']} taken, {one['kept']} kept, {one['counted']} counted"
        for one in floods
        if not one["sent"] == one["taken"] == one["kept"] == one["counted"]
    ]
    broken += [
        f"BROKEN: discussion: a flood makes readers of `{name}` wait {one['median']} times as long"
        for name, one in found["slowed, times"].items()
        if one["median"] > MOST_SLOWED
    ]
    return broken


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), **(SHORT if short else FULL))
    print(json.dumps(found, indent=1))
    return {"discussion": {"goals": GOALS, "load": round(os.getloadavg()[0], 1), **found}}, verdicts(found)


SHORT = {"comments": 5_000, "seconds": 8, "calm": 4, "rounds": 1}
FULL = {"comments": 100_000, "seconds": 60, "calm": 15, "rounds": 1}
