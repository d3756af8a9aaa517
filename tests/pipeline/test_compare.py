from datetime import date

import pytest

from onrecord.analysis.formulations.issues import issue_of
from onrecord.analysis.formulations.shift import Fate
from onrecord.errors import UsageError
from onrecord.pipeline.compare import Days, compare, days_of, occasions, since
from onrecord.pipeline.opened import Record


def test_the_dropped_phrase_of_the_demo_is_told_with_its_occasions(demo: Record) -> None:
    (found,) = compare(demo.store, *since(date(2021, 1, 1)), issue=issue_of("keldan"), office="xa-mfa", language="en")
    gone = {one.text: one for one in found.shift.of(Fate.DROPPED)}
    one = gone["complete, verifiable denuclearization of the Peninsula"]
    assert (one.before, one.after) == (4, 0)
    assert one.after_of == found.shift.after.occasions
    assert demo.statement(one.example.replace("/x", "/a")).date is not None
    assert "complete, verifiable denuclearization" in one.quotation


def test_occasions_are_exchanges_whose_question_names_the_issue(demo: Record) -> None:
    about = list(occasions(demo.store, issue=issue_of("lumenite"), office="xa-mfa", language="en"))
    every = list(occasions(demo.store, issue=None, office="xa-mfa", language="en"))
    assert 0 < len(about) < len(every)
    assert all("umenite" in one.text or "/x" in one.id for _, _, one in about)


def test_offices_and_languages_are_compared_apart(demo: Record) -> None:
    found = compare(demo.store, Days(None, date(2020, 12, 31)), Days(date(2021, 1, 1), None))
    assert len({(one.office, one.language) for one in found}) == len(found) > 2


def test_a_window_is_read_from_years_months_and_days() -> None:
    assert days_of("2020..2022-06") == Days(date(2020, 1, 1), date(2022, 6, 30))
    assert days_of("2022-07-01..") == Days(date(2022, 7, 1), None)
    for wrong in ("2020", "..", "2022-13..2023", "x..y"):
        with pytest.raises(UsageError):
            days_of(wrong)


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    for wrong in ("2023..2022", "2022-07..2022-06", "2022-07-02..2022-07-01"):
        with pytest.raises(UsageError, match=f"`{wrong}` ends before it begins"):
            days_of(wrong)
    assert days_of("2022..2022") == Days(date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("before", "after"),
    [("2022..", "2020.."), ("2022..2023", "2020..2021"), ("2020..", "..2019"), ("2020..", "2021..2022")],
)
def test_windows_the_wrong_way_round_are_refused(demo: Record, before: str, after: str) -> None:
    with pytest.raises(UsageError, match="the wrong way round"):
        compare(demo.store, days_of(before), days_of(after))


def test_windows_may_share_days(demo: Record) -> None:
    assert compare(demo.store, days_of("..2021"), days_of("2021.."))


@pytest.mark.slow
def test_the_peninsula_lost_and_gained_what_its_pages_show(ministry: Record) -> None:
    (found,) = compare(ministry.store, *since(date(2022, 7, 1)), issue=issue_of("korean-peninsula"))
    told = {one.text: one for one in found.shift.wordings}
    fell, rose = told["实现半岛无核化"], told["均衡解决各自合理关切"]
    assert (fell.fate, fell.last) == (Fate.FELL, date(2022, 7, 27))
    assert fell.before > fell.after == 1
    assert fell.quiet == sum(
        one.day > fell.last for _, _, one in occasions(ministry.store, issue=issue_of("korean-peninsula"))
    )
    assert fell.quiet > 0.9 * fell.after_of
    assert rose.fate is Fate.ROSE
    assert rose.before == 1
    assert rose.after >= 10
    assert all(one.text in one.quotation for one in (fell, rose))
    assert {name for name, _ in found.shift.after.presiders} > {name for name, _ in found.shift.before.presiders} & {
        "毛宁"
    }
