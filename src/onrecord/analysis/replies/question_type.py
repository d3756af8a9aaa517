"""What a question asks for, by rules: a comment, a confirmation, a fact, a plan, a reason, a judgement, a position, a hypothetical."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from attrs import frozen

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.reply import QuestionType
from onrecord.text.span import Span

_STOP = re.compile(r"[。！？!?\n.](?:(?<!\.)|(?=\s|\Z))")
_LANGUAGES = ("zh", "en", "es")
_ANY = re.compile(r"\b(?:warum|weshalb|wieso|почему|зачем)\b|なぜ|理由")
_ANY_COMMENT = re.compile(
    r"\b(?:kommentier\w*|kommentar|stellungnahme|bewerten|reaktion|комментари\w*|прокоммент\w*|как вы оцениваете)\b|受け止め|コメント|見解|お考え"
)


@frozen
class _Rule:
    """A pattern that names a type, unless a rule of the type `not_with` finds its words too; it is tried where one of `words` stands."""

    type: QuestionType
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    not_with: str | None

    def finds(self, text: str) -> bool:
        """Tells whether a folded text has the rule's words."""
        return (not self.words or any(map(text.__contains__, self.words))) and self.pattern.search(text) is not None


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    text = resources.files("onrecord.analysis.replies").joinpath("data/questions.toml").read_text("utf-8")
    rows = tomllib.loads(text)["rule"]
    return {
        language: tuple(
            _Rule(
                QuestionType(row["type"]),
                re.compile(row[language]),
                tuple(row.get(f"{language}_words", ())),
                row.get("not_with"),
            )
            for row in rows
        )
        for language in _LANGUAGES
    }


def question_type(question: str, language: str) -> QuestionType:
    """Returns what a question asks for; of several asks in one question, what the first rule of the table finds."""
    text = folded(question)
    short = language.partition("-")[0]
    heard = " ".join([one.cut(text) for one in asking(text)]) or text
    if short not in _LANGUAGES:
        return _elsewhere(heard)
    rules = _rules()[short]
    for rule in rules:
        if rule.finds(heard) and not (rule.not_with and _any_finds(rules, rule.not_with, heard)):
            return rule.type
    return QuestionType.COMMENT


def _any_finds(rules: Sequence[_Rule], name: str, text: str) -> bool:
    return any(rule.type == name and rule.finds(text) for rule in rules)


def _elsewhere(heard: str) -> QuestionType:
    """Returns the type in languages that have only the plainest rules."""
    if _ANY_COMMENT.search(heard):
        return QuestionType.COMMENT
    return QuestionType.REASON if _ANY.search(heard) else QuestionType.FACT


@lru_cache(maxsize=16)
def asking(question: str) -> Sequence[Span]:
    """Returns the sentences of a question that end with a question mark."""
    found: list[Span] = []
    start = 0
    for stop in _STOP.finditer(question):
        if stop[0] in "？?":
            found.append(Span(start, stop.end()))
        start = stop.end()
    return found
