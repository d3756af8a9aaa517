from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle

import pytest

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.analysis.formulations.formulation import Sort

START = date(2024, 1, 1)
SUBJECTS = ["安方", "我们", "有关国家", "塔方渔民", "专家们", "议员", "船长", "居民"]
TAILS = [
    "，并将继续努力。",
    "。",
    "，这一点很清楚。",
    "；请看下文。",
    "，各方都看到了。",
    "！",
    "，不会改变。",
    "。会议开始。",
]


def chinese(phrase: str, count: int = 8) -> Iterator[Passage]:
    for at, (subject, tail) in enumerate(zip(cycle(SUBJECTS), TAILS[:count], strict=False)):
        yield Passage(str(at), START + timedelta(days=at), f"{subject}主张{phrase}{tail}第{at}号通报。")


ENGLISH = [
    "Shen said that",
    "They know that",
    "Du told us",
    "Fishermen hope",
    "Ministers agree",
    "Critics doubt",
    "Lawyers hold",
    "Captains feel",
]
ENDS = [".", ", he said.", " today.", "; more later.", ", as ever.", "!", ".", ", again."]


def english(phrase: str) -> Iterator[Passage]:
    for at, (head, end) in enumerate(zip(ENGLISH, ENDS, strict=True)):
        yield Passage(str(at), START + timedelta(days=at), f"{head} {phrase}{end} Item {at}.")


def test_a_recurring_chinese_phrase_is_found_with_its_days() -> None:
    pytest.importorskip("rjieba", reason="the extra `zh` is not installed")
    found = {one.text: one for one in formulations(chinese("和平解决争端"), "zh", days=3)}
    phrase = next(one for text, one in found.items() if text.endswith("和平解决争端"))
    assert (phrase.uses, phrase.days, phrase.first, phrase.last) == (8, 8, START, START + timedelta(days=7))


def test_a_recurring_english_phrase_is_found_whole() -> None:
    found = [one.text for one in formulations(english("lasting peace requires patient dialogue"), "en", days=3)]
    assert "lasting peace requires patient dialogue" in found
    assert "peace requires patient dialogue" not in found


def test_a_phrase_of_too_few_days_is_none() -> None:
    assert formulations(english("lasting peace requires patient dialogue"), "en", days=9) == []


def test_a_phrase_that_ends_with_a_function_word_is_cut_out_of_a_longer_one() -> None:
    assert [
        one for one in formulations(english("lasting peace requires the"), "en", days=3) if one.text.endswith("the")
    ] == []


def test_numbers_stand_in_no_formulation() -> None:
    found = formulations(english("lasting peace requires 12 patient dialogues"), "en", days=3)
    assert [one.text for one in found if any(sign.isdigit() for sign in one.text)] == []


def test_names_are_told_apart() -> None:
    found = {one.text: one.sort for one in formulations(english("Special Envoy Tao Jinglan"), "en", days=3)}
    assert found["Special Envoy Tao Jinglan"] is Sort.NAME


def test_the_same_passages_give_the_same_result() -> None:
    once = formulations(chinese("和平解决争端"), "zh", days=3)
    assert formulations(chinese("和平解决争端"), "zh", days=3) == once


@pytest.mark.parametrize("language", ["zh", "en", "ru"])
def test_no_passages_have_no_formulations(language: str) -> None:
    assert formulations([], language) == []
