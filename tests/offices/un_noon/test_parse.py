from datetime import date

from onrecord.offices.un_noon.parse import sharpen
from onrecord.reading.block import Head
from onrecord.reading.hints import Hints

LINE = "The following is a near-verbatim transcript of today’s noon briefing by Étienne Marchetti, Spokesman for the Secretary-General."


def test_whoever_briefs_that_day_is_named_above_the_transcript() -> None:
    assert sharpen(Hints(), Head(), ["15 May 2018", LINE]).presider == "Étienne Marchetti"


def test_a_page_that_names_nobody_changes_nothing() -> None:
    hints = Hints()
    assert sharpen(hints, Head(), ["Good afternoon."]) is hints


def test_the_day_alone_in_its_line_above_the_transcript_is_the_briefings() -> None:
    hints = sharpen(Hints(), Head(), ["DB/180515", "15 May 2018", LINE, "16 May 2018"])
    assert hints.date == date(2018, 5, 15)
    assert sharpen(Hints(), Head(), ["Since 1 May 2018 it rains", LINE]).date is None
