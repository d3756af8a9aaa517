"""A reader says that something is wrong; an editor decides, in public."""

from __future__ import annotations

from attrs import frozen
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext, override

from onrecord.web.discussion.actions.log import log
from onrecord.web.discussion.actions.write import email_of
from onrecord.web.discussion.limits import check_ban, check_few
from onrecord.web.discussion.mail.letters import decided_letter
from onrecord.web.discussion.markdown import tidy, tidy_line
from onrecord.web.discussion.models import CorrectionRequest
from onrecord.web.discussion.refused import Forbidden, NotHere, Refused
from onrecord.web.discussion.things import Thing
from onrecord.web.discussion.tokens import Stamp
from onrecord.web.discussion.who import Who

LOG = "/discuss/corrections"


@frozen
class Wrong:
    """What a reader sent."""

    wrong: str
    right: str
    source: str
    name: str
    email: str
    stamp: Stamp
    trap: str = ""


def request(thing: Thing, who: Who, sent: Wrong) -> CorrectionRequest:
    """Keeps a correction; what is said is shown once an editor has decided."""
    wrong, right = tidy(sent.wrong), tidy(sent.right)
    if not 5 <= len(wrong) <= 3000 or len(right) > 3000:
        raise Refused(gettext("Say in a few words what is wrong."))
    source = tidy_line(sent.source, 500)
    if source and not source.startswith(("https://", "http://")):
        raise Refused(gettext("A source is an address that begins with https://"))
    if sent.trap or sent.stamp.hasty:
        raise Refused(gettext("That was fast. Send it once more."))
    email = email_of(sent.email)
    check_ban(who, email)
    check_few(who, CorrectionRequest)
    values = {
        "key": thing.key, "path": thing.path[:300], "title": thing.title[:300], "wrong": wrong, "right": right,
        "source": source, "name": who.name or tidy_line(sent.name, 60), "email": email, "sender": who.sender,
        "language": get_language() or "en", "created": timezone.now(),
    }  # fmt: skip
    once = sent.stamp.once_for(wrong, right)
    try:
        with transaction.atomic():
            return CorrectionRequest.objects.create(once=once, **values)
    except IntegrityError:  # sent twice
        return CorrectionRequest.objects.get(once=once)


def settle(number: int, who: Who, *, accepted: bool, reply: str) -> CorrectionRequest:
    """Accepts or declines a correction, with a reply that everybody can read."""
    if not who.may("moderate"):
        raise Forbidden(gettext("Only moderators can do that."))
    words = tidy(reply)
    if len(words) < 3:
        raise Refused(gettext("Say why, for everybody to read."))
    found = CorrectionRequest.objects.filter(pk=number).first()
    if found is None:
        raise NotHere(gettext("This is no longer there."))
    if found.state != "open":
        raise Refused(gettext("This was decided before; a decision that everybody has read stays."))
    found.state = "accepted" if accepted else "declined"
    found.reply, found.decided = words, timezone.now()
    found.save(update_fields=["state", "reply", "decided"])
    log(who, found.state, f"{found.key} correction {found.pk}", words)
    if found.email:
        with override(found.language):
            decided_letter(found.email, found.wrong, words, f"{LOG}#{found.pk}")
    return found
