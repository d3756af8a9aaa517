"""Who presides at a briefing: who leads for the answering side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from onrecord.model.statement import Kind
from onrecord.reading.hints import Hints
from onrecord.reading.kinds import Said
from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import families, folded
from onrecord.text.yaml_data import load


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    raw = load(files("onrecord.reading").joinpath("data/kinds.yml").read_text("utf-8"))
    return tuple(re.compile(pattern) for pattern in raw["presiders"])


def presider(
    title: str | None, front: Sequence[str], said: Sequence[Said], hints: Hints, *, day: date | None = None
) -> str | None:
    """Returns who leads for the answering side, None when the page does not tell.

    The title decides over the first label, then a line above the first statement that names the spokesperson,
    then the labels. A name the title prints in another case is given as its label prints it.
    """
    if hints.presider is not None:
        return hints.presider
    officials = _officials(said)
    for line in (title, *front):
        named = _in_title(line, hints, day)
        if named is not None:
            return _as_labelled(named, officials)
    for label in officials:
        called = hints.presider_called(label.name or "", day=day)
        if called is not None:
            return called
    if len({label.key for label in officials}) > 1 and any(_ANONYMOUS.search(label.key) for label in officials):
        officials = [label for label in officials if label.key != officials[0].key]
    turns = Counter(label.key for label in officials)
    for label in officials:
        name = _plain_name(label.name or "")
        if name is not None:
            # Where an office without a name leads (`PM:`), somebody named beside it does not preside.
            first = officials[0]
            led = first.key != label.key and turns[first.key] > turns[label.key] and first.role is Role.OFFICIAL
            return None if led and _ROLE_ONLY.match(first.name or "") else name
    return None


def _as_labelled(named: str, officials: Sequence[Label]) -> str:
    """Returns the label's form of a name that differs from the title's by an ending (М.В.Сорокиной)."""
    for label in officials:
        plain = _plain_name(label.name or "")
        if plain is not None and plain[0] == named[0] and not plain.isascii() and ratio(plain, named) >= 80:
            return plain
    return named


def _officials(said: Sequence[Said]) -> list[Label]:
    """Returns the labels of those who speak for the answering side, by statement."""
    return [
        one.label
        for one in said
        if one.label is not None
        and one.label.name is not None
        and one.kind in {Kind.ANSWER, Kind.SPEECH}
        and one.label.role is not Role.MODERATOR
    ]


def _in_title(title: str | None, hints: Hints, day: date | None) -> str | None:
    if not title:
        return None
    known = hints.presider_in(title)
    if known is not None:
        return known
    for pattern in _patterns():
        match = pattern.search(title)
        if match is not None:
            name = match.group("name").strip(" ,")
            return hints.presider_called(name, day=day) or _plain_name(name) or name
    return None


_ANONYMOUS = re.compile(
    r"^(?:senior|white house|state department|administration|u\.?s\.?) .*official|^official\b", re.I
)
_AFTER_OFFICE = re.compile(
    r"^[^,]*\b(?:spokes(?:person|man|woman)|minister|secretary|portavoz|vocero|(?:president[ea]?|premier|canciller|chancellor) (?:of|de|del))\b[^,]*,\s*(?P<name>[^,]+)",
    re.I,
)
_HONORIFIC = re.compile(
    r"^(?:THE |HON\.? |(?:PRESIDENTIAL |PENTAGON |DEPUTY |WHITE HOUSE |FOREIGN )+(?=PRESS|SPOKES|MINISTER|SECRETARY)|PRESS SECRETARY|(?:NATO |UN )?SECRETARY[- ]GENERAL|SPOKES(?:PERSON|MAN|WOMAN)|PORTA-?VOZ|VOCER[OA]|M(?=\. \w{3})|MME|MR\.?|MRS\.?|MS\.?|MISS|DR\.?|PROF\.?|SENHOR|SR\.?|SRA\.?|SHRI|SMT\.?|PRESIDENT[EA]?|PRIME MINISTER|PM|VICE PRESIDENT|SECRETARY|SECRETARI[OA]|MINISTER|MINISTR[OA]|AMBASSADOR|GENERAL|ADMIRAL|GOVERNOR|SENATOR|CHANCELLOR|DIRECTOR|ADMINISTRATOR|STS(?:'IN)?|BM(?:'IN)?|BK(?:'IN)?)\b[\s.]*",
    re.I,
)
_ROLE_ONLY = re.compile(
    r"^(?:pm|dpm|mc|announcer|mayor|governor|senator|host|ambassador|chancellor|(?:attorney[- ])?general|interpreter|translator|(?:the |deputy |acting |vice |prime |foreign |senior )*(?:president[ea]?|minister|premier|treasurer|spokes(?:person|man|woman)|secretary|official|administration official|发言人|答|portavoz|vocero)(?: [a-z]+ official)?s?)\b[\s#\d]*$",
    re.I,
)


_OF = re.compile(
    r"(?:of|de|del|von|der) (?:the )?(?:\S+ ){1,4}?(?P<name>[^\W\d_][\w.'’-]+ [^\W\d_][\w'’-]+)$", re.IGNORECASE
)
"""What is left of a label such as `President of Norland Anna Lind` without the office: a country, and the name."""
_NO_PERSON = re.compile(
    r"speaker \d+$|introduction$|chief executive$|[^\W\d_]+ spokes(?:person|man|woman)s?$|.*(?:브리핑|기자)|(?:부?대변인|장관|대통령|відповідь|외교부)$"
    r"|[\u3400-\u9fff]{0,10}(?:局局|司司|署署|處處|处处|院院|部部|厅厅|廳廳)[长長]$|(?:候任)?行政[长長]官$|(?:[\u3400-\u9fff]{1,4}[都道府県])?知事$|presiden(?: r\.?i\.?| republik .*)?$",
    re.IGNORECASE,
)
_INITIAL = 3
"""Letters of an initial or a short form, point included, with which a name may end (`Jr.`)."""


def _plain_name(printed: str) -> str | None:
    """Returns the personal name in a label as a person would write it, None for a bare office."""
    after = _AFTER_OFFICE.match(printed)
    words = (after.group("name") if after else printed.split(",", maxsplit=1)[0]).split("(")[0].strip()
    if (
        folded(words) in families().title
        or _ROLE_ONLY.match(words)
        or ratio(words.casefold(), "prime minister") > 85
        or "official" in words.casefold()
    ):
        return None
    while True:
        shorter = _HONORIFIC.sub("", words).strip()
        if shorter == words or not shorter:
            break
        words = shorter
    if (of := _OF.match(words)) is not None:
        words = of.group("name")
    if words[-1:] == "." and len(words.split()[-1]) > _INITIAL:
        words = words.rstrip(".")
    if _NO_PERSON.match(words):
        return None
    if words.isascii() or words.isupper():
        return " ".join(_cased(word) for word in words.split()) if words.isupper() else words
    return words


def _cased(word: str) -> str:
    small = {"DE", "LA", "DEL", "LOS", "LAS", "VON", "VAN", "DER", "Y"}
    if word in small:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)
