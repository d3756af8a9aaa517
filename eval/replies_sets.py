"""Questions and answers of the shared sets, each under a name that does not depend on how pages are read today.

`zh/112.0` is turn 0 of silver page 112, `en/134` a dyad, `us9/KEY#q3` and `us21/KEY#q3` a question of a White House page and
the answer right behind it, `mx/KEY#14` a turn of a Mexican conference. Nothing of the texts is stored in this repository.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
from pages import SHARED
from pages import pages as shared_pages

from onrecord.model import Capture
from onrecord.pipeline import read_capture

SEED = 20261121
MEDIA = {"html": "text/html", "text": "text/plain", "markdown": "text/markdown"}
WANTED = {
    1: {"zh": 150, "en": 80, "us9": 38, "us21": 38, "mx": 24},
    2: {"zh": 140, "en": 80, "us9": 30, "us21": 30, "mx": 20},
    3: {"zh": 40, "en": 36, "us9": 20, "us21": 20, "mx": 14},
    4: {"zh": 46, "en": 42, "us9": 23, "us21": 23, "mx": 16},
    5: {"zh": 80, "en": 110, "us9": 130, "us21": 130, "mx": 120},
    6: {"zh": 60, "en": 60, "us9": 40, "us21": 40, "mx": 30},
}
"""How many answers of each set each draw takes, half of them from the short answers; of fewer short ones as many as there are."""
PAGES = {1: 60, 2: 60, 3: 9, 4: 12, 5: 60, 6: 30}
"""Of so many White House pages a draw reads the answers: reading is what takes long."""
LABELS = Path(__file__).with_name("replies") / "gold.jsonl"
SHORT = {"zh": 60, "en": 170, "us9": 150, "us21": 150, "mx": 160}
"""Code points of an answer that counts as short."""
_ZH_LABEL = re.compile(r"^[^：:\n]{1,30}[：:]\s*")


@attrs.frozen
class Pair:
    """A question and its answer as published, labels taken off."""

    name: str
    question: str
    answer: str
    asker: str | None = None
    date: str | None = None

    @property
    def language(self) -> str:
        """Returns the language of both."""
        return {"zh": "zh", "mx": "es"}.get(self.name.partition("/")[0], "en")

    @property
    def digest(self) -> str:
        """Returns a digest of the words of both."""
        return hashlib.sha256(f"{self.question}\n\n{self.answer}".encode()).hexdigest()[:16]


def chinese() -> Iterator[Pair]:
    """Yields the silver pairs of Chinese pages."""
    with gzip.open(SHARED / "cn_mfa_zh" / "silver_qa.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            question, answer = str(row["question"]).strip(), str(row["answer"]).strip()
            label = _ZH_LABEL.match(question)
            asker = label[0].rstrip("：: ") if label else None
            yield Pair(
                f"zh/{row['id']}.{row['turn']}",
                _ZH_LABEL.sub("", question),
                _ZH_LABEL.sub("", answer),
                asker,
                row["time"],
            )


def english() -> Iterator[Pair]:
    """Yields the English pairs."""
    for line in (SHARED / "cn_mfa_en" / "dyads.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        asker = row.get("who_asked")
        yield Pair(
            f"en/{row['id']}",
            row["question"].strip(),
            row["answer"].strip(),
            None if asker in {"-", ""} else asker,
            row["date"],
        )


def white_house(short: str, keys: frozenset[str] | None = None) -> Iterator[Pair]:
    """Yields questions of ten words or more with the answers right behind them, of all pages or some."""
    name = {"us9": "us_wh_2009_2016", "us21": "us_wh_2021_2025"}[short]
    for key, kind, text, _ in shared_pages(name):
        if keys is not None and key not in keys:
            continue
        found = read_capture(Capture(text.encode(), media_type=MEDIA[kind]))
        for one, behind in zip(found.statements, found.statements[1:], strict=False):
            if one.kind == "question" and behind.kind == "answer" and len(one.text.split()) >= 10:
                yield Pair(f"{short}/{key}#{one.id}", one.text, behind.text, None, None)


def mexican() -> Iterator[Pair]:
    """Yields turns of Mexican conferences in which a question is answered by the next speaker."""
    with gzip.open(SHARED / "mx_mananera" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            key = str(row["path"]).removesuffix(".txt").split("/")[-1]
            for at, (one, behind) in enumerate(zip(row["turns"], row["turns"][1:], strict=False)):
                asks = one["speaker"].upper().startswith(("PREGUNTA", "INTERLOCUTOR"))
                replies = not behind["speaker"].upper().startswith(("PREGUNTA", "INTERLOCUTOR"))
                if asks and replies and "?" in one["text"] and len(one["text"].split()) >= 8:
                    yield Pair(f"mx/{key}#{at}", one["text"].strip(), behind["text"].strip())


def _page(name: str) -> str:
    return name.partition("/")[2].partition("#")[0]


def pairs(name: str, pages: frozenset[str] | None = None) -> Iterator[Pair]:
    """Yields the pairs of a set; of White House sets only those of some pages where `pages` names them."""
    made = {"zh": chinese, "en": english, "mx": mexican}.get(name)
    yield from made() if made else white_house(name, pages)


def sample(draw: int = 1) -> list[Pair]:
    """Returns the answers that a draw of the gold is about: of each set half drawn from all, half from the short ones.

    The second draw leaves out the first, and fragments: questions without a question mark, turns that break off. Later
    ones leave out fragments and every page of which an answer was labelled before.
    """
    taken = {one.name for one in sample(1)} | {one.answer for one in sample(1)} if draw == 2 else set()
    labelled = _labelled(draw) if draw > 2 else frozenset()
    chosen: list[Pair] = []
    for name, wanted in WANTED[draw].items():
        chance = random.Random(f"{SEED}{name}" + ("" if draw == 1 else str(draw)))  # noqa: S311  a sample, no secret
        pages = None
        if name.startswith("us"):
            source = {"us9": "us_wh_2009_2016", "us21": "us_wh_2021_2025"}[name]
            keys = sorted(key for key, *_ in shared_pages(source) if f"{name}/{key}" not in labelled)
            pages = frozenset(chance.sample(keys, PAGES[draw]))
        usable = [one for one in pairs(name, pages) if 6 <= len(one.question) <= 1500 and 3 <= len(one.answer) <= 3500]
        usable = [one for one in usable if draw == 1 or _is_whole(one)]
        usable = [one for one in usable if page_of(one.name) not in labelled and one.digest not in labelled]
        chance.shuffle(usable)
        chosen += _half_short([one for one in usable if not {one.name, one.answer} & taken], wanted, SHORT[name])
    return chosen


def page_of(name: str) -> str:
    """Returns the set and page of a pair's name."""
    return name.partition("#")[0].partition(".")[0]


def _labelled(draw: int) -> frozenset[str]:
    """Returns pages and digests of what the draws before one labelled."""
    rows = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    return frozenset(word for row in rows if row["draw"] < draw for word in (page_of(row["name"]), row["digest"]))


def _is_whole(pair: Pair) -> bool:
    asks = "?" in pair.question or "？" in pair.question
    return asks and not pair.question.rstrip().endswith(("--", "—")) and not pair.answer.rstrip().endswith(("--", "—"))


def _half_short(usable: list[Pair], wanted: int, most: int) -> list[Pair]:
    seen: set[str] = set()
    different: list[Pair] = []
    for one in usable:
        if one.answer not in seen:
            seen.add(one.answer)
            different.append(one)
    half = wanted // 2
    short = [one for one in different[half:] if len(one.answer) <= most]
    return different[:half] + short[: wanted - half]


def is_held_out(name: str) -> bool:
    """Tells whether an answer is of the part on which nothing is fitted: two pages in five, by a digest of the page's name."""
    return hashlib.sha256(f"{SEED}{page_of(name)}".encode()).digest()[0] % 5 < 2
