import datetime as dt

from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.edition_runs import EditionRuns
from onrecord.analysis.reuse.editions import Editions
from onrecord.analysis.reuse.index import ReuseIndex


def _row(number: int, day: str | None) -> EditionRow:
    name = f"xa-mfa/{day or f'undated-{number}'}/en"
    return EditionRow(name, 10 * number, 10 * number + 10, dt.date.fromisoformat(day) if day else None, ())


ROWS = (_row(0, "2024-03-01"), _row(1, None), _row(2, "2024-03-10"), _row(3, "2024-02-01"))


def test_a_page_of_a_day_is_told_by_the_briefings_of_two_weeks() -> None:
    editions = Editions(ROWS, [True] * 4)
    assert editions.told_by(dt.date(2024, 3, 12), (), newest=2) == [ROWS[0], ROWS[2]]
    # A page's day may be behind by a time zone or two, not more.
    assert editions.told_by(dt.date(2024, 2, 28), (), newest=2) == [ROWS[0]]
    assert editions.told_by(dt.date(2024, 2, 27), (), newest=2) == []


def test_briefings_that_the_page_has_words_of_are_asked_whatever_their_day() -> None:
    editions = Editions(ROWS, [True] * 4)
    assert editions.told_by(dt.date(2024, 3, 12), ["xa-mfa/undated-1"], newest=2) == [ROWS[0], ROWS[1], ROWS[2]]


def test_a_page_without_a_day_is_told_by_the_newest_ones() -> None:
    editions = Editions(ROWS, [True] * 4)
    assert editions.told_by(None, ["xa-mfa/2024-02-01"], newest=2) == [ROWS[3], ROWS[2], ROWS[0]]


def test_what_was_replaced_is_asked_no_more_but_still_known() -> None:
    editions = Editions(ROWS, [True, True, False, True])
    assert editions.told_by(dt.date(2024, 3, 12), (), newest=2) == [ROWS[0]]
    assert editions.of(25) == ROWS[2]


def test_runs_of_editions_are_the_same_whether_kept_or_made_again(index: ReuseIndex) -> None:
    rows = list(index.edition_rows())
    kept = EditionRuns(index.edition_codes)
    first = [kept.of(row) for row in rows]
    assert [kept.of(row) for row in rows] == first
    again = EditionRuns(index.edition_codes)
    for row, one in zip(rows, first, strict=True):
        made = again.of(row)
        assert (made.raw.tolist(), made.bounds.tolist(), made.first) == (
            one.raw.tolist(),
            one.bounds.tolist(),
            row.start,
        )


def test_few_editions_are_kept_when_they_are_large(index: ReuseIndex) -> None:
    rows = list(index.edition_rows())
    few = EditionRuns(index.edition_codes, most=1)
    first = few.of(rows[0])
    few.of(rows[1])
    assert few.of(rows[0]) is not first
