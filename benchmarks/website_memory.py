"""How the memory of the site's processes goes over many requests: pages that are kept, and pages that nobody asked for before.

The server is the one that ships; only its processes are not replaced, so that nothing hides what they gather. Broken when
the largest process, or all together, has grown by more than `GROWTH` since the first look.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from website_served import Served

from onrecord.demo.build import build

BRIEFING = "/xa-mfa/2024-04-11"
KEPT = ("/", "/zh", "/xa-mfa", f"{BRIEFING}/en", f"/zh{BRIEFING}/zh", f"{BRIEFING}/en/a1", f"{BRIEFING}/en.json", "/people",
        "/coverage", f"{BRIEFING}/zh/revisions", "/follow-ups", "/replies", "/outlets/Reuters", "/sitemap.xml",
        "/feeds/newest/atom")  # fmt: skip
ANEW = ("/search?q=sanctions+-zq{n}", "/zh/search?q=%E5%88%B6%E8%A3%81+-zq{n}", "/search.json?q=dialogue+-zq{n}",
        "/phrase?q=zq{n}", f"{BRIEFING}/en/a1?from={{n}}")  # fmt: skip
"""Addresses with a number that comes once."""
CACHE = 8
"""Megabytes of kept pages: few, so that they are full before the first look and what grows after it is something else."""
GROWTH = 1.1
WARM = 6
FULL, SHORT = (10_000, 50_000, 100_000), (2_000, 4_000, 6_000)


def mixed() -> list[str]:
    """Returns the addresses in turn: three that are kept, one that is new."""
    return [path for at, new in enumerate(ANEW) for path in (*KEPT[3 * at : 3 * at + 3], new)]


def measure(folder: Path, looks: tuple[int, ...]) -> dict[str, Any]:
    """Returns the megabytes of the processes after so many requests each."""
    record = folder / "record"
    build(record)
    served = Served(record, folder / "data", for_good=True, ONRECORD_CACHE=str(CACHE))
    found: dict[str, Any] = {"addresses kept": len(KEPT), "of four requests made anew": 1, "MB by requests": {}}
    try:
        beside = {one.pid for one in served.processes()}
        done = 0
        for _ in range(WARM):
            # New connections each time, so that every process has a share of them.
            served.load(looks[0] // 10, mixed())
        for look in looks:
            served.load(look - done, mixed())
            done = look
            sizes = sorted(round(one.memory_info().rss / 1e6, 1) for one in served.processes())
            found["MB by requests"][str(look)] = sizes
            print(f"{look} requests: {sizes} MB", flush=True)
        assert {one.pid for one in served.processes()} == beside, "a process was replaced"
    finally:
        served.stop()
    return found


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    looks = list(found["MB by requests"].values())
    first, last = looks[0], looks[-1]
    grown = max(max(last) / max(first), sum(last) / sum(first))
    found["grown"] = round(grown, 3)
    if grown > GROWTH:
        return [f"BROKEN: site memory: {grown:.2f} times what it was at the first look, at most {GROWTH} is asked"]
    return []


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), SHORT if short else FULL)
    broken = verdicts(found)
    print(json.dumps(found, indent=1))
    return {"site memory": {"load": round(os.getloadavg()[0], 1), **found}}, broken
