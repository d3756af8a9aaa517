"""The generation of what editors publish: it grows with each publication, and pages kept from before are dropped."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

_NAME: Final = "generation"


def generation(folder: Path) -> int:
    """Returns the generation of a site's folder: when it was last turned, in nanoseconds; 0 before the first time."""
    try:
        return (folder / _NAME).stat().st_mtime_ns
    except OSError:
        return 0


def turn(folder: Path) -> None:
    """Begins a new generation; every process of the site sees it with its next request."""
    path = folder / _NAME
    folder.mkdir(parents=True, exist_ok=True)
    path.touch()
    now = max(time.time_ns(), path.stat().st_mtime_ns + 1)
    os.utime(path, ns=(now, now))
