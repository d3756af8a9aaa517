"""An edition as alignment sees it: groups of statements (an exchange, or what stands between), with their evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from onrecord.analysis.parallel.lexicon import Lexicon
from onrecord.analysis.parallel.profile import Feature, Profile, joined, profile
from onrecord.model.statement import Kind, Statement
from onrecord.text.sentences import sentences
from onrecord.text.simplify import simplified
from onrecord.text.span import Span


@frozen
class Sentence:
    """A sentence of a statement; `span` counts code points of the revision's text layer."""

    statement: str
    span: Span
    text: str
    evidence: Profile = field(repr=False, eq=False)


@frozen
class Turn:
    """A statement with its sentences; `features` is the evidence of all of them."""

    statement: Statement
    sentences: tuple[Sentence, ...]
    length: int
    features: Counter[Feature] = field(repr=False, eq=False)


@frozen
class Group:
    """The turns of an exchange; number 0 for what is said outside exchanges."""

    number: int
    turns: tuple[Turn, ...]
    outlet: str | None
    length: int
    features: Counter[Feature] = field(repr=False, eq=False)

    @property
    def text(self) -> str:
        """Returns all words of the group."""
        return "\n".join(one.statement.text for one in self.turns)


def groups(statements: Iterable[Statement], language: str, lexicon: Lexicon) -> list[Group]:
    """Returns the statements as groups in page order; stage directions are left out."""
    found: list[tuple[int, list[Statement]]] = []
    for one in statements:
        if one.kind is Kind.NARRATIVE:
            continue
        if not found or found[-1][0] != one.exchange:
            found.append((one.exchange, []))
        found[-1][1].append(one)
    return [_group(number, members, language, lexicon) for number, members in found]


def _group(number: int, members: Sequence[Statement], language: str, lexicon: Lexicon) -> Group:
    turns = tuple(_turn(one, language, lexicon) for one in members)
    outlet = next((known for one in members if (known := lexicon.outlet(one.outlet)) is not None), None)
    features: Counter[Feature] = Counter()
    for one in turns:
        features.update(one.features)
    return Group(number, turns, outlet, sum(one.length for one in turns), features)


def _turn(statement: Statement, language: str, lexicon: Lexicon) -> Turn:
    plain = plain_text(statement.text)
    found = tuple(
        Sentence(
            statement.id,
            one.shift(statement.span.start),
            one.cut(statement.text),
            profile(one.cut(plain), language, lexicon),
        )
        for one in sentences(plain)
    )
    return Turn(statement, found, sum(one.evidence.length for one in found), joined(one.evidence for one in found))


def plain_text(text: str) -> str:
    """Returns the text in simplified characters, at the same places."""
    made = simplified(text)
    return made.text if made is not None and len(made.text) == len(text) else text
