import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.formulations.variants import Change, Part, nearest, seeds

PHRASE = "均衡解决各自合理关切"


def changes(phrase: str, text: str) -> list[tuple[str, str, str]]:
    near = nearest(phrase, text)
    assert near is not None
    return [(one.change.value, one.old, one.new) for one in near.parts if one.change is not Change.KEPT]


def test_a_dropped_word_is_told() -> None:
    assert changes(PHRASE, "各方应均衡解决各自关切，恢复对话。") == [("dropped", "合理", "")]
    assert changes("the complete, verifiable denuclearization", "We support the verifiable denuclearization now.") == [
        ("dropped", "complete", "")
    ]


def test_an_added_word_is_told() -> None:
    assert changes(PHRASE, "各方应均衡解决各自正当合理关切，恢复对话。") == [("added", "", "正当")]


def test_a_replaced_word_is_told_whole() -> None:
    assert changes(PHRASE, "希望均衡解决彼此合理关切。") == [("replaced", "各自", "彼此")]
    assert changes("firmly opposes any new sanctions", "Anlan firmly opposes all new sanctions.") == [
        ("replaced", "any", "all")
    ]


def test_the_variant_is_where_its_span_says() -> None:
    text = "各方应均衡解决各自关切，恢复对话。"
    near = nearest(PHRASE, text)
    assert near is not None
    assert text[near.span.start : near.span.end] == near.text == "均衡解决各自关切"


def test_the_phrase_itself_is_no_variant() -> None:
    assert nearest(PHRASE, f"各方应{PHRASE}。") is None
    assert nearest("Peace Talks resume", "When peace talks resume, we go.") is None


def test_other_words_are_no_variant() -> None:
    assert nearest(PHRASE, "渡轮春天通航，票价不变。") is None
    assert nearest("peace talks resume", "The ferry opens in spring.") is None


def test_short_strings_of_a_phrase_find_its_variants() -> None:
    assert seeds("对等暂停") == ["对等", "等暂", "暂停"]
    assert seeds("all options remain") == ["all options", "options remain"]


@given(st.text(alphabet="均衡解决各自合理关切方，", max_size=30))
def test_the_parts_make_up_phrase_and_variant(text: str) -> None:
    near = nearest(PHRASE, text)
    if near is not None:
        assert "".join(one.old for one in near.parts) == PHRASE
        letters = [one for one in near.text if one != "，"]
        assert [one for part in near.parts for one in part.new if one != "，"] == letters


def test_parts_are_values() -> None:
    with pytest.raises(AttributeError):
        Part(Change.KEPT, "a", "a").old = "b"  # type: ignore[misc]
