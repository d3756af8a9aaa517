"""Which state of the site's code made a page: part of every ETag, and of the address of style and script."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Final

import onrecord

_WEB: Final = Path(__file__).resolve().parent.parent
_FORMS: Final = frozenset({".py", ".html", ".css", ".js", ".svg", ".mo"})


@lru_cache(maxsize=1)
def code_version() -> str:
    """Returns twelve hexadecimal digits over the version of the package and the files of the site."""
    made = hashlib.sha256(onrecord.__version__.encode())
    for path in sorted(_WEB.rglob("*")):
        if path.suffix in _FORMS:
            made.update(path.relative_to(_WEB).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()[:12]
