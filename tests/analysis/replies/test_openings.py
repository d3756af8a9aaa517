import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.label import label_reply
from onrecord.analysis.replies.openings import (
    ANSWER,
    ASKED,
    LANGUAGES,
    LONGEST,
    Heard,
    first_of,
    first_words,
    openings,
    runs_of,
    scale_of,
)
from onrecord.analysis.replies.register import EDITED
from onrecord.analysis.replies.reply import Outcome
from onrecord.analysis.replies.weights import Weights, weights
from onrecord.analysis.replies.wording import reason

PIECES = st.lists(
    st.sampled_from(["Will", "he", "go?", "I’m not", "aware.", "会不会", "访问？", "^", "\t", "\n", "😀", " "])
)
TABLE = json.loads(resources.files("onrecord.analysis.replies").joinpath("data/openings.json").read_text("utf-8"))


def test_first_words_are_words_numbers_and_signs_of_asking() -> None:
    found = first_words("i'm not -- aware. 3 of them?")
    assert found == ["^", "i'm", "not", "--", "aware", "3", "of", "them", "?"]


def test_of_a_question_the_last_sentence_that_asks_counts() -> None:
    found = first_of("Is it so? The ship left. Why now? Thank you.", "I’m not sure.")
    assert found == {ANSWER: ["^", "i'm", "not", "sure"], ASKED: ["^", "why", "now", "?"]}
    assert first_of("Terminó. ¿Cuándo sigue? Gracias.", "Mañana.")[ASKED] == ["^", "cuándo", "sigue", "?"]


def test_a_question_without_a_question_mark_is_taken_whole() -> None:
    assert first_of("Your comment.", "") == {ANSWER: ["^"], ASKED: ["^", "your", "comment"]}


def test_runs_are_all_neighbours_but_the_bare_beginning() -> None:
    assert runs_of(["^", "i", "am"]) == {"i", "am", "^ i", "i am"}


def test_what_runs_weigh_is_summed() -> None:
    words = first_words("yes.")
    rows = TABLE["runs"]["en"][ANSWER]
    held = [rows[run] for run in runs_of(words) if run in rows]
    told = next(one for one in openings("Will he go?", "Yes.", "en") if one.part == ANSWER)
    expected = [scale_of(words) * sum(column) / 1000 for column in zip(*held, strict=True)]
    assert list(told.weights) == pytest.approx(expected)


def test_a_language_without_runs_has_none() -> None:
    assert openings("Warum?", "Nein.", "de") == []


def test_runs_of_a_language_without_spaces_are_of_characters() -> None:
    found = first_of("他何时来？\n会不会访问？", " 不会。\n谢谢。", dense=True)
    assert found == {ANSWER: [*"^不会。谢谢。"], ASKED: [*"^会不会访问？"]}
    assert runs_of(["^", "不", "会"], dense=True) == {"^不", "不会", "^不会"}


def test_chinese_has_weights_of_its_own() -> None:
    assert weights("zh").by_feature != weights("en").by_feature == weights().by_feature
    assert (weights("zh").version, weights("zh").outcomes) == (weights().version, weights().outcomes)


def test_what_speaks_loudest_is_a_reason_in_its_own_words() -> None:
    model = Weights("0", 0.5, (Outcome.ANSWERED, Outcome.PARTIAL), {"bias": (0.0, 0.0), "length": (0.5, -0.5)})
    heard = Heard(ANSWER, {"^ yes", "so"}, ({"^ yes": 900, "so": 100}, {"^ yes": -900, "so": -100}), (1.0, -1.0))
    outcome, probability, reasons = model.judge({"bias": 1.0, "length": 1.0}, [heard])
    assert outcome is Outcome.ANSWERED
    assert probability == pytest.approx(0.9526, abs=1e-4)
    assert [(one.feature, one.weight) for one in reasons] == [("opening:^ yes", 1.0), ("length", 0.5)]
    assert reason("opening:^ yes") == "opening words: ‘yes’"
    assert reason("asked:会不会") == "asked in the words ‘会不会’"


def test_of_runs_that_weigh_the_same_the_first_in_order_is_told() -> None:
    column = {"b": 5, "a": 5}
    assert Heard(ASKED, {"a", "b"}, (column,), (1.0,)).loudest(0) == "asked:a"


def test_what_speaks_against_an_outcome_is_no_reason_for_it() -> None:
    model = Weights("0", 0.5, (Outcome.ANSWERED, Outcome.PARTIAL), {"bias": (3.0, -3.0)})
    heard = Heard(ANSWER, {"so"}, ({"so": -100}, {"so": 100}), (-0.1, 0.1))
    assert model.judge({"bias": 1.0}, [heard])[2] == ()


def test_the_file_fits_the_weights_and_has_runs_of_its_language() -> None:
    assert TABLE["outcomes"] == [one.value for one in weights().outcomes]
    assert set(TABLE["runs"]) == {*LANGUAGES, EDITED}
    for parts in TABLE["runs"].values():
        assert set(parts) == {ANSWER, ASKED}
        for run, row in ((run, row) for rows in parts.values() for run, row in rows.items()):
            assert len(run.split()) <= LONGEST or len(run) <= LONGEST + 1
            assert len(row) == len(weights().outcomes)
            assert all(isinstance(one, int) for one in row)


@given(PIECES.map(" ".join), PIECES.map("".join), st.sampled_from(["en", "zh", "es", "ja"]))
def test_any_words_can_be_heard(question: str, answer: str, language: str) -> None:
    assert all(one.runs and len(one.weights) == 3 for one in openings(question, answer, language))
    assert openings(question, answer, language) == openings(question, answer, language)


def test_the_first_words_tell_a_plain_answer() -> None:
    told = {label_reply("Is that still the plan?", words, language="en").likeliest for words in ("Yes, it is.", "Yes.")}
    assert told == {Outcome.ANSWERED}
