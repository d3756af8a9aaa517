"""Measures reading, storing and searching, each beside a peer in the same run: `make bench`; results.json keeps the results.

`--short` takes minutes less, keeps nothing and is what CI runs. It fails when a bound of its part is broken (see `reading`,
`storing`, `search`); all bounds are ratios, counts and memory: absolute speeds are reported, never a reason to fail.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import discussion
import formulations
import history
import newsroom
import reading
import replies
import search
import storing
import sweep
import website
import website_memory
import website_search
from kept import RESULTS, SHARED, keep

__all__ = ["RESULTS", "SHARED", "main"]

Part = Callable[..., tuple[dict[str, Any], list[str]]]
PARTS: dict[str, Part] = {
    "reading": reading.measure, "storing": storing.part, "search": search.part, "formulations": formulations.part,
    "history": history.part, "replies": replies.part,
    "sweep": sweep.part, "site": website.part, "site memory": website_memory.part, "site search": website_search.part,
    "discussion": discussion.part, "newsroom": newsroom.part,
}  # fmt: skip
IN_SHORT = (
    "reading",
    "storing",
    "search",
    "formulations",
    "history",
    "replies",
    "sweep",
    "site",
    "site memory",
    "site search",
)
"""The parts whose bounds are ratios: what CI runs."""


def main(arguments: Sequence[str]) -> int:
    """Measures, prints and keeps the results; returns 1 when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--short", action="store_true", help="fewer pages, statements and hostile pages; nothing is kept"
    )
    parser.add_argument("--only", choices=PARTS, action="append", help="this part only; may be given again")
    asked = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print(f"NOT MEASURED: the shared pages are missing (no folder {SHARED}); set ONRECORD_SHARED", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    broken = []
    for name in asked.only or (IN_SHORT if asked.short else PARTS):
        print(f"{name}:", flush=True)
        found, faults = PARTS[name](short=asked.short)
        if not asked.short:
            keep(found)
        broken += faults
    print(*broken, sep="\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
