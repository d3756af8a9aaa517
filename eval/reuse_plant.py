"""Pages with copies planted in them: what was copied from where and how it was changed is known to the character.

Made of the shared texts with a seed; nothing of them is stored. Noise is 60 % substitutions (two in five of them slips of
the pen), 20 % deletions, 20 % insertions.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence

import attrs

from onrecord.analysis.reuse.source import Source

_WORD = re.compile(r"[A-Za-z0-9]+")
NOISES = (0, 5, 10, 20, 30)
QUOTES = ((6, 8), (9, 12), (13, 25), (26, 40))
_DIGITS = re.compile(r"(?<![\w.,:$-])\d{1,3}(?![\w%-]|[.,:]\d)")
_VERBS = re.compile(r"\b(is|are|was|were|will|can|have|has|do|does|should|would|could)\b")


@attrs.frozen
class Change:
    """One planted change: its span on the page and in the statement, and what it is about."""

    page: tuple[int, int]
    record: tuple[int, int]
    kind: str


@attrs.frozen
class Case:
    """One planted copy: where it is on the page, what of which statement it is, and what was changed in it."""

    sort: str
    page: tuple[int, int]
    statement: str
    record: tuple[int, int]
    changes: tuple[Change, ...] = ()


@attrs.define
class Page:
    """A page and the copies in it."""

    text: str
    day: dt.date | None
    cases: list[Case]
    decoys: list[tuple[int, int]] = attrs.field(factory=list)


def noisy(words: str, percent: int, pool: Sequence[str], dice: random.Random) -> tuple[str, list[Change]]:
    """Returns a text with a share of its words changed, and each change with its place in both."""
    out, done, made, changes = "", 0, 0, []
    for match in _WORD.finditer(words):
        if dice.random() * 100 >= percent:
            continue
        out += words[done : match.start()]
        start, old, chance = len(out), match[0], dice.random()
        if chance < 0.6:
            new = _slip(old, dice) if chance < 0.24 else dice.choice(pool)
            if new.lower() == old.lower():
                out += old
                done = match.end()
                continue
            out += new
            changes.append(Change((start, len(out)), match.span(), "substitution"))
        elif chance < 0.8:
            changes.append(Change((start, start), match.span(), "deletion"))
        else:
            new = dice.choice(pool)
            out += f"{new} {old}"
            changes.append(Change((start, start + len(new)), (match.start(), match.start()), "insertion"))
        made += 1
        done = match.end()
    return out + words[done:], changes


def _slip(word: str, dice: random.Random) -> str:
    if len(word) < 3:
        return word + dice.choice("aeiou")
    at = dice.randrange(len(word) - 1)
    if word[at] == word[at + 1]:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


class Planter:
    """Plants copies of statements into ordinary pages."""

    def __init__(self, sources: Sequence[Source], background: Sequence[str], seed: int) -> None:
        """Takes the statements, the paragraphs of other texts, and the seed."""
        self.dice = random.Random(seed)  # noqa: S311  not for secrets
        self.long = [one for one in sources if 40 <= len(one.text.split()) <= 220]
        self.all = [one for one in sources if len(one.text.split()) >= 12]
        self.background = background
        words = [word for text in background for word in _WORD.findall(text) if word.islower() and len(word) > 2]
        self.pool = self.dice.sample(words, min(2000, len(words)))

    def page(self, parts: Sequence[tuple[str, list[Case]]], day: dt.date | None = None) -> Page:
        """Returns a page of parts with paragraphs of another text between them."""
        text, cases = "", list[Case]()
        at = self.dice.randrange(max(len(self.background) - 3 * len(parts) - 4, 1))
        for own, planted in (("", []), *parts):
            if own:
                cases += [_moved(case, len(text)) for case in planted]
                text += own + "\n\n"
            for _ in range(self.dice.randint(1, 3)):
                text += self.background[at % len(self.background)] + "\n\n"
                at += 1
        return Page(text, day, cases)

    def paragraphs(self, count: int) -> Iterator[Page]:
        """Yields pages with single paragraphs and reprints of several statements, at each share of noise."""
        for number in range(count):
            percent = NOISES[number % len(NOISES)]
            if number % 2:
                yield self.page([self._noised(self.dice.choice(self.long), percent, "paragraph")])
            else:
                at = self.dice.randrange(len(self.all) - 8)
                run = [one for one in self.all[at : at + self.dice.randint(3, 8)] if len(one.text.split()) >= 25]
                parts = [self._noised(one, percent, "reprint") for one in run]
                if parts:
                    yield self.page(parts)

    def _noised(self, source: Source, percent: int, sort: str) -> tuple[str, list[Case]]:
        text, changes = noisy(source.text, percent, self.pool, self.dice)
        case = Case(f"{sort} {percent:2}%", (0, len(text)), source.statement, (0, len(source.text)), tuple(changes))
        return text, [case]

    def singles(self, count: int) -> Iterator[Page]:
        """Yields pages with a reprinted paragraph in which one word was changed: a word, a number, a negation, a cut, an addition."""
        kinds = ("substitution", "number", "negation", "deletion", "insertion")
        made = 0
        while made < count:
            source = self.dice.choice(self.long)
            changed = self._single(source.text, kinds[made % len(kinds)])
            if changed is not None:
                text, change = changed
                case = Case("single", (0, len(text)), source.statement, (0, len(source.text)), (change,))
                made += 1
                yield self.page([(text, [case])])

    def _single(self, text: str, kind: str) -> tuple[str, Change] | None:
        pattern = {"number": _DIGITS, "negation": _VERBS}.get(kind, _WORD)
        places = [one for one in pattern.finditer(text) if 40 < one.start() < len(text) - 40]
        if kind in {"substitution", "deletion", "insertion"}:
            places = [
                one for one in places
                if len(one[0]) > 2 and text[one.end() : one.end() + 1] == " " and text[one.start() - 1] == " "
            ]  # fmt: skip
        if not places:
            return None
        one = self.dice.choice(places)
        new, old = self.dice.choice(self.pool), one.span()
        if kind == "number":
            new = str(int(one[0]) + self.dice.randint(1, 60))
        elif kind == "negation":
            if (
                text[one.end() : one.end() + 4].lower().strip() in {"not", "n't", "no"}
                or text[one.end() : one.end() + 1] != " "
            ):
                return None
            made = text[: one.end()] + " not" + text[one.end() :]
            return made, Change((one.end() + 1, one.end() + 4), (one.end(), one.end()), kind)
        elif kind == "deletion":
            return text[: one.start()] + text[one.end() + 1 :], Change((one.start(), one.start()), old, kind)
        elif kind == "insertion":
            made = text[: one.start()] + new + " " + text[one.start() :]
            return made, Change((one.start(), one.start() + len(new)), (one.start(), one.start()), kind)
        elif new.lower() == one[0].lower():
            return None
        return text[: one.start()] + new + text[one.end() :], Change((one.start(), one.start() + len(new)), old, kind)

    def omissions(self, count: int) -> Iterator[Page]:
        """Yields pages with a paragraph of which eight to thirty words were cut, every other cut marked by an ellipsis."""
        for number in range(count):
            source = self.dice.choice([one for one in self.long if len(one.text.split()) >= 60])
            words = list(re.finditer(r"\S+", source.text))
            first = self.dice.randint(15, len(words) - 45) if len(words) > 61 else 15
            last = first + self.dice.randint(8, 30)
            start, end = words[first].start(), words[last].start()
            mark = self.dice.choice(["… ", "... ", "[...] "]) if number % 2 else ""
            text = source.text[:start] + mark + source.text[end:]
            kind = "marked" if mark else "silent"
            change = Change((start, start + len(mark)), (start, end), kind)
            case = Case("omission", (0, len(text)), source.statement, (0, len(source.text)), (change,))
            yield self.page([(text, [case])])

    def quotes(self, count: int) -> Iterator[Page]:
        """Yields news pages with one quotation of the record, its speaker named, and one of somebody else."""
        for number in range(count):
            low, high = QUOTES[number % len(QUOTES)]
            source, words = self._run(self.dice.randint(low, high))
            said = source.text[words[0] : words[1]]
            changes: list[Change] = []
            if number // len(QUOTES) % 2:
                said, changes = self._one_changed(said, words[0])
            lead = f"{source.names[0]} told reporters that “"
            spot = (len(lead), len(lead) + len(said))
            changes = [attrs.evolve(one, page=(one.page[0] + spot[0], one.page[1] + spot[0])) for one in changes]
            case = Case(f"quote {low}-{high} {len(changes)}", spot, source.statement, words, tuple(changes))
            page = self.page(
                [(lead + said + "” as the day went on.", [case])],
                None if source.date is None else source.date + dt.timedelta(days=self.dice.randint(0, 5)),
            )
            decoy, foreign = self._decoy(), len(page.text)
            page.text += "A resident said: “" + decoy + "”\n"
            page.decoys.append((foreign + 18, foreign + 18 + len(decoy)))
            yield page

    def _run(self, size: int) -> tuple[Source, tuple[int, int]]:
        while True:
            source = self.dice.choice(self.all)
            words = list(re.finditer(r"\S+", source.text))
            if len(words) > size:
                at = self.dice.randrange(len(words) - size)
                span = words[at].start(), words[at + size - 1].end()
                inner = source.text[span[0] : span[1]]
                if source.names and "\n" not in inner and not re.search('[“”"]', inner):
                    return source, span

    def _one_changed(self, said: str, start: int) -> tuple[str, list[Change]]:
        words = list(_WORD.finditer(said))
        one = self.dice.choice(words)
        new = self.dice.choice(self.pool)
        if new.lower() == one[0].lower():
            return said, []
        span = (start + one.start(), start + one.end())
        return said[: one.start()] + new + said[one.end() :], [
            Change((one.start(), one.start() + len(new)), span, "substitution")
        ]

    def _decoy(self) -> str:
        words = self.dice.choice([one for one in self.background if len(one.split()) > 20]).split()
        at = self.dice.randrange(len(words) - 12)
        return re.sub('[“”"]', "", " ".join(words[at : at + self.dice.randint(6, 10)]))


def _moved(case: Case, by: int) -> Case:
    changes = tuple(attrs.evolve(one, page=(one.page[0] + by, one.page[1] + by)) for one in case.changes)
    return attrs.evolve(case, page=(case.page[0] + by, case.page[1] + by), changes=changes)
