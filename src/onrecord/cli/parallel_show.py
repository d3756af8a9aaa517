"""Prints two editions side by side for people: one above the other, sentence by sentence, at any width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.analysis.parallel import Mismatch, MismatchKind, Parallel, Passage, Rendering
from onrecord.analysis.parallel.align import GroupPair
from onrecord.cli.terminal import Paper
from onrecord.cli.totals import counted
from onrecord.text.wrap import printable, shorten, wrap

_MOST = 420
"""How many code points of an exchange that one edition lacks are shown."""
_MISSING = {MismatchKind.EXCHANGE, MismatchKind.STATEMENT, MismatchKind.SENTENCE}


def shown(found: Parallel, on: Paper, *, whole: bool) -> Iterator[str]:
    """Yields the lines: what is compared, what differs, and with `whole` every sentence beside its counterpart."""
    languages = _languages(found)
    yield on.paint(f"{found.left.briefing_id}  {languages[0]} beside {languages[1]}", bold=True)
    yield from wrap(_counts(found, languages), on.columns)
    if not whole:
        yield from wrap("--all shows every sentence beside its counterpart.", on.columns)
    if whole:
        for pair in found.pairs:
            yield from _exchange(pair, languages, on)
    if found.mismatches and whole:
        yield ""
        yield on.paint("What differs", bold=True)
    for one in found.mismatches:
        yield ""
        yield from _mismatch(one, languages, on)
    for name in found.renderings:
        yield ""
        yield from rendering_lines(name, on)


def rendering_lines(name: Rendering, on: Paper) -> Iterator[str]:
    """Yields the lines of a name that is rendered in two ways."""
    for line in wrap(printable(f"rendered in two ways: {name.name}"), on.columns):
        yield on.paint(line, "yellow", bold=True)
    for form, uses in name.forms:
        places = ", ".join(dict.fromkeys(use.right if name.in_left else use.left for use in uses))
        yield from _hung(f"  {len(uses)} × ", printable(f"{form}  ({places})"), on)


def _languages(found: Parallel) -> tuple[str, str]:
    ours, theirs = (one.briefing.language or "?" for one in (found.left, found.right))
    return ours, theirs


def _counts(found: Parallel, languages: tuple[str, str]) -> str:
    both = sum(1 for one in found.pairs if one.left and one.right and one.left[0].number)
    counts = Counter(one.kind.value for one in found.mismatches)
    told = ", ".join(
        counted(count, kind) + (" missing" if MismatchKind(kind) in _MISSING else "") for kind, count in counts.items()
    )
    sizes = " and ".join(
        f"{len(one.exchanges())} in {language}"
        for one, language in zip((found.left, found.right), languages, strict=True)
    )
    return f"exchanges: {sizes}, {both} correspond. Differs: {told or 'nothing'}. Shown as printed; which is right is not judged."


def _mismatch(one: Mismatch, languages: tuple[str, str], on: Paper) -> Iterator[str]:
    held = [
        (language, side) for language, side in zip(languages, (one.left, one.right), strict=True) if side is not None
    ]
    if one.kind in _MISSING:
        gone = languages[0] if one.left is None else languages[1]
        title = f"{one.kind.value} not in {gone}"
    else:
        words = (" + ".join(side.marked()) or "(none)" for _, side in held)
        title = f"{one.kind.value} differs: " + " | ".join(words)
    where = " / ".join("+".join(side.statements) for _, side in held)
    for line in wrap(printable(f"{where}  {title}"), on.columns):
        yield on.paint(line, "yellow", bold=True)
    for language, side in held:
        yield from _hung(f"  {language}  ", _marked(side), on)


def _exchange(pair: GroupPair, languages: tuple[str, str], on: Paper) -> Iterator[str]:
    names = [
        "+".join(f"x{one.number}" if one.number else "-" for one in side) or "none" for side in (pair.left, pair.right)
    ]
    yield ""
    yield on.paint(f"{names[0]} / {names[1]}", bold=True)
    for turn in pair.turns:
        for each in turn.sentences:
            for language, side in zip(languages, (each.left, each.right), strict=True):
                text = " ".join(printable(one.text) for one in side) or "(none)"
                yield from _hung(f"  {language}  ", text.replace("\n", " "), on)
            yield ""


def _marked(side: Passage) -> str:
    text, start, done, made = side.text, side.span.start, 0, []
    for mark in sorted(side.marks):
        if mark.start - start >= done:
            made.append(f"{text[done : mark.start - start]}[[{text[mark.start - start : mark.end - start]}]]")
            done = mark.end - start
    line = printable("".join((*made, text[done:]))).replace("\n", " ")
    return line if side.marks else shorten(line, _MOST)


def _hung(lead: str, text: str, on: Paper) -> Iterator[str]:
    """Yields lines under a lead that stands once."""
    for at, line in enumerate(wrap(text, on.columns - len(lead))):
        yield (lead if not at else " " * len(lead)) + line
