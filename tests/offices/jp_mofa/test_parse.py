from datetime import date

from onrecord.offices.jp_mofa.parse import sharpen
from onrecord.reading.block import Head
from onrecord.reading.hints import Hints

LINE = "Friday, June 16, 2023, 3:12 p.m. Ministry of Foreign Affairs"


def test_the_line_with_day_and_hour_dates_the_conference() -> None:
    assert sharpen(Hints(), Head(title="Press Conference by Foreign Minister KIRYU"), ["Home", LINE]).date == date(
        2023, 6, 16
    )


def test_a_date_in_the_title_is_enough_and_other_lines_say_nothing() -> None:
    titled = Head(title="桐生外務大臣会見記録（令和5年6月16日（金曜日）15時12分　於：本省会見室）")
    assert sharpen(Hints(), titled, [LINE]).date is None
    assert sharpen(Hints(), Head(), ["On Friday, June 16, 2023, the talks were paused."]).date is None
