import re
from collections import Counter
from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.pipeline.history import History, history
from onrecord.pipeline.opened import Record
from onrecord.pipeline.other_language import Counterpart, _best, _forms
from onrecord.pipeline.phrase_uses import PhraseUses, SaidBy, Scope, asked_by, finding
from onrecord.search.codes import month_name
from onrecord.search.phrases import phrase, places
from onrecord.search.tokens import scan


def of(record: Record, words: str, *, around: bool = False, **scope: object) -> History:
    return history(record.store, record.finder, words, scope=Scope(**scope), around=around)  # type: ignore[arg-type]


def days(found: History) -> tuple[str, str]:
    assert found.first is not None
    assert found.last is not None
    return str(found.first.date), str(found.last.date)


# --- the demo: what FACTS.md plants ---


def test_days_that_end_before_they_begin_are_refused(demo: Record) -> None:
    with pytest.raises(UsageError, match=r"2021-01-01\.\.2020-01-01` ends before it begins"):
        of(demo, "talks", after=date(2021, 1, 1), before=date(2020, 1, 1))


def test_the_first_use_of_the_demo_is_found_in_both_languages(demo: Record) -> None:
    assert days(of(demo, "对等暂停"))[0] == days(of(demo, "reciprocal suspension"))[0] == "2019-07-17"


def test_a_dropped_phrase_ends_where_officials_stopped_though_a_reporter_quotes_it_later(demo: Record) -> None:
    found = of(demo, "complete, verifiable denuclearization")
    assert days(found) == ("2019-03-14", "2020-09-09")
    assert found.asked.last is not None
    assert found.asked.last.date == date(2022, 4, 27)
    assert days(of(demo, "complete, verifiable denuclearization", said_by="all"))[1] == "2022-04-27"


def test_a_returning_phrase_has_its_gap_in_the_periods(demo: Record) -> None:
    found = history(demo.store, demo.finder, "Five-Party Talks", scope=Scope(office="xa-mfa", language="en"), by="year")
    used = {one.period: one.uses for one in found.periods}
    assert used["2020"] > 0
    assert used["2021"] == used["2022"] == 0
    assert used["2023"] > 0


def test_every_use_is_where_its_span_says(demo: Record) -> None:
    for use in of(demo, "two-track approach").uses:
        said = demo.statement(use.statement).text
        assert said[use.span.start : use.span.end].casefold() == "two-track approach"
        assert said[: use.span.start].endswith(use.before)
        assert said[use.span.end :].startswith(use.after)


def test_a_use_names_the_outlet_that_had_asked(demo: Record) -> None:
    found = of(demo, "reciprocal suspension")
    assert {one.asker for one in found.uses} >= {"Reuters", "Keldan Broadcasting"}
    for use in found.uses:
        said = demo.statement(use.statement)
        asked = [
            one.outlet for one in said.revision.statements if one.exchange == said.statement.exchange and one.outlet
        ]
        assert use.asker in {None, *asked}


def test_periods_add_up_to_the_uses_and_have_their_denominators(demo: Record) -> None:
    found = of(demo, "Peninsula", office="xa-mfa", language="en")
    assert sum(one.uses for one in found.periods) == len(found.uses)
    assert all(one.said_in <= one.statements for one in found.periods)
    assert sum(one.statements for one in found.periods) == found.coverage.statements
    assert sum(one.expected or 0 for one in found.periods) == found.coverage.expected


def test_what_other_editions_say_is_told_with_its_counts(demo: Record) -> None:
    found = of(demo, "对等暂停", around=True)
    best = found.counterparts[0]
    assert (best.text, best.language) == ("reciprocal suspension", "en")
    assert 2 <= best.together <= best.exchanges


def test_variants_are_counted_without_the_phrase_itself(demo: Record) -> None:
    found = of(demo, "complete, verifiable denuclearization", around=True)
    assert all(one.statements > 0 and "complete, verifiable denuclearization" not in one.text for one in found.variants)


def test_copies_of_a_page_are_not_counted_again(demo: Record) -> None:
    editions = {one.statement.rpartition("/")[0].partition("@")[0] for one in of(demo, "detente").uses}
    assert all(demo.store.edition(one).primary for one in editions)


def test_the_answer_has_the_keys_of_the_contract(demo: Record) -> None:
    told = of(demo, "detente").as_dict()
    assert told["schema"] == "onrecord.history/1"
    assert {"phrase", "forms", "first", "last", "periods", "coverage", "uses"} <= told.keys()
    assert {"offices", "from", "to", "held", "expected"} <= told["coverage"].keys()
    assert {"period", "uses", "statements", "briefings", "expected"} <= told["periods"][0].keys()
    assert {"statement", "date", "speaker", "span", "before", "exact", "after"} <= told["uses"][0].keys()
    assert {"text", "language", "uses"} == told["forms"][0].keys()


def test_what_was_never_said_is_answered_with_coverage(demo: Record) -> None:
    found = of(demo, "双暂停")
    assert (found.first, found.last, found.uses) == (None, None, ())
    assert found.coverage.statements > 0


