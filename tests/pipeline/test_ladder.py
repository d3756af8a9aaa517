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
    assert all(one.days <= one.of for one in found.values())
    assert found["2019"].tier.name == "boiling"
    assert {one.tier.name for one in heats(demo.store, demo.finder, ["no such words"], OFFICE)} == {"cold"}
