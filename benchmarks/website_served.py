"""The site as `onrecord serve` starts it, what its processes use while a program asks it for pages, and scripts beside this one."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

HERE = Path(__file__).parent
CONNECTIONS = 16
FOR_GOOD = """import os, sys
from pathlib import Path
from onrecord.web.gate.options import options_from
from onrecord.web.project import server
server.MOST_REQUESTS = 0
server.serve(options_from(os.environ, folder=Path(sys.argv[1])), host="127.0.0.1", port=int(sys.argv[2]), workers=2)
"""
"""The same server without the number of requests after which a process is replaced: memory that grows would go with it."""


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


def _command(folder: Path, port: int, *, for_good: bool) -> list[str]:
    if for_good:
        return ["-c", FOR_GOOD, str(folder), str(port)]
    return ["-m", "onrecord", "serve", "--record", str(folder), "--port", str(port), "--workers", "2"]


class Served:
    """The site as `onrecord serve` starts it, with two processes."""

    def __init__(self, folder: Path, data: Path, *, for_good: bool = False, **more: str) -> None:
        """Starts it; `for_good` keeps its processes however much they answer, `more` is added to the environment."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.server = subprocess.Popen(
            [sys.executable, *_command(folder, self.port, for_good=for_good)],
            env=_environment(ONRECORD_DATA=str(data), **more),
        )
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

    def load(self, count: int, paths: Sequence[str]) -> dict[str, float]:
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
