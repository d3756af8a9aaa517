"""Replays real changes of official pages as two readings of each page, and counts which of them are listed.

The truth is made apart from the reader: the markup of both Markdown sources is taken off by plain patterns, and the
words that a reader of the page would see are aligned. `edits.found` is the share of wording changes whose words are
all listed, `edits.silent` the share of rewrites of links and markup on which nothing is said.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import attrs
from pages import SHARED
from rapidfuzz.distance import Indel, Levenshtein

from onrecord.model import Capture, Transcript
from onrecord.pipeline.read import read_capture
from onrecord.record.page_change import PageChange, compare

FILE = SHARED / "us_wh_2021_2025" / "edits_real.jsonl.gz"
_MARKUP = tuple(
    (re.compile(pattern, re.M | re.S), instead)
    for pattern, instead in (
        (r"<!--.*?-->|<(?:style|script)\b.*?</(?:style|script)>", " "),
        (r"<(?:https?://|mailto:)[^>\s]*>", " "),
        (r"</?(?:p|br|div|li|ul|ol|h\d|table|thead|tbody|tr|td|th|figure|figcaption|img|hr|blockquote)\b[^>]*>", " "),
        (r"</?[A-Za-z][^<>]*>", ""),
        (r"!\[[^\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)", " "),
        (r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)", ""),
        (r"(?<!\\)\[(?![^\[\]\n]{0,300}\])", ""),
        (r"^[ \t]*(?:[-*+•]|\d{1,3}\\?[.)])[ \t]+", ""),
        (r"^[ \t]*(?:#{1,6}|>)[ \t]*|^[ \t]*[-=|: +]{3,}[ \t]*$", ""),
        (r"\bhttps?://\S+", " "),
        (r"^Last updated (?:on )?\w+ \d{1,2}, \d{4}", ""),
        (r"[*_`|]+", ""),
        (r"\\(?=[^\w\s])", ""),
    )
)
LEAST = 20
SAME_PAGE = 0.2
"""Two texts that share fewer of their words are not one page changed."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
_TOKEN = re.compile(r"[^\W_]+(?:[.,:]\d+)*(?:['’][^\W\d_]+)*")
_LINK = re.compile(r"(?<![\\!])\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]+\.?|[-–—•·.]+")
_POSTED = re.compile(r"(?:For )?Immediate Release.{0,40}|(?:Updated|Posted|Published)\b.{0,40}", re.IGNORECASE)
_TRAIL = re.compile(
    r"Home News (?:Articles|Briefings & Statements|Presidential Actions|Fact Sheets|Releases)\b.{0,300}"
)
_QUIET = frozenset({"menu", "posting"})
_KINDS = ("wording", "number", "signs", "space", "posting", "menu")


@attrs.frozen
class Op:
    """Words that a reader of the page saw before and sees now."""

    before: str
    after: str

    @property
    def kind(self) -> str:
        """Returns `number` where digits differ, `wording` where words do, else what only the page's make-up is about.

        `signs`: punctuation, case, numbers of a list; `space`: words run together or set apart; `posting`: when the page
        was released; `menu`: the way to the page; `markup`: nothing that a reader sees.
        """
        old, new = words(self.before), words(self.after)
        if squeezed(self.before) == squeezed(self.after):
            return "markup" if self.before.split() == self.after.split() else "space"
        if old == new or all(map(_LIST_NUMBER.fullmatch, (*self.before.split(), *self.after.split()))):
            return "signs"
        if _POSTED.fullmatch(self.before + self.after):
            return "posting"
        if _TRAIL.fullmatch(self.before + self.after):
            return "menu"
        if [one.casefold() for one in old] == [one.casefold() for one in new]:
            return "signs"
        figures = [[one for one in side if any(map(str.isdigit, one))] for side in (old, new)]
        others = [[one for one in side if not any(map(str.isdigit, one))] for side in (old, new)]
        return "number" if figures[0] != figures[1] and others[0] == others[1] else "wording"


