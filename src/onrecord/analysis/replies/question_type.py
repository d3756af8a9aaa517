"""What a question asks for, by rules: a comment, a confirmation, a fact, a plan, a reason, a judgement, a position, a hypothetical."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.reply import QuestionType

_STOP = re.compile(r"[。！？!?\n.](?:(?<!\.)|(?=\s|\Z))")
_LANGUAGES = ("zh", "en", "es")
_ANY = re.compile(r"\b(?:warum|weshalb|wieso|почему|зачем)\b|なぜ|理由")
_ANY_COMMENT = re.compile(
    r"\b(?:kommentier\w*|kommentar|stellungnahme|bewerten|reaktion|комментари\w*|прокоммент\w*|как вы оцениваете)\b|受け止め|コメント|見解|お考え"
)


@cache
def _rules() -> dict[str, tuple[tuple[QuestionType, re.Pattern[str], str | None], ...]]:
    text = resources.files("onrecord.analysis.replies").joinpath("data/questions.toml").read_text("utf-8")
    rows = tomllib.loads(text)["rule"]
    return {
        language: tuple((QuestionType(row["type"]), re.compile(row[language]), row.get("not_with")) for row in rows)
        for language in _LANGUAGES
    }


def question_type(question: str, language: str) -> QuestionType:
    """Returns what a question asks for; of several asks in one question, what the first rule of the table finds."""
    text = folded(question)
    short = language.partition("-")[0]
    heard = " ".join(asking(text)) or text
    if short not in _LANGUAGES:
        return _elsewhere(heard)
    rules = _rules()[short]
    for kind, pattern, not_with in rules:
        if pattern.search(heard) and not (not_with and _finds(rules, not_with, heard)):
            return kind
    return QuestionType.COMMENT


def _finds(rules: Sequence[tuple[QuestionType, re.Pattern[str], str | None]], name: str, text: str) -> bool:
    return any(kind == name and pattern.search(text) for kind, pattern, _ in rules)


def _elsewhere(heard: str) -> QuestionType:
    """Returns the type in languages that have only the plainest rules."""
    if _ANY_COMMENT.search(heard):
        return QuestionType.COMMENT
    return QuestionType.REASON if _ANY.search(heard) else QuestionType.FACT


def asking(question: str) -> list[str]:
    """Returns the sentences of a question that end with a question mark."""
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(question):
        if stop[0] in "？?":
            found.append(question[start : stop.end()])
        start = stop.end()
    return found
