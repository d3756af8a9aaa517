"""The markers: patterns of words by which an answer makes a move, kept as data with their examples, and found fast.

A pattern is tried only in sentences that hold one of its literals, which is what makes thousands of answers a second possible.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from attrs import field, frozen

from onrecord.analysis.replies.literals import Literals
from onrecord.analysis.replies.reply import Cue, Move, Silence
from onrecord.analysis.replies.stands import stand_words
from onrecord.text.span import Span

_SIGNS = (("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u00a0", " "))
_ENDS = re.compile(r"[。！？!?\n.;；](?:(?<=[。！？!?\n])|(?=\s|$))")
_PLAIN_ENDS = re.compile(r"[!?\n.;](?:(?<=[!?\n])|(?=\s|$))")
_WIDE = "。！？；"
_AT_ONCE = 40
_LONGEST = 600
"""A sentence is tried no further than this many code points from a literal."""


@frozen
class Marker:
    """One pattern. `unless` is looked for between the sentence's beginning and the match, and refuses it: a subject of other sides.

    Whatever matches holds one of `literals`, and one of `also` where there are some. `whole` patterns are tried on the whole answer.
    A cue that `yields_to` a move is dropped where one of that move follows at once. A deferral opens a promise of information unless
    `no_promise` is found in its words: "we'll see what happens" puts off and promises nothing. `positive` and `negative` are invented answers
    that the pattern must and must not find.
    """

    id: str
    version: int
    language: str
    move: Move
    pattern: re.Pattern[str]
    literals: tuple[str, ...]
    also: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    unless: re.Pattern[str] | None = None
    silence: Silence | None = None
    yields_to: Move | None = None
    no_promise: re.Pattern[str] | None = None
    whole: bool = field(default=False, kw_only=True)


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """Returns a text as the patterns see it, of the same length: lower case, straight apostrophes."""
    if text.isascii():
        return text.lower()
    plain = text
    for sign, instead in _SIGNS:
        plain = plain.replace(sign, instead)
    low = plain.lower()
    return low if len(low) == len(plain) else "".join(one.lower() if len(one.lower()) == 1 else one for one in plain)


@cache
def markers() -> Mapping[str, tuple[Marker, ...]]:
    """Returns the markers by language, in the order of the file."""
    text = resources.files("onrecord.analysis.replies").joinpath("data/markers.toml").read_text("utf-8")
    table = tomllib.loads(text)
    found: dict[str, list[Marker]] = {}
    for row in table["marker"]:
        made = _marker(row, table["define"])
        found.setdefault(made.language, []).append(made)
    return {language: tuple(some) for language, some in found.items()}


@cache
def _by_id() -> Mapping[str, Marker]:
    return {one.id: one for some in markers().values() for one in some}


def opens_promise(cue: Cue, words: str) -> bool:
    """Tells whether a deferral in some words promises information; one that no pattern found promises nothing."""
    marker = _by_id().get(cue.marker)
    if cue.move is not Move.DEFERRED or marker is None:
        return False
    return marker.no_promise is None or marker.no_promise.search(folded(words)) is None


@cache
def _literals(language: str) -> Literals:
    """Returns what finds the literals of a language's markers, each with the place of its marker, and of stands."""
    wanted = [(one, at) for at, marker in enumerate(markers().get(language, ())) for one in marker.literals]
    return Literals(wanted, anywhere=stand_words(language))


@lru_cache(maxsize=16)
def ends_in(text: str) -> Sequence[int]:
    """Returns where the sentences of a folded text end, behind their signs."""
    return [one.end() for one in (_ENDS if any(map(text.__contains__, _WIDE)) else _PLAIN_ENDS).finditer(text)]


@lru_cache(maxsize=64)
def literals_in(text: str, language: str) -> Mapping[int, list[str]]:
    """Returns the literals of markers (places from 0) and of stands that a folded text holds, by their places."""
    return _literals(language).held(text)


def joined(pattern: str, defined: Mapping[str, str]) -> str:
    """Returns a pattern on one line, with `<<name>>` replaced by what the file defines under that name."""
    line = re.sub(r"\n *", "", pattern.lstrip(" \n"))
    return re.sub(r"<<([a-z_]+)>>", lambda name: joined(defined[name[1]], defined), line)


