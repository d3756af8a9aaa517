"""The beacon that counts readings, and the page of what is popular."""

from __future__ import annotations

import re
import time
from functools import lru_cache
from typing import Final

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from onrecord.web.discussion.answering import answering, page
from onrecord.web.discussion.popular import Popular, most_discussed, most_read, rising
from onrecord.web.discussion.refused import NotHere, Refused
from onrecord.web.discussion.things import KEY, canonical, thing_of
from onrecord.web.discussion.view_buffer import buffer, is_bot, today
from onrecord.web.discussion.who import Who
from onrecord.web.gate.networks import asking_network

_KEY: Final = re.compile(KEY)
_LISTS: Final = {"read": most_read, "discussed": most_discussed, "rising": rising}
_DAYS: Final = (1, 7, 30, 365)


@frozen
class PopularPage:
    """A list of what is popular: by what, and over how many days."""

    by: str
    days: int
    lists: tuple[str, ...]
    ranges: tuple[int, ...]
    rows: tuple[Popular, ...]


@csrf_exempt
def viewed(request: HttpRequest) -> HttpResponse:
    """Takes a beacon. Those who signed in work here: their readings are not counted, and a beacon carries no token."""
    if request.method == "POST" and settings.SESSION_COOKIE_NAME in request.COOKIES:
        return HttpResponse(status=204)
    return _counted(request)


@answering("POST")
def _counted(request: HttpRequest, who: Who) -> HttpResponse:  # noqa: ARG001  nobody is asked who they are
    """Counts a reading; says nothing, whatever was sent."""
    key, agent = request.POST.get("key", ""), request.META.get("HTTP_USER_AGENT", "")
    if (
        len(key) <= 200
        and _KEY.fullmatch(key)
        and not is_bot(agent)
        and _exists(canonical(key), int(time.time() // 600))
    ):
        reader = f"{asking_network(request)}\n{agent}"
        if buffer().add(canonical(key), reader, day=today(), time=time.monotonic()):
            buffer().write()
    return HttpResponse(status=204)


@lru_cache(maxsize=4096)
def _exists(key: str, minutes: int) -> bool:  # noqa: ARG001  what is found is kept for ten minutes
    try:
        thing_of(key)
    except (NotHere, Refused):
        return False
    return True


@answering("GET")
def popular(request: HttpRequest, who: Who) -> HttpResponse:  # noqa: ARG001  the same for everybody
    """Shows what is read most, talked about most, or rising."""
    by, days = request.GET.get("by", "read"), request.GET.get("days", "7")
    chosen = by if by in _LISTS else "read"
    wanted = int(days) if days.isascii() and days.isdigit() and int(days[:4]) in _DAYS else 7
    rows = tuple(_LISTS[chosen](wanted, 20))
    response = page(request, "popular", PopularPage(chosen, wanted, tuple(_LISTS), _DAYS, rows))
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        del response.headers["Cache-Control"]
        patch_cache_control(response, public=True, max_age=60)
    return response
