from onrecord.offices.un_noon.parse import sharpen
from onrecord.reading.block import Head
from onrecord.reading.hints import Hints

LINE = "The following is a near-verbatim transcript of today’s noon briefing by Étienne Marchetti, Spokesman for the Secretary-General."


def test_whoever_briefs_that_day_is_named_above_the_transcript() -> None:
    assert sharpen(Hints(), Head(), ["15 May 2018", LINE]).presider == "Étienne Marchetti"


def test_a_page_that_names_nobody_changes_nothing() -> None:
    hints = Hints()
    assert sharpen(hints, Head(), ["Good afternoon."]) is hints
