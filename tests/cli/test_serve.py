import contextlib
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main, serving
from onrecord.demo.build import build


def test_a_site_without_a_record_is_refused(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["serve", "--record", str(tmp_path)])
    assert told.exit_code == 3
    assert "no record here" in told.stderr


def test_without_the_extra_the_next_step_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "find_spec", lambda name: None if name == "django" else object())
    told = CliRunner().invoke(main, ["serve", "--record", str(tmp_path)])
    assert told.exit_code == 2
    assert "pip install 'onrecord[site]'" in told.stderr


def _free_port() -> int:
    """Returns a port below those that the system gives to other tests while the server starts."""
    for port in random.sample(range(18_000, 30_000), 100):
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def _answer(address: str, server: subprocess.Popen[bytes]) -> str:
    """Returns a page of the server, waited for as long as it lives: how fast it starts is for the benchmarks to say."""
    end = time.monotonic() + 300
    while True:
        try:
            with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310  this machine
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > end or server.poll() is not None:
                raise
            time.sleep(0.2)


@pytest.mark.slow
def test_the_server_shows_the_record_and_stops_when_told(tmp_path: Path) -> None:
    build(tmp_path / "record")
    port = _free_port()
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(tmp_path / "record"), "--port", str(port)]
    with (
        (tmp_path / "told").open("wb") as told,
        subprocess.Popen(command, stderr=told, env={**os.environ, "COVERAGE_PROCESS_START": ""}) as server,
    ):
        try:
            page = _answer(f"http://127.0.0.1:{port}/", server)
            style = re.search(r'href="(/static/[^"]+\.css)"', page)
            assert style is not None
            assert "color-scheme" in _answer(f"http://127.0.0.1:{port}{style[1]}", server)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=300)
            sys.stderr.write((tmp_path / "told").read_text())
    assert server.returncode == 0
    assert "Traceback" not in (tmp_path / "told").read_text()
