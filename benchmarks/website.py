"""The site on the demo record: pages that are kept and pages made anew, and searches; beside a plain Wagtail page of the same briefing.

Every part runs in a process of its own. Times are those of the processor, so that they hold on a machine that others use; what came
by the clock is reported beside them. Broken when a page asks the catalog more than `MOST_ASKED` questions, when a kept page is not
`LEAST["kept"]` times as cheap as the peer's page, or a page made anew is dearer than `LEAST["anew"]` allows.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from website_served import HERE, Served, child

from onrecord.demo.build import build
from onrecord.record.store import Store

__all__ = ["HERE", "Served", "child", "part"]

GOALS = {"kept, requests a second on two processors": 800, "anew, ms": 12, "questions": 5}
MOST_ASKED = 5
LEAST = {"kept": 2.0, "anew": 0.2}
BRIEFING = "xa-mfa/2024-04-11/en"


def statements(folder: Path) -> list[dict[str, str]]:
    """Returns the statements of the briefing, for the peer's table."""
    with Store.open(folder) as store:
        revision = store.revision(BRIEFING)
    return [{"name": one.id, "label": one.label or "", "words": one.text} for one in revision.statements]


def measure(folder: Path, *, count: int, rounds: int) -> dict[str, Any]:
    """Returns everything measured."""
    record, data = folder / "record", folder / "data"
    build(record)
    anew = child("website_pages.py", str(record), str(data), str(rounds))
    peer = child("website_peer.py", str(folder), str(rounds), given=json.dumps(statements(record)))
    served = Served(record, data)
    try:
        served.load(400, [f"/{BRIEFING}"])
        kept = served.load(count, [f"/{BRIEFING}"])
    finally:
        served.stop()
    ratios = {
        "kept": round(peer["ms"] / max(kept["server ms a request"], 0.01), 1),
        "anew": round(peer["ms"] / anew["ms"]["briefing"], 2),
    }
    return {
        "kept": kept,
        "anew": anew,
        "peer: Wagtail RoutablePage": peer,
        "times as cheap as the peer": ratios,
    }


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    asked = found["anew"]["questions to the catalog"]
    broken = [
        f"BROKEN: site: the page `{name}` asks the catalog {number} questions, at most {MOST_ASKED} are allowed"
        for name, number in asked.items()
        if number > MOST_ASKED
    ]
    broken += [
        f"BROKEN: site: {name}: {found['times as cheap as the peer'][name]} times as cheap as the peer, at least {least} is asked"
        for name, least in LEAST.items()
        if found["times as cheap as the peer"][name] < least
    ]
    return broken


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), **(SHORT if short else FULL))
    print(json.dumps(found, indent=1))
    return {"site": {"goals": GOALS, "load": round(os.getloadavg()[0], 1), **found}}, verdicts(found)


SHORT = {"count": 2_000, "rounds": 7}
FULL = {"count": 30_000, "rounds": 31}
