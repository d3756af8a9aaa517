"""Django's settings, in one place, made from the site's options."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import django
from django.conf import settings

from onrecord.web.api.options import api_options_from
from onrecord.web.gate.code_version import code_version
from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.database import database_of
from onrecord.web.project.newsroom import newsroom_settings
from onrecord.web.project.ready import secret_of

_WEB: Final = Path(__file__).resolve().parent.parent
_GATE: Final = "onrecord.web.gate"
_HERE: Final = "onrecord.web.project"
_SMTP: Final = "django.core.mail.backends.smtp.EmailBackend"
_CONSOLE: Final = "django.core.mail.backends.console.EmailBackend"

APPS: Final = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "onrecord.web.alerts",
    "onrecord.web.discussion",
    "onrecord.web.dossiers",
    "django.contrib.staticfiles",
    "onrecord.web.pages",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
)
MIDDLEWARE: Final = (
    f"{_GATE}.headers.Headers",
    f"{_HERE}.static_files.StaticFiles",
    f"{_GATE}.address.Address",
    f"{_HERE}.page_cache.PageCache",
    f"{_HERE}.login_limit.LoginLimit",
    # From here on a page is made; sessions are looked at only by what asks for them.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
)
LOCALES: Final = ("record", "api", "pages", "discussion", "dossiers", "alerts")
"""The parts of the site that have texts of their own, each with a folder `locale`."""


def settings_of(options: SiteOptions) -> dict[str, Any]:
    """Returns the settings of a site."""
    folder = options.site_folder
    return {
        "DEBUG": False,
        "SECRET_KEY": secret_of(folder),
        "ALLOWED_HOSTS": list(options.hosts),
        "ROOT_URLCONF": f"{_HERE}.urls",
        "APPEND_SLASH": False,
        "INSTALLED_APPS": list(APPS),
        "MIDDLEWARE": list(MIDDLEWARE),
        "DATABASES": {"default": database_of(options.database, folder)},
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "TEMPLATES": [_TEMPLATES],
        "USE_I18N": True,
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "LANGUAGE_CODE": "en",
        "LANGUAGES": [("en", "English"), ("zh", "中文")],
        "LOCALE_PATHS": [str(_WEB / name / "locale") for name in LOCALES],
        "STATIC_URL": f"/static/{code_version()}/",
        "STATIC_ROOT": str(_WEB / "record" / "static"),
        "WHITENOISE_MAX_AGE": 31_536_000,
        "MEDIA_ROOT": str(folder / "media"),
        "MEDIA_URL": "/media/",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 8 << 20,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 10_000,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": options.secure,
        "CSRF_COOKIE_SECURE": options.secure,
        "CSRF_TRUSTED_ORIGINS": [options.address] if options.address else [],
        "CSRF_FAILURE_VIEW": "onrecord.web.record.stale.stale_form",
        "LOGIN_URL": "/cms/login/",
        "LOGGING": _LOGGING,
        "ONRECORD": options,
        "ONRECORD_API": api_options_from({"ONRECORD_API_RATE": "" if options.limits else "0", **os.environ}),
        "ONRECORD_SITEMAPS": {name: f"{_HERE}.found.{name}" for name in ("newsroom", "dossiers")},
        **_mail_of(options),
        **newsroom_settings(options),
    }


def start(options: SiteOptions) -> None:
    """Sets Django up for a site; once in a process."""
    if not settings.configured:
        settings.configure(**settings_of(options))
        django.setup()


def _mail_of(options: SiteOptions) -> dict[str, Any]:
    told: dict[str, Any] = {"DEFAULT_FROM_EMAIL": options.sender, "SERVER_EMAIL": options.sender}
    if not options.mail:
        return {**told, "EMAIL_BACKEND": _CONSOLE}
    parts = urlsplit(options.mail)
    return {
        **told,
        "EMAIL_BACKEND": _SMTP,
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.port == 587,
        "EMAIL_TIMEOUT": 20,
    }


_TEMPLATES: Final = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [str(_WEB / "record" / "templates"), str(_WEB / "api" / "templates")],
    "APP_DIRS": True,
    "OPTIONS": {
        "builtins": ["django.templatetags.i18n", "onrecord.web.record.tags"],
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ],
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
