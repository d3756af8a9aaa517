import pytest

from onrecord.analysis.reuse.lookalike import look_alike, same_stem


@pytest.mark.parametrize(("one", "other"), [("détente", "detention"), ("import", "export"), ("adjusted", "adopted")])
def test_words_of_other_stems_with_letters_in_common_look_alike(one: str, other: str) -> None:
    assert look_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("voting", "vote"), ("expect", "think"), ("ship", "ships"), ("is", "it"), ("缓和", "缓解")]
)
def test_forms_of_one_word_and_words_without_likeness_do_not(one: str, other: str) -> None:
    assert not look_alike(one, other)


def test_endings_are_no_other_stem() -> None:
    assert same_stem("parties", "party")
    assert same_stem("planned", "plan")
    assert not same_stem("detente", "detention")
