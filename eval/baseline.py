"""What an hour's work gets: trafilatura for the main text and a few label patterns. `python eval/baseline.py [SET]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence

import trafilatura
from given import Page, set_pages
from gold import Gold, Statement
from score import further_dates, gold_pages, head, print_sums, wanted
from tally import Reading, Tally, tally

_LABEL = re.compile(
    r"^\s*(?:\*\*|__)?(?P<label>"
    r"(?:Q|QUESTION|JOURNALIST|REPORTER|PREGUNTA|INTERLOCUTORA?|问|答|追问|记者问|Speaker \d+)\s*[:：.]"
    r"|Q(?=\s)"
    r"|[^\s:：。，,]{1,25}记者\s*[:：]"
    r"|[\u4e00-\u9fff]{2,4}[:：]"
    r"|[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ.,'’ -]{2,60}:"
    r"|[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){0,3}: ?(?:\(\d\d:\d\d(?::\d\d)?\))?"
    r")(?:\*\*|__)?\s*"
)
_TIMED = re.compile(r"\s*\(\d\d:\d\d(?::\d\d)?\)$")
_QUESTION = re.compile(r"^(?:Q\b|QUESTION|JOURNALIST|REPORTER|PREGUNTA|INTERLOCUTOR|问|追问|.*记者|.*问[:：]|Speaker)")
_DIRECTION = re.compile(r"^[\[(（][^)）\]]*[)）\]]$|^END\b")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SPOKEN = re.compile(r"发言人([\u4e00-\u9fff]{2,3}?)(?=主持|就|在|$)|Secretary (\w+ [\w-]+)|President (\w+)")


def main_text(page: Page, source: str) -> str:
    """Returns the main text of a page as the peer tool gives it."""
    if page.kind != "html":
        return source
    return trafilatura.extract(f"<html><body>{source}</body></html>" if "<body" not in source else source) or ""


def turns(text: str) -> tuple[Statement, ...]:
    """Returns statements by label patterns; every question opens an exchange."""
    found: list[tuple[str, str, list[str], int]] = []
    exchange = 0
    for line in re.split(r"\n+", text):
        words = " ".join(line.split())
        label = _LABEL.match(words)
        if (
            label
            and found
            and _TIMED.search(label["label"])
            and _TIMED.sub("", label["label"]) == _TIMED.sub("", found[-1][1])
        ):
            found[-1][2].append(words[label.end() :])
        elif label:
            kind = "question" if _QUESTION.match(label["label"]) else "answer" if exchange else "speech"
            exchange += kind == "question"
            found.append((kind, label["label"], [words[label.end() :]], exchange))
        elif _DIRECTION.match(words):
            found.append(("narrative", "", [words], 0))
        elif words and found:
            found[-1][2].append(words)
    return tuple(
        Statement(kind, label, "\n".join(lines), exchange if kind in {"question", "answer"} else 0, follow_up=False)
        for kind, label, lines, exchange in found
    )


def read_hour(page: Page) -> Reading:
    """Returns what the baseline makes of a page."""
    text = main_text(page, page.source)
    statements = turns(text)
    top = page.source[:20000] if page.kind == "html" else text[:400]
    day = _DAY.search(top)
    name = _SPOKEN.search(top)
    return Reading(
        statements,
        is_briefing=sum(one.kind == "question" for one in statements) > 0,
        nature="official",
        date="{}-{:0>2}-{:0>2}".format(*day.groups()) if day else None,
        presider=next((part for part in name.groups() if part), None) if name else None,
    )


def measure(golds: Iterable[Gold]) -> dict[str, Tally]:
    """Returns the baseline's counts by set."""
    sums: dict[str, Tally] = {}
    for gold in golds:
        name, _, key = gold.page.partition("/")
        page = set_pages(name)[key]
        want = wanted(gold, page, "bare")
        counts = tally(want, read_hour(page), dates=further_dates(gold, page, "bare"))
        sums[name] = sums.get(name, Tally()) + counts
    return sums


def main(arguments: Sequence[str]) -> int:
    """Prints the baseline's table."""
    print(head())
    print_sums(measure(gold_pages(arguments[0] if arguments else "all")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
