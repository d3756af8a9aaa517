"""A thread of the server waits for nobody for long."""

import socket
import time
from collections import deque
from collections.abc import Iterator
from threading import Lock
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from gunicorn.workers import gthread  # type: ignore[import-untyped]

from onrecord.web.project.worker import AT_ONCE, PatientWorker, _Held

Connection = tuple[Any, socket.socket]


@pytest.fixture
def connections() -> Iterator[list[Connection]]:
    """Returns connections of one address: what the server has of each, and the other end."""
    pairs = [socket.socketpair() for _ in range(AT_ONCE + 1)]
    yield [(gthread.TConn(SimpleNamespace(), one, ("192.0.2.1", 1), None), other) for one, other in pairs]
    for pair in pairs:
        for one in pair:
            one.close()


@pytest.fixture
def worker() -> PatientWorker:
    """Returns a worker that was not started."""
    made: PatientWorker = PatientWorker.__new__(PatientWorker)
    made._held, made._lock, made.keepalived_conns = {}, Lock(), deque()
    return made


def test_who_has_sent_nothing_takes_no_thread(worker: PatientWorker, connections: list[Connection]) -> None:
    assert worker.handle(connections[0][0]) is gthread._DEFER
    assert worker._held == {}


def test_who_is_late_is_cut_off_and_who_is_not_stays(worker: PatientWorker, connections: list[Connection]) -> None:
    (late, far), (early, near) = connections[:2]
    worker._held = {late: _Held(time.monotonic() - 1, reading=True), early: _Held(time.monotonic() + 60, reading=True)}
    worker.murder_keepalived()
    assert late.sock.recv(1) == b""
    assert far.recv(1) == b""
    near.sendall(b"x")
    assert early.sock.recv(1) == b"x"


def test_half_a_request_too_many_of_one_address_is_refused_and_a_whole_one_is_not(
    worker: PatientWorker, connections: list[Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gthread.ThreadWorker, "handle", lambda _self, _conn: "answered")
    *slow, (conn, other) = connections
    worker._held = {one: _Held(time.monotonic() + 60, reading=True) for one, _ in slow}
    other.sendall(b"GET / HTTP/1.1\r\nHost: x")
    with pytest.raises(ConnectionAbortedError):
        worker.handle(conn)
    other.sendall(b"\r\n\r\n")
    assert worker.handle(conn) == "answered"
    worker._held = {one: _Held(time.monotonic() + 60, reading=False) for one, _ in slow}
    assert set(worker._held) == {one for one, _ in slow}


@pytest.mark.parametrize(
    ("words", "threads"), [(b"POST /discuss HTTP/1.1", "_senders"), (b"GET / HTTP/1.1", "tpool"), (b"", "tpool")]
)
def test_what_is_sent_has_threads_of_its_own(
    worker: PatientWorker, connections: list[Connection], words: bytes, threads: str
) -> None:
    conn, other = connections[0]
    other.sendall(words)
    worker.tpool, worker._senders = Mock(), Mock()
    worker.enqueue_req(conn)
    assert [name for name in ("_senders", "tpool") if getattr(worker, name).submit.called] == [threads]


def test_what_came_to_a_thread_for_readers_is_given_back_when_it_is_sent(
    worker: PatientWorker, connections: list[Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gthread.ThreadWorker, "handle", lambda _self, _conn: "answered")
    (sent, one), (asked, other) = connections[:2]
    one.sendall(b"POST / HTTP/1.1\r\n\r\n")
    other.sendall(b"GET / HTTP/1.1\r\n\r\n")
    assert worker.handle(sent, sends=False) is gthread._DEFER
    assert worker.handle(sent, sends=True) == "answered"
    assert worker.handle(asked, sends=False) == "answered"
