"""Statements as HTML, put together directly: a page has dozens, and a template's loops take most of its time.

Every value from the record goes through `escape`; the constants here are the only markup.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from urllib.parse import quote

from attrs import frozen
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from onrecord.record.corrections import Correction
from onrecord.web.record import reply_words, words
from onrecord.web.record.reply import ShownReply
from onrecord.web.record.turn import Line, Turn

_KINDS = ("speech", "question", "answer", "narrative")
_STATES = ("ok", "unattributed", "cut")


@frozen
class Voice:
    """The words that stand around every statement in a language, and what its addresses begin with; looked up once."""

    base: str
    kinds: dict[str, str]
    states: dict[str, str]
    follow_up: str
    proof: str
    unlabelled: str
    corrected: str
    colon: str
    shown_by: str
    editor: str
    how: str

    def at(self, path: str) -> str:
        """Returns the address of an id or a path."""
        return self.base + escape(quote(path.lstrip("/"), safe="/@:,;=+"))


def voice() -> Voice:
    """Returns the words in the reader's language."""
    return _voice(get_language() or "en", get_script_prefix())


@lru_cache(maxsize=8)
def _voice(language: str, prefix: str) -> Voice:
    return Voice(
        base=escape(prefix + ("zh/" if language == "zh" else "")),
        kinds={one: escape(words.coded(one)) for one in _KINDS},
        states={one: escape(words.coded(one)) for one in _STATES},
        follow_up=escape(gettext("follow-up")),
        proof=escape(gettext("This statement alone, with its proof")),
        unlabelled=escape(gettext("no label printed")),
        corrected=escape(gettext("Corrected")),
        colon=escape(gettext(": ")),
        shown_by=escape(gettext("shown by")),
        editor=escape(gettext("an editor’s label")),
        how=escape(gettext("how this is told")),
    )


def article(turn: Turn, reply: ShownReply | None = None) -> SafeString:
    """Returns a statement whole: its head, its words, what was corrected, and under an answer how it replies."""
    said = voice()
    fixed = "".join(_fixed(one, said) for one in turn.corrections)
    told = "" if reply is None or not reply.clear else _reply(reply, said, turn.language)
    body = f"{_head(turn, said)}\n{_said(turn, said)}\n{told}{fixed}"
    return SafeString(f'<article class="turn {escape(turn.kind)}" id="{escape(turn.short)}">\n{body}</article>\n')


def side(turn: Turn) -> SafeString:
    """Returns a statement as it stands beside another edition's."""
    said, spoken = voice(), escape(tongue(turn.language))
    label = f'<span class="label" lang="{spoken}">{escape(turn.label)}</span> ' if turn.label else ""
    kind = f'<span class="kind">{said.kinds.get(turn.kind, "")}</span>'
    short = f'<a class="id" href="{said.at(turn.id)}">{escape(turn.short)}</a>'
    return SafeString(
        f'<article class="turn {escape(turn.kind)}">\n<header>{label}{kind} {short}</header>\n'
        f'<div class="words" lang="{spoken}">\n{paragraphs(turn)}</div>\n</article>\n'
    )


def paragraphs(turn: Turn) -> SafeString:
    """Returns the paragraphs of a statement; each knows where in the statement's words it begins."""
    marked = '<span class="cue">{}</span>' if turn.cue else "<mark>{}</mark>"
    return SafeString("\n".join(f'<p data-start="{one.start}">{_runs(one, marked)}</p>' for one in turn.lines))


def tongue(language: str | None) -> str:
    """Returns a language as HTML's `lang` has it."""
    return {"zh": "zh-Hans", "zh-hant": "zh-Hant", None: "und"}.get(language, language or "und")


def _head(turn: Turn, said: Voice) -> str:
    kind = said.kinds.get(turn.kind, escape(turn.kind)) + (f" · {said.follow_up}" if turn.follow_up else "")
    short = f'<a class="id" href="{said.at(turn.id)}" title="{said.proof}">{escape(turn.short)}</a>'
    return f'<header>\n{_label(turn, said)}<span class="kind">{kind}</span>\n{_beside(turn, said)}{short}\n</header>'


def _said(turn: Turn, said: Voice) -> str:
    spoken = escape(tongue(turn.language))
    return f'<div class="words" lang="{spoken}" data-quote="{said.at(turn.id)}/quote">\n{paragraphs(turn)}</div>'


def _label(turn: Turn, said: Voice) -> str:
    if turn.label == "":
        return f'<span class="label none">{said.unlabelled}</span>\n'
    if not turn.label:
        return ""
    spoken, printed, whose = escape(tongue(turn.language)), escape(turn.label), turn.whose
    if whose is not None:
        return f'<a class="label" href="{said.at(whose)}" lang="{spoken}">{printed}</a>\n'
    return f'<span class="label" lang="{spoken}">{printed}</span>\n'


def _beside(turn: Turn, said: Voice) -> str:
    made = ""
    if turn.apart and turn.outlet is not None:
        path = said.at(f"/outlets/{turn.outlet}")
        made += f'<a class="outlet" href="{path}">{escape(turn.outlet)}</a>\n'
    if turn.state != "ok":
        made += f'<span class="flag">{said.states.get(turn.state, escape(turn.state))}</span>\n'
    return made


def _fixed(one: Correction, said: Voice) -> str:
    was = f"<del>{escape(one.was)}</del> " if one.was else ""
    why = f"{escape(one.reason)} ({escape(one.author)}, {escape(words.day(one.time))})"
    return (
        f'<p class="fixed"><strong>{said.corrected}</strong> {escape(words.coded(one.field))}{said.colon}{was}'
        f'<ins>{escape(one.value or "–")}</ins> <span class="soft">{why}</span></p>\n'
    )


def _reply(one: ShownReply, said: Voice, language: str | None) -> str:
    told = f'<b class="{escape(one.holds)}">{escape(reply_words.outcome(one.holds))}</b>'
    if one.override is not None:
        told += f" · {said.editor}{said.colon}{escape(one.override.reason)}"
    elif one.cue is not None:
        quoted = f'<q lang="{escape(tongue(language))}">{escape(one.cue)}</q>'
        told += f" · {escape(reply_words.handling(one.handling))}, {said.shown_by} {quoted}"
    path = said.at("/methods") + "#replies"
    return f'<p class="reply">{told} <a href="{path}">{said.how}</a></p>\n'


def _runs(line: Line, marked: str) -> str:
    return "".join(marked.format(escape(one.text)) if one.marked else escape(one.text) for one in line.pieces)
