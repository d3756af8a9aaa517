"""Asks a server for pages over connections that stay open, in a process of its own; prints what came as one line of JSON.

`{n}` in an address is a number that comes once: such a page was never asked for before.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from collections.abc import Sequence

_PART = 1 << 18


class Reader:
    """A connection that asks for one page after the other."""

    def __init__(self, port: int, paths: Sequence[str], first: int) -> None:
        self.sock = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asks = [
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode() for path in paths
        ]
        self.at, self.first, self.held, self.whole = first, first, b"", 0

    def ask(self) -> None:
        """Sends the next request."""
        self.held, self.whole = b"", 0
        number = b"%d" % (self.first * 1_000_000 + self.at)
        self.sock.sendall(self.asks[self.at % len(self.asks)].replace(b"{n}", number))
        self.at += 1

    def take(self) -> bool:
        """Takes what has arrived; tells that the answer is whole. Raises ValueError for an answer that is no page."""
        part = self.sock.recv(_PART)
        if not part:
            raise ConnectionError
        self.held += part
        if not self.whole and (end := self.held.find(b"\r\n\r\n")) >= 0:
            head = self.held[:end].lower()
            if not head.startswith(b"http/1.1 200"):
                raise ValueError(head[:80])
            self.whole = end + 4 + int(head.partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        return bool(self.whole) and len(self.held) >= self.whole


def load(port: int, paths: Sequence[str], count: int, connections: int) -> dict[str, float]:
    """Returns how long so many answers took by the clock, and this process's own processor time."""
    waiting = selectors.DefaultSelector()
    for number in range(connections):
        reader = Reader(port, paths, number * 7)
        waiting.register(reader.sock, selectors.EVENT_READ, reader)
        reader.ask()
    done, began, worked = 0, time.perf_counter(), time.process_time()
    while done < count:
        for key, _ in waiting.select(60):
            reader = key.data
            try:
                if not reader.take():
                    continue
                done += 1
            except ConnectionError:
                # The server changes its processes from time to time.
                waiting.unregister(reader.sock)
                reader = Reader(port, paths, reader.at + 1_000_000)
                waiting.register(reader.sock, selectors.EVENT_READ, reader)
            reader.ask()
    return {"requests": done, "seconds": time.perf_counter() - began, "client": time.process_time() - worked}


if __name__ == "__main__":
    print(json.dumps(load(int(sys.argv[1]), sys.argv[4:], int(sys.argv[2]), int(sys.argv[3]))))
