"""How often somebody may try to sign in: counted by address in files of the site's folder, for all its processes together."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable
from http import HTTPStatus
from math import ceil
from pathlib import Path
from typing import Final

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from onrecord.web.gate.networks import keyed_digest, network_of

TRIES: Final = 10
"""Tries of one address (of one network, where it is IPv6) that come to nothing, within a time."""
WITHIN: Final = 900.0
"""That time in seconds."""
_DOORS: Final = ("/cms/login", "/cms/_login", "/cms/_pass")
_LETTERS: Final = "/cms/password_reset"
"""Asking for a letter counts as a try, whatever comes of it: else anybody could fill an editor's mailbox."""
_FOLDER: Final = "tries"
_MOST: Final = 4_000
"""Files kept; when there are more, those not written to within the time are removed."""


@frozen
class Tries:
    """The tries of each address, in a folder."""

    folder: Path
    secret: str

    def wait(self, address: str, now: float) -> int:
        """Counts a try; returns 0 where it may go on, else after how many seconds the next may. What is refused is not counted."""
        times = [one for one in self._read(address) if now - WITHIN < one <= now]
        if len(times) >= TRIES:
            return max(ceil(times[-TRIES] + WITHIN - now), 1)
        self._write(address, [*times, now])
        return 0

    def take_back(self, address: str, now: float) -> None:
        """Forgets the last try: it was right. Those before it stay, so that knowing one password opens no others."""
        times = [one for one in self._read(address) if now - WITHIN < one]
        self._write(address, times[:-1])

    def counted(self, address: str, now: float) -> int:
        """Counts a try as `wait` does, with no other process between reading and writing."""
        with _Alone(self.folder):
            return self.wait(address, now)

    def forgiven(self, address: str, now: float) -> None:
        """Takes a try back as `take_back` does, with no other process between reading and writing."""
        with _Alone(self.folder):
            self.take_back(address, now)

    def _path(self, address: str) -> Path:
        # Who tried is nobody's to read from the names of files.
        return self.folder / keyed_digest(f"tries {network_of(address)}", self.secret)

    def _read(self, address: str) -> list[float]:
        try:
            return [float(line) for line in self._path(address).read_text("ascii").split()]
        except FileNotFoundError:
            return []

    def _write(self, address: str, times: list[float]) -> None:
        path = self._path(address)
        if not path.exists():
            self._make_room()
        path.write_text("".join(f"{one!r}\n" for one in times[-TRIES:]), "ascii")

    def _make_room(self) -> None:
        held = list(self.folder.iterdir())
        if len(held) > _MOST:
            for one in held:
                if time.time() - one.stat().st_mtime > WITHIN:
                    one.unlink(missing_ok=True)


class _Alone:
    """Holds a folder for one process and thread as long as the block lasts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = os.open(self._folder, os.O_RDONLY)
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        os.close(self._file)


class LoginLimit:
    """Middleware: refuses (429) who has tried to sign in too often; stands behind what takes the language off an address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Takes what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Returns the answer, or how long to wait."""
        path = request.path_info
        asks = request.method == "POST" and path.startswith((*_DOORS, _LETTERS))
        if not asks or not settings.ONRECORD.limits:
            return self.get_response(request)
        tries = Tries(settings.ONRECORD.site_folder / _FOLDER, settings.SECRET_KEY)
        # The address is that of the connection: what other headers say anybody can write.
        address = request.META.get("REMOTE_ADDR", "")
        wait = tries.counted(address, time.time())
        if wait:
            return _refused(wait)
        response = self.get_response(request)
        if response.status_code == HTTPStatus.FOUND and not path.startswith(_LETTERS):
            tries.forgiven(address, time.time())
        return response


def _refused(wait: int) -> HttpResponse:
    minutes = ceil(wait / 60)
    return HttpResponse(
        f"Too many tries to sign in from this address. Try again in {minutes} minute{'s' if minutes > 1 else ''}.\n",
        status=HTTPStatus.TOO_MANY_REQUESTS,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(wait), "Cache-Control": "no-store"},
    )
