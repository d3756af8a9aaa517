import re
from datetime import date

from onrecord.reading.hints import GENERAL, DropRule, Hints, KindRule, Person

FIRST = Person(
    ("Ana Example", "安娜", "Ана Пример"), ("THE MINISTER", "MS. EXAMPLE"), date(2019, 1, 1), date(2020, 12, 31)
)
SECOND = Person(("Bo Sample",), ("THE MINISTER", "Мин.Бо"), date(2021, 1, 1))
HINTS = Hints(presiders=(FIRST, SECOND))


def test_a_name_is_given_in_the_script_in_which_it_is_printed() -> None:
    assert HINTS.presider_called("MS. EXAMPLE:") == "Ana Example"
    assert HINTS.presider_called("安娜：") == "安娜"
    assert HINTS.presider_called("Ана Пример:") == "Ана Пример"


def test_the_day_settles_whom_a_label_means_that_several_held() -> None:
    assert HINTS.presider_called("THE MINISTER:") is None
    assert HINTS.presider_called("The Minister", day=date(2020, 5, 1)) == "Ana Example"
    assert HINTS.presider_called("THE MINISTER:", day=date(2022, 5, 1)) == "Bo Sample"
    assert HINTS.presider_called("SOMEBODY ELSE:") is None


def test_a_title_names_the_first_of_several_as_whole_words() -> None:
    assert HINTS.presider_in("Remarks by Bo Sample and Ana Example") == "Bo Sample"
    assert HINTS.presider_in("Remarks by Bob Samples") is None
    assert HINTS.presider_in("安娜主持例行记者会") == "安娜"
    assert HINTS.presider_in("Press conference by the Minister", day=date(2020, 5, 1)) == "Ana Example"
    assert HINTS.presider_in("Press conference by the Minister") is None


def test_a_short_name_that_the_title_is_about_leads_nothing() -> None:
    assert HINTS.presider_in("Background call on Ms. Example’s visit") is None
    assert HINTS.presider_in("Statement on talks with Ms. Example") is None
    assert HINTS.presider_in("Remarks by Ms. Example on the harbor") == "Ana Example"
    assert HINTS.presider_in("Spokesperson Ana Example's Regular Press Conference") == "Ana Example"


def test_the_first_rule_that_fits_decides() -> None:
    rules = (
        KindRule(re.compile("gaggle"), "gaggle", is_briefing=True),
        KindRule(re.compile("."), "other", is_briefing=False),
    )
    hints = Hints(title_kinds=rules, drop_lines=(DropRule(re.compile("分享到|Share"), "share-bar"),))
    assert [rule.kind if (rule := hints.kind_of(title)) else None for title in ("a gaggle", "a song", "")] == [
        "gaggle",
        "other",
        None,
    ]
    assert [hints.dropped(line) for line in ("分享到：微信", "Share this", "We share this")] == [
        "share-bar",
        "share-bar",
        None,
    ]
    assert GENERAL.kind_of("anything") is None
