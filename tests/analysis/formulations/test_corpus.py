from datetime import date

import numpy as np
import pytest

from onrecord.analysis.formulations.corpus import LETTER, LINK, NUMBER, SIGN, Corpus, Passage, corpus_of, cuts_words

DAY = date(2024, 4, 11)


def of(*texts: str, language: str) -> Corpus:
    return corpus_of([Passage(str(at), DAY, text) for at, text in enumerate(texts)], language)


def test_chinese_symbols_are_characters_and_others_words() -> None:
    assert len(of("安方反对。", language="zh").codes) == len("安方反对。\n")
    english = of("Anlan firmly opposes it.", language="en")
    assert [english.words(at, 1) for at in range(4)] == ["Anlan", "firmly", "opposes", "it"]


def test_equal_words_have_equal_codes_whatever_their_case() -> None:
    made = of("Talks and talks", language="en")
    assert made.codes[0] == made.codes[2]


def test_reach_ends_where_the_sentence_or_a_number_stands() -> None:
    assert of("安方。反对", language="zh").reach.tolist() == [2, 1, 0, 2, 1, 0]
    assert of("in 5 years. Yes", language="en").reach[:4].tolist() == [1, 0, 1, 0]


def test_the_stop_behind_a_title_ends_nothing() -> None:
    made = of("Mr. Shen spoke. Mr Du did.", language="en")
    assert made.words(0, 2) == "Mr. Shen"
    assert made.reach[0] == 3


def test_initials_are_one_word() -> None:
    made = of("the U.S. side", language="en")
    assert made.words(1, 1) == "U.S."


def test_signs_are_told_from_letters() -> None:
    made = of("安、3，b", language="zh")
    assert made.sort[:5].tolist() == [LETTER, LINK, NUMBER, SIGN, LETTER]


def test_words_of_several_symbols_keep_what_stands_between() -> None:
    made = of("Two  lines\nof words", language="en")
    assert made.words(0, 2) == "Two  lines"


def test_every_symbol_knows_its_passage_and_day() -> None:
    made = of("一二", "三", language="zh")
    assert made.passage.tolist() == [0, 0, 0, 1, 1]
    assert set(made.day.tolist()) == {DAY.toordinal()}
    english = of("one two", "three", language="en")
    assert english.passage[[0, 1, 3]].tolist() == [0, 0, 1]


def test_edges_of_chinese_words_come_from_the_cutter() -> None:
    pytest.importorskip("rjieba", reason="the extra `zh` is not installed")
    assert cuts_words()
    made = of("坚决反对", language="zh")
    assert made.cut(0, 4) == ["坚决", "反对"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_gives_an_empty_corpus(language: str) -> None:
    made = corpus_of([], language)
    assert len(made.codes) == 0
    assert len(made.edge) == 1
    assert made.sort.dtype == np.int8
