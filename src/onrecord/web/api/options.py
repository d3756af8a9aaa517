"""What whoever runs the site may choose of the API, read from the environment once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen
from django.conf import settings

from onrecord.errors import UsageError

_MEGABYTE = 1 << 20


@frozen
class ApiOptions:
    """The API's options.

    `rate` is how many requests an address may make in a minute (0: as many as it likes), `burst` how many of them at
    once. Of a page to be checked at most `check_bytes` are taken, and it is looked at for at most `check_seconds` by
    at most `checks` processes at a time; `exports` is how many exports run at a time. `contact` is the address of
    mail that OAI-PMH tells.
    """

    rate: int = 240
    burst: int = 120
    check_bytes: int = 4 * _MEGABYTE
    check_seconds: float = 30.0
    check_megabytes: int = 1024
    checks: int = 2
    exports: int = 2
    contact: str = ""


def api_options_from(environment: Mapping[str, str]) -> ApiOptions:
    """Returns the options: ONRECORD_API_RATE, ONRECORD_API_BURST, ONRECORD_CHECK_MEGABYTES, ONRECORD_CHECK_SECONDS, ONRECORD_CONTACT.

    Raises UsageError naming the variable that cannot be read.
    """
    made = ApiOptions()
    rate = _number(environment, "ONRECORD_API_RATE", made.rate)
    contact = environment.get("ONRECORD_CONTACT", "")
    if contact and "@" not in contact:
        raise UsageError(f"ONRECORD_CONTACT is {contact!r}; an address of mail is needed")
    return ApiOptions(
        rate=rate,
        burst=max(_number(environment, "ONRECORD_API_BURST", max(rate // 2, 1)), 1),
        check_bytes=_number(environment, "ONRECORD_CHECK_MEGABYTES", made.check_bytes // _MEGABYTE) * _MEGABYTE,
        check_seconds=float(_number(environment, "ONRECORD_CHECK_SECONDS", int(made.check_seconds))),
        contact=contact,
    )


def options() -> ApiOptions:
    """Returns the options of the site that runs; those of nobody's choice where the settings have none."""
    found = getattr(settings, "ONRECORD_API", None)
    return found if isinstance(found, ApiOptions) else _DEFAULT


_DEFAULT = ApiOptions()


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name, "")
    if value and not (value.isascii() and value.isdigit() and len(value) < 10):
        raise UsageError(f"{name} is {value!r}; a whole number is needed")
    return int(value) if value else default
