"""What a harvester asks, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from attrs import frozen
from django.http import QueryDict

_ARGUMENTS: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({"resumptionToken"})),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set", "resumptionToken"})),
    "ListRecords": (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set", "resumptionToken"})),
}
"""Of each verb the arguments that it needs and those that it takes."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECOND: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@frozen
class OaiError(Exception):
    """A request that the protocol has a word for."""

    code: str
    detail: str


@frozen
class Asked:
    """A request that can be answered: its verb and arguments."""

    verb: str
    arguments: Mapping[str, str]


def asked(given: QueryDict) -> Asked:
    """Returns the request; raises OaiError `badVerb` or `badArgument`."""
    verbs = given.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in _ARGUMENTS:
        raise OaiError("badVerb", f"one verb is needed, of {', '.join(_ARGUMENTS)}")
    needed, known = _ARGUMENTS[verbs[0]]
    names = set(given) - {"verb"}
    double = sorted(name for name in names if len(given.getlist(name)) > 1)
    if double:
        raise OaiError("badArgument", f"given more than once: {', '.join(double)}"[:200])
    unknown = sorted(names - needed - known)
    if unknown:
        raise OaiError("badArgument", f"not known to {verbs[0]}: {', '.join(unknown)}"[:200])
    if "resumptionToken" in names and names != {"resumptionToken"}:
        raise OaiError("badArgument", "resumptionToken stands alone")
    lacking = sorted(needed - names) if "resumptionToken" not in names else []
    if lacking:
        raise OaiError("badArgument", f"{verbs[0]} needs {', '.join(lacking)}")
    return Asked(verbs[0], {name: str(given[name]) for name in sorted(names)})


def window(arguments: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Returns the first and the last second asked for, None where it is open; raises OaiError for what is no time."""
    first, last = arguments.get("from"), arguments.get("until")
    if first is not None and last is not None and len(first) != len(last):
        raise OaiError("badArgument", "from and until have another granularity")
    low = None if first is None else _time("from", first)
    high = None if last is None else _time("until", last)
    if high is not None and last is not None and _DAY.fullmatch(last):
        high += timedelta(days=1, seconds=-1)
    if low is not None and high is not None and low > high:
        raise OaiError("badArgument", "from is later than until")
    return _text(low), _text(high)


def _time(name: str, text: str) -> datetime:
    try:
        if _DAY.fullmatch(text):
            return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
        if _SECOND.fullmatch(text):
            return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    raise OaiError("badArgument", f"{name} is no time of the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")


def _text(time: datetime | None) -> str | None:
    return None if time is None else time.strftime("%Y-%m-%dT%H:%M:%SZ")
