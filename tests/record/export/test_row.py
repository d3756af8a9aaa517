from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.export.columns import COLUMNS
from onrecord.record.export.excerpt import Excerpt, whole
from onrecord.record.export.row import StatementRow, _count_words, official_address, rows
from onrecord.text.words import characters, words


def test_the_columns_are_the_fields_of_a_row_in_their_order() -> None:
    assert [one.name for one in COLUMNS] == [one.name for one in fields(StatementRow)]


def test_a_row_holds_the_words_and_where_they_are(excerpts: list[Excerpt]) -> None:
    for excerpt in excerpts:
        text = excerpt.revision.text
        assert all(text[row.span_start : row.span_end] == row.text for row in rows(excerpt))
        assert [row.position for row in rows(excerpt)] == list(range(1, len(excerpt.statements) + 1))


def test_only_columns_that_may_be_empty_are_and_values_are_listed(excerpts: list[Excerpt]) -> None:
    for excerpt in excerpts:
        for row in rows(excerpt):
            for column in COLUMNS:
                value = getattr(row, column.name)
                assert value is not None or column.may_be_empty, column.name
                assert value is None or not column.values or value in column.values, column.name


def test_words_of_chinese_are_counted_by_character(excerpts: list[Excerpt]) -> None:
    chinese = next(one for one in excerpts if one.revision.briefing.language == "zh")
    first = chinese.statements[0]
    short = evolve(first, text="对此，中方 has no comment。")
    assert next(rows(evolve(chinese, statements=(short,)))).words == 7


@given(st.text(st.sampled_from("ab 1.，中国かカé'"), max_size=20))
def test_words_are_counted_as_they_are_cut(text: str) -> None:
    assert _count_words(text) == len(words(text, cutter=characters))


def test_an_office_without_a_folder_has_no_terms(excerpts: list[Excerpt]) -> None:
    revision = excerpts[0].revision
    made = whole(evolve(revision, briefing=evolve(revision.briefing, office="zz-gone")))
    assert {(row.country, row.license, row.terms) for row in rows(made)} == {(None, None, None)}


def test_the_official_address_is_one_of_the_web(excerpts: list[Excerpt]) -> None:
    revision = excerpts[0].revision
    local = evolve(revision, capture=evolve(revision.capture, address="pages/1.html"))
    assert official_address(whole(evolve(local, page=evolve(local.page, canonical=None)))) is None
    stated = evolve(local, page=evolve(local.page, canonical="https://mfa.anlan.example/1"))
    assert official_address(whole(stated)) == "https://mfa.anlan.example/1"