def test_a_phrase_without_letters_is_refused(demo: Record) -> None:
    with pytest.raises(UsageError, match="no letter or digit"):
        of(demo, "……")


@pytest.mark.parametrize(
    "words", ["detente", "半岛", "Anlan", "the Peninsula", "U.S.", "五方会谈", "Mr. Brandt", "relevant parties"]
)
def test_the_quick_pattern_finds_what_the_tokens_find(demo: Record, words: str) -> None:
    quick, wanted = finding(words), phrase(words)
    for one in demo.statements():
        found = scan(one.text)
        assert quick(one.text) == places(wanted, found, {token.position: token for token in found.tokens})


# --- the real pages: a plain search of the same words confirms ---

FACTS = {
    "全球发展倡议": ("2021-09-22", None),
    "全球安全倡议": ("2022-04-21", None),
    "全球文明倡议": ("2023-03-16", None),
    "核废水": (None, "2021-04-16"),
    "核污染水": ("2021-04-19", None),
    "俄乌冲突": ("2022-03-10", "2022-06-29"),
    "王毅国务委员兼外长": (None, "2022-12-26"),
    "国务委员兼外长": (None, "2023-06-26"),
    "新冠肺炎": (None, "2023-03-20"),
    "半岛无核化": (None, "2023-07-19"),
    "六方会谈": (None, "2022-01-13"),
}


@pytest.mark.parametrize(
    "words", ["对等暂停", "reciprocal suspension", "peaceful means", "安方", "the", "never said at all"]
)
@pytest.mark.parametrize("said_by", ["office", "askers"])
def test_first_last_and_counts_from_the_index_are_those_of_all_uses(demo: Record, words: str, said_by: SaidBy) -> None:
    found = PhraseUses(demo.finder, words, Scope(said_by))
    uses = list(found.uses())
    dated = [one.date for one in uses if one.date is not None]
    assert dated == sorted(dated)
    assert found.statements == len({one.statement for one in uses})
    assert found.first() == (uses[0] if uses else None)
    assert found.last() == (uses[-1] if uses else None)
    assert set(found.days()) == set(dated)
    months = Counter(str(day)[:7] for day in {one.statement: one.date for one in uses}.values())
    assert {month_name(code): count for code, count in found.by_month.items()} == months


@pytest.mark.slow
@pytest.mark.parametrize("words", FACTS)
def test_first_last_and_counts_are_those_of_a_plain_search(
    ministry: Record, plain: list[tuple[str, str]], words: str
) -> None:
    found = of(ministry, words)
    hits = [(day, len(re.findall(words, text))) for day, text in plain if words in text]
    assert days(found) == (min(hits)[0], max(hits)[0])
    assert len(found.uses) == sum(times for _, times in hits)
    assert found.days == len({day for day, _ in hits})
    months: Counter[str] = Counter()
    for day, times in hits:
        months[day[:7]] += times
    assert {one.period: one.uses for one in found.periods if one.uses} == dict(months)
    first, last = FACTS[words]
    assert first in {None, days(found)[0]}
    assert last in {None, days(found)[1]}


@pytest.mark.slow
@pytest.mark.parametrize("words", ["双暂停", "双轨并行"])
def test_what_the_pages_never_say_is_not_found(ministry: Record, plain: list[tuple[str, str]], words: str) -> None:
    assert not any(words in text for _, text in plain)
    assert of(ministry, words).uses == ()


def test_who_asked_is_found_too_where_a_piece_of_the_index_begins_inside_the_exchange(demo: Record) -> None:
    engine = demo.finder.index.engine
    for _, place in engine.search(engine.every(()), limit=1_000, order="oldest").hits:
        row = demo.finder.index.texts.row(place)
        piece = place >> 8 << 8
        if row.kind == "answer" and demo.finder.index.texts.row(piece).edition != row.edition:
            assert asked_by(demo.finder, row, place) == asked_by(demo.finder, row, piece)


@pytest.mark.parametrize(
    ("phrase_text", "expected"), [("peace, security", ["peace, security"]), ("和平、安全", ["和平、安全"])]
)
def test_a_sign_in_a_phrase_stands_for_no_word(phrase_text: str, expected: list[str]) -> None:
    text = "For peace, security and peace and security; 和平、安全与和平A安全。"
    assert [one.cut(text) for one in finding(phrase_text)(text)] == expected


def test_a_form_of_another_language_is_whole_and_no_word_of_everything() -> None:
    def form(text: str, together: int, statements: int) -> Counterpart:
        return Counterpart(text, "en", together, 10, statements, 200)

    found = _best([form("Cold", 10, 10), form("Cold War mentality", 9, 9), form("War", 9, 9), form("issue", 9, 90)])
    assert [one.text for one in found] == ["Cold War mentality"]
    whole = dict(_forms("They oppose long-arm jurisdiction.", "en"))
    assert "long-arm jurisdiction" in whole
    assert "arm jurisdiction" not in whole
