from collections.abc import Callable
from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.record.coverage import Gap, coverage, days_between
from onrecord.record.prepared import Outcome, Prepared
from onrecord.record.writer import Writer

Add = Callable[..., list[Outcome]]


def fill(add: Add, page: Callable[..., str], ready: Callable[..., Prepared], *days: str) -> None:
    add(*(ready(page(day), f"https://www.mfa.anlan.example/en/{at}.html") for at, day in enumerate(days)))


def test_expected_days_are_counted_by_the_cadence_and_gaps_are_named(
    writer: Writer, add: Add, page: Callable[..., str], ready: Callable[..., Prepared]
) -> None:
    fill(add, page, ready, "March 15, 2024", "March 18, 2024", "March 21, 2024")
    (found,) = coverage(writer.store)
    assert (found.office, found.first, found.last) == ("xa-mfa", date(2024, 3, 15), date(2024, 3, 21))
    assert (found.expected, found.held, found.briefings, found.statements) == (5, 3, 3, 12)
    assert found.gaps == (Gap(date(2024, 3, 19), date(2024, 3, 20), 2),)
    assert found.checked == "2024-03-01T08:00:00Z"


def test_days_asked_for_bound_what_is_expected(
    writer: Writer, add: Add, page: Callable[..., str], ready: Callable[..., Prepared]
) -> None:
    fill(add, page, ready, "March 15, 2024", "March 18, 2024")
    (found,) = coverage(writer.store, after=date(2024, 3, 18), before=date(2024, 3, 22))
    assert (found.expected, found.held, found.statements) == (5, 1, 4)
    assert found.gaps == (Gap(date(2024, 3, 19), date(2024, 3, 22), 4),)


def test_a_weekly_briefing_is_expected_once_a_week(
    writer: Writer, add: Add, page: Callable[..., str], ready: Callable[..., Prepared]
) -> None:
    html = page("July 13, 2023", title="Weekly Media Briefing by Official Spokesperson ({day})")
    add(ready(html, "https://www.mea.gov.in/media-briefings.htm?dtl/1"))
    (found,) = coverage(writer.store, office="in-mea", after=date(2023, 7, 10), before=date(2023, 7, 28))
    assert (found.expected, found.held) == (3, 1)
    assert [gap.occasions for gap in found.gaps] == [2]


def test_an_office_without_a_known_cadence_expects_nothing(writer: Writer) -> None:
    (found,) = coverage(writer.store, office="nowhere")
    assert (found.expected, found.held, found.briefings, found.gaps) == (None, None, 0, ())


@pytest.mark.parametrize(("after", "before"), [(date.min, date.max), (date.min, None), (None, date.max)])
def test_days_that_no_office_can_have_lived_through_are_refused_at_once(
    after: date | None,
    before: date | None,
    writer: Writer,
    add: Add,
    page: Callable[..., str],
    ready: Callable[..., Prepared],
) -> None:
    fill(add, page, ready, "March 15, 2024")
    with pytest.raises(UsageError, match="200 years") as refusal:
        coverage(writer.store, after=after, before=before)
    assert "\n" not in str(refusal.value)


def test_one_day_is_no_span() -> None:
    day, other = date(2020, 3, 18), date(2021, 1, 5)
    assert days_between(day, day) == "2020-03-18"
    assert days_between(day, other) == "2020-03-18 to 2021-01-05"
    assert days_between(day, None) == ""


def test_a_language_has_its_own_first_day_and_its_own_briefings(
    writer: Writer, add: Add, page: Callable[..., str], ready: Callable[..., Prepared]
) -> None:
    fill(add, page, ready, "March 15, 2024", "March 18, 2024")
    (whole,), (english,) = coverage(writer.store), coverage(writer.store, language="en")
    assert english == whole
    assert coverage(writer.store, language="zh") == []
    (asked,) = coverage(writer.store, office="xa-mfa", language="zh")
    assert (asked.first, asked.briefings, asked.statements, asked.expected) == (None, 0, 0, None)
