from __future__ import annotations

from datetime import date

import pytest

from onrecord.model.statement import Kind
from onrecord.reading.hints import GENERAL, Hints, Person
from onrecord.reading.kinds import Said
from onrecord.reading.label import Label, Role
from onrecord.reading.presider import presider


def said(kind: Kind, name: str, role: Role = Role.NAMED) -> Said:
    return Said(kind, Label(0, 0, 0, f"{name}:", name.casefold(), role, name=name), [])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2020年3月18日外交部发言人林岳然主持例行记者会", "林岳然"),
        ("外交部發言人林岳然答記者問", "林岳然"),
        ("Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference", "Lin Yueran"),
        ("Press Briefing by Press Secretary Dana Whitlock, March 18, 2020", "Dana Whitlock"),
        ("Conferencia de prensa del presidente Tomás Ruelas Soto en Puerto Alto", "Tomás Ruelas Soto"),
        ("Conferencia de prensa de la presidenta Elena Mares Soto en Puerto Alto", "Elena Mares Soto"),
        ("Spokesperson Lin Yueran's Remarks on the Ferry: Questions and Answers", "Lin Yueran"),
        ("桐生外務大臣会見記録", "桐生"),
        ("外務大臣会見記録(要旨)", None),
        ("Press Conference by Minister for Foreign Affairs Keita Haruno", "Keita Haruno"),
        ("Transcript of Minister for Foreign Affairs Dr Vera Lind’s Media Doorstop", "Vera Lind"),
        ("Press Briefing", None),
        ("记者会", None),
        (None, None),
    ],
)
def test_the_title_names_who_presides(title: str | None, expected: str | None) -> None:
    assert presider(title, [], [], GENERAL) == expected


def test_the_title_decides_over_the_first_label() -> None:
    speech = [said(Kind.SPEECH, "顾承海", Role.OFFICIAL), said(Kind.ANSWER, "林岳然", Role.OFFICIAL)]
    assert presider("发言人林岳然主持例行记者会", [], speech, GENERAL) == "林岳然"
    assert presider("例行记者会", [], speech, GENERAL) == "顾承海"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MS. DANA WHITLOCK", "Dana Whitlock"),
        ("Official Spokesperson, Shri Devendra Malhar", "Devendra Malhar"),
        ("PRESIDENTA ELENA MARES DE LA CRUZ", "Elena Mares de la Cruz"),
        ("林岳然", "林岳然"),
        ("President of Norland Viktor Halden", "Viktor Halden"),
        ("保安局局长", None),
        ("政務司司長", None),
        ("王海部长", "王海部长"),
        ("M. Halden", "Halden"),
        ("Presiden RI", None),
        ("PRESIDENTA DE NORLANDIA, ELENA MARES SOTO", "Elena Mares Soto"),
        ("Sr. De Soto.", "De Soto"),
        ("Press Secretary Rune F. Dahl", "Rune F. Dahl"),
        ("Cabinet Spokesperson", None),
        ("Speaker 1", None),
        ("INTRODUCTION", None),
        ("PRIME MINISTER", None),
        ("发言人", None),
        ("SENIOR ADMINISTRATION OFFICIAL", None),
        ("MODERATOR", None),
    ],
)
def test_a_label_names_who_presides_unless_it_is_only_an_office(name: str, expected: str | None) -> None:
    role = Role.MODERATOR if name == "MODERATOR" else Role.OFFICIAL
    assert presider(None, [], [said(Kind.SPEECH, name, role)], GENERAL) == expected


def test_an_asker_never_presides() -> None:
    assert presider(None, [], [said(Kind.QUESTION, "Dana Reed"), said(Kind.QUESTION, "田岚")], GENERAL) is None


def test_a_name_that_the_title_bends_is_given_as_its_label_prints_it() -> None:
    title = "Брифинг официального представителя МИД М.В.Сорокиной"
    assert presider(title, [], [said(Kind.ANSWER, "М.В.Сорокина")], GENERAL) == "М.В.Сорокина"


def test_an_office_knows_its_presiders_by_day() -> None:
    people = (
        Person(("Helen Carrick", "海伦"), ("PRIME MINISTER",), until=date(2020, 1, 31)),
        Person(("Gerald Orr", "杰拉德"), ("PRIME MINISTER",), since=date(2020, 2, 1)),
    )
    hints, labels = Hints(presiders=people), [said(Kind.ANSWER, "PRIME MINISTER", Role.OFFICIAL)]
    assert presider("Doorstop", [], labels, hints, day=date(2020, 3, 18)) == "Gerald Orr"
    assert presider("Doorstop", [], labels, hints, day=date(2019, 3, 18)) == "Helen Carrick"
    assert presider("海伦答记者问", [], labels, hints, day=date(2019, 3, 18)) == "海伦"


@pytest.mark.parametrize(("told", "title"), [("Dana Whitlock", "Press Briefing"), ("林岳然", "记者会")])
def test_what_the_office_says_of_a_page_decides(told: str, title: str) -> None:
    assert presider(title, [], [], Hints(presider=told)) == told


def test_a_line_above_the_words_may_name_the_presider() -> None:
    assert presider("记者会", ["外交部发言人林岳然主持例行记者会"], [], GENERAL) == "林岳然"
    assert presider("On the ferry", ["Spokesperson Lin Yueran held a press conference"], [], GENERAL) == "Lin Yueran"


def test_somebody_named_beside_an_office_that_leads_does_not_preside() -> None:
    labels = [said(Kind.ANSWER, name, Role.OFFICIAL) for name in ("PM", "LIND", "PM")]
    assert presider(None, [], labels, GENERAL) is None
    assert presider(None, [], labels[1:], GENERAL) == "Lind"
