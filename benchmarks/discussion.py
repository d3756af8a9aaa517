# ruff: noqa: PLC0415  models are imported once Django is set up
"""What a long discussion costs to show, and whether a flood of comments is kept and slows readers.

`python benchmarks/discussion.py [--comments 100000] [--seconds 60] [--rate 50]` makes a demo record and a discussion in a
temporary folder (or in the database that DATABASE_URL names), measures the page's CPU time, then starts the site on a
free port and sends comments while pages are read.
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

from onrecord.demo.build import build
from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import make_tables
from onrecord.web.project.settings import start

KEY = "xa-mfa/2024-04-11/en/a1"
AGENT = {"User-Agent": "Mozilla/5.0 Firefox/140"}


def fill(comments: int) -> None:
    """Writes a discussion: one in five comments begins a thread, one thread has a tenth of all answers."""
    from django.utils import timezone

    from onrecord.web.discussion.models import Comment, Topic

    topic = Topic.objects.create(key=KEY, title="t", path=f"/{KEY}", comments=comments, serial=comments)
    now = timezone.now()
    told = {
        "topic": topic,
        "status": "shown",
        "text": "words " * 30,
        "html": f"<p>{'words ' * 30}</p>",
        "created": now,
        "appeared": now,
    }
    roots = [
        Comment(**told, name=f"R {n}", number=n, path=f"{n:08}", place=1, once=f"r{n}", score=n % 40, replies=4)
        for n in range(1, comments // 5 + 1)
    ]
    made = Comment.objects.bulk_create(roots, batch_size=2000)
    many = comments // 10
    answers = []
    for n in range(len(roots) + 1, comments + 1):
        root = made[-1] if n % 10 == 0 else made[n % len(made)]
        path = f"{root.path}{n:08}"
        answers.append(
            Comment(**told, name=f"A {n}", number=n, path=path, place=2, depth=1, once=f"a{n}", root=root, parent=root)
        )
    Comment.objects.bulk_create(answers, batch_size=2000)
    Comment.objects.filter(pk=made[-1].pk).update(replies=many, sticky=True, place=3)


def page_cost() -> dict[str, float]:
    """Returns the CPU time of each order's page, milliseconds, medians of nine."""
    from django.test import Client

    client, cost = Client(), {}
    paths = {one: f"/discuss/{KEY}?sort={one}" for one in ("newest", "oldest", "voted", "discussed")}
    paths["deep"] = f"/discuss/{KEY}?sort=newest&after=10000"
    paths["zh"] = f"/zh/discuss/{KEY}"
    for name, path in paths.items():
        took = []
        for _ in range(10):
            began = time.process_time()
            answer = client.get(path)
            took.append((time.process_time() - began) * 1000)
            assert answer.status_code == 200
        cost[name] = statistics.median(took[1:])
    return cost


def read_pages(port: int, stop: threading.Event) -> list[float]:
    """Reads a kept page again and again, twenty times a second; returns how long each took, in milliseconds."""
    took = []
    connection = http.client.HTTPConnection("127.0.0.1", port)
    while not stop.is_set():
        began = time.perf_counter()
        connection.request("GET", f"/{KEY}", headers=AGENT)
        connection.getresponse().read()
        took.append((time.perf_counter() - began) * 1000)
        time.sleep(0.05)
    return took


def send(port: int, token: str, number: int) -> int:
    """Sends a comment; returns the status of the answer."""
    body = urlencode({"name": f"Reader {number}", "text": f"Comment number {number} of a flood.", "stamp": token})
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(
        "POST", f"/discuss/{KEY}/comment", body, {**AGENT, "Content-Type": "application/x-www-form-urlencoded"}
    )
    status = connection.getresponse().status
    connection.close()
    return status


def flood(port: int, *, rate: int, seconds: int) -> tuple[list[int], float]:
    """Sends comments at a rate; returns the answers and how long it took."""
    from unittest import mock

    from onrecord.web.discussion.tokens import form_token

    with mock.patch("time.time", return_value=time.time() - 10):
        tokens = [form_token(f"comment {KEY}") for _ in range(rate * seconds)]
    began = time.perf_counter()
    with ThreadPoolExecutor(16) as pool:
        sent = []
        for number, token in enumerate(tokens):
            time.sleep(max(began + number / rate - time.perf_counter(), 0))
            sent.append(pool.submit(send, port, token, number))
        statuses = [one.result() for one in sent]
    return statuses, time.perf_counter() - began


def reading_while(port: int, work: object = None, *, seconds: float = 10) -> tuple[list[float], object]:
    """Reads pages while something runs; returns the times and what it returned."""
    stop, took = threading.Event(), []
    reader = threading.Thread(target=lambda: took.extend(read_pages(port, stop)))
    reader.start()
    made = work() if callable(work) else time.sleep(seconds)
    stop.set()
    reader.join()
    return took, made


def main() -> None:
    """Prints what was measured."""
    wanted = argparse.ArgumentParser()
    wanted.add_argument("--comments", type=int, default=100_000)
    wanted.add_argument("--seconds", type=int, default=60)
    wanted.add_argument("--rate", type=int, default=50)
    options = wanted.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "record"
        build(folder)
        database = os.environ.get("DATABASE_URL", "")
        start(SiteOptions(folder, hosts=("testserver", "127.0.0.1"), limits=False, database=database))
        make_tables()
        fill(options.comments)
        for order, cost in page_cost().items():
            print(f"page of {options.comments:,} comments, {order}: {cost:.1f} ms CPU")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "onrecord", "serve", "--record", str(folder), "--port", str(port)]
        server = subprocess.Popen(command, env={**os.environ, "ONRECORD_LIMITS": "0"})
        try:
            _measure_flood(port, rate=options.rate, seconds=options.seconds)
        finally:
            server.terminate()
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Waits for the server, which lets open connections run out; not for ever."""
    try:
        server.wait(45)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _measure_flood(port: int, *, rate: int, seconds: int) -> None:
    from onrecord.web.discussion.models import Comment

    for _ in range(240):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.5)
    before = Comment.objects.count()
    reading_while(port, seconds=3)
    calm, _ = reading_while(port, seconds=15)
    busy, told = reading_while(port, lambda: flood(port, rate=rate, seconds=seconds))
    again, _ = reading_while(port, seconds=15)
    statuses, took = told  # type: ignore[misc]
    kept = Comment.objects.count() - before
    print(f"flood: {len(statuses)} sent in {took:.0f} s, {statuses.count(303)} taken, {kept} kept")
    quiet = statistics.median([*calm, *again])
    print(f"a kept page meanwhile: median {statistics.median(busy):.2f} ms, before and after {quiet:.2f} ms")


if __name__ == "__main__":
    main()
