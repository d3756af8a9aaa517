"""What every test may ask for: hypothesis profiles, and the shared real pages that lie outside the repository."""

import datetime as dt
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType

import hypothesis
import pytest

Answering = Callable[[dict[str, str]], tuple[int, dict[str, str], bytes]]

ROOT = Path(__file__).resolve().parent.parent

# No deadline: a busy machine is no bug. CI draws the same examples every time, so that a red run can be repeated.
hypothesis.settings.register_profile("dev", max_examples=60, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=150, deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def root() -> Path:
    """Returns the repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Returns the folder of shared real pages beside the repository; skips where it is missing, but fails in CI."""
    folder = Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared") / "data"
    if not folder.is_dir():
        message = f"the shared pages are missing: no folder {folder}; set ONRECORD_SHARED to where they are"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


class Site:
    """A server on this machine that answers from a table, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answering] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.server = _Quiet(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"

    def put(self, path: str, body: bytes | str = b"", *, status: int = 200, **headers: str) -> None:
        """Answers a path with a body; `Content_Type` stands for Content-Type."""
        content = body.encode() if isinstance(body, str) else body
        named = {"Content-Type": "text/html; charset=utf-8"} | {
            name.replace("_", "-"): text for name, text in headers.items()
        }
        self.answers[path] = lambda _: (status, named, content)

    def paths(self) -> list[str]:
        """Returns the paths asked for, in order."""
        return [path for path, _ in self.asked]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = {name.lower(): text for name, text in self.headers.items()}
                site.asked.append((self.path, asked))
                answering = site.answers.get(self.path)
                status, headers, body = answering(asked) if answering else (404, {"Content-Type": "text/html"}, b"gone")
                self.send_response(status)
                for name, text in headers.items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
                """Keeps the tests' output clean."""

        return Handler


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keeps quiet when a client goes away, as guards make it do."""


@pytest.fixture
def site() -> Iterator[Site]:
    """Yields an empty server on this machine; it says 404 to whatever it was given no answer for."""
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


class FakeTime:
    """A clock that only waiting moves, and what was waited."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 21, 22, 15, 3, tzinfo=dt.UTC)
        self.waits: list[float] = []

    def clock(self) -> dt.datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += dt.timedelta(seconds=seconds)


@pytest.fixture
def time_passing() -> FakeTime:
    """Returns a clock that only waiting moves."""
    return FakeTime()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that skips has failed: everything that it may miss is installed there."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI a module that skips has failed, as a test has."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Returns what counts the calls that a task makes: a measure of work that no busy machine changes."""

    def count(task: Callable[[], object]) -> int:
        made = 0

        def note(_frame: FrameType, event: str, _arg: object) -> None:
            nonlocal made
            made += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            task()
        finally:
            sys.setprofile(before)
        return made

    return count
