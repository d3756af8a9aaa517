"""A million statements in English and Chinese over twenty years: the shared sets, then their sentences recombined."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.search import Row

_SENTENCE = {"en": re.compile(r"[^.!?]+[.!?]+\s*"), "zh": re.compile(r"[^。！？]+[。！？]?")}
_LENGTHS = {"en": (2, 6), "zh": (1, 4)}
_OFFICES = {"en": ("us-wh", "cn-mfa", "au-pm"), "zh": ("cn-mfa",)}
_OUTLETS = ("Reuters", "AFP", "CCTV", "TASS", "Xinhua", "Bloomberg", "AP", "Kyodo", "Yonhap", "BBC")
_SPEAKERS = ("Jen Psaki", "Karine Jean-Pierre", "Wang Wenbin", "Mao Ning", "Hua Chunying", "Geng Shuang")
_FIRST, _DAYS = dt.date(2005, 1, 1), 7_300
CHINESE = 0.4


def sentences(shared: Path) -> dict[str, list[str]]:
    """Returns the sentences of the shared sets by language."""
    english = [str(one["text"]) for one in _lines(shared / "us_wh_2021_2025" / "press_briefings.jsonl.gz")]
    chinese = [
        str(one[part] or "")
        for one in _lines(shared / "cn_mfa_zh" / "silver_qa.jsonl.gz")
        for part in ("question", "answer")
    ]
    found = {}
    for language, texts in (("en", english), ("zh", chinese)):
        flat = (" ".join(text.split()) for text in texts)
        found[language] = [one for text in flat for one in _SENTENCE[language].findall(text) if len(one) > 8]
    return found


def statements(sentences: dict[str, list[str]], count: int, *, seed: int = 1) -> Iterator[Row]:
    """Yields so many statements, briefing by briefing, the same ones every time."""
    chance = random.Random(seed)  # noqa: S311  no secret
    made = number = 0
    while made < count:
        number += 1
        language = "zh" if chance.random() < CHINESE else "en"
        size = min(chance.randint(8, 60), count - made)
        made += size
        yield from _briefing(chance, sentences[language], language, number, size)


def _briefing(chance: random.Random, known: list[str], language: str, number: int, size: int) -> Iterator[Row]:
    office = chance.choice(_OFFICES[language])
    day = _FIRST + dt.timedelta(days=chance.randrange(_DAYS))
    briefing = f"{office}/{day}-{number}"
    presider = chance.choice(_SPEAKERS)
    for at in range(size):
        asks = at % 2 == 0
        low, high = _LENGTHS[language]
        yield Row(
            id=f"{briefing}/{language}/{'qa'[at % 2]}{at // 2 + 1}@r1",
            briefing=briefing,
            edition=f"{briefing}/{language}",
            office=office,
            date=day,
            language=language,
            kind="question" if asks else "answer",
            speaker=None if asks else presider,
            outlet=chance.choice(_OUTLETS) if asks else None,
            publisher="Ministry of Foreign Affairs of China" if office == "cn-mfa" else "The White House",
            presider=presider,
            nature="official",
            primary=True,
            title=f"{presider}'s Regular Press Conference on {day:%B %d, %Y}",
            text="".join(chance.choice(known) for _ in range(chance.randint(low, high))).strip(),
            exchange=at // 2 + 1,
            position=at,
        )


def queries(sentences: dict[str, list[str]], *, seed: int = 2) -> dict[str, list[str]]:
    """Returns queries of each sort, taken from the text itself: frequent words come up as often as they stand there."""
    chance = random.Random(seed)  # noqa: S311  no secret
    english, chinese = sentences["en"], sentences["zh"]
    terms = [_words(chance, english, 1) for _ in range(100)]
    runs = [run for one in chinese for run in re.findall("[\u4e00-\u9fff]{6,}", one)]
    pairs = [_cut(chance, runs, 2, 2) for _ in range(100)]
    years = [chance.randint(2005, 2022) for _ in range(60)]
    return {
        "term": terms,
        "boolean and dates": [
            f"{_words(chance, english, 1)} {_words(chance, english, 1)} after:{year} before:{year + 2}"
            for year in years
        ],
        "two Chinese characters": pairs,
        "one Chinese character": [_cut(chance, runs, 1, 1) for _ in range(20)],
        "Chinese phrase": [_cut(chance, runs, 4, 6) for _ in range(60)],
        "English phrase": [f'"{_words(chance, english, chance.choice((2, 3)))}"' for _ in range(100)],
        "prefix": [f"{_words(chance, english, 1)[:4]}*" for _ in range(40)],
        "count by month": [*terms[:10], *pairs[:8], '"the president"', "中国"],
    }


def _words(chance: random.Random, known: list[str], size: int) -> str:
    while True:
        found = re.findall("[a-z]{4,}" if size == 1 else "[a-z]+", chance.choice(known).lower().split(",")[0])
        if len(found) >= size:
            at = chance.randrange(len(found) - size + 1)
            return " ".join(found[at : at + size])


def _cut(chance: random.Random, runs: list[str], least: int, most: int) -> str:
    run, size = chance.choice(runs), chance.randint(least, most)
    at = chance.randrange(len(run) - size + 1)
    return run[at : at + size]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)
