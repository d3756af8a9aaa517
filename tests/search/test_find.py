import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_samples import briefing, row

from onrecord.errors import UsageError
from onrecord.search import Finder, NameBook, Row, SearchIndex, Synonyms, synonyms
from onrecord.search.compile import Used
from onrecord.search.synonyms import Group

DAY = dt.date(2020, 3, 18)


def finder_of(folder: Path, rows: list[Row], names: NameBook | None = None, known: Synonyms | None = None) -> Finder:
    index = SearchIndex.create(folder / "index")
    index.build(rows)
    index.commit(0)
    return Finder(index, names or NameBook(), known)


def found(finder: Finder, query: str, **options: object) -> list[str]:
    return [hit.row.text for hit in finder.search(query, limit=100, **options).hits]  # type: ignore[arg-type]


def test_a_hit_is_the_statement_with_all_its_facts(tmp_path: Path) -> None:
    rows = briefing(["Will the talks resume?", "We have no news on that."], DAY)
    (hit,) = finder_of(tmp_path, rows).search("news").hits
    assert hit.row == rows[1]
    assert [mark.cut(hit.row.text) for mark in hit.snippet.marks] == ["news"]


@settings(max_examples=12)
@given(st.sampled_from(["peace", "的", "talks OR 合作", "-peace", "lang:zh", '="hope"']), st.sampled_from([1, 7, 50]))
def test_pages_of_any_size_give_every_hit_once(finder: Finder, query: str, size: int) -> None:
    total = finder.search(query, limit=1).total
    for sort in ("date", "oldest", "relevance"):
        whole = [hit.row.id for hit in finder.search(query, limit=max(total, 1), sort=sort).hits]
        pages = range(0, min(total, size * 5), size)
        paged = [hit.row.id for at in pages for hit in finder.search(query, limit=size, offset=at, sort=sort).hits]
        assert len(set(whole)) == total
        assert paged == whole[: len(paged)]


@pytest.mark.parametrize("sort", ["date", "oldest", "relevance"])
def test_every_yields_as_many_as_were_counted_in_the_order_of_search(finder: Finder, sort: str) -> None:
    answer = finder.search("peace OR 合作", limit=5_000, sort=sort)  # type: ignore[arg-type]
    everything = list(finder.every("peace OR 合作", sort=sort))  # type: ignore[arg-type]
    assert len(everything) == answer.total
    assert [hit.row.id for hit in everything] == [hit.row.id for hit in answer.hits]


def test_dates_order_the_answer(finder: Finder) -> None:
    days = [hit.row.date for hit in finder.search("peace sort:date", limit=500).hits]
    assert days == sorted(days, reverse=True)
    days = [hit.row.date for hit in finder.search("peace", sort="oldest", limit=500).hits]
    assert days == sorted(days)


def test_statements_of_a_briefing_stand_in_their_order(tmp_path: Path) -> None:
    rows = briefing([f"peace {number}" for number in range(30)], DAY)
    assert found(finder_of(tmp_path, rows), "peace sort:oldest") == [one.text for one in rows]


def test_counts_add_up_to_the_total_and_are_those_of_the_rows(finder: Finder, held_rows: list[Row]) -> None:
    answer = finder.search("peace", limit=0, by=("month", "year", "speaker", "outlet", "office", "kind", "language"))
    expected = [one for one in held_rows if re.search(r"\bpeace\b", one.text)]
    assert answer.total == len(expected)
    assert answer.counts["month"] == dict(sorted(Counter(str(one.date)[:7] for one in expected).items()))
    assert answer.counts["kind"] == Counter(one.kind for one in expected)
    assert answer.counts["outlet"] == Counter(one.outlet or "" for one in expected)
    assert all(sum(counts.values()) == answer.total for counts in answer.counts.values())


def test_counts_of_a_strict_phrase_are_those_of_the_verified(finder: Finder, held_rows: list[Row]) -> None:
    answer = finder.search('="Westmark"', limit=0, by=("year",))
    assert answer.total == sum("Westmark" in one.text for one in held_rows) > 0
    assert sum(answer.counts["year"].values()) == answer.total


def test_an_unknown_count_is_refused(finder: Finder) -> None:
    with pytest.raises(UsageError, match="cannot be counted by 'mood'"):
        finder.search("peace", by=("mood",))


