import os
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


def _answer(address: str, *, within: float) -> str:
    end = time.monotonic() + within
    while True:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  this machine
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@pytest.mark.slow
def test_the_server_shows_the_record_and_stops_when_told(tmp_path: Path) -> None:
    build(tmp_path / "record")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(tmp_path / "record"), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "COVERAGE_PROCESS_START": ""}) as server:
        try:
            page = _answer(f"http://127.0.0.1:{port}/", within=60)
            style = re.search(r'href="(/static/[^"]+\.css)"', page)
            assert style is not None
            assert "color-scheme" in _answer(f"http://127.0.0.1:{port}{style[1]}", within=10)
        finally:
            server.send_signal(signal.SIGTERM)
            _, told = server.communicate(timeout=60)
    assert b"Traceback" not in told
