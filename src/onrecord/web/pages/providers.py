"""The sites whose films and maps may be embedded, and the address at which each plays them."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen


@frozen
class Player:
    """What plays a film: the site's name, the address of the player, and the host that a page must then allow."""

    name: str
    source: str
    host: str


@frozen
class _Provider:
    name: str
    pattern: re.Pattern[str]
    source: str
    host: str


def _provider(name: str, pattern: str, source: str) -> _Provider:
    return _Provider(name, re.compile(pattern), source, "/".join(source.split("/", 3)[:3]))


_PROVIDERS: Final = (
    # The variant that sets no cookie before the film is played.
    _provider(
        "YouTube",
        r"https://(?:www\.|m\.)?(?:youtube\.com/(?:watch\?(?:\S*&)?v=|live/|shorts/)|youtu\.be/)(?P<id>[\w-]{11})\b.*",
        "https://www.youtube-nocookie.com/embed/{id}",
    ),
    _provider(
        "Vimeo", r"https://(?:www\.)?vimeo\.com/(?P<id>\d{4,12})\b.*", "https://player.vimeo.com/video/{id}?dnt=1"
    ),
    _provider(
        "PeerTube (Framatube)",
        r"https://framatube\.org/(?:w|videos/watch)/(?P<id>[\w-]{8,40})\b.*",
        "https://framatube.org/videos/embed/{id}",
    ),
    _provider(
        "UN Web TV",
        r"https://webtv\.un\.org/(?:[a-z]{2}/)?asset/\w+/(?P<id>k1\w{5,15})\b.*",
        "https://cdnapisec.kaltura.com/p/2503451/embedPlaykitJs/uiconf_id/49754663?iframeembed=true&entry_id={id}",
    ),
    _provider(
        "OpenStreetMap",
        r"https://www\.openstreetmap\.org/export/embed\.html\?bbox=(?P<id>[-\d.%C,]{7,120})(?:&.*)?",
        "https://www.openstreetmap.org/export/embed.html?bbox={id}&layer=mapnik",
    ),
)
HOSTS: Final = tuple(sorted({one.host for one in _PROVIDERS}))
"""The hosts that a page with a film may show in a frame."""


def player_of(address: str) -> Player | None:
    """Returns what plays the film or map of an address, None where its site is not on the list."""
    for one in _PROVIDERS:
        found = one.pattern.fullmatch(address.strip())
        if found is not None:
            return Player(one.name, one.source.format(id=found["id"]), one.host)
    return None


def provider_names() -> str:
    """Returns the names of the sites, for people."""
    return ", ".join(one.name for one in _PROVIDERS)
