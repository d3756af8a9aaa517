from onrecord.analysis.replies.earlier import Earlier


def test_nothing_was_said_before_the_first_text() -> None:
    assert Earlier().share("安方的立场是一贯的、明确的，没有变化。") == 0.0
    assert Earlier().share("") == 0.0


def test_a_text_said_again_was_said_before_wholly() -> None:
    for text in (
        "安方的立场是一贯的、明确的，没有变化。",
        "Anlan’s position on the Peninsula is consistent and clear.",
    ):
        earlier = Earlier()
        earlier.add(text)
        assert earlier.share(text) == 1.0


def test_the_share_is_that_of_the_old_words() -> None:
    earlier = Earlier()
    earlier.add("Anlan calls on all sides to exercise restraint.")
    share = earlier.share(
        "Anlan calls on all sides to exercise restraint. The ship left port on Monday with nine sailors."
    )
    assert share == 8 / 17


def test_a_single_shared_word_is_nothing() -> None:
    earlier = Earlier()
    earlier.add("Restraint is needed.")
    assert earlier.share("Restraint was shown by everybody in the end of it.") == 0.0
