"""Starts the site, where its extra is installed."""

from __future__ import annotations

import os
import socket
from importlib.util import find_spec
from pathlib import Path

import click

from onrecord.errors import UsageError
from onrecord.record.layout import existing

_NEEDED = ("django", "gunicorn", "whitenoise", "ninja", "wagtail", "wagtail_localize", "markdown_it", "nh3")


def need_site() -> None:
    """Raises UsageError naming what the site lacks where its extra is not installed."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(f"the site needs {', '.join(missing)}: pip install 'onrecord[site]'")


def serve_record(folder: Path, *, host: str, port: int, workers: int, demo: bool = False) -> None:
    """Serves the record in a folder until stopped, the demo's with its newsroom.

    Raises UsageError without the extra and where the port is taken, RecordError where there is no record.
    """
    need_site()
    existing(folder)
    refuse_taken(host, port)
    from onrecord.web.gate.options import options_from  # noqa: PLC0415  only with the extra
    from onrecord.web.project.server import serve  # noqa: PLC0415

    options = options_from(os.environ, folder=folder, host=host, port=port)
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  named, not bound

    def listening() -> None:
        click.echo(f"onrecord: http://{shown}:{port}/ shows {folder}; Ctrl-C stops it", err=True)

    serve(options, host=host, port=port, workers=workers, demo=demo, ready=listening)


def refuse_taken(host: str, port: int) -> None:
    """Raises UsageError where nothing can listen at a place: the port is taken, or the name is not this machine's."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as asked:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            asked.bind(place)
    except socket.gaierror as failure:
        raise UsageError(f"{host}: {failure.strerror or failure}; --host NAME names another place") from None
    except OSError as failure:
        raise UsageError(f"{host}, port {port}: {failure.strerror or failure}; --port N names another port") from None
