"""Invented statements for the tests of search."""

from __future__ import annotations

import datetime as dt
import random

from attrs import evolve

from onrecord.search.row import Row

EN = (
    "sanctions talks river border peace north south minister dialogue the a of and on detente water treaty visit "
    "we hope dual-track don't 1,000 3.5 Café U.S. Mr. Brook Anlan's Westmark"
).split()
ZH = "合作共赢和平谈判边界河流安澜部长访问制裁对话我们希望中方的是不水"
SIGNS = ["，", "、", "。", "；", "“", "”", " ", ""]


def row(text: str, at: int = 0, **facts: object) -> Row:
    """Returns a row of the invented office of Anlan."""
    day = dt.date(2019, 12, 24)
    made = Row(
        id=f"xa-mfa/{day}/en/a{at}@r1",
        briefing=f"xa-mfa/{day}",
        edition=f"xa-mfa/{day}/en",
        office="xa-mfa",
        date=day,
        language="en",
        kind="answer",
        speaker="Lan Wei",
        outlet=None,
        publisher="Ministry of Anlan",
        presider="Lan Wei",
        nature="official",
        primary=True,
        title="Lan Wei meets the press",
        text=text,
        exchange=1,
        position=at,
    )
    return evolve(made, **facts)


def briefing(texts: list[str], day: dt.date, language: str = "en", **facts: object) -> list[Row]:
    """Returns the rows of one edition."""
    edition = f"xa-mfa/{day}/{language}"
    return [
        row(
            text,
            at,
            id=f"{edition}/{'qa'[at % 2]}{at // 2 + 1}@r1",
            briefing=f"xa-mfa/{day}",
            edition=edition,
            date=day,
            language=language,
            kind=("question", "answer")[at % 2],
            speaker=("Reuters correspondent", "Lan Wei")[at % 2],
            outlet=("Reuters", None)[at % 2],
            **facts,
        )
        for at, text in enumerate(texts)
    ]


def english(chance: random.Random) -> str:
    """Returns an invented sentence or two."""
    words = [chance.choice(EN) + chance.choice(["", "", "", "", ",", ".", "\n"]) for _ in range(chance.randint(3, 18))]
    return " ".join(words)


def chinese(chance: random.Random) -> str:
    """Returns invented Chinese with signs, digits and a word in Latin letters."""
    parts = []
    for _ in range(chance.randint(2, 8)):
        parts.append("".join(chance.choice(ZH) for _ in range(chance.randint(1, 7))))
        parts.append(chance.choice([*SIGNS, *SIGNS, "COVID-19", "2019"]))
    return "".join(parts)


def many(count: int, seed: int = 7) -> list[Row]:
    """Returns so many statements in two languages over four years, the same ones every time."""
    chance = random.Random(seed)  # noqa: S311  no secret
    rows: list[Row] = []
    day = dt.date(2018, 1, 1)
    while len(rows) < count:
        day += dt.timedelta(days=chance.randint(1, 9))
        make, language = (english, "en") if chance.random() < 0.5 else (chinese, "zh")
        rows += briefing([make(chance) for _ in range(chance.randint(2, 9))], day, language)
    return rows[:count]
