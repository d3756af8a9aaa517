"""What is told: pieces of news, and those of one alert together."""

from __future__ import annotations

from typing import Any, Literal

from attrs import asdict, frozen

Sort = Literal[
    "said", "asked", "revised", "first", "earlier", "return", "absence", "changed", "corrected", "omitted", "promised",
    "met", "lapsed", "open",
]  # fmt: skip


@frozen
class News:
    """One piece of news. `exact` are the official words, `before` and `after` what stands around them in the statement.

    `path` leads to exactly these words; `briefing` is "" where the news is of none (an absence). `gone` are words that
    stood there before. `note` are the facts that go with it, by name: days, counts, other statements.
    """

    sort: Sort
    path: str
    briefing: str = ""
    office: str = ""
    date: str | None = None
    language: str | None = None
    title: str | None = None
    who: str | None = None
    before: str = ""
    exact: str = ""
    after: str = ""
    gone: str = ""
    note: tuple[tuple[str, str], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Returns the news as values that JSON knows."""
        told = asdict(self)
        return {**told, "note": dict(self.note)}


def news_from(told: dict[str, Any]) -> News:
    """Returns news as they were kept."""
    return News(**{**told, "note": tuple(told.get("note", {}).items())})


@frozen
class Told:
    """The news of one alert: the newest, how many more there are, and where all of them stand."""

    name: str
    news: tuple[News, ...]
    more: int
    path: str
