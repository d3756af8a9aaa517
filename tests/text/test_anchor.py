from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.text.anchor import Outcome, QuoteAnchor, make_anchor, resolve
from onrecord.text.span import Span

ENGLISH = (
    "The spokesperson hopes for detente between the two sides. We have noted the relevant reports. The dual-track "
    "approach and the suspension for suspension remain on the table, as was said before. Growth stood at 3.5 percent."
)
CHINESE = (
    "问：据报道，双方将举行会谈，中方对此有何评论？答：我们注意到有关报道。中方一贯主张通过对话解决问题，"
    "提出了双轨并进思路和双暂停倡议，希望各方积极考虑。"
)
TEXTS = (ENGLISH, CHINESE)


def anchor(text: str, quoted: str, *, context: int = 32) -> QuoteAnchor:
    start = text.index(quoted)
    return make_anchor(text, Span(start, start + len(quoted)), context=context)


@st.composite
def quoted_spans(draw: st.DrawFn, *, least: int = 6) -> tuple[str, Span]:
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text) - least))
    end = draw(st.integers(start + least, min(len(text), start + 60)))
    return text, Span(start, end)


def test_an_anchor_keeps_words_context_and_place() -> None:
    made = anchor(CHINESE, "双轨并进", context=3)
    assert (made.exact, made.prefix, made.suffix) == ("双轨并进", "提出了", "思路和")
    assert CHINESE[made.start : made.end] == "双轨并进"


@pytest.mark.parametrize("span", [Span(3, 3), Span(-1, 2), Span(0, 999), Span(3, 4)])
def test_an_anchor_without_words_is_refused(span: Span) -> None:
    with pytest.raises(UsageError, match="an anchor needs words"):
        make_anchor("The detente", span)


@given(quoted_spans(least=1))
def test_in_the_same_text_a_quotation_is_exact(quoted: tuple[str, Span]) -> None:
    text, span = quoted
    assume(span.cut(text).strip())
    found = resolve(make_anchor(text, span), text)
    assert (found.outcome, found.span) == (Outcome.EXACT, span)


@given(quoted_spans(), st.data(), st.sampled_from(["Opening remarks. ", "各位下午好。", "\n\n", "x"]))
def test_a_quotation_is_found_after_words_were_inserted_elsewhere(
    quoted: tuple[str, Span],
    data: st.DataObject,
    words: str,
) -> None:
    text, span = quoted
    assume(text.count(span.cut(text)) == 1)
    at = data.draw(st.sampled_from([*range(span.start - 1), *range(span.end + 2, len(text))]))
    changed = text[:at] + words + text[at:]
    moved = span.shift(len(words)) if at < span.start else span
    found = resolve(make_anchor(text, span), changed)
    assert (found.outcome, found.span) == (Outcome.EXACT if moved == span else Outcome.MOVED, moved)


@given(quoted_spans(), st.data())
def test_a_quotation_is_found_after_words_were_deleted_elsewhere(quoted: tuple[str, Span], data: st.DataObject) -> None:
    text, span = quoted
    assume(text.count(span.cut(text)) == 1 and span.start > 3)
    cut = data.draw(st.integers(1, span.start - 2))
    found = resolve(make_anchor(text, span), text[cut:])
    assert (found.outcome, found.span) == (Outcome.MOVED, span.shift(-cut))


@given(quoted_spans(), st.data(), st.sampled_from(["Q", "国", "zz", "不"]))
def test_changed_words_are_altered_or_lost_and_never_found(
    quoted: tuple[str, Span],
    data: st.DataObject,
    words: str,
) -> None:
    text, span = quoted
    at = data.draw(st.integers(span.start + 1, span.end - 1))
    changed = text[:at] + words + text[at + 1 :]
    assume(span.cut(text) not in changed)
    found = resolve(make_anchor(text, span), changed)
    assert found.outcome in {Outcome.ALTERED, Outcome.LOST, Outcome.AMBIGUOUS} or found.layout
    if found.outcome is Outcome.ALTERED:
        assert found.changes
        assert found.similarity < 1


@given(quoted_spans(), st.sampled_from(["好。", "Well. "]))
def test_a_text_printed_twice_is_ambiguous(quoted: tuple[str, Span], before: str) -> None:
    text, span = quoted
    assume(span.start >= 32 and span.end + 32 <= len(text) and text.count(span.cut(text)) == 1)
    found = resolve(make_anchor(text, span), before + text + "\n" + text)
    first = span.shift(len(before))
    assert (found.outcome, found.span) == (Outcome.AMBIGUOUS, None)
    assert found.candidates == (first, first.shift(len(text) + 1))


def test_the_context_tells_equal_words_apart() -> None:
    text = ENGLISH.replace("before.", "before. In the end the two sides met.")
    second = text.rindex("the two sides")
    made = make_anchor(text, Span(second, second + 13))
    found = resolve(made, "Well. " + text)
    assert (found.outcome, found.span) == (Outcome.MOVED, Span(second + 6, second + 19))


def test_words_in_other_company_are_moved_with_no_context() -> None:
    found = resolve(anchor(CHINESE, "我们注意到有关报道。"), "另一场记者会上：我们注意到有关报道。谢谢大家。")
    assert found.outcome is Outcome.MOVED
    assert found.context < 0.1


