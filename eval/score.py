"""Holds the reader against the gold: `python eval/score.py SET|all [KEY] [--verbose] [--mode bare|titled]`."""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

import attrs
from given import MODES, Page, read, set_pages
from gold import GOLD, Gold, Statement, load
from tally import Reading, Tally, date_right, folded, same_name, tally

from onrecord.model import Transcript

COLUMNS = {
    "words_precision": "prec", "words_recall": "recall", "words_f1": "F1", "kind_f1": "kind F1", "exchanges": "exch",
    "follow_up": "follow", "lost": "lost/k", "swallowed": "swal/k", "date": "date", "is_briefing": "brief",
    "presider": "presid", "nature": "nature",
}  # fmt: skip
_ADDRESS_DAY = re.compile(r"/\d{4}/\d\d/\d\d/")


@attrs.frozen
class Scored:
    """One gold page, the two readings of it, and their counts."""

    page: Page
    gold: Reading
    got: Reading
    tally: Tally


def gold_pages(name: str, key: str | None = None) -> Iterator[Gold]:
    """Yields the gold of a set (or of `all`), or of one page of it."""
    for path in sorted(GOLD.glob("*/*.marks" if name == "all" else f"{name}/*.marks")):
        if key is None or path.name.removesuffix(".marks").startswith(key):
            yield load(path)


def score(gold: Gold, mode: str) -> Scored:
    """Returns how the product reads a gold page handed in this mode."""
    name, _, key = gold.page.partition("/")
    page = set_pages(name)[key]
    want = wanted(gold, page, mode)
    got = as_reading(read(page, mode))
    return Scored(page, want, got, tally(want, got, dates=further_dates(gold, page, mode)))


def measure(golds: Iterable[Gold], mode: str) -> dict[str, Tally]:
    """Returns the counts of gold pages handed in this mode, by set."""
    sums: dict[str, Tally] = {}
    for gold in golds:
        name = gold.page.partition("/")[0]
        sums[name] = sums.get(name, Tally()) + score(gold, mode).tally
    return sums


def as_reading(transcript: Transcript | None) -> Reading:
    """Returns a transcript in the words of the gold."""
    if transcript is None:
        return Reading()
    statements = tuple(
        Statement(str(one.kind), one.label or "", one.text, one.exchange, one.follow_up)
        for one in transcript.statements
    )
    about = transcript.briefing
    day = about.date.isoformat() if about and about.date else None
    basis = str(about.date_basis) if about and about.date_basis else None
    presider = about.presider if about else None
    return Reading(statements, transcript.is_briefing, str(transcript.nature), day, basis, presider)


def wanted(gold: Gold, page: Page, mode: str) -> Reading:
    """Returns what a right reading says; a title handed in may print a day or a full name that the source lacks."""
    day, presider = gold.date, gold.presider
    if mode == "titled":
        if day is None and gold.statements and page.address and _ADDRESS_DAY.search(page.address):
            day = gold.date_set
        if gold.presider_set and page.title:
            full = " ".join(reversed([part.strip() for part in gold.presider_set.split(",")]))
            presider = full if folded(full) in folded(page.title) else presider
    return Reading(gold.statements, gold.is_briefing, gold.nature, day, None, presider)


def further_dates(gold: Gold, page: Page, mode: str) -> frozenset[tuple[str | None, str | None]]:
    """Returns the other right answers where no day of the briefing is printed.

    The day of posting, or that of the address, is right there when the basis says that it is only that.
    """
    if gold.date is not None or gold.date_set is None:
        return frozenset()
    printed = {(gold.date_set, "posted"), (gold.date_set, "address")}
    if page.title and mode == "titled":
        return frozenset({*printed, (gold.date_set, "title")})
    return frozenset(printed)


def digest(golds: list[Gold]) -> str:
    """Returns a digest of the gold and of the pages it was marked on."""
    told = "\n".join(repr(gold) for gold in sorted(golds, key=lambda gold: gold.page))
    return hashlib.sha256(re.sub(r"frozenset\(\{(.*?)\}\)", _ordered, told).encode()).hexdigest()


