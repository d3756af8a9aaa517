"""What the pages of a dossier are made of, without a site."""

import datetime as dt
import xml.etree.ElementTree as ET

from onrecord.web.dossiers.shapes import Actor, Dossier, Evidence, Position, State, Step
from onrecord.web.dossiers.views.changed import parts_of, state_on
from onrecord.web.dossiers.views.exports import csv_bytes
from onrecord.web.dossiers.views.graph import drawn, placed, wrapped
from onrecord.web.dossiers.views.matrix import matrix
from onrecord.web.dossiers.views.timeline import moments

HOSTILE = '"><script>alert(1)</script>&'


class NoQuotes:
    """Stands for a record in which nothing is looked up."""

    def all(self, _: object) -> tuple[()]:
        return ()


def a_dossier() -> Dossier:
    day = dt.date
    states = (State("proposed", day(2019, 1, 1)), State("done", day(2021, 1, 1)))
    steps = (
        Step("one", {"en": HOSTILE}, ("a",), pair="two", states=states),
        Step("two", {"en": "Two", "zh": "暂停大规模联合演习" * 9}, ("b",), pair="one"),
        Step("three", {"en": "Three"}, ("a",), after="one", condition={"en": HOSTILE}),
    )
    positions = (
        Position("a", "supports", day(2020, 1, 1), question={"en": "Q"}, until=day(2020, 12, 31)),
        Position("a", "opposes", day(2021, 1, 1), question={"en": "Q"}),
    )
    actors = (Actor("a", "state", {"en": HOSTILE}), Actor("b", "state", {"en": "B"}), Actor("c", "body", {"en": "C"}))
    return Dossier("one", {"en": "One"}, actors=actors, steps=steps, positions=positions)


def test_a_pair_stands_in_one_row_and_the_others_below() -> None:
    at = {each.step.key: (each.x, each.y) for each in placed(a_dossier())}
    assert at["one"][1] == at["two"][1]
    assert at["one"][0] < at["two"][0]
    assert at["three"][1] > at["one"][1]


def test_a_drawing_is_well_formed_whatever_the_words_are() -> None:
    for language in ("en", "zh"):
        tree = ET.fromstring(drawn(a_dossier(), language, HOSTILE))  # noqa: S314  what the site itself drew
        assert len([one for one in tree.iter() if one.tag.endswith("rect")]) == 3
        assert not [one for one in tree.iter() if one.tag.endswith("script")]


def test_lines_of_a_box_are_short_in_any_script() -> None:
    assert (
        wrapped("a few words that go on and on and on until they need a second line", most=2)[0]
        == "a few words that go on and on and"
    )
    assert all(len(line) <= 17 for line in wrapped("暂停大规模联合演习" * 9, most=2))
    assert wrapped("暂停大规模联合演习" * 9, most=2)[-1].endswith("…")


def test_a_day_shows_only_what_held_then() -> None:
    one = a_dossier()
    (row,) = matrix(one, NoQuotes(), dt.date(2020, 6, 1)).rows
    assert [held.stance for held in row.cells[0].held] == ["supports"]
    (row,) = matrix(one, NoQuotes()).rows
    assert [held.stance for held in row.cells[0].held] == ["supports", "opposes"]
    assert matrix(one, NoQuotes(), dt.date(2019, 1, 1)).rows == ()


def test_a_step_stands_as_its_last_state_says() -> None:
    step = a_dossier().steps[0]
    assert state_on(step, dt.date(2018, 1, 1)) is None
    assert state_on(step, dt.date(2020, 12, 31)).state == "proposed"
    assert state_on(step, dt.date(2021, 1, 1)).state == "done"


def test_moments_come_by_day() -> None:
    days = [one.date for one in moments(a_dossier(), NoQuotes())]
    assert days == sorted(days)
    assert len(days) == 4


def test_the_parts_of_a_change_give_both_wordings_back() -> None:
    old, new = "the approach and the principle of phased actions", "the approach and the principle of timely actions"
    parts = parts_of(old, new)
    assert "".join(words for kind, words in parts if kind != "dropped") == new
    assert [words for kind, words in parts if kind == "dropped"] == ["phased"]
    assert parts_of("one thing", "something quite other, said at length") == ()


def test_no_cell_is_a_formula() -> None:
    told = csv_bytes(("a", "b"), [("=1+1", None), ("@x", "-2"), ("fine", "a,b\n")]).decode("utf-8-sig")
    assert told == "a,b\r\n'=1+1,\r\n'@x,'-2\r\nfine,\"a,b\n\"\r\n"


def test_evidence_of_the_record_names_a_statement() -> None:
    assert Evidence("words", statement="xa-mfa/2019-07-17/en/a1").is_of_record
    assert not Evidence("words", address="https://a.example/").is_of_record
