"""Two texts as one: what went red, what came green; `[-old-]{+new+}` where there are no colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.analysis.reuse.edit import Edit, Operation
from onrecord.cli.terminal import Paper
from onrecord.pipeline.check.segments import set_apart
from onrecord.text.wrap import printable, wrap

CONTEXT = 60
"""How many unchanged code points beside a change are shown."""
# Signs for the printer's own use; no page has a meaning for them.
_GONE, _COME, _END = "\ue0f0", "\ue0f1", "\ue0f2"
_SIGNS = str.maketrans("", "", _GONE + _COME + _END)
_COLORS = {_GONE: "red", _COME: "green"}
_MARKS = {_GONE: ("[-", "-]"), _COME: ("{+", "+}")}


def redline(after: str, edits: Sequence[Edit], paper: Paper, *, indent: int = 0) -> list[str]:
    """Returns the lines of the new text with the changes marked, long unchanged stretches left out."""
    return _painted("".join(_marked(after, edits, paper)), paper, indent)


def whole(text: str, paper: Paper, *, gone: bool, indent: int = 0, most: int = 600) -> list[str]:
    """Returns the lines of a text that went or came as a whole, cut after `most` code points."""
    cut = text if len(text) <= most else text[:most].rstrip() + " …"
    return _painted(_sign(cut, _GONE if gone else _COME, paper), paper, indent)


def _marked(after: str, edits: Sequence[Edit], paper: Paper) -> Iterator[str]:
    done = 0
    for at, edit in enumerate(edits):
        start, end = edit.after_span
        if start < done:
            continue
        yield _around(_clean(after[done:start]), first=at == 0, last=False)
        gone = "" if edit.operation is Operation.TRANSPOSITION else edit.before
        yield _sign(gone, _GONE, paper) + _sign(edit.after, _COME, paper)
        if gone and not edit.after and set_apart(after[start : start + 1]):
            yield " "
        done = end
    yield _around(_clean(after[done:]), first=False, last=True)


def _around(text: str, *, first: bool, last: bool) -> str:
    """Returns unchanged words, only those beside the changes where there are many."""
    if first and len(text) > CONTEXT:
        return "… " + text[-CONTEXT:].partition(" ")[2]
    if last and len(text) > CONTEXT:
        return text[:CONTEXT].rpartition(" ")[0] + " …"
    if len(text) > 2 * CONTEXT + 10:
        return text[:CONTEXT].rpartition(" ")[0] + " … " + text[-CONTEXT:].partition(" ")[2]
    return text


def _sign(text: str, sign: str, paper: Paper) -> str:
    if not text:
        return ""
    if paper.colors:
        return sign + _clean(text) + _END
    start, end = _MARKS[sign]
    return start + _clean(text) + end


def _clean(text: str) -> str:
    return printable(text).translate(_SIGNS).replace("\n", " ")


def _painted(text: str, paper: Paper, indent: int) -> list[str]:
    """Returns wrapped lines, each with the colours that hold in it."""
    lines: list[str] = []
    color: str | None = None
    for line in wrap(text, paper.columns - indent):
        made, run = "", ""
        for char in line:
            if char in (_GONE, _COME, _END):
                made += paper.paint(run, color)
                run, color = "", _COLORS.get(char)
            else:
                run += char
        lines.append(" " * indent + made + paper.paint(run, color))
    return lines
