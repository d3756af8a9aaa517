"""Statements of the shared texts for measuring: cut at their printed labels, without the reading that other floors measure."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator

from pages import SHARED, pages

from onrecord.analysis.reuse.source import Source
from onrecord.model.statement import Kind

_LABEL = re.compile(
    r"^(?:(Q)\s|((?:MR|MS|MRS|DR|SECRETARY|ADMIRAL|GENERAL|PRESIDENT|VICE PRESIDENT)\.? ?[A-Z’'. -]+):)\s*"
)
_ASIDE = re.compile(r"^[*_#(\[]")


def white_house(step: int, most: int) -> list[Source]:
    """Returns the statements of every `step`-th briefing of 2021 to 2025, of `most` briefings."""
    made: list[Source] = []
    for number, (_, _, text, facts) in enumerate(pages("us_wh_2021_2025")):
        if number % step or number >= step * most:
            continue
        day = dt.date.fromisoformat(str(facts["date"]))
        made.extend(_statements(f"us-wh/{day}-{number + 2}/en", text, day))
    return made


def _statements(edition: str, text: str, day: dt.date) -> Iterator[Source]:
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", text)]
    label, said, number = "", list[str](), 0
    for paragraph in [*paragraphs, "Q END"]:
        found = _LABEL.match(paragraph)
        if found is None:
            if said and not _ASIDE.match(paragraph) and paragraph:
                said.append(paragraph)
            continue
        if said:
            number += 1
            yield _source(edition, number, label, "\n".join(said), day)
        label, said = found[2] or "", [paragraph[found.end() :]]


def _source(edition: str, number: int, label: str, text: str, day: dt.date) -> Source:
    kind, short = (Kind.ANSWER, "a") if label else (Kind.QUESTION, "q")
    surname = label.rsplit(maxsplit=1)[-1].capitalize() if label else ""
    names = (surname, "White House") if surname else ()
    return Source(f"{edition}/{short}{number}@r1", kind, number, text, "en", day, "us-wh", label or None, None, names)


def news() -> list[str]:
    """Returns the paragraphs of the shared news pages, of fifteen words and more."""
    truth = json.loads((SHARED / "news_pages" / "ground-truth.json").read_text("utf-8"))
    lines = (line.strip() for name in sorted(truth) for line in truth[name]["articleBody"].split("\n"))
    return [line for line in lines if len(line.split()) >= 15]
