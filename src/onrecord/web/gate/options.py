"""What whoever runs the site may choose, read from the environment once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from onrecord.errors import UsageError

_LOCAL = ("localhost", "127.0.0.1", "[::1]")
_MEGABYTE = 1 << 20
_YES, _NO = frozenset({"1", "true", "yes"}), frozenset({"", "0", "false", "no"})


@frozen
class SiteOptions:
    """The site's options.

    `address` is where readers find the site (`https://record.example`), for links that leave it; "" where it is not known.
    `served` is where its own server listens, which letters name instead; "" where another server serves it.
    `hosts` are the names under which it answers, `secure` says that readers come by HTTPS only. `cache` is how many bytes
    of pages each process keeps ready. `data` is the folder of what readers and editors add (None: beside the record),
    `database` the address of its database ("": a file in that folder). `mail` is the address of the server that sends
    mail (`smtp://user:password@host:587`, `smtps://…:465`; "": mails are printed), `sender` whom they come from. `limits`
    says that requests of one address are counted and slowed.
    """

    folder: Path
    address: str = ""
    hosts: tuple[str, ...] = _LOCAL
    secure: bool = False
    cache: int = 64 * _MEGABYTE
    data: Path | None = None
    database: str = ""
    mail: str = ""
    sender: str = "OnRecord <onrecord@localhost>"
    limits: bool = True
    served: str = ""

    @property
    def site_folder(self) -> Path:
        """Returns the folder of what readers and editors add."""
        return self.data or self.folder.with_name(f"{self.folder.name}-site")


def options_from(
    environment: Mapping[str, str], *, folder: Path, host: str | None = None, port: int = 0
) -> SiteOptions:
    """Returns the options; `host` and `port` are where the server listens; the host is answered under as well.

    ONRECORD_SITE is the site's address, ONRECORD_HOSTS other names that it answers to, set apart by commas (`*` for
    all), ONRECORD_SECURE=1 says that readers come by HTTPS, ONRECORD_CACHE how many megabytes of pages a process keeps,
    ONRECORD_DATA the site's folder, DATABASE_URL its database, ONRECORD_MAIL the mail server, ONRECORD_SENDER the sender,
    ONRECORD_LIMITS=0 that requests are not limited.
    Raises UsageError naming the variable that cannot be read.
    """
    address = environment.get("ONRECORD_SITE", "").rstrip("/")
    if address and not address.startswith(("http://", "https://")):
        raise UsageError(f"ONRECORD_SITE is {address!r}; the site's address begins with https:// or http://")
    named = [one.strip() for one in environment.get("ONRECORD_HOSTS", "").split(",")]
    own = address.partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    hosts = dict.fromkeys(one for one in (*_LOCAL, host or "", own, *named) if one)
    return SiteOptions(
        folder=folder,
        address=address,
        hosts=tuple(hosts),
        secure=_switch(environment, "ONRECORD_SECURE"),
        cache=_number(environment, "ONRECORD_CACHE", 64) * _MEGABYTE,
        data=Path(data) if (data := environment.get("ONRECORD_DATA", "")) else None,
        database=environment.get("DATABASE_URL", ""),
        mail=_mail(environment),
        sender=environment.get("ONRECORD_SENDER", "") or "OnRecord <onrecord@localhost>",
        limits=_switch(environment, "ONRECORD_LIMITS", "1"),
        served=_served(host, port) if host and port else "",
    )


def _served(host: str, port: int) -> str:
    name = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  named, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _mail(environment: Mapping[str, str]) -> str:
    address = environment.get("ONRECORD_MAIL", "")
    if address and not address.startswith(("smtp://", "smtps://")):
        raise UsageError(f"ONRECORD_MAIL is {address!r}; a mail server's address begins with smtp:// or smtps://")
    return address


def _switch(environment: Mapping[str, str], name: str, default: str = "") -> bool:
    value = environment.get(name, default).lower()
    if value not in _YES | _NO:
        raise UsageError(f"{name} is {value!r}; say 1 or 0")
    return value in _YES


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, "")
    if value and not (value.isascii() and value.isdigit()):
        raise UsageError(f"{name} is {value!r}; a whole number is needed")
    return int(value) if value else default
