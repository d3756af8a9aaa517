"""Speed and memory of reading beside the peer tool, and pages made to exhaust a reader."""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

import attrs
import hostile
import memory
import speed
from hostile import MEGABYTE, PATTERNS, Taken

LEAST_RATIO = 3.5
MOST_GROWTH = 60.0
GOALS = {"ratio": 10, "pages a second": 200, "start": 0.2, "megabytes grown": 10}
SHORT = ("nested", "one-line", "entities", "nulls", "never-closed", "attribute", "labels-html", "spaces")


def measure(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    pages = speed.sample(80 if short else 360)
    fast = speed.measure(pages, parts=3 if short else 5)
    print(
        f"pages a second on one core, {fast.kilobytes:.0f} kB each: {fast.ours:.0f}, peer {fast.peer:.0f}, ratio {fast.ratio:.1f}"
    )
    curve = memory.measure(pages, count=1_000 if short else 10_000)
    print(f"memory over {curve.pages} pages, MB: {' '.join(f'{held:.0f}' for held in curve.megabytes)}")
    begun = start_seconds()
    print(f"onrecord --help: {begun:.2f} s\nhostile pages")
    taken = hostile_pages(short=short)
    return results(fast, curve, begun, taken), verdicts(fast, curve, taken)


def start_seconds(repeats: int = 5) -> float:
    """Returns the median seconds that `onrecord --help` takes."""
    taken = []
    for _ in range(repeats):
        began = time.monotonic()
        subprocess.run([sys.executable, "-m", "onrecord", "--help"], check=True, capture_output=True)
        taken.append(time.monotonic() - began)
    return round(statistics.median(taken), 3)


def hostile_pages(*, short: bool) -> list[Taken]:
    """Returns what hostile pages took; where one is beyond the wall, only the largest is still tried."""
    sizes = (50,) if short else (1, 4, 20, 50)
    names = SHORT if short else tuple(PATTERNS)
    taken = []
    for name in names:
        row: list[Taken] = []
        for size in sizes:
            if size == sizes[-1] or not row or row[-1].outcome in {"read", "refused"}:
                row.append(hostile.read_apart(name, size * MEGABYTE))
        cells = "  ".join(f"{one.outcome[:24]:>8} {one.seconds:6.2f} s {one.megabytes:5.0f} MB" for one in row)
        print(f"{name:20} {cells}{'' if all(one.within for one in row) else '  BEYOND'}", flush=True)
        taken += row
    return taken


def growths(taken: Sequence[Taken]) -> dict[str, float]:
    """Returns by pattern how the seconds grow with the bytes: 1 is linear, 2 is quadratic; only where it took time."""
    found = {}
    for name in PATTERNS:
        read = [one for one in taken if one.name == name and one.outcome == "read" and one.seconds > 0.5]
        if len(read) > 1:
            times = read[-1].seconds / read[0].seconds
            found[name] = round(math.log(times) / math.log(read[-1].bytes / read[0].bytes), 2)
    return found


def verdicts(fast: speed.Speed, curve: memory.Curve, taken: Sequence[Taken]) -> list[str]:
    """Returns which bounds are broken, in words."""
    broken = []
    if fast.ratio < LEAST_RATIO:
        broken.append(f"BROKEN: {fast.ratio:.1f} times the peer, at least {LEAST_RATIO} is asked")
    if curve.growth > MOST_GROWTH:
        broken.append(f"BROKEN: memory grew by {curve.growth:.0f} MB over the last half of the pages")
    broken += [
        f"BROKEN: {one.name} of {one.bytes} bytes: {one.outcome}"
        for one in taken
        if one.bytes >= 50 * MEGABYTE and not one.within
    ]
    return broken


def results(fast: speed.Speed, curve: memory.Curve, begun: float, taken: Sequence[Taken]) -> dict[str, Any]:
    """Returns all that was measured, as values that JSON knows."""
    worst = sorted(taken, key=lambda one: (not one.within, one.seconds), reverse=True)[:5]
    return {
        "goals": GOALS,
        "speed": attrs.asdict(fast),
        "memory": {**attrs.asdict(curve), "growth": curve.growth},
        "start": begun,
        "growth": growths(taken),
        "worst": [attrs.asdict(one) for one in worst],
        "hostile": [attrs.asdict(one) for one in taken],
    }