def _marker(row: Mapping[str, object], defined: Mapping[str, str]) -> Marker:
    def words(name: str) -> tuple[str, ...]:
        value = row.get(name, ())
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise TypeError(f"markers.toml, {row['id']}: `{name}` is no list")
        return tuple(str(one) for one in value)

    unless, silence = row.get("unless"), row.get("silence")
    return Marker(
        id=str(row["id"]),
        version=int(str(row["version"])),
        language=str(row["language"]),
        move=Move(str(row["move"])),
        pattern=re.compile(joined(str(row["pattern"]), defined)),
        literals=words("literals"),
        also=words("also"),
        positive=words("positive"),
        negative=words("negative"),
        unless=re.compile(joined(str(unless), defined)) if unless else None,
        silence=Silence(str(silence)) if silence else None,
        yields_to=Move(str(row["yields_to"])) if "yields_to" in row else None,
        no_promise=re.compile(str(row["no_promise"])) if "no_promise" in row else None,
        whole=bool(row.get("whole", False)),
    )


def cues(answer: str, language: str) -> tuple[Cue, ...]:
    """Returns the cues of an answer, in order; of two that overlap in one move's family the longer stands, of two as long the first in the file."""
    short = language.partition("-")[0]
    known = markers().get(short, ())
    text = folded(answer)
    held = literals_in(text, short)
    places = sorted(at for at in held if at >= 0)
    if not places:
        return ()
    ends = ends_in(text)
    found = [cue for at in places for cue in _found(known[at], text, ends, held[at])]
    found.sort(key=lambda cue: (cue.span.start, -cue.span.end))
    if len(found) < 2:
        return tuple(found)
    yields = {known[at].id: known[at].yields_to for at in places}
    return tuple(_kept([cue for cue in found if not _yields(cue, yields[cue.marker], found)]))


def _yields(cue: Cue, move: Move | None, found: Sequence[Cue]) -> bool:
    return move is not None and any(
        other.move is move and 0 <= other.span.start - cue.span.end <= _AT_ONCE for other in found
    )


def _found(marker: Marker, text: str, ends: Sequence[int], literals: Sequence[str]) -> list[Cue]:
    if marker.also and not any(map(text.__contains__, marker.also)):
        return []
    found: list[Cue] = []
    last = -1
    for low, high in [(0, len(text))] if marker.whole else _places(literals, text, ends):
        if marker.also and not any(map(text[low:high].__contains__, marker.also)):
            continue
        for match in marker.pattern.finditer(text, low, high):
            start, end = match.span()
            if end > start >= last and not _refused(marker, text, low, start):
                last = end
                found.append(Cue(marker.move, Span(start, end), marker.id, marker.version, marker.silence))
    return found


def _refused(marker: Marker, text: str, low: int, start: int) -> bool:
    """Tells whether what stands before a match refuses it: another subject, or a quotation that begins there and has not ended."""
    if marker.unless is not None and marker.unless.search(text, low, start) is not None:
        return True
    return 0 < text.rfind("\u201c", low, start) > text.rfind("\u201d", low, start)


def _places(literals: Sequence[str], text: str, ends: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Returns the sentences in which some literals stand, in order."""
    places: list[tuple[int, int]] = []
    for literal in literals:
        at = text.find(literal)
        while at >= 0:
            before = bisect_right(ends, at)
            low = max(ends[before - 1] if before else 0, at - _LONGEST)
            behind = bisect_left(ends, at + len(literal), before)
            high = min(ends[behind] if behind < len(ends) else len(text), at + _LONGEST)
            places.append((low, high))
            at = text.find(literal, max(high, at + 1))
    return places if len(places) < 2 else sorted(set(places))


def _kept(found: Sequence[Cue]) -> Iterator[Cue]:
    """Yields cues without those that lie under a longer cue of another pattern; a referral elsewhere goes before one back."""
    for at, cue in enumerate(found):
        over = ((place, other) for place, other in enumerate(found) if place != at and other.span.meets(cue.span))
        if not any(_covers(other, cue, first=place < at) for place, other in over):
            yield cue


def _covers(other: Cue, cue: Cue, *, first: bool) -> bool:
    if other.move == cue.move:
        return other.span.length > cue.span.length or (other.span.length == cue.span.length and first)
    return other.move is Move.REFERRED_ELSEWHERE and cue.move in {Move.REFERRED_BACK, Move.DECLINED, Move.DEFERRED}
