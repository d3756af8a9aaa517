from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.pipeline.first_seen import FOLDER, first_seen
from onrecord.pipeline.novelty import Novelty, novelty
from onrecord.pipeline.opened import Record
from onrecord.pipeline.phrase_uses import PhraseUses, Scope
from onrecord.pipeline.terms import terms
from onrecord.pipeline.terms_page import html, markdown


def of(record: Record, name: str) -> Novelty:
    (found,) = novelty(record.store, record.finder, name)
    return found


@pytest.mark.parametrize(("edition", "words"), [("zh", "对等暂停"), ("en", "reciprocal suspension")])
def test_the_first_use_planted_in_the_demo_comes_first(demo: Record, edition: str, words: str) -> None:
    if edition == "zh":
        pytest.importorskip("rjieba", reason="the extra `zh` is not installed")
    found = of(demo, f"xa-mfa/2019-07-17/{edition}")
    assert found.first[0].text == words
    assert found.first[0].later_days >= 5
    assert words in found.first[0].sentence


def test_nothing_told_as_first_was_said_before(demo: Record) -> None:
    found = of(demo, "xa-mfa/2021-12-14/en")
    scope = Scope(office="xa-mfa", language="en", before=date(2021, 12, 13))
    assert found.first
    assert [one.text for one in found.first if PhraseUses(demo.finder, one.text, scope).statements] == []


@pytest.mark.parametrize(
    ("edition", "words", "last"),
    [
        ("xa-mfa/2023-05-16/en", "Five-Party Talks", date(2020, 3, 18)),
        ("xa-mfa/2024-04-11/en", "peaceful means", date(2020, 9, 9)),
    ],
)
def test_a_phrase_that_returns_is_told_with_its_last_day(demo: Record, edition: str, words: str, last: date) -> None:
    found = of(demo, edition)
    returned = [one for one in found.returns if words in one.text]
    if edition == "xa-mfa/2023-05-16/en":
        # It opens the phrases "resuming the Five-Party Talks", whose parts are told one by one.
        uses = PhraseUses(demo.finder, words, Scope(office="xa-mfa", language="en", before=date(2023, 5, 15)))
        assert uses.last() is not None
        assert uses.last().date == last  # type: ignore[union-attr]
    else:
        assert [one.last for one in returned] == [last]


def test_the_share_said_before_is_a_share(demo: Record) -> None:
    found = of(demo, "xa-mfa/2024-04-11/en")
    assert found.share is not None
    assert 0 < found.share < 1
    assert all(0 <= one.new <= one.units for one in found.sentences)
    assert [one.new for one in found.sentences] == sorted((one.new for one in found.sentences), reverse=True)


def test_the_first_briefing_of_all_has_nothing_to_compare_with(demo: Record) -> None:
    found = of(demo, "xa-mfa/2019-03-14/en")
    assert (found.share, found.first, found.returns) == (None, (), ())


def test_the_latest_briefing_may_be_asked_for_by_that_word(demo: Record) -> None:
    assert {one.briefing for one in novelty(demo.store, demo.finder, "latest")} == {"xa-mfa/2024-09-24"}


def test_an_unknown_briefing_is_refused(demo: Record) -> None:
    with pytest.raises(UsageError):
        novelty(demo.store, demo.finder, "xa-mfa/1999-01-01")


def test_the_projection_of_first_days_is_made_again_when_it_is_damaged(demo: Record) -> None:
    before = first_seen(demo.store, "xa-mfa", "en")
    folder: Path = demo.store.layout.projections / FOLDER
    (folder / "xa-mfa.en.npz").write_bytes(b"broken")
    after = first_seen(demo.store, "xa-mfa", "en")
    assert after.runs.keys.tolist() == before.runs.keys.tolist()
    assert after.days_held == before.days_held


def test_terms_have_todays_words_and_earlier_uses(demo: Record) -> None:
    (found,) = terms(demo.store, demo.finder, "xa-mfa/2023-11-08/en")
    told = {one.text: one for one in found.terms}
    term = told["reciprocal suspension"]
    assert term.why == "back"
    assert term.first is not None
    assert term.first.date == date(2019, 7, 17)
    assert all(one.date is not None and one.date < found.day for one in term.earlier)
    assert "对等暂停" in {one.text for one in term.counterparts}
    assert term.text in term.sentence


def test_the_report_is_written_so_that_no_word_of_a_page_is_markup(demo: Record) -> None:
    (found,) = terms(demo.store, demo.finder, "xa-mfa/2023-11-08/en")
    page = html(found)
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "<script" not in page
    assert "&ldquo;" not in page
    text = markdown(found)
    assert "### reciprocal suspension" in text
    assert "**reciprocal suspension**" in text


@pytest.mark.slow
def test_what_is_new_and_what_is_back_is_so_in_a_plain_search(ministry: Record, plain: list[tuple[str, str]]) -> None:
    found = of(ministry, "cn-mfa/2024-04-03")
    assert found.first
    assert found.returns
    for one in found.first:
        assert min(day for day, text in plain if one.text in text) == "2024-04-03"
    for back in found.returns:
        days = {day for day, text in plain if back.text in text and day < "2024-04-03"}
        assert max(days) == str(back.last)


def test_a_form_that_comes_with_a_term_in_two_of_three_exchanges_is_no_counterpart(demo: Record) -> None:
    (found,) = terms(demo.store, demo.finder, "xa-mfa/2024-04-11/zh")
    told = [one for term in found.terms for one in term.counterparts]
    assert told
    assert all(one.together == one.exchanges or one.together >= 3 for one in told)
    assert "year's moratorium" not in {one.text for one in told}
