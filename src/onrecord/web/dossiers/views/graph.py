"""The graph of steps: who asks whom for what, drawn as SVG; a step and the one asked in return stand beside each other."""

from __future__ import annotations

from attrs import frozen
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from onrecord.web.dossiers.shapes import Dossier, Step, spoken_in
from onrecord.web.dossiers.views.codes import named

_BOX, _GAP, _LEFT, _HIGH, _ROW = 300, 120, 8, 182, 210
_LINE = 20
_WIDE = _LEFT * 2 + _BOX * 2 + _GAP
_UNITS = 34
"""So many letters of an alphabet fit into a line of a box; a Chinese character takes the room of two."""
_TITLE_UNITS = 26
"""So many fit of a title, which is larger and bold, in the widest of the typefaces that a reader may have."""


@frozen
class Placed:
    """A step with the corner of its box."""

    step: Step
    x: int
    y: int


def placed(one: Dossier) -> list[Placed]:
    """Returns the steps with their places: pairs in one row, others alone, in the dossier's order."""
    found: dict[str, Placed] = {}
    row = 0
    for step in one.steps:
        if step.key in found:
            continue
        y = _LEFT + row * _ROW
        found[step.key] = Placed(step, _LEFT, y)
        other = one.step(step.pair)
        if other is not None and other.key not in found:
            found[other.key] = Placed(other, _LEFT + _BOX + _GAP, y)
        row += 1
    return list(found.values())


def drawn(one: Dossier, language: str, label: str) -> SafeString:
    """Returns the drawing; every word in it stands in the table beside it as well."""
    boxes = placed(one)
    at = {each.step.key: each for each in boxes}
    high = max((each.y for each in boxes), default=0) + _HIGH + _LEFT
    lines = [
        f'<svg class="steps" viewBox="0 0 {_WIDE} {high}" role="img" aria-label="{escape(label)}">',
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
        'orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>',
    ]
    for each in boxes:
        lines += _edges(each, at, language)
    for each in boxes:
        lines += _box(one, each, language)
    return SafeString("".join([*lines, "</svg>"]))


def _edges(one: Placed, at: dict[str, Placed], language: str) -> list[str]:
    made = []
    pair = at.get(one.step.pair)
    if pair is not None and pair.y == one.y and one.x < pair.x:
        y, start, end = one.y + _HIGH // 2, one.x + _BOX, pair.x
        made.append(f'<path class="pair" d="M{start} {y}H{end}" marker-start="url(#tip)" marker-end="url(#tip)"/>')
        made.append(
            f'<text class="edge" x="{(start + end) // 2}" y="{y - 8}">{escape(named(tie(one.step, pair.step)))}</text>'
        )
    elif pair is not None and pair.y != one.y:
        made.append(_curve(one, pair, "pair"))
    after = at.get(one.step.after)
    if after is not None:
        made.append(_curve(after, one, "after"))
    if one.step.condition and pair is None:
        text = spoken_in(one.step.condition, language)[0]
        x, y = one.x + _BOX + 14, one.y + _HIGH // 2 - _LINE
        made += _text([named("condition"), *wrapped(text, most=3)], x, y, "condition")
    return made


def tie(one: Step, other: Step) -> str:
    """Returns what ties a pair: steps on two tracks go in parallel, others are asked in return for each other."""
    return "in-parallel" if one.track and other.track and one.track != other.track else "in-return"


def _curve(start: Placed, end: Placed, kind: str) -> str:
    x1, y1, x2, y2 = start.x + _BOX // 2, start.y + _HIGH, end.x + _BOX // 2, end.y
    if y1 > y2:
        y1, y2 = start.y, end.y + _HIGH
    return f'<path class="{kind}" d="M{x1} {y1}C{x1} {(y1 + y2) // 2} {x2} {(y1 + y2) // 2} {x2} {y2}" marker-end="url(#tip)"/>'


def _box(dossier: Dossier, one: Placed, language: str) -> list[str]:
    state = one.step.states[-1].state if one.step.states else ""
    who = gettext(", ").join(_name(dossier, key, language) for key in one.step.by)
    asked = gettext(", ").join(_name(dossier, key, language) for key in one.step.asked_by)
    lines = [
        f'<g class="step {state}"><rect x="{one.x}" y="{one.y}" width="{_BOX}" height="{_HIGH}" rx="8"/>',
    ]
    y = one.y + 26
    for kind, text in (
        ("who", who),
        ("title", spoken_in(one.step.title, language)[0]),
        ("who", f"{named('asked-by')} {asked}" if asked else ""),
    ):
        held = wrapped(text, most=2, units=_TITLE_UNITS if kind == "title" else _UNITS) if text else []
        lines += _text(held, one.x + 14, y, kind)
        y += _LINE * len(held) + 4
    if state:
        lines += _text([named(state)], one.x + 14, one.y + _HIGH - 12, "now")
    return [*lines, "</g>"]


def _text(lines: list[str], x: int, y: int, kind: str) -> list[str]:
    return [
        f'<text class="{kind}" x="{x}" y="{y + _LINE * row}">{escape(line)}</text>' for row, line in enumerate(lines)
    ]


def _name(dossier: Dossier, key: str, language: str) -> str:
    actor = dossier.actor(key)
    return spoken_in(actor.name, language)[0] if actor is not None else key


def wrapped(text: str, *, most: int, units: int = _UNITS) -> list[str]:
    """Returns a text in at most so many lines of so many units, the rest cut off with an ellipsis."""
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split())):
        if line and _width(line + piece.rstrip()) > units:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    lines.append(line.rstrip())
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and _width(last) > units - 1:
        last = last[:-1]
    return [*lines[: most - 1], last + "…"]


def _pieces(text: str) -> list[str]:
    """Returns words with the blank behind them; each Chinese character is a word."""
    made = [""]
    for sign in text:
        if _is_wide(sign) or (made[-1] and _is_wide(made[-1][-1])):
            made.append(sign)
        else:
            made[-1] += sign
            if sign == " ":
                made.append("")
    return [one for one in made if one]


def _width(text: str) -> int:
    return sum(2 if _is_wide(sign) else 1 for sign in text)


def _is_wide(sign: str) -> bool:
    return sign >= "\u2e80"
