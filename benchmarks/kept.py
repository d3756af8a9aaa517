"""Where the benchmarks find their pages, and where they keep their results."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results.json")
EVAL = Path(__file__).resolve().parents[1] / "eval"
SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"


def keep(found: Mapping[str, Any]) -> None:
    """Puts what was measured into the results; what other benchmarks keep there stays as it is."""
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
    RESULTS.write_text(json.dumps({**results, **found}, indent=1, ensure_ascii=False) + "\n", "utf-8")