@attrs.frozen
class Replay:
    """One real change read twice: what a reader saw change, and what the comparison lists."""

    key: str
    ops: tuple[Op, ...]
    change: PageChange
    excluded: str | None = None


def visible(source: str) -> str:
    """Returns a Markdown source without its markup and the targets of its links."""
    text = _LINK.sub(r"\1", html.unescape(source).replace("\xa0", " "))
    for pattern, instead in _MARKUP:
        text = pattern.sub(instead, text)
    return _INVISIBLE.sub("", text)


def words(text: str) -> list[str]:
    """Returns words and numbers, signs left out."""
    return _TOKEN.findall(text)


def squeezed(text: str) -> str:
    """Returns a text without white space."""
    return "".join(text.split())


def ops_between(old: str, new: str) -> tuple[Op, ...]:
    """Returns the fewest changes of words between two sources, markup aside."""
    before, after = visible(old).split(), visible(new).split()
    steps = [step for step in Levenshtein.opcodes(before, after) if step.tag != "equal"]
    found: list[list[int]] = []
    for step in steps:
        if found and found[-1][1] == step.src_start and found[-1][3] == step.dest_start:
            found[-1][1], found[-1][3] = step.src_end, step.dest_end
        else:
            found.append([step.src_start, step.src_end, step.dest_start, step.dest_end])
    made = (Op(" ".join(before[low:high]), " ".join(after[left:right])) for low, high, left, right in found)
    return tuple(one for one in made if one.kind != "markup")


def rows() -> Iterator[dict[str, object]]:
    """Yields the changes as the set gives them."""
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def reading(row: dict[str, object], side: str) -> Transcript:
    """Returns one of the two texts of a change, read as the Markdown page it is."""
    meta = row[f"{side}_meta"]
    assert isinstance(meta, dict)
    source = f"---\ntitle: {meta.get('title', '')}\n---\n\n{row[f'{side}_text']}"
    address = meta.get("source_url") or meta.get("permalink")
    return read_capture(Capture(source.encode(), "text/markdown", "utf-8", address))


@cache
def replays() -> tuple[Replay, ...]:
    """Returns every change replayed."""
    return tuple(map(_replayed, rows()))


def _replayed(row: dict[str, object]) -> Replay:
    old, new = str(row["old_text"]), str(row["new_text"])
    change = compare(reading(row, "old"), reading(row, "new"))
    return Replay(str(row["path"]), ops_between(old, new), change, _artefact(old, new))


def _artefact(old: str, new: str) -> str | None:
    """Returns why a change is the collector's and not the office's, None for a real one."""
    if min(len(old), len(new)) < LEAST:
        return "one of the two texts is empty"
    if Indel.normalized_similarity(old.split(), new.split()) < SAME_PAGE:
        return "two different documents under one name"
    return None


def listed(change: PageChange) -> tuple[Counter[str], Counter[str]]:
    """Returns the words that a comparison lists as gone and as come, noise left out."""
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for before, after in pairs(change, title=True):
        gone.update(words(visible(before)))
        come.update(words(visible(after)))
    return gone, come


def pairs(change: PageChange, *, title: bool) -> Iterator[tuple[str, str]]:
    """Yields what is listed, before and after, noise left out: edits, statements and lines that went or came, labels."""
    for one in change.statements:
        if one.noise or one.elsewhere:
            continue
        if not one.before or not one.after:
            yield from ((f"{each.label or ''} {each.text}", "") for each in one.old)
            yield from (("", f"{each.label or ''} {each.text}") for each in one.new)
        if one.kind == "moved":
            yield from ((one.before, ""), ("", one.after))
        yield from ((edit.before, edit.after) for edit in one.edits if not edit.noise)
        yield from ((label.before or "", label.after or "") for label in one.labels if label.part == "label")
    for line in change.outside:
        if line.noise or (line.place == "title" and not title):
            continue
        if not line.before or not line.after:
            yield line.before, line.after
        if line.kind == "moved":
            yield from ((line.before, ""), ("", line.after))
        yield from ((edit.before, edit.after) for edit in line.edits if not edit.noise)


