"""Django's settings, in one place, made from the site's options."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import django
from django.conf import settings

from onrecord.web.gate.code_version import code_version
from onrecord.web.gate.options import SiteOptions

_RECORD: Final = Path(__file__).resolve().parent.parent / "record"
_HERE: Final = "onrecord.web.project"


def settings_of(options: SiteOptions) -> dict[str, Any]:
    """Returns the settings of a site. Nothing is signed and nobody logs in: there is no secret, no session, no database."""
    return {
        "DEBUG": False,
        "ALLOWED_HOSTS": list(options.hosts),
        "ROOT_URLCONF": "onrecord.web.record.urls",
        "APPEND_SLASH": False,
        "MIDDLEWARE": [
            f"{_HERE}.headers.Headers",
            f"{_HERE}.static_files.StaticFiles",
            f"{_HERE}.address.Address",
            f"{_HERE}.page_cache.PageCache",
        ],
        "TEMPLATES": [_TEMPLATES],
        "USE_I18N": True,
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("zh", "中文")],
        "LOCALE_PATHS": [str(_RECORD / "locale")],
        "STATIC_URL": f"/static/{code_version()}/",
        "STATIC_ROOT": str(_RECORD / "static"),
        "WHITENOISE_MAX_AGE": 31_536_000,
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 65_536,
        "LOGGING": _LOGGING,
        "ONRECORD": options,
    }


def start(options: SiteOptions) -> None:
    """Sets Django up for a site; once in a process."""
    if not settings.configured:
        settings.configure(**settings_of(options))
        django.setup()


_TEMPLATES: Final = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [str(_RECORD / "templates")],
    "APP_DIRS": False,
    "OPTIONS": {
        "builtins": ["django.templatetags.i18n", "onrecord.web.record.tags"],
        "string_if_invalid": "",
    },
}
# What goes wrong is told on stderr; a page not found is no fault of the site.
_LOGGING: Final = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "onrecord": {"handlers": ["stderr"], "level": "WARNING"},
    },
}
