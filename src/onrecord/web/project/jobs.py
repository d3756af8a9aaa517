"""What the site does by itself, now and then: publish what is due, send mails, fire alerts. No broker: the database is the queue."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from typing import Final

from django.db import close_old_connections
from django.utils.module_loading import import_string

_HERE: Final = "onrecord.web.project.upkeep"
JOBS: Final[tuple[str, ...]] = (
    f"{_HERE}.publish",
    f"{_HERE}.send_letters",
    f"{_HERE}.take_up_the_record",
    # Behind what brings the search index up to date: alerts look no further than it goes.
    "onrecord.web.alerts.run.run_alerts",
    f"{_HERE}.work_out_answers",
)
"""Functions without arguments that return how many things they did; each can be run at any time, by any number of processes."""
_LOG: Final = logging.getLogger(__name__)


def run_due(jobs: Sequence[str] = JOBS) -> dict[str, int]:
    """Runs each job once; returns how many things each did. What goes wrong in one is logged and keeps no other from running."""
    done: dict[str, int] = {}
    for name in jobs:
        close_old_connections()
        try:
            job: Callable[[], int | None] = import_string(name)
            done[name.rpartition(".")[2]] = job() or 0
        except Exception:  # noqa: BLE001  whatever it is, the other jobs are run
            _LOG.exception("the job %s failed; it is tried again", name)
    close_old_connections()
    return done


def keep_running(every: float, *, times: int | None = None) -> None:
    """Runs the jobs every so many seconds, `times` times or until the process is stopped, or has lost its parent."""
    at, parent = 0, os.getppid()
    while os.getppid() == parent and (times is None or at < times):
        run_due()
        at += 1
        if times is None or at < times:
            time.sleep(every)