def is_listed(op: Op, gone: Counter[str], come: Counter[str]) -> bool:
    """Tells whether all words that went or came in a change are among the listed ones."""
    before, after = Counter(words(op.before)), Counter(words(op.after))
    return not (before - after) - gone and not (after - before) - come


def realigned(op: Op, one: Replay, gone: Counter[str], come: Counter[str]) -> bool:
    """Tells whether a change is listed under another alignment: its words come out even, all changes of the page summed.

    Two alignments of a reordered list may both be right: "B, A" made of "A, B" drops and adds A, or B.
    """
    before, after = Counter(words(op.before)), Counter(words(op.after))
    missing = {*((before - after) - gone), *((after - before) - come)}
    old, new = (Counter(word for each in one.ops for word in words(side(each))) for side in (_before, _after))
    return bool(gone or come) and all(old[word] - new[word] == gone[word] - come[word] for word in missing)


def _before(op: Op) -> str:
    return op.before


def _after(op: Op) -> str:
    return op.after


def false_alarms(one: Replay) -> list[tuple[str, str]]:
    """Returns what is listed although no reader saw it change.

    On a page without a change of words or signs that is all that is listed. On any other it is what tells of words gone
    or come that are, all in all, neither: where a paragraph is listed as rewritten and its words as moved, either is right.
    """
    found = list(pairs(one.change, title=False))
    if not one.ops:
        return found
    gone, come = Counter[str](), Counter[str]()
    for before, after in found:
        gone.update(words(visible(before)))
        come.update(words(visible(after)))
    lost, won = Counter[str](), Counter[str]()
    for op in one.ops:
        lost.update(words(op.before))
        won.update(words(op.after))
    extra = ((gone - come) - (lost - won)) + ((come - gone) - (won - lost))
    return [pair for pair in found if any(word in extra for side in pair for word in words(visible(side)))]


def figures(*, listed_misses: bool = False) -> dict[str, float]:
    """Prints the table by kind and returns the two shares."""
    total: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    alarms = silent = quiet = told = seen = 0
    excluded: Counter[str] = Counter()
    for one in replays():
        if one.excluded:
            excluded[one.excluded] += 1
            continue
        if all(op.kind in _QUIET for op in one.ops):
            quiet += 1
            silent += one.change.silent
        gone, come = listed(one.change)
        for op in one.ops:
            total[op.kind] += 1
            if op.kind in {"wording", "number"} and not (is_listed(op, gone, come) or realigned(op, one, gone, come)):
                missed[op.kind] += 1
                if listed_misses:
                    print("MISSED", one.key[-60:], repr(op.before[:200]), "->", repr(op.after[:200]))
        wrong = false_alarms(one)
        alarms += len(wrong)
        told += sum((gone + come).values())
        seen += sum(len(words(op.before)) + len(words(op.after)) for op in one.ops)
        if listed_misses:
            for before, after in wrong:
                print("ALARM", one.key[-60:], bool(one.ops), repr(before[:200]), "->", repr(after[:200]))
    print(f"{len(replays())} pages changed; left out: {dict(excluded)}")
    print(f"{'kind':10} {'changes':>8} {'missed':>7}")
    for kind in _KINDS:
        print(f"{kind:10} {total[kind]:8} {missed[kind]:7}")
    print(f"false alarms {alarms}; rewrites of links and markup only: {quiet}, silent {silent}")
    print(f"words in the changes {seen}, words listed {told}")
    wanted = total["wording"] + total["number"]
    return {"found": 1 - (missed["wording"] + missed["number"]) / wanted, "silent": silent / quiet}


def main(arguments: Sequence[str]) -> int:
    """Prints the table; `--misses` lists what was missed and what was listed in vain."""
    print(figures(listed_misses="--misses" in arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
