"""How much one reader may send: counted in the tables, so that all processes count together."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.discussion.models import Ban, Comment, CorrectionRequest, Letter, Question, Report, Rules, Vote
from onrecord.web.discussion.refused import Forbidden, Refused
from onrecord.web.discussion.who import Who, mail_digest

COMMENTS: Final = (6, timedelta(minutes=5))
VOTES: Final = (20, timedelta(minutes=1))
FEW: Final = (10, timedelta(hours=1))
"""Reports, corrections and questions of one reader."""
LETTERS: Final = (4, timedelta(hours=1))
"""Letters that readers can cause to one address."""
ASKED: Final = (8, timedelta(hours=1))
"""Letters that one reader can cause to all addresses."""


def check_ban(who: Who, email: str = "") -> None:
    """Raises Forbidden where a reader is shut out."""
    wanted = [who.network, *([mail_digest(email)] if email else []), *([str(who.user.pk)] if who.user else [])]
    if Ban.objects.filter(value__in=wanted, until__gt=timezone.now()).exists():
        raise Forbidden(gettext("You cannot write here at present."))


def check_comments(who: Who, rules: Rules) -> None:
    """Raises Refused where a reader wrote too much of late."""
    if _is_free(who):
        return
    now = timezone.now()
    mine = Comment.objects.filter(sender=who.sender)
    _most(mine.filter(created__gte=now - COMMENTS[1]).count(), COMMENTS[0])
    _most(mine.filter(created__gte=now - timedelta(hours=1)).count(), rules.an_hour)


def check_votes(who: Who) -> None:
    """Raises Refused where a reader votes on everything."""
    if not _is_free(who):
        _most(Vote.objects.filter(voter=who.voter, time__gte=timezone.now() - VOTES[1]).count(), VOTES[0])


def check_few(who: Who, table: type[Report | CorrectionRequest | Question]) -> None:
    """Raises Refused where a reader reports, corrects or asks too much."""
    if not _is_free(who):
        sender = who.voter if table is Report else who.sender
        since = timezone.now() - FEW[1]
        _most(table.objects.filter(sender=sender, created__gte=since).count(), FEW[0])


def may_write_to(email: str, sender: str) -> bool:
    """Tells whether one more letter may go to an address because a reader asked for it."""
    now = timezone.now()
    caused = Letter.objects.exclude(kind__in=("news", "waiting"))
    to = caused.filter(digest=mail_digest(email), created__gte=now - LETTERS[1]).count()
    by = Letter.objects.filter(sender=sender, created__gte=now - ASKED[1]).count()
    return to < LETTERS[0] and by < ASKED[0]


def _is_free(who: Who) -> bool:
    return not settings.ONRECORD.limits or who.may("moderate")


def _most(sent: int, most: int) -> None:
    if sent >= most:
        raise Refused(gettext("That is much at once. Wait a little; nothing is lost."), HTTPStatus.TOO_MANY_REQUESTS)
