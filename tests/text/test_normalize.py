import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.text.normalize import COMPARABLE, normalize
from onrecord.text.span import Span
from onrecord.text.steps import Step

MIXED = "aB ß\u00a0\u3000\n“”‘「」—-，,、。.（()）ÀÉg冈gāng(lóu)發国國乾燥坤薴Ａ１\u200b\u00adİﬃ\U0001f600𠀀"
texts = st.one_of(st.text(alphabet=MIXED, max_size=40), st.text(max_size=40))
some_steps = st.lists(st.sampled_from(Step), unique=True)


def test_two_printings_of_the_same_words_become_equal() -> None:
    printed = "“Dual\u2011track”\u00a0approach,, it is"
    assert normalize(printed).text == normalize('"dual-track" approach, it is').text
    traditional = "發言人（Ｑ＆Ａ）：「冈(gāng)村」，，乾燥"
    assert normalize(traditional).text == normalize('发言人(q&a)："冈村"，干燥').text


def test_a_span_leads_back_past_what_was_removed() -> None:
    normal = normalize("娄(lóu)勤俭答：")
    assert normal.text == "娄勤俭答:"
    assert normal.to_given(Span(0, 3)) == (Span(0, 1), Span(6, 8))
    assert normal.around(Span(0, 3)) == Span(0, 8)
    assert normal.from_given(Span(0, 8)) == (Span(0, 3),)
    assert normal.from_given(Span(1, 6)) == ()


def test_an_empty_span_keeps_its_point() -> None:
    normal = normalize("\u200b外交部\u200b")
    assert [normal.around(Span(at, at)) for at in range(4)] == [Span(1, 1), Span(2, 2), Span(3, 3), Span(5, 5)]


def test_an_unknown_step_is_named() -> None:
    with pytest.raises(UsageError, match=r"'widht'.*width"):
        normalize("a", steps=["widht"])


def test_steps_may_be_given_by_name() -> None:
    assert normalize("Ａ “外”", steps=["width", "quotes"]).text == 'A "外"'


def test_nothing_is_done_without_steps() -> None:
    assert normalize("Ａ，，", steps=()).text == "Ａ，，"


@given(texts, some_steps)
def test_normalizing_again_changes_nothing(text: str, steps: list[Step]) -> None:
    once = normalize(text, steps=steps).text
    assert normalize(once, steps=steps).text == once


@given(texts)
def test_normalizing_again_changes_nothing_by_default(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once


@given(texts, some_steps)
def test_every_point_leads_to_words_that_normalize_to_it(text: str, steps: list[Step]) -> None:
    # Two steps look at the neighbors of a character, so that it cannot be judged alone.
    alone = [step for step in steps if step not in {Step.LAYOUT, Step.SIMPLIFIED}]
    normal = normalize(text, steps=alone)
    for at, letter in enumerate(normal.text):
        (run,) = normal.to_given(Span(at, at + 1))
        assert letter in normalize(run.cut(text), steps=alone).text


@given(texts, some_steps)
def test_places_run_forward_and_stay_inside_the_given_text(text: str, steps: list[Step]) -> None:
    normal = normalize(text, steps=steps)
    runs = [normal.around(Span(at, at + 1)) for at in range(len(normal.text))]
    assert all(0 <= run.start < run.end <= len(text) for run in runs)
    assert [run.start for run in runs] == sorted(run.start for run in runs)


@given(texts, st.integers(0, 40), st.integers(1, 40))
def test_a_span_of_the_given_text_comes_back_inside_itself(text: str, start: int, length: int) -> None:
    normal = normalize(text, steps=[step for step in COMPARABLE if step is not Step.CASE])
    for run in normal.from_given(Span(start, start + length)):
        assert Span(start, start + length).holds(normal.around(run))


@given(st.text(alphabet="The dual-track 1,2.", max_size=40))
def test_plain_lower_case_text_comes_back_as_it_is(text: str) -> None:
    plain = text.lower().replace(",", ".")
    assert normalize(plain).text == plain
