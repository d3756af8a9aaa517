"""Those who send something work one at a time in each process, so that readers share it with one of them at most.

A file of SQLite takes one writer at a time anyway. Were several at work, each would wait for the others' threads while it
holds the file, and all, readers too, would wait for the slowest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from io import BytesIO
from threading import Lock
from typing import Any, Final

_ASKS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_MOST: Final = 1 << 16
"""Bytes of a form that somebody typed; what is longer are files of editors, who wait for nobody."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class OneSender:
    """A WSGI application before another one: requests that bring something along are read to their end and then take turns."""

    def __init__(self, application: Application) -> None:
        """Takes what answers."""
        self._application, self._turn = application, Lock()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Returns the answer."""
        length = environ.get("CONTENT_LENGTH", "") or "0"
        if environ["REQUEST_METHOD"] in _ASKS or not length.isdigit() or int(length) > _MOST:
            return self._application(environ, start_response)
        # Who sends slowly is waited for before the turn, not in it.
        environ["wsgi.input"] = BytesIO(environ["wsgi.input"].read(int(length)))
        with self._turn:
            return self._application(environ, start_response)
