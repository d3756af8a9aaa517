"""Comments as HTML, put together directly: a page has a hundred, and a template's loops take most of its time.

Every value goes through `escape` but `Said.html`, which `markdown.to_html` made safe when the comment was written.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from attrs import frozen
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from onrecord.web.discussion.thread import Branch, Said
from onrecord.web.record.links import at
from onrecord.web.record.words import moment


@frozen
class Voice:
    """The words around every comment in a language, looked up once."""

    base: str
    reply: str
    report: str
    follow: str
    up: str
    down: str
    gone: str
    edited: str
    pinned: str
    closed: str
    to: str
    on: str
    read: str
    confirmed: str
    more: str
    moderate: str
    roles: dict[str, str]


@frozen
class Reader:
    """What a page knows of its reader: the token of signed-in people's forms, and what may be done here."""

    token: str = ""
    votes: bool = True
    down: bool = True
    moderates: bool = False


def voice() -> Voice:
    """Returns the words in the reader's language."""
    return _voice(get_language() or "en", at("/discuss/comment/"))


@lru_cache(maxsize=8)
def _voice(language: str, base: str) -> Voice:  # noqa: ARG001  the language is the key
    return Voice(
        base=escape(base),
        reply=escape(gettext("Reply")),
        report=escape(gettext("Report")),
        follow=escape(gettext("Follow this thread")),
        up=escape(gettext("Vote for this comment")),
        down=escape(gettext("Vote against this comment")),
        gone=escape(gettext("This comment is no longer there.")),
        edited=escape(gettext("edited")),
        pinned=escape(gettext("pinned")),
        closed=escape(gettext("closed")),
        to=escape(gettext("in answer to")),
        on=escape(gettext("On the passage")),
        read=escape(gettext("Read it there")),
        confirmed=escape(gettext("has confirmed an e-mail address")),
        more=escape(gettext("More answers")),
        moderate=escape(gettext("Moderate")),
        roles={
            "editor": escape(gettext("Editor")),
            "moderator": escape(gettext("Moderator")),
            "author": escape(gettext("Author")),
        },
    )


def branch(one: Branch, reader: Reader) -> SafeString:
    """Returns a thread."""
    answers = "".join(comment(each, reader, closed=one.root.closed) for each in one.answers)
    body = comment(one.root, reader) + answers + more_answers(one)
    return SafeString(f'<li class="branch" data-branch="{one.root.id}">\n{body}</li>\n')


def more_answers(one: Branch) -> SafeString:
    """Returns the way to the next answers of a thread, nothing where there are none."""
    if one.more is None:
        return SafeString("")
    said = voice()
    path = f"{said.base}{one.root.id}/answers?after={escape(one.more)}"
    return SafeString(f'<p class="more"><a href="{path}" data-more="{path}">{said.more}</a></p>\n')


def comment(one: Said, reader: Reader, *, closed: bool = False) -> SafeString:
    """Returns one comment."""
    said = voice()
    time = f"{one.appeared or one.created:%Y-%m-%dT%H:%M:%S.%fZ}"
    head = f'<article class="said" id="c{one.number}" data-depth="{one.depth}" data-time="{time}">\n'
    if one.gone:
        return SafeString(f'{head}<p class="soft">{said.gone}</p>\n</article>\n')
    foot = f"{_foot(one, reader, said, closed=closed or one.closed)}</article>\n"
    return SafeString(
        f'{head}{_head(one, said)}{_passage(one, said)}<div class="told" dir="auto">{one.html}</div>\n{foot}'
    )


def _head(one: Said, said: Voice) -> str:
    role = f' <span class="flag">{said.roles[one.role]}</span>' if one.role in said.roles else ""
    sure = f' <span class="sure" title="{said.confirmed}">✓<span class="unseen"> {said.confirmed}</span></span>'
    sure = sure if one.confirmed and not one.role else ""
    to = f'<a href="#c{one.to}">{said.to} {escape(one.to_name or "") or "–"}</a>' if one.to is not None else ""
    marks = [
        word
        for holds, word in ((one.sticky, said.pinned), (one.closed, said.closed), (one.edited, said.edited))
        if holds
    ]
    told = "".join(f'<span class="flag">{word}</span>' for word in marks)
    when = f'<a class="when" href="{said.base}{one.id}"><time datetime="{one.created.isoformat()}">{escape(moment(one.created))}</time></a>'
    return f'<header><b class="name">{escape(one.name)}</b>{role}{sure} {to} {when} <span class="soft">#{one.number}</span> {told}</header>\n'


def _passage(one: Said, said: Voice) -> str:
    if not one.passage:
        return ""
    return f'<p class="passage">{said.on} <q>{escape(one.passage)}</q> <a href="{escape(one.passage_path)}">{said.read}</a></p>\n'


def _foot(one: Said, reader: Reader, said: Voice, *, closed: bool) -> str:
    made: str = votes(one.id, (one.up, one.down), reader)
    if not closed:
        made += f'<a href="{said.base}{one.id}/reply" data-box>{said.reply}</a>\n'
    made += f'<a href="{said.base}{one.id}/report" data-box rel="nofollow">{said.report}</a>\n'
    if one.depth == 0:
        made += f'<a href="{said.base}{one.id}/follow" data-box rel="nofollow">{said.follow}</a>\n'
    if reader.moderates:
        made += f'<a href="{escape(at("/discuss/moderate/comment/"))}{one.id}">{said.moderate}</a>\n'
    return f"<footer>{made}</footer>\n"


def votes(number: int, counts: tuple[int, int], reader: Reader) -> SafeString:
    """Returns a comment's votes, and the buttons to vote."""
    said, (up, down) = voice(), counts
    if not reader.votes:
        return SafeString("")
    lower = f'<button name="value" value="down" aria-label="{said.down}">▼ {down}</button>' if reader.down else ""
    return SafeString(
        f'<form class="votes" method="post" action="{said.base}{number}/vote" data-votes>{reader.token}'
        f'<button name="value" value="up" aria-label="{said.up}">▲ {up}</button>{lower}</form>\n'
    )
