"""Measures two languages side by side: real answers matched among those of their day, and differences planted in invented pairs.

`parallel.align` is the share of the automatically matched English answers whose Chinese counterpart is the best candidate of
its day, question and answer together; `parallel.align_answers` by the answers alone. `parallel.found` is the share of planted
differences told with the right kind and place, `parallel.quiet` the share of true pairs on which nothing is told; both on
the half that was not looked at while the rules were made (`--dev` prints the other half, `--list` what was missed).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import yaml
from pages import SHARED

from onrecord.analysis.parallel.affinity import weights
from onrecord.analysis.parallel.align import align
from onrecord.analysis.parallel.compare import Sides, mismatches
from onrecord.analysis.parallel.edition import groups
from onrecord.analysis.parallel.glossary import Glossary, packaged
from onrecord.analysis.parallel.learn import SentenceTexts, learn
from onrecord.analysis.parallel.lexicon import lexicon
from onrecord.analysis.parallel.mismatch import Passage
from onrecord.analysis.parallel.profile import profile
from onrecord.analysis.parallel.rendering import renderings, uses
from onrecord.demo import listed_pages
from onrecord.demo.tour import capture_of
from onrecord.model.capture import Capture
from onrecord.model.statement import Kind, Statement
from onrecord.pipeline.read import read_capture
from onrecord.text.span import Span

PAIRS = "cn_mfa_en/en_zh_pairs_auto.jsonl"
CANDIDATES = "cn_mfa_zh/silver_qa.jsonl.gz"
PLANTED = Path(__file__).with_name("parallel_planted.yml")
_RATIO = 0.30


@attrs.frozen
class Told:
    """One thing told of a pair: its kind and the words on both sides, marked ones first."""

    kind: str
    words: tuple[str, ...]


def ranked(*, questions: bool) -> tuple[int, int, list[str]]:
    """Returns how many answers were matched, out of how many, and the disagreements as ids without text."""
    days: dict[int, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(SHARED / CANDIDATES, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            days[row["id"]].append(row)
    known, right, total, differ = lexicon("en", "zh"), 0, 0, []
    for line in (SHARED / PAIRS).read_text("utf-8").splitlines():
        row = json.loads(line)
        candidates = days.get(row["zh_page_id"], [])
        if not candidates:
            continue
        texts = [(f"{one['question']}\n" if questions else "") + (one["answer"] or "") for one in candidates]
        theirs = [profile(text, "zh", known) for text in texts]
        ours = profile((f"{row['en_question']}\n" if questions else "") + row["en_answer"], "en", known)
        scale = weights([*theirs, *theirs, ours])
        scores = [scale.affinity(ours.features, one.features) for one in theirs]
        best = candidates[scores.index(max(scores))]["turn"]
        total += 1
        right += best == row["zh_turn"]
        if best != row["zh_turn"]:
            differ.append(f"{row['en_id']} turn {row['zh_turn']}, ours {best} of {len(candidates)}")
    return right, total, differ


@cache
def grown() -> Glossary:
    """Returns the package's glossary grown from the demo's pages: the names of the invented world come from there."""
    base = packaged("en", "zh")
    known = lexicon("en", "zh", glossary=base)
    pairs: list[SentenceTexts] = []
    for sides in _demo_editions():
        made = align(*(groups(sides[one], one, known) for one in ("en", "zh")), usual_ratio=_RATIO)
        pairs += [
            SentenceTexts(" ".join(one.text for one in each.left), "".join(one.text for one in each.right))
            for group in made
            for turn in group.turns
            for each in turn.sentences
            if each.left and each.right
        ]
    return learn(pairs, base)


def _demo_editions() -> Iterator[dict[str, tuple[Statement, ...]]]:
    editions: dict[tuple[str, str], dict[str, tuple[Statement, ...]]] = defaultdict(dict)
    for page in listed_pages():
        official = page.folder != "copies" and page.nature == "official"
        if official and page.language in {"en", "zh"} and page.date:
            capture = capture_of(page)
            assert isinstance(capture, Capture)
            event = page.file.partition(".")[0]
            editions[page.folder, event].setdefault(page.language, read_capture(capture).statements)
    yield from (sides for sides in editions.values() if len(sides) == 2)


def told_of(pair: dict[str, Any]) -> list[Told]:
    """Returns all that is told of an invented pair."""
    known = lexicon("en", "zh", glossary=grown())
    layers = {one: "\n".join(pair[one]) for one in ("en", "zh")}
    sides = {one: groups(_statements(pair[one]), one, known) for one in ("en", "zh")}
    pairs = align(sides["en"], sides["zh"], usual_ratio=_RATIO)
    found = [
        Told(one.kind.value, (*_words(one.left), *_words(one.right)))
        for one in mismatches(pairs, Sides(layers["en"], layers["zh"], ("en", "zh"), known))
    ]
    sentences = (each for group in pairs for turn in group.turns for each in turn.sentences)
    named = renderings(uses(sentences, ("x/2022-01-01/en@r1", "x/2022-01-01/zh@r1"), known))
    return found + [Told("rendering", tuple(form for form, _ in name.forms)) for name in named]


def _statements(texts: Sequence[str]) -> list[Statement]:
    found, start = [], 0
    for at, text in enumerate(texts):
        kind, letter = (Kind.ANSWER, "a") if at % 2 else (Kind.QUESTION, "q")
        span = Span(start, start + len(text))
        found.append(
            Statement(
                f"{letter}{at // 2 + 1}",
                kind,
                None,
                None,
                None,
                follow_up=False,
                exchange=at // 2 + 1,
                text=text,
                span=span,
            )
        )
        start = span.end + 1
    return found


def _words(passage: Passage | None) -> tuple[str, ...]:
    return () if passage is None else (*passage.marked(), passage.text)


def is_found(pair: dict[str, Any], told: Sequence[Told]) -> bool:
    """Tells whether the planted difference is told: its kind, at its words."""
    wanted = [str(word) for word in pair["words"]]
    return any(
        one.kind == pair["kind"] and all(any(word in text for text in one.words) for word in wanted) for one in told
    )


def planted(half: str, *, listed: bool = False) -> dict[str, float]:
    """Prints the table of a half and returns the shares found and quiet."""
    total, found = Counter[str](), Counter[str]()
    for number, pair in enumerate(yaml.safe_load(PLANTED.read_text("utf-8"))):
        if pair["half"] != half:
            continue
        told = told_of(pair)
        right = not told if pair["kind"] == "none" else is_found(pair, told)
        total[pair["kind"]] += 1
        found[pair["kind"]] += right
        extra = [one for one in told if one.kind != pair["kind"]]
        if listed and (not right or extra):
            print("ok with more" if right else "MISSED", number, pair["kind"], pair.get("words"), told)
    print(f"\n== planted differences, {half}: " + ", ".join(f"{kind} {found[kind]}/{total[kind]}" for kind in total))
    wanted = sum(count for kind, count in total.items() if kind != "none")
    hits = sum(count for kind, count in found.items() if kind != "none")
    return {"found": hits / wanted, "quiet": found["none"] / total["none"]}


def figures(*, listed: bool = False) -> dict[str, float]:
    """Prints and returns the figures: alignment on real answers, and the unseen half of the planted differences."""
    shares: dict[str, float] = {}
    for name, questions in (("align", True), ("align_answers", False)):
        right, total, differ = ranked(questions=questions)
        shares[name] = right / total
        print(f"\n== {name}: {right} of {total} English answers beside their Chinese ones, among those of the day")
        for one in differ if listed else ():
            print("  ", one)
    return shares | planted("unseen", listed=listed)


def main(arguments: Sequence[str]) -> int:
    """Prints the tables; `--dev` only the planted half that was looked at, `--list` also what was missed."""
    listed = "--list" in arguments
    print(planted("dev", listed=listed) if "--dev" in arguments else figures(listed=listed))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
