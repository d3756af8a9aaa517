import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.analysis.replies.literals import Literals
from onrecord.analysis.replies.markers import Marker, cues, folded, markers
from onrecord.analysis.replies.reply import EXPLICIT, Move, Silence

ALL = [one for some in markers().values() for one in some]
POSITIVE = [(one, text) for one in ALL for text in one.positive]
NEGATIVE = [(one, text) for one in ALL for text in one.negative]


def found_by(marker: Marker, text: str) -> list[str]:
    from onrecord.analysis.replies.markers import _ENDS, _found

    seen = folded(text)
    ends = [one.end() for one in _ENDS.finditer(seen)]
    literals = Literals((one, 0) for one in marker.literals).held(seen).get(0, [])
    return [cue.span.cut(text) for cue in _found(marker, seen, ends, literals)] if literals else []


@pytest.mark.parametrize(("marker", "text"), POSITIVE, ids=[f"{one.id}: {text}" for one, text in POSITIVE])
def test_a_marker_finds_its_positive_example(marker: Marker, text: str) -> None:
    assert found_by(marker, text) != []


@pytest.mark.parametrize(("marker", "text"), NEGATIVE, ids=[f"{one.id}: {text}" for one, text in NEGATIVE])
def test_a_marker_passes_its_negative_example_by(marker: Marker, text: str) -> None:
    assert found_by(marker, text) == []


@pytest.mark.parametrize("marker", [one for one in ALL if one.also], ids=lambda one: one.id)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_a_pattern_matches_holds_one_of_the_words_it_is_tried_with(marker: Marker, data: st.DataObject) -> None:
    made = data.draw(st.from_regex(marker.pattern))
    assert any(one in made for one in marker.also)


def test_a_sentence_without_the_words_beside_its_literal_is_passed_over() -> None:
    said = "We thank the press. I'm not going to discuss it. They discuss the harbor."
    assert [cue.span.cut(said) for cue in cues(said, "en")] == ["I'm not going to discuss"]


def test_every_marker_has_examples_of_both_kinds_and_an_id_of_its_own() -> None:
    assert [one.id for one in ALL if not one.positive or not one.negative] == []
    assert len({one.id for one in ALL}) == len(ALL)
    assert [one.id for one in ALL if not one.id.startswith(one.language + "-")] == []


def test_every_explicit_move_has_markers_in_chinese_english_and_spanish() -> None:
    assert {language: EXPLICIT - {one.move for one in markers()[language]} for language in ("zh", "en", "es")} == {
        "zh": frozenset(), "en": frozenset(), "es": frozenset(),
    }  # fmt: skip


def test_a_word_said_of_others_rejects_no_premise() -> None:
    said = "Westmark tries to muddle through by dismissing it all as disinformation."
    assert [cue for cue in cues(said, "en") if cue.move is Move.REJECTED_PREMISE] == []
    assert [cue for cue in cues("韦方只用一句“虚假信息”搪塞过去。", "zh") if cue.move is Move.REJECTED_PREMISE] == []


def test_the_authorities_as_addressee_are_a_referral_and_as_subject_are_not() -> None:
    assert [cue.move for cue in cues("具体问题请向安方主管部门了解。", "zh")] == [Move.REFERRED_ELSEWHERE]
    assert cues("安方主管部门已经了解了具体问题。", "zh") == ()


def test_out_of_remit_yields_to_the_body_named_right_behind_it() -> None:
    assert [cue.move for cue in cues("这不是外交问题。", "zh")] == [Move.DECLINED]
    assert [cue.move for cue in cues("这不是外交问题，请向商务部了解。", "zh")] == [Move.REFERRED_ELSEWHERE]


def test_publicity_claimed_for_the_past_defers_nothing() -> None:
    assert [cue for cue in cues("安方始终及时、公开发布信息。", "zh") if cue.move is Move.DEFERRED] == []


def test_own_words_are_told_from_those_of_other_bodies() -> None:
    assert {cue.move for cue in cues("外交部已经发布了消息，你可以查阅。", "zh")} == {Move.REFERRED_BACK}
    assert [cue.move for cue in cues("海关总署已经发布了公告，你可以查阅。", "zh")] == [Move.REFERRED_ELSEWHERE]


def test_not_knowing_and_having_nothing_to_offer_are_two_kinds() -> None:
    assert [cue.silence for cue in cues("I'm not aware of that.", "en")] == [Silence.UNAWARE]
    assert [cue.silence for cue in cues("I have no information to offer.", "en")] == [Silence.NOTHING_TO_OFFER]
    assert [cue.silence for cue in cues("我不了解你提到的情况。", "zh")] == [Silence.UNAWARE]


def test_spans_are_code_points_of_the_answer_as_given() -> None:
    answer = "😀 İ — I’m not aware of that. 我"
    (cue,) = [one for one in cues(answer, "en") if one.move is Move.NO_INFORMATION]
    assert cue.span.cut(answer).startswith("I’m not aware")


def test_an_unknown_language_has_no_cues() -> None:
    assert cues("No comment.", "xx") == ()
