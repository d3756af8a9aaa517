"""A query's tree as a query of the engine, with what is needed to show and to explain the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import Factory, define, frozen

from onrecord.errors import UsageError
from onrecord.search.codes import Codes
from onrecord.search.dated import common, dated
from onrecord.search.engine import Engine, Made, Piece
from onrecord.search.name_book import NameBook, folded
from onrecord.search.phrases import Phrase, phrase, spaceless
from onrecord.search.query_tree import Days, Every, Fact, Near, Node, Query, Quoted, Some, Without, Words
from onrecord.search.scope import copies_of
from onrecord.search.synonyms import Synonyms

COPY = "copy"
EDITION = "e"
_CODED = {
    "office": "office",
    "kind": "kind",
    "lang": "language",
    "nature": "nature",
    "speaker": "speaker",
    "outlet": "outlet",
}


@frozen
class Used:
    """A name that was looked for under other names as well."""

    typed: str
    others: tuple[str, ...]


@define
class Plan:
    """What a query comes to. `phrases` are looked for in hits to mark them; `strict` are still to be verified in the text.

    `unknown` are filters (fact and value) that no printed name answers to.
    """

    query: Made
    phrases: list[Phrase] = Factory(list)
    strict: list[str] = Factory(list)
    used: list[Used] = Factory(list)
    unknown: list[Fact] = Factory(list)


@frozen
class Compiler:
    """Turns trees into plans. Without `synonyms` words are looked for as typed."""

    engine: Engine
    codes: Codes
    names: NameBook
    synonyms: Synonyms | None = None

    def plan(self, query: Query) -> Plan:
        """Returns the plan of a query; raises UsageError for a strict phrase that stands under OR, NOT or NEAR."""
        plan = Plan(self.engine.every(()))
        tree = query.tree
        parts = tree.parts if isinstance(tree, Every) else () if tree is None else (tree,)
        for part in parts:
            if isinstance(part, Quoted) and part.strict:
                plan.strict.append(part.text)
            elif _has_strict(part):
                raise UsageError('a ="strict phrase" stands by itself or beside other words, not under OR, NOT or NEAR')
        without: list[Made] = []
        copies = copies_of(query)
        if copies == "without" and self.engine.holds(COPY):
            without.append(self.engine.key(COPY))
        must = [self._every(parts, plan, marked=True)] if parts else []
        if copies == "only":
            must.append(self.engine.key(COPY))
        plan.query = self.engine.every(must, without)
        return plan

    def _node(self, node: Node, plan: Plan, *, marked: bool) -> Made:
        match node:
            case Words() | Quoted():
                strict = isinstance(node, Quoted) and node.strict
                return self._phrase(phrase(node.text, prefix=node.prefix), plan, marked=marked and not strict)
            case Near():
                return self._near(node, plan, marked=marked)
            case Every():
                return self._every(node.parts, plan, marked=marked)
            case Some():
                return self.engine.some([self._node(one, plan, marked=marked) for one in node.parts])
            case Without():
                return self.engine.every((), [self._node(node.part, plan, marked=False)])
            case Fact():
                return self._fact(node, plan)
            case Days():
                return dated(self.engine, node)

    def _every(self, parts: Sequence[Node], plan: Plan, *, marked: bool) -> Made:
        must: list[Made] = []
        without: list[Made] = []
        days: list[Days] = []
        at = 0
        while at < len(parts):
            part = parts[at]
            if isinstance(part, Without):
                without.append(self._node(part.part, plan, marked=False))
                at += 1
                continue
            if isinstance(part, Days):
                days.append(part)
                at += 1
                continue
            taken, made = self._synonym(parts[at:], plan, marked=marked)
            must.append(made or self._node(part, plan, marked=marked))
            at += taken or 1
        if days:
            # Between two dates there is far less than after the one and before the other.
            must.append(dated(self.engine, common(days)))
        return self.engine.every(must, without)

    def _synonym(self, parts: Sequence[Node], plan: Plan, *, marked: bool) -> tuple[int, Made | None]:
        """Returns how many words at the beginning are a name that has others, and the query for all of them."""
        if self.synonyms is None:
            return 0, None
        words: list[Words] = []
        for part in parts[: self.synonyms.longest]:
            if not isinstance(part, Words) or part.prefix:
                break
            words.append(part)
        for size in range(len(words), 0, -1):
            typed = [one.text for one in words[:size]]
            group = self.synonyms.group(typed)
            if group is not None:
                others = [name for name in group.names if folded(name) != folded(" ".join(typed))]
                plan.used.append(Used(" ".join(typed), tuple(others)))
                own = self.engine.every([self._node(one, plan, marked=marked) for one in words[:size]])
                return size, self.engine.some(
                    [own, *(self._phrase(phrase(name), plan, marked=marked) for name in others)]
                )
        return 0, None

    def _phrase(self, words: Phrase, plan: Plan, *, marked: bool) -> Made:
        if marked:
            plan.phrases.append(words)
        return self.engine.phrase(words.pieces)

    def _near(self, near: Near, plan: Plan, *, marked: bool) -> Made:
        left = [phrase(one.text, prefix=one.prefix) for one in near.left]
        right = [phrase(one.text, prefix=one.prefix) for one in near.right]
        if marked:
            plan.phrases += [*left, *right]
        pairs = [(one, other) for one in left for other in right]
        return self.engine.some([made for pair in pairs for made in self._within(*pair, near.distance)])

    def _within(self, left: Phrase, right: Phrase, distance: int) -> Iterable[Made]:
        """Yields queries that together match exactly what stands within the distance, in either order."""
        for one, other in ((left, right), (right, left)):
            if _single(one) and _single(other) and not _overlap(one, other):
                yield self.engine.within(one.pieces[0].text, other.pieces[0].text, distance + one.width - 1)
                continue
            for gap in range(distance + 1):
                start = one.width + gap
                moved = [Piece(piece.offset + start, piece.text, piece.open) for piece in other.pieces]
                yield self.engine.phrase([*one.pieces, *moved])

    def _fact(self, fact: Fact, plan: Plan) -> Made:
        if fact.name == "briefing":
            name = fact.value.partition("@")[0].strip("/")
            # An office, a day, and what comes behind: two parts name a briefing, three an edition.
            key = EDITION + name
            return self.engine.key(key) if name.count("/") > 1 else self.engine.key_prefix(f"{key}/")
        coded = _CODED[fact.name]
        printed = self.codes.names(coded)
        if coded in {"speaker", "outlet"}:
            meant = self.names.meant(coded, fact.value, printed)
        else:
            wanted = fact.value.casefold()
            meant = [name for name in printed if name.casefold() == wanted or name.casefold().startswith(f"{wanted}-")]
        if not meant:
            plan.unknown.append(fact)
        return self.engine.codes(coded, [self.codes.code(coded, name) for name in meant])


def _single(words: Phrase) -> bool:
    return len(words.pieces) == 1 and not words.pieces[0].open


def _overlap(one: Phrase, other: Phrase) -> bool:
    """Tells whether one word could begin inside the other in a text: 合作 and 作为; or both are the same."""
    first, second = one.pieces[0].text, other.pieces[0].text
    if first == second:
        return True
    return spaceless(first) and spaceless(second) and (first[-1] == second[0] or second[-1] == first[0])


def _has_strict(node: Node) -> bool:
    match node:
        case Quoted():
            return node.strict
        case Every() | Some():
            return any(map(_has_strict, node.parts))
        case Without():
            return _has_strict(node.part)
        case _:
            return False
