"""The server that ships with the site: gunicorn, its processes started from one that has everything loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connections
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from onrecord.pipeline.follow import follow_up
from onrecord.record.store import Store
from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import make_tables
from onrecord.web.project.settings import start
from onrecord.web.project.turns import OneSender
from onrecord.web.project.worker import PatientWorker
from onrecord.web.project.wsgi import make_application

_EVERY: Final = 30
"""Seconds between two looks at what is due."""
MOST_REQUESTS = 50_000
"""Requests that a process answers before another takes its place; 0 for never."""


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn says nothing of its types
    """Gunicorn without its command line."""

    def __init__(self, options: SiteOptions, settings: dict[str, Any]) -> None:
        """Takes the site's options and gunicorn's settings."""
        self.site, self.wanted = options, settings
        super().__init__()

    def load_config(self) -> None:
        """Sets gunicorn's settings."""
        for name, value in self.wanted.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Returns what answers requests."""
        return OneSender(make_application(self.site))


@contextmanager
def jobs_beside(options: SiteOptions) -> Iterator[None]:
    """Runs the site's jobs in a process of their own as long as the block lasts."""
    command = [
        sys.executable,
        "-m",
        "onrecord",
        "site",
        "jobs",
        "--every",
        str(_EVERY),
        "--record",
        str(options.folder),
    ]
    # Letters that the jobs send name the site as this process does.
    own = {"ONRECORD_SITE": options.address or options.served}
    with subprocess.Popen(command, env={**os.environ, **own}) as beside:  # noqa: S603  our own command
        try:
            yield
        finally:
            beside.terminate()


def serve(
    options: SiteOptions,
    *,
    host: str,
    port: int,
    workers: int,
    demo: bool = False,
    ready: Callable[[], None] = lambda: None,
) -> None:
    """Serves the site until it is stopped, its tables made before; raises RecordError when there is no record.

    `demo` fills it with the demo's newsroom and dossier where it has none; `ready` is called when the site listens.
    """
    with Store.open(options.folder) as store:
        follow_up(store)
    start(options)
    make_tables()
    if demo:
        from onrecord.web.project.first import fill_demo  # noqa: PLC0415  models can be loaded only now

        fill_demo()
    connections.close_all()
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    server = Server(
        options,
        {
            "bind": bind,
            "workers": workers,
            "worker_class": PatientWorker,
            "threads": 4,
            "preload_app": True,
            "loglevel": "warning",
            # A request for a page is short; what is longer is no reader's.
            "limit_request_line": 4094,
            "limit_request_fields": 60,
            "timeout": 30,
            "max_requests": MOST_REQUESTS,
            "max_requests_jitter": MOST_REQUESTS // 10,
            "proc_name": "onrecord",
            "when_ready": lambda _: ready(),
        },
    )
    with jobs_beside(options):
        server.run()
