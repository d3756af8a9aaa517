"""Starts the site, where its extra is installed."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import click

from onrecord.errors import UsageError

_NEEDED = ("django", "gunicorn", "whitenoise", "ninja", "wagtail", "wagtail_localize", "markdown_it", "nh3")


def need_site() -> None:
    """Raises UsageError naming what the site lacks where its extra is not installed."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(f"the site needs {', '.join(missing)}: pip install 'onrecord[site]'")


def serve_record(folder: Path, *, host: str, port: int, workers: int, demo: bool = False) -> None:
    """Serves the record in a folder until stopped, the demo's with its newsroom; raises UsageError without the extra."""
    need_site()
    from onrecord.web.gate.options import options_from  # noqa: PLC0415  only with the extra
    from onrecord.web.project.server import serve  # noqa: PLC0415

    options = options_from(os.environ, folder=folder, host=host)
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  named, not bound
    click.echo(f"onrecord: http://{shown}:{port}/ shows {folder}; Ctrl-C stops it", err=True)
    serve(options, host=host, port=port, workers=workers, demo=demo)
