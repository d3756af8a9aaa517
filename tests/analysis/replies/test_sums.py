import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.markers import folded, markers
from onrecord.analysis.replies.reply import EXPLICIT, Move
from onrecord.analysis.replies.sums import LANGUAGES, LONGEST, made, places, scale, sums, words_of

TABLE = {
    "ask": ["check"],
    "moves": {
        "deferred": {"bias": -1.0, "least_kept": 0.0, "least_found": 1.0},
        "declined": {"bias": -2.0, "least_kept": 0.0, "least_found": 1.0},
    },
    "signs": {"only": {"deferred": 0.5}},
    "runs": {
        "i'll check": {"deferred": 2.0},
        "check": {"deferred": 1.0, "declined": 0.25},
        "^ i'll check on": {"declined": 4.0},
    },
}


def test_a_sum_is_the_bias_its_signs_and_its_runs_by_the_length_of_the_sentence() -> None:
    words = words_of("i'll check.", dense=False)
    assert words == ["^", "i'll", "check", "$"]
    found = made(TABLE, "en").sums(words, ("only", "unheard of"))
    assert found == pytest.approx([-1.0 + 0.5 + scale(4) * 3.0, -2.0 + scale(4) * 0.25])


def test_what_spoke_for_a_move_is_told_with_its_words() -> None:
    words = words_of("well, i'll check on it", dense=False)
    assert [(words[start:end], weight) for weight, start, end in made(TABLE, "en").heard(words, Move.DEFERRED)] == [
        (["i'll", "check"], 2.0), (["check"], 1.0),
    ]  # fmt: skip


def test_a_sentence_is_asked_for_by_its_words() -> None:
    known = made(TABLE, "en")
    assert [known.asked_by(one) for one in ("we'll (check).", "the checkpoint")] == [True, False]


def test_words_have_no_noise_no_stutter_and_one_number() -> None:
    assert words_of("i — i actually cannot, 3.5 days?", dense=False) == ["^", "i", "can't", "0", "days", "?", "$"]
    assert words_of("3.5 天。", dense=True) == ["^", "0", "天", "。", "$"]


@given(st.text(alphabet="i'm not, 3.5—? actually\n我。", max_size=40), st.booleans())
def test_every_word_has_its_place(text: str, dense: bool) -> None:  # noqa: FBT001  drawn
    sentence = folded(text)
    assert len(places(sentence, dense=dense)) == len(words_of(sentence, dense=dense))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sums_of_the_package_are_of_explicit_moves_and_of_short_runs(language: str) -> None:
    known = sums(language)
    assert known is not None
    assert set(known.moves) <= EXPLICIT
    runs = [list(run) if known.dense else run.split() for run in known.runs]
    assert max(map(len, runs)) <= LONGEST[known.dense]
    assert {sign for sign in known.signs if "-" in sign} <= {one.id for one in markers()[language]}


def test_another_language_has_none() -> None:
    assert sums("xx") is None
