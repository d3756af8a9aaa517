"""Rules of question types: what a pattern finds holds one of the words without which it is not tried."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.analysis.replies.question_type import _Rule as Rule
from onrecord.analysis.replies.question_type import _rules, asking

RULES = [(language, rule) for language, some in _rules().items() for rule in some if rule.words]


@pytest.mark.parametrize(
    "rule", [rule for _, rule in RULES], ids=[f"{language} {rule.type}" for language, rule in RULES]
)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_a_rule_finds_holds_one_of_its_words(rule: Rule, data: st.DataObject) -> None:
    made = data.draw(st.from_regex(rule.pattern))
    assert any(one in made for one in rule.words)


def test_the_sentences_that_ask_are_told_by_their_marks() -> None:
    text = "The harbor closed. Who closed it? 为什么？ We wonder."
    assert [one.cut(text).strip() for one in asking(text)] == ["Who closed it?", "为什么？"]