def test_a_strict_phrase_heeds_case_and_signs_and_a_plain_one_does_not(tmp_path: Path) -> None:
    texts = ["The dual-track approach", "the dual track approach", "The  dual-track approach"]
    finder = finder_of(tmp_path, briefing(texts, DAY))
    assert found(finder, '="The dual-track approach" sort:oldest') == [texts[0], texts[2]]
    assert sorted(found(finder, '"The dual-track approach"')) == sorted(texts)


def test_filters_choose_by_facts(finder: Finder, held_rows: list[Row]) -> None:
    def count(query: str) -> int:
        return finder.search(query, limit=0).total

    assert count("kind:question") == sum(one.kind == "question" for one in held_rows)
    assert count("lang:zh kind:answer") == sum(one.language == "zh" and one.kind == "answer" for one in held_rows)
    assert count("office:xa-mfa") == len(held_rows)
    assert count("office:other") == 0
    assert count("nature:official") == len(held_rows)
    edition = held_rows[100].edition
    assert count(f"briefing:{edition}") == sum(one.edition == edition for one in held_rows)
    assert count(f"briefing:{held_rows[100].briefing}") == sum(
        one.briefing == held_rows[100].briefing for one in held_rows
    )


def test_a_briefing_is_not_the_one_whose_name_begins_the_same(tmp_path: Path) -> None:
    second = "xa-mfa/2020-03-18-2"
    rows = [
        *briefing(["peace"], DAY),
        row("peace too", briefing=second, edition=f"{second}/en", id=f"{second}/en/a1@r1"),
    ]
    assert found(finder_of(tmp_path, rows), "briefing:xa-mfa/2020-03-18") == ["peace"]
    assert found(finder_of(tmp_path, rows), f"briefing:{second}") == ["peace too"]


def test_dates_bound_the_answer(finder: Finder, held_rows: list[Row]) -> None:
    def count(query: str, wanted: tuple[str, str]) -> bool:
        expected = sum(wanted[0] <= str(one.date) <= wanted[1] for one in held_rows)
        return finder.search(query, limit=0).total == expected > 0

    assert count("after:2019-03", ("2019-03-01", "9999"))
    assert count("before:2019", ("0000", "2018-12-31"))
    assert count("on:2019-03", ("2019-03-01", "2019-03-31"))
    day = str(held_rows[50].date)
    assert count(f"on:{day}", (day, day))


def test_what_has_no_date_is_found_but_not_by_dates(tmp_path: Path) -> None:
    finder = finder_of(tmp_path, [row("peace", date=None)])
    assert found(finder, "peace") == ["peace"]
    assert found(finder, "peace after:1000") == found(finder, "peace before:9000") == []
    assert finder.search("peace", by=("month",)).counts == {"month": {"": 1}}


def test_a_speaker_is_found_by_a_part_of_the_name_and_by_the_name_in_another_script(tmp_path: Path) -> None:
    rows = [
        *briefing(["hm", "peace"], DAY),
        row("和平", speaker="蘭為", language="zh"),
        row("war", speaker="Lana Weir"),
    ]
    finder = finder_of(tmp_path, rows, NameBook(speakers=[("Lan Wei", "兰为")]))
    for query in ('speaker:"lan wei"', "speaker:WEI", "speaker:兰为", "speaker：蘭為"):
        assert sorted(found(finder, query)) == ["peace", "和平"], query
    assert finder.search("speaker:wei", by=("speaker",)).counts == {"speaker": {"Lan Wei": 2}}


def test_copies_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    copied = {"nature": "reprint", "primary": False}
    finder = finder_of(tmp_path, [row("peace"), row("peace, again", 1, edition="xa-mfa/2019-12-24/en-2", **copied)])
    assert found(finder, "peace") == ["peace"]
    assert finder.search("peace copies:with").total == 2
    assert found(finder, "peace copies:only") == found(finder, "nature:reprint") == ["peace, again"]


NAMES = Synonyms([Group(("North Anlan", "NAL", "北安澜"), ("NA",)), Group(("peace", "和平"))])


