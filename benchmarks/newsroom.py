"""The newsroom: the demo's article with 14 blocks, made anew and kept, by the processor's time of the server.

Broken when the page made anew costs more than its goal. How many kept pages two processors give in a second is held against
the goal as well; by the clock it depends on who else uses the machine, and is reported only.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from website_served import Served, child

from onrecord.demo.build import build

GOALS = {"anew, ms": 60, "kept, requests a second on two processors": 800, "blocks": 14}
LEAST_KEPT = 400
"""Kept pages a second on two processors below which something is broken, on a machine half as fast as the goal's."""


def measure(folder: Path, *, rounds: int, count: int) -> dict[str, Any]:
    """Returns everything measured."""
    record, data = folder / "record", folder / "data"
    build(record)
    anew = child("newsroom_pages.py", str(record), str(data), str(rounds))
    served = Served(record, data)
    try:
        served.load(400, [anew["path"]])
        kept = served.load(count, [anew["path"]])
    finally:
        served.stop()
    return {"article": anew, "kept": kept}


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    article, kept = found["article"], found["kept"]["a second on two processors"]
    broken = []
    if article["blocks"] < GOALS["blocks"]:
        broken.append(f"BROKEN: newsroom: the article has {article['blocks']} blocks, {GOALS['blocks']} are measured")
    if article["anew, ms"] > GOALS["anew, ms"]:
        broken.append(f"BROKEN: newsroom: an article costs {article['anew, ms']} ms, at most {GOALS['anew, ms']}")
    if kept < LEAST_KEPT:
        broken.append(f"BROKEN: newsroom: {kept} kept articles a second on two processors, at least {LEAST_KEPT}")
    return broken


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), **(SHORT if short else FULL))
    print(json.dumps(found, indent=1))
    return {"newsroom": {"goals": GOALS, "load": round(os.getloadavg()[0], 1), **found}}, verdicts(found)


SHORT = {"rounds": 7, "count": 2_000}
FULL = {"rounds": 31, "count": 20_000}
