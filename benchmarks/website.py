"""The site on the demo record: pages that are kept and pages made anew, searches, memory; beside a plain Wagtail page of the same briefing.

Every part runs in a process of its own. Times are those of the processor, so that they hold on a machine that others use; what came
by the clock is reported beside them. Broken when a page asks the catalog more than `MOST_ASKED` questions, when a kept page is not
`LEAST["kept"]` times as cheap as the peer's page, a page made anew is dearer than `LEAST["anew"]` allows, or memory grows.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import psutil

from onrecord.demo.build import build
from onrecord.record.store import Store

HERE = Path(__file__).parent
GOALS = {"kept, requests a second on two processors": 800, "anew, ms": 12, "questions": 5, "search p99 ms": 100}
MOST_ASKED = 5
OF_ITS_OWN = {"revisions": 9}
"""What asks more, and how much: this page asks for each revision that it shows."""
LEAST = {"kept": 2.0, "anew": 0.2}
GROWTH = 1.25
BRIEFING = "xa-mfa/2024-04-11/en"
CONNECTIONS = 16


def child(script: str, *arguments: str, given: str = "") -> dict[str, Any]:
    """Returns what a script beside this one prints."""
    command = [sys.executable, str(HERE / script), *arguments]
    run = subprocess.run(command, input=given, capture_output=True, text=True, check=False, env=_environment())
    assert run.returncode == 0, run.stderr[-2_000:]
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


def _environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path, "ONRECORD_LIMITS": "0", **more}


class Served:
    """The site as `onrecord serve` starts it, with two processes."""

    def __init__(self, folder: Path, data: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        command = [sys.executable, "-m", "onrecord", "serve", "--record", str(folder), "--port", str(self.port)]
        self.server = subprocess.Popen([*command, "--workers", "2"], env=_environment(ONRECORD_DATA=str(data)))
        end = time.monotonic() + 300
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/coverage", timeout=30).close()
            except OSError:
                assert self.server.poll() is None, "the server has ended"
                assert time.monotonic() < end, "the server does not answer"
                time.sleep(0.2)
            else:
                break

    def processes(self) -> list[psutil.Process]:
        """Returns the processes that answer readers."""
        beside = psutil.Process(self.server.pid).children()
        return [one for one in beside if "jobs" not in " ".join(one.cmdline())]

    def processor(self) -> float:
        """Returns the seconds of processor that they have used."""
        return sum(sum(one.cpu_times()[:2]) for one in self.processes())

    def megabytes(self) -> float:
        """Returns the memory of the largest of them."""
        return max(one.memory_info().rss for one in self.processes()) / 1e6

    def load(self, count: int, *paths: str) -> dict[str, float]:
        """Returns what so many requests cost."""
        before = self.processor()
        told = child("website_load.py", str(self.port), str(count), str(CONNECTIONS), *paths)
        spent = self.processor() - before
        return {
            "requests": told["requests"],
            "a second by the clock": round(told["requests"] / told["seconds"]),
            "server ms a request": round(spent * 1000 / told["requests"], 3),
            "client ms a request": round(told["client"] * 1000 / told["requests"], 3),
            "a second on two processors": round(2 * told["requests"] / max(spent, 0.001)),
        }

    def stop(self) -> None:
        """Ends the server."""
        self.server.send_signal(signal.SIGTERM)
        self.server.wait(60)


def statements(folder: Path) -> list[dict[str, str]]:
    """Returns the statements of the briefing, for the peer's table."""
    with Store.open(folder) as store:
        revision = store.revision(BRIEFING)
    return [{"name": one.id, "label": one.label or "", "words": one.text} for one in revision.statements]


def measure(folder: Path, *, count: int, lasting: int, rounds: int) -> dict[str, Any]:
    """Returns everything measured."""
    record, data = folder / "record", folder / "data"
    build(record)
    anew = child("website_pages.py", str(record), str(data), str(rounds))
    peer = child("website_peer.py", str(folder), str(rounds), given=json.dumps(statements(record)))
    served = Served(record, data)
    try:
        served.load(400, f"/{BRIEFING}")
        kept = served.load(count, f"/{BRIEFING}")
        # Over many addresses, so that pages are made, kept and dropped.
        many = [
            "/",
            "/people",
            "/coverage",
            *(f"/search?q=sanctions&from={year}&page={n}" for year in range(2015, 2020) for n in (1, 2)),
        ]
        served.load(max(lasting // 4, 400), *many)
        first = served.megabytes()
        served.load(lasting, *many)
        memory = {"requests": lasting, "before MB": round(first, 1), "after MB": round(served.megabytes(), 1)}
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
        "memory": memory,
    }


def verdicts(found: dict[str, Any]) -> list[str]:
    """Returns which bounds are broken, in words."""
    asked = found["anew"]["questions to the catalog"]
    broken = [
        f"BROKEN: site: the page `{name}` asks the catalog {number} questions, at most {OF_ITS_OWN.get(name, MOST_ASKED)} are allowed"
        for name, number in asked.items()
        if number > OF_ITS_OWN.get(name, MOST_ASKED)
    ]
    broken += [
        f"BROKEN: site: {name}: {found['times as cheap as the peer'][name]} times as cheap as the peer, at least {least} is asked"
        for name, least in LEAST.items()
        if found["times as cheap as the peer"][name] < least
    ]
    memory = found["memory"]
    if memory["after MB"] > GROWTH * memory["before MB"]:
        broken.append(f"BROKEN: site: memory grew from {memory['before MB']} to {memory['after MB']} MB")
    return broken


def part(*, short: bool) -> tuple[dict[str, Any], list[str]]:
    """Returns what was measured, by the keys of the results, and which bounds are broken."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), **(SHORT if short else FULL))
    print(json.dumps(found, indent=1))
    return {"site": {"goals": GOALS, "load": round(os.getloadavg()[0], 1), **found}}, verdicts(found)


SHORT = {"count": 2_000, "lasting": 2_000, "rounds": 7}
FULL = {"count": 30_000, "lasting": 100_000, "rounds": 31}