def test_other_names_are_looked_for_and_told(tmp_path: Path) -> None:
    texts = ["North Anlan spoke", "The NAL spoke", "北安澜表示", "Anlan, North of it"]
    finder = finder_of(tmp_path, briefing(texts, DAY), known=NAMES)
    answer = finder.search("north anlan")
    assert answer.total == 4
    assert answer.used == (Used("north anlan", ("NAL", "北安澜")),)
    assert {mark.cut(hit.row.text) for hit in answer.hits for mark in hit.snippet.marks} >= {"NAL", "北安澜"}


def test_quotation_marks_and_exact_switch_other_names_off(tmp_path: Path) -> None:
    texts = ["North Anlan spoke", "The NAL spoke", "北安澜表示"]
    finder = finder_of(tmp_path, briefing(texts, DAY), known=NAMES)
    assert found(finder, '"North Anlan"') == found(finder, "North Anlan", exact=True) == [texts[0]]
    assert finder.search('"North Anlan"').used == ()


def test_a_name_of_few_capitals_is_meant_only_in_capitals(tmp_path: Path) -> None:
    finder = finder_of(tmp_path, briefing(["North Anlan spoke", "na means no"], DAY), known=NAMES)
    assert sorted(found(finder, "NA")) == ["North Anlan spoke", "na means no"]
    assert found(finder, "na") == ["na means no"]


def test_misspelled_names_are_suggested_where_little_is_found(finder: Finder) -> None:
    assert finder.search('speaker:"Lan Wey"').suggestions == ('speaker:"Lan Wei"',)
    assert finder.search("outlet:Reuter5").suggestions == ("outlet:Reuters",)
    assert "westmark" in finder.search("westmrak").suggestions
    assert finder.search("peace").suggestions == ()


def test_words_that_the_index_knows_are_never_said_to_be_misspelled(tmp_path: Path) -> None:
    finder = finder_of(tmp_path, briefing(["the border treaty", *["the borders and the treaties"] * 30], DAY))
    assert finder.search('"border treaties"').suggestions == ()
    assert finder.search('treaty speaker:"Lan Wei" before:2001').suggestions == ()
    assert "borders" in finder.search("bordrs").suggestions


def test_nothing_found_says_what_was_searched(finder: Finder, held_rows: list[Row]) -> None:
    held = finder.search("volcano").held
    assert held is not None
    assert (held.statements, held.offices) == (len(held_rows), ("xa-mfa",))
    assert held.briefings == len({one.briefing for one in held_rows})
    assert (held.first, held.last) == (str(held_rows[0].date)[:7], str(held_rows[-1].date)[:7])
    assert finder.search("peace").held is None


def test_the_shipped_synonyms_are_groups_that_name_nothing_twice() -> None:
    from onrecord.search.synonyms import _key, _shipped

    keys = [
        _key(name) for group in _shipped() for name in {_key(one): one for one in (*group.names, *group.typed)}.values()
    ]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert synonyms().group(["North", "Korea"]) is synonyms().group(["朝鮮"]) is not None


def test_a_records_own_synonyms_come_first_and_bad_ones_are_refused(tmp_path: Path) -> None:
    (tmp_path / "synonyms.yml").write_text("- [Turkey, bird]\n", "utf-8")
    group = synonyms(tmp_path).group(["turkey"])
    assert group is not None
    assert group.names == ("Turkey", "bird")
    for text in ("- [alone]\n", "names\n", "- {names: 3}\n", "- [a, 1]\n", "- [a, '!']\n", "{", "- [a, b"):
        (tmp_path / "synonyms.yml").write_text(text, "utf-8")
        with pytest.raises(UsageError, match=r"synonyms\.yml"):
            synonyms(tmp_path)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"peace, security"', ["Peace, security.", "For peace; security."]),
        ('"peace security"', ["Peace security."]),
        ('"peace, secur*"', ["Peace, security.", "For peace; security."]),
        ('"和平、安全"', ["和平、安全。"]),
        ('"和平、NATO"', ["和平、NATO。"]),
    ],
)
def test_where_a_phrase_has_a_sign_no_word_may_stand(tmp_path: Path, query: str, expected: list[str]) -> None:
    texts = ["Peace, security.", "Peace and security.", "For peace; security.", "Peace security."]
    texts += ["和平、安全。", "和平5安全。", "和平、NATO。", "和平 of NATO。"]
    assert found(finder_of(tmp_path, briefing(texts, DAY)), query, sort="oldest") == expected
