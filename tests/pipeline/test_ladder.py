from datetime import date

from onrecord.analysis.formulations.ladders import Ladder, Rung, Term
from onrecord.pipeline.ladder import climbed, heats
from onrecord.pipeline.opened import Record
from onrecord.pipeline.phrase_uses import Scope

OFFICE = Scope(office="xa-mfa", language="en")


def test_each_rung_has_its_days_and_the_phrases_that_were_met(demo: Record) -> None:
    ladder = Ladder(
        "x", "x", "x",
        (Rung("soft", {"en": (Term("detente"), Term("no such words"))}), Rung("never", {"en": (Term("no such words"),)})),
    )  # fmt: skip
    soft, never = climbed(demo.finder, ladder, OFFICE)
    assert [phrase for phrase, _ in soft.met] == ["detente"]
    assert soft.first == date(2019, 7, 17)
    assert sum(days for _, days in soft.years) == soft.days
    assert (never.days, never.first) == (0, None)


def test_heat_is_a_share_of_the_briefings_of_a_year(demo: Record) -> None:
    found = {one.year: one for one in heats(demo.store, demo.finder, ["two-track approach"], OFFICE)}
    assert all(one.said_in <= one.of for one in found.values())
    assert found["2019"].tier.name == "boiling"
    assert {one.tier.name for one in heats(demo.store, demo.finder, ["no such words"], OFFICE)} == {"cold"}


def test_heat_counts_the_briefings_of_a_year_not_its_days(demo: Record) -> None:
    both = {one.year: one for one in heats(demo.store, demo.finder, ["sanctions"], Scope())}["2021"]
    own = [
        {one.year: one for one in heats(demo.store, demo.finder, ["sanctions"], Scope(office=office))}["2021"]
        for office in ("xa-mfa", "xw-pso")
    ]
    # Two offices say it on 15 December 2021.
    assert (both.said_in, both.of) == (4, 7)
    assert both.said_in == sum(one.said_in for one in own)


def test_heat_stands_against_the_briefings_of_its_language(demo: Record) -> None:
    held = {row.id for row in demo.store.briefings(language="en") if row.is_briefing and str(row.date)[:4] == "2023"}
    found = {one.year: one for one in heats(demo.store, demo.finder, ["dialogue"], Scope(language="en"))}["2023"]
    assert found.of == len(held) < len([row for row in demo.store.briefings() if str(row.date)[:4] == "2023"])
    assert heats(demo.store, demo.finder, ["dialogue"], Scope(language="xx")) == []


def test_a_ladder_of_an_office_counts_nobody_else(demo: Record) -> None:
    rungs = (Rung("soft", {"en": (Term("detente"),)}),)
    (own,) = climbed(demo.finder, Ladder("x", "x", "x", rungs, ("xa-mfa",)), Scope())
    (others,) = climbed(demo.finder, Ladder("x", "x", "x", rungs, ("cn-mfa",)), Scope())
    assert (own.days > 0, others.days) == (True, 0)
