"""Reads a page at a steady rate, or sends comments at one, in a process of its own; prints what came as one line of JSON.

`discussion_load.py read PORT SECONDS RATE PATH` and `discussion_load.py flood PORT SECONDS RATE RECORD DATA`. What is asked
is asked at its time, whether the answer before has come or not, and its time counts from there: a server that stands
still for a second is seen by all who came in that second.
"""

from __future__ import annotations

import http.client
import json
import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urlencode

KEY = "xa-mfa/2024-04-11/en/a1"
AGENT = {"User-Agent": "Mozilla/5.0 Firefox/140"}
WRITERS = 32


class Page:
    """A page that is read again and again over one connection."""

    def __init__(self, port: int, path: str) -> None:
        self.port, self.path = port, path
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def read(self) -> None:
        """Reads it; over a new connection where the server has closed the one before."""
        try:
            self._ask()
        except (ConnectionError, http.client.BadStatusLine):
            self.connection.close()
            self._ask()

    def _ask(self) -> None:
        self.connection.request("GET", self.path, headers=AGENT)
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status


def read(port: int, seconds: float, rate: float, path: str) -> dict[str, float]:
    """Returns how long a page took, milliseconds by the clock."""
    page, took = Page(port, path), []
    page.read()
    began = time.perf_counter()
    for number in range(round(seconds * rate)):
        due = began + number / rate
        time.sleep(max(due - time.perf_counter(), 0))
        page.read()
        took.append((time.perf_counter() - due) * 1000)
    return told(took)


def told(took: list[float]) -> dict[str, float]:
    """Returns the median and the slowest of many times."""
    held = sorted(took)
    return {
        "n": len(held),
        "median": round(statistics.median(held), 2),
        "p95": round(held[round(0.95 * len(held)) - 1], 2),
        "most": round(held[-1], 2),
    }


def send(port: int, token: str, number: int, due: float) -> tuple[int, float]:
    """Sends a comment; returns the status of the answer, and how long it took."""
    body = urlencode({"name": f"Reader {number}", "text": f"Comment number {number} of a flood.", "stamp": token})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    head = {**AGENT, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"/discuss/{KEY}/comment", body, head)
    status = connection.getresponse().status
    connection.close()
    return status, (time.perf_counter() - due) * 1000


def flood(port: int, seconds: float, rate: float, folder: Path, data: Path) -> dict[str, Any]:
    """Returns how many comments were sent, taken by the server, and are kept; and how long each took."""
    from onrecord.web.gate.options import SiteOptions  # noqa: PLC0415  who only reads needs nothing of the site
    from onrecord.web.project.settings import start  # noqa: PLC0415

    start(SiteOptions(folder, data=data, limits=False, database=os.environ.get("DATABASE_URL", "")))
    from onrecord.web.discussion.models import Comment, Topic  # noqa: PLC0415  models can be loaded only now
    from onrecord.web.discussion.tokens import form_token  # noqa: PLC0415

    with mock.patch("time.time", return_value=time.time() - 10):
        tokens = [form_token(f"comment {KEY}") for _ in range(round(rate * seconds))]
    before, counted = Comment.objects.count(), Topic.objects.get(key=KEY).comments
    began = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        sent = []
        for number, token in enumerate(tokens):
            due = began + number / rate
            time.sleep(max(due - time.perf_counter(), 0))
            sent.append(pool.submit(send, port, token, number, due))
        answers = [one.result() for one in sent]
    return {
        "sent": len(answers),
        "seconds": round(time.perf_counter() - began, 1),
        "taken": [status for status, _ in answers].count(303),
        "kept": Comment.objects.count() - before,
        "counted": Topic.objects.get(key=KEY).comments - counted,
        "ms": told([ms for _, ms in answers]),
    }


def main(what: str, port: str, seconds: str, rate: str, *rest: str) -> dict[str, Any]:
    """Does what the command line says."""
    if what == "read":
        return read(int(port), float(seconds), float(rate), *rest)
    return flood(int(port), float(seconds), float(rate), *map(Path, rest))


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
