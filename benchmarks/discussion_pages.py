"""Writes a long discussion and makes its pages, in a process of its own; prints the processor time of each order's page."""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from django.test import Client
from django.utils import timezone

from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import make_tables
from onrecord.web.project.settings import start

KEY = "xa-mfa/2024-04-11/en/a1"
ORDERS = ("newest", "oldest", "voted", "discussed")
BRANCHES = 20
"""Threads on a page."""


def fill(comments: int) -> None:
    """Writes a discussion: one in five comments begins a thread, one thread has a tenth of all answers."""
    from onrecord.web.discussion.models import Comment, Topic  # noqa: PLC0415  models can be loaded only now

    topic = Topic.objects.create(key=KEY, title="t", path=f"/{KEY}", comments=comments, serial=comments)
    now = timezone.now()
    told: dict[str, Any] = {
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
    answers = []
    for n in range(len(roots) + 1, comments + 1):
        root = made[-1] if n % 10 == 0 else made[n % len(made)]
        path = f"{root.path}{n:08}"
        answers.append(
            Comment(**told, name=f"A {n}", number=n, path=path, place=2, depth=1, once=f"a{n}", root=root, parent=root)
        )
    Comment.objects.bulk_create(answers, batch_size=2000)
    Comment.objects.filter(pk=made[-1].pk).update(replies=comments // 10, sticky=True, place=3)


def page_cost(comments: int, rounds: int) -> dict[str, float]:
    """Returns the processor time of pages of the discussion in milliseconds, medians."""
    client, cost = Client(headers={"host": "localhost"}), {}
    paths = {one: f"/discuss/{KEY}?sort={one}" for one in ORDERS}
    paths["deep"] = f"/discuss/{KEY}?sort=newest&after={comments // 10}"
    paths["zh"] = f"/zh/discuss/{KEY}"
    for name, path in paths.items():
        taken = []
        for _ in range(rounds + 1):
            began = time.process_time()
            answer = client.get(path)
            taken.append((time.process_time() - began) * 1000)
            assert answer.status_code == 200
            assert answer.content.count(b'class="branch"') >= BRANCHES
        cost[name] = round(statistics.median(taken[1:]), 1)
    return cost


def measure(folder: Path, data: Path, comments: int, rounds: int) -> dict[str, float]:
    """Returns what the pages cost."""
    database = os.environ.get("DATABASE_URL", "")
    start(SiteOptions(folder, data=data, limits=False, database=database))
    make_tables()
    fill(comments)
    return page_cost(comments, rounds)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
