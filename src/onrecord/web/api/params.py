"""What a request may say, each with its form and its bounds."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final, Literal, get_origin

from ninja import Query as FromQuery
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.fields import FieldInfo

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_OFFICE: Final = "[a-z0-9]+(?:-[a-z0-9]+)*"
_EVENT: Final = r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|undated)(?:-[1-9][0-9]{0,4})?"
_EDITION: Final = "[a-z]{2,8}(?:-[a-z0-9]{1,8})*"
_REVISION: Final = "(?:@r[1-9][0-9]{0,5})?"


def looks_like(pattern: str) -> str:
    """Returns examples of what a parameter with a pattern looks like, "" where none is given."""
    found = _with_pattern(pattern)
    return " or ".join(str(one) for one in (found.examples or ())) if found is not None else ""


def described(pattern: str) -> str:
    """Returns what a parameter with a pattern is, "" where that is not said."""
    found = _with_pattern(pattern)
    return (found.description or "") if found is not None else ""


def _with_pattern(pattern: str) -> FieldInfo | None:
    every = (meta for kind in globals().values() if get_origin(kind) is Annotated for meta in kind.__metadata__)
    fields = (one for one in every if isinstance(one, FieldInfo))
    return next(
        (one for one in fields if any(getattr(each, "pattern", None) == pattern for each in one.metadata)), None
    )


def _day(value: Any) -> Any:
    # Pydantic would take a number of seconds as a day too.
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a day looks like 2024-04-11")
    return value


# Every day between two is looked at where gaps are counted: ten thousand years of them would keep a server busy.
FIRST, LAST = date(1940, 1, 1), date(2099, 12, 31)


def _within(value: date) -> date:
    if not FIRST <= value <= LAST:
        raise ValueError(f"a day between {FIRST} and {LAST} is needed")
    return value


Day = Annotated[
    date,
    BeforeValidator(_day),
    AfterValidator(_within),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^(?:19[4-9][0-9]|20[0-9]{2})-[0-9]{2}-[0-9]{2}$"}),
]
OfficeId = Annotated[str, Field(pattern=f"^{_OFFICE}$", max_length=64, examples=["xa-mfa"])]
EventId = Annotated[
    str,
    Field(pattern=f"^{_EVENT}$", description="The day of a briefing, `-2` behind it for a second one that day.",
          examples=["2024-04-11"]),
]  # fmt: skip
EditionId = Annotated[
    str,
    Field(pattern=f"^{_EDITION}$", max_length=40, description="An edition, by its language.", examples=["en"]),
]
EditionRevision = Annotated[
    str,
    Field(pattern=f"^{_EDITION}{_REVISION}$", max_length=48, examples=["en", "en@r1"],
          description="An edition, by its language; `@r1` behind it for a revision, the newest without."),
]  # fmt: skip
StatementId = Annotated[
    str,
    Field(pattern=f"^[snqa][0-9]{{1,6}}[a-z]{{0,4}}{_REVISION}$", examples=["a1", "a1@r1"],
          description="A statement; `@r1` behind it for that of a revision."),
]  # fmt: skip
ExchangeId = Annotated[
    str,
    Field(pattern=f"^x[0-9]{{1,6}}{_REVISION}$", examples=["x1"], description="An exchange: a question with its answers."),
]  # fmt: skip
AnyId = Annotated[
    str,
    Field(pattern=f"^{_OFFICE}/{_EVENT}(?:/{_EDITION}(?:/[snqax][0-9]{{1,6}}[a-z]{{0,4}})?{_REVISION})?$", max_length=160,
          examples=["xa-mfa/2024-04-11/en/a1"]),
]  # fmt: skip
Briefing = Annotated[
    str,
    Field(pattern=f"^(?:latest|{_OFFICE}/{_EVENT}(?:/{_EDITION})?)$", max_length=120,
          description="A briefing or one of its editions, or `latest`.", examples=["latest", "xa-mfa/2024-04-11"]),
]  # fmt: skip
Target = Annotated[
    str,
    Field(pattern=f"^{_OFFICE}/{_EVENT}(?:/{_EDITION}(?:/[snqa][0-9]{{1,6}}[a-z]{{0,4}})?)?$", max_length=160,
          description="A briefing, an edition or a statement.", examples=["xa-mfa/2024-04-11"]),
]  # fmt: skip
BriefingId = Annotated[str, Field(pattern=f"^{_OFFICE}/{_EVENT}$", max_length=120, examples=["xa-mfa/2024-04-11"])]
Language = Annotated[str, Field(pattern="^[a-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$", max_length=35, examples=["en", "zh"])]
Name = Annotated[str, Field(min_length=1, max_length=200, description="As printed or as listed.")]
Query = Annotated[
    str,
    Field(max_length=4000, description="A query in the record's language: words, \"phrases\", filters, AND, OR, NOT, NEAR.",
          examples=["sanctions", '"dual-track" speaker:"Lin Yueran" after:2022']),
]  # fmt: skip
Phrase = Annotated[str, Field(min_length=1, max_length=400, examples=["对等暂停", "reciprocal pause"])]
Phrases = Annotated[
    list[Phrase],
    FromQuery(..., min_length=1, max_length=10, description="Phrases that are compared.", examples=[["对等暂停"]]),
]  # fmt: skip
LadderId = Annotated[str, Field(pattern=f"^{_OFFICE}$", max_length=64, description="A ladder of graded formulas.")]
Languages = Annotated[
    str,
    Field(pattern="^[a-z]{2,8},[a-z]{2,8}$", max_length=20, examples=["en,zh"], description="Two languages of a briefing."),
]  # fmt: skip
Window = Annotated[
    str,
    Field(pattern=r"^(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?\.\.(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?$",
          description="A span of time: `2020..2021`, `2020-09..2022-06`, `2022-07-01..` (open).", examples=["2019..2021"]),
]  # fmt: skip
IssueId = Annotated[str, Field(pattern=f"^{_OFFICE}$", max_length=64, examples=["korean-peninsula"])]
Cursor = Annotated[
    str, Field(max_length=1000, pattern="^[A-Za-z0-9_-]*$", description="`next` of the part of the list before.")
]
Limit = Annotated[int, Field(ge=1, le=100, description="How many at most.")]
Days = Annotated[int, Field(ge=1, le=3660)]
Number = Annotated[int, Field(ge=0, le=1 << 53)]
Root = Annotated[
    str,
    Field(pattern="^(?:0|[1-9][0-9]{0,15}):[0-9a-f]{64}$", description="A root of the ledger: entries, colon, digest."),
]
Count = Literal["month", "year", "speaker", "outlet", "office", "kind", "language", "nature"]
Counts = Annotated[list[Count], FromQuery([], max_length=8, description="Facts by which all matches are counted.")]
Ids = Annotated[list[AnyId], FromQuery([], max_length=500, description="What is meant, by ids of any sort.")]
CitedIds = Annotated[
    list[AnyId],
    FromQuery(..., min_length=1, max_length=100, description="What is cited.", examples=[["xa-mfa/2024-04-11/en/a1"]]),
]
Place = Annotated[int, Field(ge=0, le=10_000_000)]
Kind = Literal["speech", "question", "answer", "narrative"]
Sort = Literal["relevance", "newest", "oldest"]
By = Literal["month", "year"]
SaidBy = Literal["office", "askers", "all"]
