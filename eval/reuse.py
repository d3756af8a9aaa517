"""Measures how well copies of the record are found and their changes told: planted pages, Chinese ones, PAN, transcripts.

`python eval/reuse.py [--misses]` prints the tables. The pages of the first seed were looked at while the search was made,
those of the second never.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs
import reuse_sets
from reuse_plant import Case, Change, Page, Planter
from reuse_record import news, white_house
from reuse_score import Marked, score

from onrecord.analysis.reuse.edit import Edit, EditKind
from onrecord.analysis.reuse.grade import Graded, Status, graded
from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Passage, Reuse, passages
from onrecord.analysis.reuse.quotations import quotations
from onrecord.text.span import Span

SEEDS = {"tuned": 20_261_121, "fresh": 777_001}
COUNTS = {"paragraphs": 300, "singles": 200, "omissions": 100, "quotes": 320}


@attrs.define
class Tally:
    """Hits of trials by name."""

    hits: Counter[str] = attrs.field(factory=Counter)
    trials: Counter[str] = attrs.field(factory=Counter)

    def add(self, name: str, hit: object) -> None:
        """Counts a trial."""
        self.trials[name] += 1
        self.hits[name] += bool(hit)

    def share(self, *names: str) -> float:
        """Returns the share of hits, of all trials whose name begins with one of these."""
        keys = [key for key in self.trials if key.startswith(names)]
        trials = sum(self.trials[key] for key in keys)
        return sum(self.hits[key] for key in keys) / trials if trials else 0.0

    def show(self) -> None:
        """Prints the table."""
        for name in sorted(self.trials):
            print(f"  {name:34} {self.hits[name]:6}/{self.trials[name]:<6} {self.hits[name] / self.trials[name]:.4f}")


def copies(index: ReuseIndex, page: Page) -> list[Passage]:
    """Returns the passages of a page that are copies."""
    return [one for one in passages(index, PageText(page.text, page.day)) if one.reuse is Reuse.COPY]


def is_of(one: Passage, case: Case) -> bool:
    """Tells whether a passage is of a case's statement, or of one with the same words."""
    return case.statement == one.source.statement or any(case.statement == other.statement for other in one.others)


def planted(index: ReuseIndex, planter: Planter, *, listed: bool) -> dict[str, float]:
    """Plants, searches, prints the tables and returns the figures."""
    cases: list[Marked] = []
    found: list[Marked] = []
    tally = Tally()
    for sort, count in COUNTS.items():
        for number, page in enumerate(getattr(planter, sort)(count)):
            name, held = f"{sort}{number}", copies(index, page)
            if sort == "paragraphs":
                cases += [Marked(name, one.page, one.statement, one.record) for one in page.cases]
                found += [_marked(name, one, page.cases) for one in held]
            for case in page.cases:
                _judge(case, held, page, tally, listed=listed)
            for decoy in page.decoys:
                tally.add("decoys let be", not any(one.page.meets(_span(decoy)) for one in held))
            if sort == "quotes":
                for one in held:
                    tally.add(f"precision {_sort(page.cases[0])}", any(_overlap(one, case) for case in page.cases))
    total = score(cases, found)
    print(f"  precision {total.precision:.4f} recall {total.recall:.4f} granularity {total.granularity:.4f}")
    tally.show()
    return {
        "plagdet": total.plagdet,
        "found": tally.share("found paragraph", "found reprint"),
        "singles": tally.share("single exact"),
        "true_edits": tally.share("true edits"),
        "long_quotes": tally.share("found quote 9", "found quote 13", "found quote 26"),
        "short_quotes": tally.share("found quote 6"),
        "short_quotes_true": tally.share("precision quote 6"),
        "omissions": tally.share("omission"),
        "labelled": tally.share("labelled number", "labelled negation"),
    }


def _sort(case: Case) -> str:
    return case.sort.rpartition(" ")[0] if case.sort.startswith("quote") else case.sort


def _marked(name: str, one: Passage, cases: Sequence[Case]) -> Marked:
    same = next((case.statement for case in cases if is_of(one, case)), one.source.statement)
    return Marked(name, tuple(one.page), same, tuple(one.record))


def _span(pair: tuple[int, int]) -> Span:
    return Span(*pair)


def _overlap(one: Passage, case: Case) -> bool:
    return is_of(one, case) and one.page.meets(_span(case.page))