def _ordered(found: re.Match[str]) -> str:
    return ",".join(sorted(found.group(1).split(", ")))


def row(name: str, counts: Tally) -> str:
    """Returns one row of the table."""
    shares = counts.shares()
    cells = " ".join(
        f"{shares[key]:7.2f}" if key in {"lost", "swallowed"} else f"{shares[key]:7.4f}" for key in COLUMNS
    )
    return f"{name[:34]:34} {counts.pages:5} {cells}"


def head() -> str:
    """Returns the head of the table."""
    return f"{'':34} pages " + " ".join(f"{title:>7}" for title in COLUMNS.values())


def differences(scored: Scored) -> Iterator[str]:
    """Yields what is wrong on a page, gold and reading side by side, for a person's eyes."""
    gold, got = scored.gold, scored.got
    if gold.is_briefing != got.is_briefing:
        yield f"  is_briefing: {gold.is_briefing} | {got.is_briefing}"
    if gold.nature != got.nature:
        yield f"  nature: {gold.nature} | {got.nature}"
    if not same_name(gold.presider, got.presider):
        yield f"  presider: {gold.presider} | {got.presider}"
    if not date_right(gold, got):
        yield f"  date: {gold.date} | {got.date} ({got.basis})" + (" accepted" if scored.tally.dates_right else "")
    left, right = ([_told(one) for one in side.statements] for side in (gold, got))
    for what, first, last, start, end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if what != "equal":
            for at in range(max(last - first, end - start)):
                yield f"  gold {_short(left, first + at, last)}"
                yield f"  got  {_short(right, start + at, end)}"
    yield from _exchanges(scored)


def _exchanges(scored: Scored) -> Iterator[str]:
    """Yields questions whose words are right and whose place is not."""
    placed: dict[str, list[tuple[int, bool]]] = {}
    for one in scored.got.statements:
        placed.setdefault(_told(one), []).append((one.exchange, one.follow_up))
    for one in scored.gold.statements:
        found = placed.get(_told(one))
        if found:
            exchange, follow = found.pop(0)
            if one.kind == "question" and follow != one.follow_up:
                yield f"  follow-up {one.follow_up} | {follow} (x{one.exchange} | x{exchange}) {one.label} {one.words[:80]!r}"


def _told(one: Statement) -> str:
    return f"{one.kind} {folded(one.words)}"


def _short(side: list[str], at: int, end: int) -> str:
    if at >= end:
        return "-"
    words = side[at]
    return words if len(words) <= 140 else f"{words[:100]} ... {words[-36:]} [{len(words)}]"


def main(arguments: list[str]) -> int:
    """Prints the table of a set, of all sets, or of one page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", help="the name of a set, or `all`")
    parser.add_argument("key", nargs="?", help="how the key of a page begins")
    parser.add_argument("--verbose", "-v", action="store_true", help="show what is wrong, page by page")
    parser.add_argument("--mode", choices=MODES, help="how pages are handed in; both when not given")
    given = parser.parse_args(arguments)
    golds = list(gold_pages(given.set, given.key))
    for mode in [given.mode] if given.mode else MODES:
        print(f"== {mode}\n{head()}")
        if given.verbose or given.key:
            for gold in golds:
                scored = score(gold, mode)
                print(row(gold.page[-34:], scored.tally), *(differences(scored) if given.verbose else ()), sep="\n")
        print_sums(measure(golds, mode))
    return 0


def print_sums(sums: dict[str, Tally]) -> None:
    """Prints a row for each set and one for all."""
    for name, counts in sums.items():
        print(row(name, counts))
    print(row("total", total(sums)))


def total(sums: dict[str, Tally]) -> Tally:
    """Returns the counts of all sets."""
    return sum(sums.values(), Tally())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
