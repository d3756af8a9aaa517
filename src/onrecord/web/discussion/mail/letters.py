"""What letters say, in the language of the page that the reader was on."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from onrecord.web.discussion.mail.post import NEWS, address_of, post
from onrecord.web.discussion.markdown import tidy_line
from onrecord.web.discussion.models import Comment, Follow
from onrecord.web.discussion.tokens import mail_token, stop_token
from onrecord.web.discussion.who import Who

_SHOWN = 20
_LONG = 400


def confirm_comment_letter(comment: Comment, who: Who) -> bool:
    """Asks the owner of an address whether they wrote a comment."""
    link = address_of(f"/discuss/confirm/{mail_token('comment', comment.pk)}")
    body = _lines(
        gettext("Somebody, probably you, wrote a comment under this address:"),
        f"{comment.topic.title}\n\n{_quoted(comment.text)}",
        gettext("If it was you, confirm it here:"),
        link,
        gettext("If it was not you, do nothing. Your address is shown to nobody."),
    )
    return post("confirm", comment.email, gettext("Please confirm your comment"), body, sender=who.sender)


def confirm_follow_letter(follow: Follow, what: str, who: Who) -> bool:
    """Asks the owner of an address whether they want letters."""
    link = address_of(f"/discuss/confirm/{mail_token('follow', follow.pk)}")
    body = _lines(
        gettext("Somebody, probably you, wants to be told by mail of new comments:"),
        what,
        gettext("If you want that, confirm it here:"),
        link,
        gettext("If not, do nothing: no letter will follow."),
    )
    return post("confirm", follow.email, gettext("Please confirm: letters about new comments"), body, sender=who.sender)


def data_letter(email: str, who: Who) -> bool:
    """Sends the link under which a reader finds what is kept about them."""
    link = address_of(f"/discuss/my/{mail_token('data', email)}")
    body = _lines(
        gettext("Here is what you wrote on this site under your address, to take with you or to delete:"),
        link,
        gettext("The link works for three days. If you did not ask for it, do nothing."),
    )
    return post("data", email, gettext("Your comments and data"), body, sender=who.sender)


def decided_letter(to: str, what: str, reply: str, path: str) -> bool:
    """Tells a reader what became of a correction."""
    body = _lines(gettext("You told us that something was wrong:"), _quoted(what), reply, address_of(path))
    return post(NEWS, to, gettext("Your correction"), body)


def news_letter(follow: Follow, comments: Sequence[Comment], more: int) -> bool:
    """Tells a reader of new comments, and how to hear no more of them."""
    stop = address_of(f"/discuss/stop/{stop_token(follow.pk)}")
    first = comments[0].topic.title
    count = len(comments) + more
    subject = ngettext("A new comment: %(title)s", "%(n)s new comments: %(title)s", count) % {
        "n": count,
        "title": first,
    }
    told = [
        f"{one.name} – {one.topic.title}\n{_quoted(one.text)}\n{address_of(f'/discuss/comment/{one.pk}')}"
        for one in comments
    ]
    rest = [gettext("And %(n)s more.") % {"n": more}] if more else []
    body = _lines(*told, *rest, gettext("To hear no more of this:"), stop)
    # RFC 8058: one click in the reader's mail program ends it, by POST.
    headers = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return post(NEWS, follow.email, subject, body, headers=headers)


def _lines(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    short = text if len(text) <= _LONG else text[:_LONG] + "…"
    return "\n".join(f"> {tidy_line(line, 500)}" for line in short.splitlines())
