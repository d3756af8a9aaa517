"""What letters say, as plain text and as simple HTML, in the language that is spoken now."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext

from onrecord.web.alerts.addresses import address_of, named_site
from onrecord.web.alerts.digest import Digest, Piece
from onrecord.web.alerts.models import Alert, Reader
from onrecord.web.alerts.tokens import confirm_token, my_token, stop_token
from onrecord.web.alerts.wish import kept_wish
from onrecord.web.alerts.wish_words import name_of


@frozen
class Letter:
    """A letter's subject and words."""

    subject: str
    text: str
    html: str = ""


@frozen
class Ways:
    """The links under every digest."""

    my: str
    stop: str


def ways_of(reader: Reader) -> Ways:
    """Returns the links to a reader's alerts, and to their end."""
    return Ways(address_of(f"/alerts/my/{my_token(reader)}"), address_of(f"/alerts/stop/{stop_token(reader)}"))


def digest_letter(reader: Reader, digest: Digest) -> Letter:
    """Returns the letter that tells news."""
    ways = ways_of(reader)
    html = render_to_string(
        "alerts/letter.html",
        {"digest": digest, "ways": ways, "language": get_language() or "en", "subject": digest.subject},
    )
    return Letter(line(digest.subject), "\n".join(_lines(digest, ways)) + "\n", html)


def confirm_letter(alert: Alert) -> Letter:
    """Returns the letter that asks whether the owner of a mailbox ordered an alert."""
    link = address_of(f"/alerts/confirm/{confirm_token(alert.pk)}")
    text = _parts(
        gettext("Somebody, probably you, ordered an alert at %(site)s:")
        % {"site": line(named_site(get_language() or "en"))},
        line(name_of(kept_wish(alert.kind, alert.fields))),
        gettext("If you want it, confirm it here:"),
        link,
        gettext("If not, do nothing: no letter follows, and your address is deleted after three days."),
    )
    return Letter(gettext("Please confirm your alert"), text)


def link_letter(reader: Reader) -> Letter:
    """Returns the letter that leads to a reader's alerts."""
    ways = ways_of(reader)
    text = _parts(
        gettext("Here are the alerts that %(site)s sends to this address, to change or to delete:")
        % {"site": line(named_site(get_language() or "en"))},
        ways.my,
        gettext("If you did not ask for this letter, do nothing."),
    )
    return Letter(gettext("Your alerts"), text)


def line(text: str, most: int = 180) -> str:
    """Returns a text as one line without signs that steer anything: fit for a letter's head."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def _lines(digest: Digest, ways: Ways) -> Iterator[str]:
    for group in digest.groups:
        yield line(group.title, 400)
        if group.facts:
            yield group.facts
        if group.url:
            yield group.url
        yield ""
        for one in group.pieces:
            yield from _told(one)
            yield ""
    for rest in digest.rest:
        yield gettext("%(name)s: %(n)s more") % {"name": line(rest.name), "n": rest.count}
        yield rest.url
        yield ""
    yield "--"
    yield gettext("Your alerts: pause, change, delete")
    yield ways.my
    yield gettext("No more letters")
    yield ways.stop


def _told(one: Piece) -> Iterator[str]:
    news = one.news
    who = f"{line(news.who)}, " if news.who else ""
    yield f"* {who}{one.says}  [{'; '.join(line(name) for name in one.names)}]"
    for fact in one.facts:
        yield f"  {line(fact, 600)}"
    if news.gone:
        yield f"  - {line(news.gone, 700)}"
    quoted = f"{news.before}{_marked(news.exact) if news.before or news.after else news.exact}{news.after}"
    if quoted:
        yield f"  {'+' if news.gone else '>'} {line(quoted, 900)}"
    yield f"  {one.url}"


def _marked(words: str) -> str:
    return f"«{words}»"


def _parts(*parts: str) -> str:
    return "\n\n".join(parts) + "\n"
