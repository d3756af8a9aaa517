"""Decides on suggestions."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext

from onrecord.errors import UsageError
from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.log import Author, log
from onrecord.web.dossiers.models.suggestion import Status
from onrecord.web.dossiers.shapes import Evidence


def reject(number: int, slug: str, reason: str, author: Author) -> None:
    """Rejects a suggestion; it is not made again."""
    _decide(waiting(number, slug), Status.REJECTED, author, reason=reason)


def accept(number: int, slug: str, became: str, evidence: tuple[Evidence, ...], author: Author) -> None:
    """Notes that a suggestion became evidence of a part, as it was or with other words of the statement."""
    one = waiting(number, slug)
    same = any(each.statement.partition("@")[0] == one.statement and each.words == one.words for each in evidence)
    _decide(one, Status.ACCEPTED if same else Status.EDITED, author, became=became)


def waiting(number: int, slug: str) -> models.Suggestion:
    """Returns a suggestion that nobody decided on yet; raises UsageError where there is none."""
    one = models.Suggestion.objects.filter(pk=number, dossier__slug=slug, status=Status.SUGGESTED).first()
    if one is None:
        raise UsageError(gettext("This suggestion is not there, or somebody decided on it."))
    return one


def _decide(one: models.Suggestion, status: Status, author: Author, *, reason: str = "", became: str = "") -> None:
    one.status, one.decided, one.decided_by = status, timezone.now(), author.user
    one.reason, one.became = reason[:400], became[:60]
    one.save()
    body = {"status": status.value, "statement": one.statement, "words": one.words, "reason": reason, "became": became}
    log(author, one.dossier.slug, "decided", f"suggestion {one.pk}", body)
