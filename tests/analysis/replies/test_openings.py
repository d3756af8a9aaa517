from onrecord.analysis.replies.features import features
from onrecord.analysis.replies.openings import named, opening, openings
from onrecord.analysis.replies.reply import QuestionType
from onrecord.analysis.replies.weights import weights


def told(answer: str, language: str) -> set[str]:
    made = features(
        "Will the ferry sail?", answer, kind=QuestionType.PLAN, cues=(), language=language, said_before=None
    )
    return {name for name in made if name.startswith("begins:")}


def test_an_opening_is_the_first_word_and_the_first_two_without_marks() -> None:
    assert opening("well, i — think so.") == ("well", "well i")
    assert opening("yes.") == ["yes"]
    assert opening("") == []


def test_openings_that_count_are_features_and_others_are_none() -> None:
    assert named("en", "i think") in told("I think the ferry sails.", "en")
    assert told("Zebras sail.", "en") == set()


def test_languages_without_openings_have_no_such_feature() -> None:
    assert told("我们认为", "zh") == set()
    assert told("Ja, das stimmt.", "de") == set()


def test_every_opening_that_counts_has_a_weight() -> None:
    assert [name for some in openings().values() for name in some.values() if name not in weights().by_feature] == []
