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


def test_a_taken_port_is_told_before_anything_is_said_to_be_served(tmp_path: Path) -> None:
    build(tmp_path / "record")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        told = CliRunner().invoke(main, ["serve", "--record", str(tmp_path / "record"), "--port", port])
        demo = CliRunner().invoke(main, ["demo", "--serve", "--record", str(tmp_path / "demo"), "--port", port])
    for one in (told, demo):
        assert one.exit_code == 2
        assert one.stderr == f"onrecord: 127.0.0.1, port {port}: Address already in use; --port N names another port\n"
    assert not (tmp_path / "demo").exists()


def test_a_host_without_an_address_is_told_as_one(tmp_path: Path) -> None:
    build(tmp_path / "record")
    told = CliRunner().invoke(main, ["serve", "--record", str(tmp_path / "record"), "--host", "none.invalid"])
    assert told.exit_code == 2
    assert told.stderr.startswith("onrecord: none.invalid: ")
    assert told.stderr.endswith("; --host NAME names another place\n")


def test_a_site_that_is_not_there_is_not_said_to_be_shown(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["serve", "--record", str(tmp_path / "none")])
    assert "shows" not in told.stderr
    assert [*tmp_path.iterdir()] == []


def test_a_sites_folder_that_cannot_be_made_is_one_line_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "record")
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("ONRECORD_DATA", str(tmp_path / "file" / "site"))
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "serve",
        "--record",
        str(tmp_path / "record"),
        "--port",
        str(_free_port()),
    ]
    told = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert told.returncode == 2
    assert told.stderr.count("\n") == 1
    assert "ONRECORD_DATA names another folder" in told.stderr


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
    assert f"onrecord: http://127.0.0.1:{port}/ shows" in (tmp_path / "told").read_text()
