from onrecord.analysis.replies.features import features
from onrecord.analysis.replies.label import label_reply
from onrecord.analysis.replies.markers import cues
from onrecord.analysis.replies.openings import ANSWER, Heard
from onrecord.analysis.replies.reply import Move, Outcome, QuestionType, Silence
from onrecord.analysis.replies.weights import weights
from onrecord.analysis.replies.wording import HANDLINGS, OUTCOMES, SILENCES, TYPES, reason, reasons, sentence

ACCUSING = ("evad", "dodg", "lie", "refuse", "avoid", "stonewall")


def test_a_reply_without_an_answer_is_told_by_its_words() -> None:
    answer = "I have no information to offer."
    reply = label_reply("Will he visit?", answer, language="en")
    assert sentence(reply, answer) == "No explicit answer found: ‘I have no information to offer’"


def test_an_answer_is_told_without_a_judgement() -> None:
    answer = "安方对此坚决反对，已向韦方提出严正交涉。我们敦促韦方立即停止错误做法。"
    assert sentence(label_reply("安方有何评论？", answer, language="zh"), answer) == "What was asked for is stated"


def test_everything_has_words_and_none_accuses() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert set(HANDLINGS) == set(Move)
    assert set(SILENCES) == set(Silence)
    assert set(TYPES) == set(QuestionType)
    every = [
        *OUTCOMES.values(),
        *HANDLINGS.values(),
        *SILENCES.values(),
        *TYPES.values(),
        *map(reason, weights().by_feature),
    ]
    assert [words for words in every if any(bad in words.lower().split() for bad in ACCUSING)] == []
    assert [words for words in every if not words] == []


def test_the_weights_know_no_feature_that_is_never_made() -> None:
    made: set[str] = set()
    for language, answer in (
        ("en", "No. We condemn it. I have no details."),
        ("zh", "我们注意到有关报道。希望各方保持克制。请向商务部了解。"),
    ):
        for kind in QuestionType:
            made |= features(
                "Why? How many?", answer, kind=kind, cues=cues(answer, language), language=language, said_before=0.5
            ).keys()
    plain = {name for name in weights().by_feature if ":" not in name}
    assert len(plain & made) > len(plain) / 2


def test_two_things_that_are_both_true_do_not_read_as_a_contradiction() -> None:
    assert reasons(["shares-words", "length", "shares-none-asked-information"]) == (
        "takes up words of the question, but none of those that say what is asked for",
        "the length of the answer",
    )
    assert reasons(["shares-none-asked-information"]) == ("takes up none of the words that say what is asked for",)


def test_a_letter_is_told_as_the_longest_run_with_it_that_weighs_or_not_at_all() -> None:
    heard = Heard(ANSWER, {"^ i", "i", "i have", "no"}, (), ())
    assert reasons(["opening:i"], [heard]) == ("opening words: ‘i have’",)
    assert reasons(["opening:^ i", "length"]) == ("the length of the answer",)
    assert reasons(["asked:?"], [heard]) == ()
    assert reasons(["opening:no"]) == ("opening words: ‘no’",)


def test_what_every_reply_of_a_language_has_is_no_reason() -> None:
    assert reasons(["language:zh", "bias", "length"]) == ("the length of the answer",)


def test_no_name_of_a_feature_is_shown_raw() -> None:
    raw = [name for name in weights().by_feature if ":" not in name and reason(name) == name.replace("-", " ")]
    assert raw == []


def test_reasons_are_told_once_and_the_more_exact_one_stands() -> None:
    assert reasons(["disposed", "disposed-first", "rest", "rest-comment"]) == (
        "words that put the question aside, at the beginning",
        "how much is said besides",
    )
