"""Nobody is said to hold a position before the first words that are quoted for it."""

import datetime as dt

import pytest
from attrs import evolve

from onrecord.errors import UsageError
from onrecord.web.dossiers.actions.log import Author
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.keldan import demo_value
from onrecord.web.dossiers.shapes import Dossier

DAY = dt.timedelta(days=1)
pytestmark = pytest.mark.usefixtures("shelf")


def early(one: Dossier, kind: str, place: int) -> Dossier:
    parts = list(getattr(one, kind))
    parts[place] = evolve(parts[place], since=parts[place].since - DAY)
    return evolve(one, **{kind: tuple(parts)})


@pytest.mark.parametrize("kind", ["positions", "pending"])
def test_a_beginning_before_the_first_quotation_is_not_saved(kind: str) -> None:
    with pytest.raises(UsageError, match=r"begins on 20.*and its first quotation is of 20"):
        save(early(demo_value(), kind, 0), Author("ed"))


def test_words_against_it_do_not_begin_a_position() -> None:
    one = demo_value()
    place = next(
        at for at, each in enumerate(one.positions) if any(quote.role == "contradicts" for quote in each.evidence)
    )
    with pytest.raises(UsageError, match="begins on"):
        save(early(one, "positions", place), Author("ed"))


def test_the_state_of_a_step_has_the_day_of_its_event() -> None:
    one = demo_value()
    assert any(state.since == dt.date(2022, 3, 24) for step in one.steps for state in step.states)
    assert save(evolve(one, title={"en": "As it is"}), Author("ed"))