@pytest.mark.parametrize("question", ["中方对此有何评论？", "有何评论？"])
def test_a_question_asked_twice_is_not_moved_to_the_other_asker(question: str) -> None:
    other = "法新社记者：有报道称双方达成协议。" + question + "答：请向主管部门了解。"
    made = anchor(CHINESE, question)
    altered = CHINESE.replace(question, question.replace("评论", "回应")) + other
    found = resolve(made, altered)
    assert (found.outcome, found.span) == (Outcome.ALTERED, Span(made.start, made.end))
    assert resolve(made, CHINESE.replace(question, "") + other).outcome is Outcome.LOST


def test_a_quotation_that_begins_like_what_follows_is_not_taken_for_cut_out() -> None:
    text = (
        "Asked again, he spoke at some length. He said so in March of this year. He said so in March of last year, too."
    )
    quoted = "He said so in March of this year. "
    assert resolve(anchor(text, quoted), text.replace("this year", "that year")).outcome is Outcome.ALTERED


def test_equal_words_without_their_context_are_ambiguous() -> None:
    found = resolve(anchor(CHINESE, "有关报道"), "甲说有关报道。乙问有关报道？")
    assert (found.outcome, len(found.candidates)) == (Outcome.AMBIGUOUS, 2)


@pytest.mark.parametrize(
    ("text", "quoted", "printed"),
    [
        (ENGLISH, "detente", "detention"),
        (ENGLISH, "detente", "detentes"),
        (ENGLISH, "3.5", "3.55"),
        (ENGLISH, "suspension for suspension", "freeze for suspension"),
        (ENGLISH, "noted the relevant reports", "noted the reports"),
        (CHINESE, "双轨并进思路", "双规并进思路"),
        (CHINESE, "双暂停", "双停"),
        (CHINESE, "对话解决问题", "对话和谈判解决问题"),
    ],
)
def test_altered_words_are_shown_with_what_changed(text: str, quoted: str, printed: str) -> None:
    changed = "1. " + text.replace(quoted, printed, 1)
    found = resolve(anchor(text, quoted), changed)
    assert found.outcome is Outcome.ALTERED
    assert found.span is not None
    assert found.span.cut(changed) == printed
    assert all(one.after == one.after_span.cut(changed) for one in found.changes)
    assert all(one.before == one.before_span.cut(quoted) for one in found.changes)


@pytest.mark.parametrize(("text", "quoted"), [(ENGLISH, "detente "), (CHINESE, "我们注意到有关报道。")])
def test_deleted_words_are_lost(text: str, quoted: str) -> None:
    assert resolve(anchor(text, quoted), text.replace(quoted, "")).outcome is Outcome.LOST


def test_a_look_alike_in_other_company_is_only_a_candidate() -> None:
    other = "Asked about trade, she said they have noted some relevant reports of it. Nothing else was said."
    found = resolve(anchor(ENGLISH, "have noted the relevant reports"), other)
    assert (found.outcome, found.span) == (Outcome.LOST, None)
    assert [span.cut(other) for span in found.candidates] in ([], ["have noted some relevant reports"])


def test_a_word_inside_a_longer_word_is_not_the_word() -> None:
    for quoted, text in (("detent", "for detention"), ("3", "at 3.5"), ("art", "Bart said")):
        assert resolve(QuoteAnchor(quoted, "", "", 0, len(quoted)), text).outcome is not Outcome.MOVED
    assert resolve(QuoteAnchor("双边", "", "", 0, 2), "中方双边会谈").outcome is Outcome.MOVED


@pytest.mark.parametrize(
    ("text", "quoted", "printed"),
    [
        (ENGLISH, "dual-track approach and", "dual-track\n  approach and"),
        (CHINESE, "双轨并进思路", "双轨\n并进 思路"),
    ],
)
def test_another_layout_of_the_same_words_is_moved_and_said_so(text: str, quoted: str, printed: str) -> None:
    changed = text.replace(quoted, printed)
    found = resolve(anchor(text, quoted), changed)
    assert (found.outcome, found.layout, found.changes) == (Outcome.MOVED, True, ())
    assert found.span is not None
    assert found.span.cut(changed) == printed


def test_words_run_together_are_not_the_same_words() -> None:
    found = resolve(anchor(ENGLISH, "relevant reports"), ENGLISH.replace("relevant reports", "relevantreports"))
    assert found.outcome is not Outcome.MOVED


def test_an_empty_text_has_lost_everything() -> None:
    assert resolve(anchor(CHINESE, "双轨"), "").outcome is Outcome.LOST


@given(quoted_spans(), st.text(max_size=60))
def test_any_text_gets_an_outcome_that_is_true(quoted: tuple[str, Span], text: str) -> None:
    found = resolve(make_anchor(*quoted), text)
    assert (found.span is None) == (found.outcome in {Outcome.LOST, Outcome.AMBIGUOUS})
    if found.outcome in {Outcome.EXACT, Outcome.MOVED} and not found.layout:
        assert found.span is not None
        assert found.span.cut(text) == quoted[1].cut(quoted[0])


@pytest.mark.parametrize("text", TEXTS)
def test_the_work_of_finding_an_altered_quotation_grows_as_the_text_does(
    text: str, calls: Callable[[Callable[[], object]], int]
) -> None:
    quoted = text[40:80]
    made = anchor(text, quoted)

    def work(size: int) -> int:
        body = "".join(f"{at}. Item {at * 7919 % 9973} 第{at * 31 % 997}项 " for at in range(size))
        half = len(body) // 2
        changed = body[:half] + text.replace(quoted, quoted[:20] + "Z" + quoted[21:]) + body[half:]
        assert resolve(made, changed).outcome is Outcome.ALTERED
        return calls(lambda: resolve(made, changed))

    assert work(8000) < 5 * work(2000)
