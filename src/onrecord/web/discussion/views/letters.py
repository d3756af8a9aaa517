"""Where readers order letters, confirm, end them, and find what is kept about them. What a link does, it does by POST only."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext

from onrecord.web.discussion.actions import my_data
from onrecord.web.discussion.actions.follow import begun, confirm, follow, stop, thread_of
from onrecord.web.discussion.actions.write import email_of
from onrecord.web.discussion.answering import answering, is_part, page, part
from onrecord.web.discussion.limits import check_ban
from onrecord.web.discussion.mail.letters import data_letter
from onrecord.web.discussion.refused import Refused
from onrecord.web.discussion.things import Thing, canonical, thing_of
from onrecord.web.discussion.tokens import form_token, read_mail
from onrecord.web.discussion.views.fields import field, stamp, whole
from onrecord.web.discussion.who import Who


@frozen
class Told:
    """A page that says what was done, or asks whether it should be: `button` names what the form does, "" for no form."""

    title: str
    words: str
    action: str = ""
    button: str = ""
    back: str = ""


@frozen
class Mine:
    """What is kept about a reader: how many comments and follows; `action` is where it is taken along or deleted."""

    name: str
    comments: int
    follows: int
    action: str


@frozen
class Following:
    """The form in which letters about a thing are ordered; or about one thread, begun by `name` with the `quoted` words."""

    thing: Thing
    thread: int | None = None
    name: str = ""
    quoted: str = ""


@answering("GET", "POST")
def follow_thing(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Shows the form for letters about a thing, and takes the wish for them."""
    thing = thing_of(canonical(key))
    if request.method != "POST":
        return page(request, "follow", Following(thing), follow=form_token(f"follow {thing.key}"))
    wish = stamp(request, f"follow {thing.key}")
    what, thread = field(request, "what", 10), whole(request.POST.get("thread"))
    follow(thing, who, field(request, "email", 300), wish, what=what, thread=thread)
    words = gettext("A letter with a link is on its way. Nothing else is sent before you have opened it and confirmed.")
    return _told(request, Told(gettext("Look into your mail"), words, back=f"/discuss/{thing.key}"))


@answering("GET")
def follow_thread(request: HttpRequest, who: Who, number: str) -> HttpResponse:  # noqa: ARG001  the form of a view
    """Shows the form for letters about the thread that a comment stands in."""
    root = thread_of(int(number))
    thing = thing_of(root.topic.key)
    value = Following(thing, root.pk, *begun(root))
    shown = part if is_part(request) else page
    return shown(request, "_thread" if is_part(request) else "follow", value, follow=form_token(f"follow {thing.key}"))


@answering("GET", "POST")
def confirm_link(request: HttpRequest, who: Who, token: str) -> HttpResponse:  # noqa: ARG001  whoever has the link
    """Asks whether to confirm, and confirms: programs that look at links in letters only look."""
    done = request.method == "POST"
    purpose = confirm(token, apply=done)
    if done:
        named = {"comment": gettext("Your comment is confirmed."), "follow": gettext("You will hear of new comments.")}
        return _told(request, Told(gettext("Confirmed"), named[purpose]))
    named = {
        "comment": gettext("Did you write this comment?"),
        "follow": gettext("Do you want letters about new comments?"),
    }
    return _told(request, Told(named[purpose], "", f"/discuss/confirm/{token}", gettext("Confirm")))


@answering("GET", "POST")
def stop_link(request: HttpRequest, who: Who, token: str) -> HttpResponse:  # noqa: ARG001  whoever has the link
    """Ends letters: with one click in the mail program (RFC 8058), or with the button."""
    done = request.method == "POST"
    about = stop(token, apply=done)
    if done or not about:
        return _told(request, Told(gettext("No more letters"), gettext("You will hear no more of this.")))
    return _told(
        request, Told(gettext("No more letters about this?"), about, f"/discuss/stop/{token}", gettext("End them"))
    )


@answering("GET", "POST")
def my(request: HttpRequest, who: Who) -> HttpResponse:
    """Shows a signed-in reader what is kept; sends others the link to it."""
    if request.method == "POST":
        wish = stamp(request, "my")
        email = email_of(field(request, "email", 300))
        if not email or wish.hasty:
            raise Refused(gettext("Say to which address."))
        check_ban(who)
        data_letter(email, who)
        words = gettext("If anything is kept under this address, the letter leads to it.")
        return _told(request, Told(gettext("Look into your mail"), words))
    held = None
    if who.is_known:
        kept = my_data.of_user(who)
        held = Mine(who.name, len(kept["comments"]), 0, "/discuss/my/account")
    return page(request, "my", held, stamp=form_token("my"))


@answering("GET")
def mine(request: HttpRequest, who: Who, token: str) -> HttpResponse:
    """Shows what is kept under an address, or of a signed-in user."""
    kept = _kept(who, token)
    name = kept.get("email") or kept["user"]
    value = Mine(name, len(kept["comments"]), len(kept.get("follows", ())), f"/discuss/my/{token}")
    return page(request, "my", value)


@answering("GET")
def mine_file(request: HttpRequest, who: Who, token: str) -> HttpResponse:  # noqa: ARG001  the form of a view
    """Hands all of it over as a file."""
    response = JsonResponse(_kept(who, token), json_dumps_params={"ensure_ascii": False, "indent": 1})
    response.headers["Content-Disposition"] = 'attachment; filename="my-comments.json"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


@answering("POST")
def mine_deleted(request: HttpRequest, who: Who, token: str) -> HttpResponse:
    """Deletes all of it."""
    if token == "account":  # noqa: S105  the word for a signed-in user
        _kept(who, token)
        count = my_data.forget_user(who)
    else:
        count = my_data.forget_mail(read_mail(token, "data"))
    words = gettext("%(n)s comments and all subscriptions under this name are deleted.") % {"n": count}
    return _told(request, Told(gettext("Deleted"), words))


def _kept(who: Who, token: str) -> dict[str, Any]:
    if token != "account":  # noqa: S105  the word for a signed-in user
        return my_data.of_mail(read_mail(token, "data"))
    if not who.is_known:
        raise Refused(gettext("Sign in to see what is kept of you."))
    return my_data.of_user(who)


def _told(request: HttpRequest, told: Told) -> HttpResponse:
    return page(request, "told", told)