def _judge(case: Case, held: Sequence[Passage], page: Page, tally: Tally, *, listed: bool) -> None:
    own = [one for one in held if _overlap(one, case)]
    covered = sum(min(one.page.end, case.page[1]) - max(one.page.start, case.page[0]) for one in own)
    hit = covered * 2 >= case.page[1] - case.page[0]
    tally.add(f"found {case.sort}", hit)
    if not hit:
        if listed:
            told = [(one.source.statement, round(one.likeness, 2)) for one in held if one.page.meets(_span(case.page))]
            print("LOST", case.sort, case.statement, told, repr(page.text[case.page[0] : case.page[1]][:150]))
        return
    told = [each for one in own for each in graded(one, page.text, quotations(page.text))]
    words = [each for each in told if each.edit.kind not in {EditKind.CASE, EditKind.PUNCTUATION, EditKind.LAYOUT}]
    for change in case.changes:
        _judge_change(case, change, words, tally, listed=listed)
    if case.sort.startswith(("reprint", "paragraph", "single")):
        for each in words:
            true = any(_touches(each.edit, change) for change in case.changes)
            tally.add(f"true edits {case.sort}", true)
            if listed and not true:
                print("FALSE", case.sort, repr(each.edit.before), "->", repr(each.edit.after))


def _judge_change(case: Case, change: Change, told: Sequence[Graded], tally: Tally, *, listed: bool) -> None:
    if case.sort == "omission":
        right = [each for each in told if each.omission and each.edit.before_span.meets(_span(change.record))]
        marked = any(each.status is Status.MARKED for each in right)
        ok = bool(right) and marked == (change.kind == "marked")
        tally.add(f"omission {change.kind}", ok)
    elif case.sort == "single":
        ok = any(_exact(each.edit, change) for each in told)
        tally.add(f"single exact {change.kind}", ok)
        near = [each.edit for each in told if _touches(each.edit, change)]
        if change.kind in {"number", "negation"} and near:
            kinds = {near[0].kind, *near[0].holds}
            ok = ok and bool(
                kinds & {EditKind(change.kind), EditKind.DATE if change.kind == "number" else EditKind.NEGATION}
            )
            tally.add(
                f"labelled {change.kind}",
                kinds & {EditKind(change.kind), EditKind.DATE if change.kind == "number" else EditKind.NEGATION},
            )
    else:
        ok = any(_touches(each.edit, change) for each in told)
        tally.add(f"changes {case.sort}", ok)
        ok = ok or not case.sort.startswith("quote")
    if listed and not ok:
        print(
            "MISSED", case.sort, change, [(each.edit.before, each.edit.after, str(each.edit.kind)) for each in told][:6]
        )


def _touches(edit: Edit, change: Change) -> bool:
    """Tells whether an edit tells of a change: they share words on the page or in the record, or stand at one point."""
    pairs = ((edit.after_span, change.page), (edit.before_span, change.record))
    return any(one.start <= other[1] + 1 and other[0] <= one.end + 1 for one, other in pairs)


def _exact(edit: Edit, change: Change) -> bool:
    """Tells whether an edit has exactly the changed words on both sides; an added or dropped word is at a point on the other."""
    sides = ((edit.after_span, change.page), (edit.before_span, change.record))
    return all(
        tuple(one) == other or (one.length == 0 and other[0] == other[1] and abs(one.start - other[0]) <= 2)
        for one, other in sides
    )


def figures(*, listed_misses: bool = False) -> dict[str, float]:
    """Prints all tables and returns the figures; those of the fresh seed are named so."""
    record, background = white_house(4, 150), news()
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        index = ReuseIndex.create(Path(folder) / "index", record)
        print(f"\n== copies planted among {index.statements} statements, {index.words} words")
        for name, seed in SEEDS.items():
            print(f" seed {name}")
            told = planted(index, Planter(record, background, seed), listed=listed_misses)
            found |= {f"{name}.{key}": value for key, value in told.items()}
    return found | reuse_sets.pan13() | reuse_sets.pairs() | reuse_sets.chinese()


def main(arguments: Sequence[str]) -> int:
    """Prints the tables; `--misses` lists what was missed and what was found in vain."""
    for name, value in figures(listed_misses="--misses" in arguments).items():
        print(f"{name:28} {value:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
