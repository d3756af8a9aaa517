"""The site's search page over a million statements (20,000 when short), every page made anew; see `website_million`.

Broken when the 99th percentile in processor time is over the goal, or a page asks the catalog. `ONRECORD_BENCH_INDEX` names
the folder of an index that was made before, by `search_corpus` and the same number, so that it is not made again.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from website_served import child

FULL, SHORT = 1_000_000, 20_000
GOAL = 100


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    broken = []
    if found["ms of the processor"]["p99"] > GOAL:
        broken.append(f"BROKEN: site search: p99 {found['ms of the processor']['p99']} ms, at most {GOAL} is asked")
    if found["questions to the catalog"]:
        broken.append(
            f"BROKEN: site search: {found['questions to the catalog']} questions to the catalog, none is asked"
        )
    return broken


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    made = "" if short else os.environ.get("ONRECORD_BENCH_INDEX", "")
    with tempfile.TemporaryDirectory() as folder:
        count = str(SHORT if short else FULL)
        found = child("website_million.py", str(Path(folder) / "record"), count, *([made] if made else []))
    print(json.dumps(found, indent=1))
    return {"site search": {"goal": {"p99 ms": GOAL}, "load": round(os.getloadavg()[0], 1), **found}}, verdicts(found)
