"""Statements as HTML. A page has dozens: put together by a template's loops the whole page takes twice as long."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.web.record import links, words
from onrecord.web.record.turn import Line, Turn

_MARKED = {False: "{}", True: "<mark>{}</mark>"}
_HEAD = '<header>\n{}<span class="kind">{}</span>\n{}<a class="id" href="{}" title="{}">{}</a>\n</header>'
_WORDS = '<div class="words" lang="{}" data-quote="{}/quote">\n{}</div>'


def head(turn: Turn) -> SafeString:
    """Returns what stands above a statement's words: its label as printed, what it is, its id."""
    kind = words.coded(turn.kind) + (f" · {gettext('follow-up')}" if turn.follow_up else "")
    proof = gettext("This statement alone, with its proof")
    return format_html(_HEAD, _label(turn), kind, _beside(turn), links.at(turn.id), proof, turn.short)


def said(turn: Turn) -> SafeString:
    """Returns a statement's words as paragraphs, what is marked in them marked; a selection in them can become a link."""
    return format_html(_WORDS, tongue(turn.language), links.at(turn.id), paragraphs(turn))


def paragraphs(turn: Turn) -> SafeString:
    """Returns the paragraphs of a statement; each knows where in the statement's words it begins."""
    return format_html_join("\n", '<p data-start="{}">{}</p>', ((line.start, _runs(line)) for line in turn.lines))


def tongue(language: str | None) -> str:
    """Returns a language as HTML's `lang` has it."""
    return {"zh": "zh-Hans", "zh-hant": "zh-Hant", None: "und"}.get(language, language or "und")


def _label(turn: Turn) -> str:
    if turn.label == "":
        return format_html('<span class="label none">{}</span>\n', gettext("no label printed"))
    if not turn.label:
        return ""
    spoken = tongue(turn.language)
    if turn.whose is not None:
        return format_html('<a class="label" href="{}" lang="{}">{}</a>\n', links.at(turn.whose), spoken, turn.label)
    return format_html('<span class="label" lang="{}">{}</span>\n', spoken, turn.label)


def _beside(turn: Turn) -> str:
    outlet = flag = SafeString("")
    if turn.apart and turn.outlet is not None:
        outlet = format_html('<a class="outlet" href="{}">{}</a>\n', links.at(links.outlet(turn.outlet)), turn.outlet)
    if turn.state != "ok":
        flag = format_html('<span class="flag">{}</span>\n', words.coded(turn.state))
    return outlet + flag


def _runs(line: Line) -> SafeString:
    return format_html_join("", "{}", ((format_html(_MARKED[piece.marked], piece.text),) for piece in line.pieces))
