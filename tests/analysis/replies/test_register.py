from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.register import EDITED, is_edited, weighed_as

READ = (
    "What is the comment of the Ministry on the report that the harbour of Norhaven will be closed to foreign ships?",
    "The position of Anlan on the harbour is consistent and clear. Anlan calls on all parties concerned to exercise restraint and to resolve "
    "the differences through dialogue and consultation. Anlan will continue to play a constructive role.",
)
SPOKEN = (
    "Thanks, Dana. So on the harbour -- can you confirm that it's going to be closed?",
    "Well, look, I don't have anything new on that. We've said what we've said, and I think you know that. I'd refer you to the harbour master.",
)


def test_a_read_statement_and_talk_are_told_apart() -> None:
    assert is_edited(*map(folded, READ))
    assert not is_edited(*map(folded, SPOKEN))


def test_short_words_are_taken_for_talk() -> None:
    assert not is_edited("is it closed?", "it is closed.")


def test_only_english_is_told_apart() -> None:
    read = tuple(map(folded, READ))
    assert weighed_as(*read, "en") == EDITED
    assert weighed_as(*map(folded, SPOKEN), "en") == "en"
    assert weighed_as(*read, "zh") == "zh"


@given(st.text(max_size=400), st.text(max_size=400))
def test_talk_added_never_makes_a_text_edited(question: str, answer: str) -> None:
    talk = " -- ".join(["well, i don't know"] * 8)
    assert not is_edited(folded(question), folded(answer + " " + talk)) or len(question) + len(answer) > 16 * 350
