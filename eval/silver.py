"""Holds the reader against the question and answer pairs that another author's parser made of the Chinese pages.

The pairs are silver: nobody checked them. `python eval/silver.py [--list]` prints the share of pairs whose question and
answer the reader gives word for word; `--list` writes the others, by cause, to eval/silver_disagreements.md.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs
from given import read, set_pages
from gold import Statement
from pages import SHARED
from score import as_reading

SET = "cn_mfa_zh"
LIST = Path(__file__).with_name("silver_disagreements.md")
CAUSES = {
    "spacing": "the words differ in white space inside a line only",
    "silver-dropped": "the pair lacks paragraphs that the page prints in the statement",
    "silver-debris": "the pair keeps words that are no speech, such as a template's unfilled field",
    "silver-closing": "the pair's answer runs on into the closing announcement",
    "silver-narrative": "the pair's answer runs over a stage direction, or over words that go on behind one",
    "silver-glued": "the pair's answer runs on into later questions and answers, their labels among its words",
    "silver-paired": "both statements are read word for word; the pair puts them together differently",
    "split": "the reader parts what the pair has as one statement: the reader may be wrong",
    "not-read": "none of the above: the reader may be wrong",
}
DEBRIS = 12
"""Characters of what may be debris behind the words."""
LONGEST_RUN = 8
_PLAIN = re.compile(r"(?:记者|追问|问|答|汪文斌|赵立坚|华春莹|毛宁|林剑)[：:]\s*$")
_LABEL = re.compile(r"\s*[^：:，。？！\n]{1,60}[：:]\s*")


@attrs.frozen
class Pair:
    """One silver pair; a question is None where that parser found only a statement."""

    page: str
    turn: int
    question: str | None
    answer: str


def pairs() -> list[Pair]:
    """Returns the silver pairs in the order of the file."""
    with gzip.open(SHARED / SET / "silver_qa.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [Pair(str(row["id"]), int(row["turn"]), row["question"], row["answer"]) for row in map(json.loads, rows)]


def bare(words: str) -> str:
    """Returns words without white space: in Chinese it stands between paragraphs only, or by accident."""
    return "".join(words.split())


def forms(words: str) -> tuple[str, str]:
    """Returns the words as they stand and behind what may be a printed label, white space folded."""
    found = _LABEL.match(words)
    return " ".join(words.split()), " ".join(words[found.end() if found else 0 :].split())


def cause(pair: Pair, statements: Sequence[Statement]) -> str | None:
    """Returns why a pair is not what the reader gives, None where it is."""
    sides = [words for words in (pair.question, pair.answer) if words is not None]
    places = [_places(words, statements) for words in sides]
    if all(places):
        exchanges = [{statements[at].exchange for at in found} for found in places]
        return None if pair.question is None or exchanges[0] & exchanges[-1] - {0} else "silver-paired"
    order = list(CAUSES)
    return max(
        (_cause(words, statements) for words, found in zip(sides, places, strict=True) if not found), key=order.index
    )


def _places(words: str, statements: Sequence[Statement]) -> list[int]:
    wanted = forms(words)
    return [at for at, one in enumerate(statements) if " ".join(one.words.split()) in wanted]


def _cause(words: str, statements: Sequence[Statement]) -> str:
    """Returns why one side of a pair is no statement."""
    wanted = [bare(form) for form in forms(words)]
    ours = [bare(one.words) for one in statements]
    if any(form in ours for form in wanted):
        return "spacing"
    run = _run(wanted, statements)
    if run:
        return _run_cause(run)
    if any(one and len(form) - len(one) < DEBRIS and form.startswith(one) for form in wanted for one in ours):
        return "silver-debris"
    lines = [{bare(form) for form in forms(line)} for line in words.split("\n") if line.strip()]
    if any(_inside(lines, [bare(line) for line in one.words.split("\n")]) for one in statements):
        return "silver-dropped"
    return "not-read"


def _run(wanted: Sequence[str], statements: Sequence[Statement]) -> Sequence[Statement]:
    """Returns the statements in a row that are, labels and all, the words wanted; none when no row is."""
    for first in range(len(statements)):
        told = {""}
        for last, one in enumerate(statements[first : first + LONGEST_RUN], first + 1):
            label = bare(one.label) if last > first + 1 else ""
            told = {before + extra + bare(one.words) for before in told for extra in {label, ""}}
            if told & set(wanted):
                return statements[first:last]
    return ()


def _run_cause(run: Sequence[Statement]) -> str:
    """Returns what kind of statements a pair runs together."""
    later = run[1:]
    if any(one.label and not _PLAIN.search(one.label) and one.label != run[0].label for one in later):
        return "split"
    if all(one.kind == "speech" for one in later):
        return "silver-closing"
    return "silver-narrative" if any(one.kind == "narrative" for one in run) else "silver-glued"


def _inside(lines: Sequence[set[str]], ours: Sequence[str]) -> bool:
    """Tells whether the lines are some of ours in order, the first of ours among them."""
    rest = iter(ours)
    return ours[0] in lines[0] and all(any(line in either for line in rest) for either in lines)


def measure(limit: int | None = None) -> tuple[int, list[tuple[Pair, str]]]:
    """Returns how many pairs were compared, and those that differ with the cause; `limit` takes every n-th page."""
    known = set_pages(SET)
    wanted = pairs()
    chosen = sorted({pair.page for pair in wanted}, key=int)
    if limit is not None:
        chosen = chosen[:: max(len(chosen) // limit, 1)]
    ours = {key: as_reading(read(known[key], "bare")).statements for key in chosen}
    compared = [pair for pair in wanted if pair.page in ours]
    differ = [(pair, why) for pair in compared if (why := cause(pair, ours[pair.page]))]
    return len(compared), differ


def listing(total: int, differ: Sequence[tuple[Pair, str]]) -> str:
    """Returns the list of disagreements as Markdown: places and causes, no text of any page."""
    counts = Counter(why for _, why in differ)
    lines = ["# Where the reader and the silver pairs of `cn_mfa_zh` differ", ""]
    lines += [f"{total - len(differ)} of {total} pairs agree word for word ({1 - len(differ) / total:.4f}).", ""]
    lines += ["| cause | pairs | what it means |", "| --- | --- | --- |"]
    lines += [f"| {why} | {counts[why]} | {CAUSES[why]} |" for why in CAUSES if counts[why]]
    lines += ["", "| page | turn | cause |", "| --- | --- | --- |"]
    lines += [f"| {pair.page} | {pair.turn} | {why} |" for pair, why in differ]
    return "\n".join(lines) + "\n"


def print_causes(differ: Sequence[tuple[Pair, str]]) -> None:
    """Prints how many pairs differ for which cause."""
    for why, count in Counter(why for _, why in differ).most_common():
        print(f"  {why:18} {count:5}  {CAUSES[why]}")


def main(arguments: Sequence[str]) -> int:
    """Prints the share of pairs that agree and how many differ for which cause."""
    total, differ = measure()
    print(f"silver pairs agreeing: {total - len(differ)} of {total} ({1 - len(differ) / total:.4f})")
    print_causes(differ)
    if "--list" in arguments:
        LIST.write_text(listing(total, differ), "utf-8")
    if "--verbose" in arguments:
        for pair, why in differ:
            print(pair.page, pair.turn, why, repr((pair.question or "")[:70]), repr(pair.answer[:70]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
