from datetime import date

from onrecord.analysis.formulations.families import gathered
from onrecord.analysis.formulations.formulation import Formulation, Sort


def told(text: str, days: int, sort: Sort = Sort.STANCE) -> Formulation:
    return Formulation(text, "zh", sort, days, days, date(2020, 1, 1), date(2021, 1, 1))


def heads(*found: Formulation) -> dict[str, tuple[str, ...]]:
    return {one.text: one.forms for one in gathered(found)}


def test_a_clipped_form_belongs_to_its_whole() -> None:
    assert heads(told("安方对此坚决反对", 20), told("方对此坚决反对", 21)) == {"安方对此坚决反对": ("方对此坚决反对",)}


def test_a_part_said_much_more_often_stands_for_itself() -> None:
    assert set(heads(told("安方对此表示坚决反对", 20), told("表示坚决反对", 90))) == {
        "安方对此表示坚决反对",
        "表示坚决反对",
    }


def test_a_form_that_differs_by_a_word_belongs_to_the_more_frequent() -> None:
    assert heads(told("均衡解决各方合理安全关切", 20), told("均衡解决彼此合理安全关切", 4)) == {
        "均衡解决各方合理安全关切": ("均衡解决彼此合理安全关切",)
    }


def test_other_phrases_and_other_sorts_stay_apart() -> None:
    found = heads(told("均衡解决合理关切", 9), told("推动半岛和平进程", 9), told("均衡解决合理关切者", 9, Sort.NAME))
    assert len(found) == 3
