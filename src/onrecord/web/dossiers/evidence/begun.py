"""A position, a question or a promise begins on the day of the first words quoted for it, or later."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext

from onrecord.errors import UsageError
from onrecord.web.dossiers.shapes import Dossier
from onrecord.web.dossiers.shapes.evidence import Evidence, Role


def begun(one: Dossier) -> Dossier:
    """Returns a dossier whose quotations have their places; raises UsageError for a beginning before the first of them.

    The state of a step is left: it has the day of an event, and words on an event come after it.
    """
    for each in one.positions:
        subject = each.proposal or next(iter(each.question.values()), "")
        _begun(f"{each.holder}, {each.stance}: {subject}", each.since, each.evidence)
    for owed in one.pending:
        _begun(f"{owed.of}, {owed.kind}: {next(iter(owed.text.values()), '')}", owed.since, owed.evidence)
    return one


def _begun(place: str, since: dt.date, evidence: tuple[Evidence, ...]) -> None:
    days = [each.date for each in evidence if each.date is not None and each.role is Role.SUPPORTS]
    if days and since < min(days):
        raise UsageError(
            gettext(
                "%(place)s begins on %(since)s, and its first quotation is of %(first)s: "
                "quote earlier words, or begin then."
            )
            % {"place": place[:160], "since": since, "first": min(days)}
        )
