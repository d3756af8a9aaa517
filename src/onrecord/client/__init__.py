"""A record at a distance: the verbs of the local library, answered by the open API of a site."""

from onrecord.client.client import Client
from onrecord.client.things import (
    Briefing,
    Coverage,
    Edition,
    Exchange,
    Gap,
    History,
    Hit,
    Hits,
    Period,
    Revision,
    Said,
    Searched,
    Snippet,
    Statement,
    Use,
)
from onrecord.client.transport import SiteError

__all__ = [
    "Briefing",
    "Client",
    "Coverage",
    "Edition",
    "Exchange",
    "Gap",
    "History",
    "Hit",
    "Hits",
    "Period",
    "Revision",
    "Said",
    "Searched",
    "SiteError",
    "Snippet",
    "Statement",
    "Use",
]
