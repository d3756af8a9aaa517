"""What the pages of a dossier are made of, without a site."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

from attrs import evolve

from onrecord.web.dossiers.evidence.quote import Quote
from onrecord.web.dossiers.keldan import demo_value
from onrecord.web.dossiers.shapes import Actor, Dossier, Evidence, Pending, Position, Role, State, Step
from onrecord.web.dossiers.views.changed import changes, parts_of, state_on
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


def test_titles_of_steps_stay_in_their_boxes() -> None:
    drawing = drawn(demo_value(), "en", "steps")
    titles = re.findall(r'<text class="title"[^>]*>([^<]*)<', drawing)
    assert "A peace mechanism on the" in titles
    assert max(map(len, titles)) <= 26


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


def test_a_position_that_nothing_follows_is_told_to_end() -> None:
    one = a_dossier()
    assert not any(each.ended for each in moments(one, NoQuotes())), "the next position tells of the end"
    alone = evolve(one, positions=one.positions[:1])
    (end,) = (each for each in moments(alone, NoQuotes()) if each.ended)
    assert (end.date, end.sort, end.code) == (dt.date(2020, 12, 31), "position", "supports")
    assert end.what == "no longer: supports"
    owed = Pending("promise", "a", {"en": "To tell"}, dt.date(2020, 1, 1), until=dt.date(2021, 1, 1))
    assert [each.what for each in moments(Dossier("one", {"en": "One"}, pending=(owed,)), NoQuotes())] == [
        "Promise",
        "met",
    ]


class Words(NoQuotes):
    """Stands for a record in which every quotation is exact."""

    def one(self, evidence: Evidence) -> Quote:
        return Quote(evidence.role, evidence.words, evidence.language, "exact", evidence.date)


def said(words: str, year: int, language: str = "en") -> Evidence:
    return Evidence(words, statement="xa-mfa/2019-07-17/en/a1", date=dt.date(year, 1, 1), language=language)


def test_other_words_for_a_position_that_is_kept_are_a_change() -> None:
    words = (
        said("the approach and timely talks", 2022),
        said("the approach and early talks", 2020),
        said("双轨思路", 2020, "zh"),
        evolve(said("never again", 2022), role=Role.CONTRADICTS),
    )
    one = evolve(
        a_dossier(), positions=(Position("a", "supports", dt.date(2020, 1, 1), "p", evidence=words),), steps=()
    )
    (found,) = changes(one, Words(), dt.date(2021, 1, 1), dt.date(2023, 1, 1))
    assert (found.before, found.after) == ("supports", "supports")
    assert (found.wording.before.words, found.wording.after.words) == (words[1].words, words[0].words)
    assert ("dropped", "early") in found.wording.parts
    assert changes(one, Words(), dt.date(2020, 2, 1), dt.date(2021, 1, 1)) == [], "nothing was said between these days"
    assert changes(one, Words(), dt.date(2022, 2, 1), dt.date(2023, 1, 1)) == [], (
        "what was said before both is no change"
    )


def test_a_step_that_moves_on_shows_its_wording_before_and_after() -> None:
    states = (
        State("proposed", dt.date(2020, 1, 1), evidence=(said("we propose to stop", 2020),)),
        State("begun", dt.date(2021, 1, 1), evidence=(said("we begin to stop", 2021),)),
    )
    one = Dossier("one", {"en": "One"}, steps=(Step("s", {"en": "S"}, ("a",), states=states),))
    (found,) = changes(one, Words(), dt.date(2020, 6, 1), dt.date(2021, 6, 1))
    assert (found.sort, found.before, found.after) == ("state", "proposed", "begun")
    assert found.wording.before.words == "we propose to stop"


def test_a_promise_is_owed_until_the_day_it_is_met() -> None:
    owed = Pending("promise", "a", {"en": "To tell"}, dt.date(2020, 1, 1), until=dt.date(2021, 1, 1))
    one = Dossier("one", {"en": "One"}, pending=(owed,))

    def between(first: dt.date, last: dt.date) -> list[tuple[str, str]]:
        return [(each.before, each.after) for each in changes(one, Words(), first, last)]

    assert between(dt.date(2019, 1, 1), dt.date(2020, 1, 1)) == [("", "promise")]
    assert between(dt.date(2020, 1, 1), dt.date(2020, 12, 31)) == []
    assert between(dt.date(2020, 12, 31), dt.date(2021, 1, 1)) == [("promise", "met")]


def test_steps_of_two_tracks_go_in_parallel_and_others_in_return() -> None:
    one = a_dossier()
    assert "in return" in drawn(one, "en", "label")
    steps = (evolve(one.steps[0], track="arms"), evolve(one.steps[1], track="peace", asked_by=("c",)), one.steps[2])
    drawing = drawn(evolve(one, steps=steps), "en", "label")
    assert "in parallel" in drawing
    assert "in return" not in drawing
    assert "called for by C" in drawing


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
