"""Makes the demo's newsroom and its longest article anew again and again, in a process of its own; prints what that costs."""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from django.test import Client

from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import make_tables
from onrecord.web.project.settings import start


def measure(folder: Path, data: Path, rounds: int) -> dict[str, Any]:
    """Returns the path of the article, how many blocks it has, and the processor time of its page in milliseconds."""
    start(SiteOptions(folder, cache=0, data=data, limits=False))
    make_tables()
    from onrecord.web.pages.models import ArticlePage  # noqa: PLC0415  models can be loaded only now
    from onrecord.web.project.first import fill_demo  # noqa: PLC0415

    fill_demo()
    article = max(ArticlePage.objects.live().filter(locale__language_code="en"), key=lambda one: len(one.body))
    path, client, taken = article.get_url(), Client(headers={"host": "localhost"}), []
    for _ in range(rounds + 2):
        began = time.process_time()
        answer = client.get(path)
        taken.append((time.process_time() - began) * 1000)
        assert answer.status_code == 200
    return {
        "path": path,
        "blocks": len(article.body),
        "kinds": len({one.block_type for one in article.body}),
        "bytes": len(answer.content),
        "anew, ms": round(statistics.median(taken[2:]), 1),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
