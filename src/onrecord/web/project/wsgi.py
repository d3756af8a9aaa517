"""The site as a WSGI application, for the server that ships with it or any other."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from onrecord.web.gate.options import SiteOptions, options_from
from onrecord.web.project.settings import start


def make_application(options: SiteOptions | None = None) -> WSGIHandler:
    """Returns the application; without options those of the environment, the record that ONRECORD_RECORD names."""
    if options is None:
        options = options_from(os.environ, folder=Path(os.environ.get("ONRECORD_RECORD", "record")))
    start(options)
    return get_wsgi_application()
