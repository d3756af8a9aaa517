"""A record at a distance: the verbs of the local library, answered by the open API of a site."""

from onrecord.client.client import Client
from onrecord.client.things import (
    Briefing,
    Edition,
    Exchange,
    History,
    Hit,
    Hits,
    Report,
    Resolution,
    Said,
    Use,
)
from onrecord.client.transport import SiteError

__all__ = [
    "Briefing",
    "Client",
    "Edition",
    "Exchange",
    "History",
    "Hit",
    "Hits",
    "Report",
    "Resolution",
    "Said",
    "SiteError",
    "Use",
]
