"""What a site still lacks before it is shown to the public, in words."""

from __future__ import annotations

import os
from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection

from onrecord.errors import RecordError
from onrecord.record.store import Store
from onrecord.web.gate.options import SiteOptions


def lacking(options: SiteOptions) -> list[str]:
    """Returns what is missing or weak, one line each, with what to do about it; an empty list when the site can be shown."""
    return [*_addresses(options), *_files(options), *_tables(), *_mail(options)]


def _addresses(options: SiteOptions) -> Iterator[str]:
    if not options.address.startswith("https://"):
        yield "no public address: set ONRECORD_SITE=https://…, for links in mails, feeds and citations"
    if not options.secure:
        yield "readers are not told to come by HTTPS only: set ONRECORD_SECURE=1 behind a server with a certificate"
    if "*" in options.hosts:
        yield "the site answers to any name (ONRECORD_HOSTS=*): name the ones it has"
    if not options.limits:
        yield "requests are not limited (ONRECORD_LIMITS=0): one reader can take all of the machine"


def _files(options: SiteOptions) -> Iterator[str]:
    try:
        with Store.open(options.folder):
            pass
    except RecordError as fault:
        yield str(fault)
    folder = options.site_folder
    if not os.access(folder, os.W_OK):
        yield f"{folder}: cannot be written; pictures, the secret and the database of a file lie there (ONRECORD_DATA)"
    secret = folder / "secret"
    if secret.exists() and secret.stat().st_mode & 0o077:
        yield f"{secret}: others can read it; chmod 600"


def _tables() -> Iterator[str]:
    try:
        if not get_user_model().objects.filter(is_active=True, is_superuser=True).exists():
            yield "nobody can edit: `onrecord site editor NAME` makes an account"
    except DatabaseError as fault:
        yield f"the database does not answer ({str(fault).splitlines()[0]}); `onrecord site tables` makes its tables"
        return
    if connection.vendor == "sqlite":
        # A file serves one machine well; this is advice for those with more.
        name = connection.settings_dict["NAME"]
        if not os.access(name, os.W_OK):
            yield f"{name}: the database cannot be written"


def _mail(options: SiteOptions) -> Iterator[str]:
    if not options.mail:
        yield "mails are printed, not sent: set ONRECORD_MAIL=smtp://user:password@host:587 and ONRECORD_SENDER"
    elif options.sender.endswith("@localhost>"):
        yield "mails have no sender that can be answered: set ONRECORD_SENDER='Name <name@example.org>'"
