"""Measures the labels of replies on parts of the gold: markers, outcomes, question types, with intervals.

Markers count by answer and explicit move: a move that a person marked in an answer and the patterns find there is found.
Outcomes are judged twice: always the likeliest (`outcome_f1`), and only where the program tells one (`told_f1`, `told` of all).
Intervals are 95 % of 2,000 samples of the answers drawn with replacement. `python eval/replies.py` prints the tables.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

import attrs
from replies_gold import SEALED, Labelled, gold, rows, sealed

from onrecord.analysis.replies.label import label_reply
from onrecord.analysis.replies.reply import EXPLICIT

OUTCOMES = ("answered", "partial", "not_answered")
DRAWS = 2_000
LATER = {3: "fresh", 4: "fourth", 6: "sixth", 7: "seventh", 10: "tenth"}
"""Draws of whole pages, measured apart: the third was unseen once and is used for the patterns since, the fourth and the sixth are
unseen, the seventh and the tenth were sealed until all was done and measured once then. The fifth was drawn to be used: how well it is told says
nothing."""


@attrs.frozen
class Judged:
    """A labelled answer and what the program says of it; `likeliest` is its outcome before it was called unclear."""

    gold: Labelled
    outcome: str
    likeliest: str
    question_type: str
    moves: frozenset[str]


def judge(one: Labelled) -> Judged:
    """Returns what the program says of a labelled answer, from the words alone."""
    pair = one.pair
    made = label_reply(pair.question, pair.answer, language=pair.language)
    moves = frozenset(cue.move.value for cue in made.cues if cue.move in EXPLICIT)
    return Judged(one, made.outcome.value, made.likeliest.value, made.question_type.value, moves)


def counts(judged: Sequence[Judged]) -> tuple[int, int, int]:
    """Returns how many moves are found rightly, found wrongly, and missed."""
    right = wrong = missed = 0
    for one in judged:
        marked = {move for move, _, _ in one.gold.moves}
        right += len(marked & one.moves)
        wrong += len(one.moves - marked)
        missed += len(marked - one.moves)
    return right, wrong, missed


def precision(judged: Sequence[Judged]) -> float:
    """Returns the share of found moves that a person marked."""
    right, wrong, _ = counts(judged)
    return right / max(right + wrong, 1)


def recall(judged: Sequence[Judged]) -> float:
    """Returns the share of marked moves that are found."""
    right, _, missed = counts(judged)
    return right / max(right + missed, 1)


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Returns the mean F1 of the outcomes over pairs of true and told."""
    scores = []
    for name in OUTCOMES:
        right = sum(true == told == name for true, told in pairs)
        either = sum((true == name) + (told == name) for true, told in pairs)
        scores.append(2 * right / either if either else 0.0)
    return sum(scores) / len(scores)


def outcome_f1(judged: Sequence[Judged]) -> float:
    """Returns the macro-F1 of the likeliest outcomes."""
    return macro_f1([(one.gold.outcome, one.likeliest) for one in judged])


def told_f1(judged: Sequence[Judged]) -> float:
    """Returns the macro-F1 of the outcomes that are told, unclear ones left out."""
    return macro_f1([(one.gold.outcome, one.outcome) for one in judged if one.outcome != "unclear"])


def told(judged: Sequence[Judged]) -> float:
    """Returns the share of answers whose outcome is told."""
    return sum(one.outcome != "unclear" for one in judged) / max(len(judged), 1)


def types(judged: Sequence[Judged]) -> float:
    """Returns the share of questions whose type is right."""
    return sum(one.question_type == one.gold.question_type for one in judged) / max(len(judged), 1)


MEASURES: dict[str, Callable[[Sequence[Judged]], float]] = {
    "markers_precision": precision, "markers_recall": recall, "outcome_f1": outcome_f1, "told_f1": told_f1, "told": told,
    "question_type": types,
}  # fmt: skip


def interval(judged: Sequence[Judged], measure: Callable[[Sequence[Judged]], float]) -> tuple[float, float]:
    """Returns the bounds of 95 % of the values of samples drawn with replacement."""
    chance = random.Random(20261121)  # noqa: S311  a sample, no secret
    drawn = sorted(measure(chance.choices(judged, k=len(judged))) for _ in range(DRAWS))
    return drawn[int(DRAWS * 0.025)], drawn[int(DRAWS * 0.975)]


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Returns Cohen's kappa of two labellings."""
    size = len(pairs)
    agreed = sum(first == second for first, second in pairs) / size
    firsts, seconds = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    chance = sum(firsts[name] * seconds[name] for name in firsts) / size**2
    return (agreed - chance) / (1 - chance)


def agreement(draw: int | None = None) -> dict[str, float]:
    """Returns kappa of the first and the second pass, of outcomes and of question types; of one draw, or of all of the gold."""
    if draw in SEALED:
        both = [(row, row["again"]) for row in rows(SEALED[draw])]
        return {
            field: kappa([(str(one[field]), str(other[field])) for one, other in both])  # type: ignore[index]
            for field in ("outcome", "question_type")
        }
    first = {str(row["name"]): row for row in rows() if draw in {None, row["draw"]}}
    again = [row for row in rows("second_pass.jsonl") if str(row["name"]) in first]
    pairs = [(first[str(row["name"])], row) for row in again]
    return {
        field: kappa([(str(one[field]), str(other[field])) for one, other in pairs])
        for field in ("outcome", "question_type")
    }


def figures() -> dict[str, float]:
    """Prints the tables and returns the figures of the second draw's unseen part, and of the later draws under their names."""
    judged = [judge(one) for one in (*gold(), *sealed()) if one.unseen or one.draw in LATER]
    found = told_figures([one for one in judged if one.gold.draw not in LATER], "unseen", told_agreement())
    for draw, name in LATER.items():
        if some := [one for one in judged if one.gold.draw == draw]:
            seen = "unseen" if all(one.gold.unseen for one in some) else "used since"
            measured = told_figures(some, f"{name} ({seen})", told_agreement(draw))
            found |= {f"{name}.{measure}": value for measure, value in measured.items()}
    return found


def told_figures(judged: Sequence[Judged], name: str, agreed: str) -> dict[str, float]:
    """Prints the tables of some answers and returns their figures."""
    right, wrong, missed = counts(judged)
    print(f"\n== replies: {len(judged)} {name} answers; passes agree: kappa {agreed}")
    print(f"markers found rightly {right}, wrongly {wrong}, missed {missed}")
    print(f"{'':14} {'n':>4} " + " ".join(f"{name:>17}" for name in MEASURES))
    for group, some in groups(judged).items():
        print(f"{group:14} {len(some):4} " + " ".join(f"{measure(some):17.3f}" for measure in MEASURES.values()))
    bounds = {measure: interval(judged, of) for measure, of in MEASURES.items()}
    print(f"{'95 % of draws':19} " + " ".join(f"{low:>10.3f}-{high:.3f}" for low, high in bounds.values()))
    return {measure: of(judged) for measure, of in MEASURES.items()}


def told_agreement(draw: int | None = None) -> str:
    """Returns how far the two passes agree, in words."""
    return ", ".join(f"{name} {value:.2f}" for name, value in agreement(draw).items())


def groups(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    """Returns the answers by language and by question type, and all of them."""
    found: dict[str, list[Judged]] = {}
    for one in judged:
        found.setdefault(one.gold.pair.language, []).append(one)
    for one in sorted(judged, key=lambda one: one.gold.question_type):
        found.setdefault(one.gold.question_type, []).append(one)
    return {**found, "all": list(judged)}


if __name__ == "__main__":
    figures()
