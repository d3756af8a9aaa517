"""What an open cut hides: a negation or a modal verb that governs the words behind it."""

from __future__ import annotations

import re

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.lexicon import RUNNING, lexicon, running
from onrecord.text.span import Span

_CLAUSE = re.compile(r"[,.;:!?，。；：！？、—–()（）\n]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATION, _MODAL = 6, 2
"""So many words, half as many Chinese characters again, before the end of a cut a word still governs what comes behind."""
_CHARACTERS = 1.5


def hidden(cut: Span, said: str, language: str | None) -> EditKind | None:
    """Returns what the words left out tell of those behind them, None where the clause ends with the cut or tells neither.

    "no reports", cut to "... reports", is hidden; a whole clause with its own negation is not: long cuts hold such words
    and leave the rest as it was said.
    """
    if not cut.length or _CLAUSE.match(said[cut.end :].lstrip()):
        return None
    clauses = _CLAUSE.split(cut.cut(said))
    tail = Span(cut.end - len(clauses[-1]), cut.end)
    code = (language or "en").partition("-")[0]
    near = _running(tail, said, code) if code in RUNNING else _spaced(tail, said, code)
    far = _NEGATION * (_CHARACTERS if code in RUNNING else 1)
    if any(kind is EditKind.NEGATION and apart < far for kind, apart in near):
        return EditKind.NEGATION
    alone = _MODAL * (_CHARACTERS if code in RUNNING else 1)
    size = len(tail.cut(said).strip()) if code in RUNNING else len(_WORD.findall(tail.cut(said)))
    return EditKind.MODALITY if size <= alone and any(kind is EditKind.MODALITY for kind, _ in near) else None


def _running(tail: Span, said: str, code: str) -> list[tuple[EditKind | None, int]]:
    """Returns the telling words of running text with how many characters stand between each and the end."""
    table = running(code)
    found = table.pattern.finditer(said, max(tail.start - 4, 0), min(tail.end + 4, len(said)))
    inside = [one for one in found if tail.start <= one.start() and one.end() <= tail.end]
    return [(table.kind(one), tail.end - one.end()) for one in inside]


def _spaced(tail: Span, said: str, code: str) -> list[tuple[EditKind | None, int]]:
    words = lexicon(code)
    keys = [one.casefold().replace("’", "'") for one in _WORD.findall(tail.cut(said))]
    kinds = [
        EditKind.NEGATION
        if one in words.negations or one.endswith("n't")
        else EditKind.MODALITY
        if one in words.modals
        else None
        for one in keys
    ]
    return [(kind, len(kinds) - 1 - at) for at, kind in enumerate(kinds)]
