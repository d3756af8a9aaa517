"""Floors only rise."""

from pathlib import Path

from floors import Floors, holds, load, raised, save
from hypothesis import given
from hypothesis import strategies as st

SHARES = st.floats(0, 1, allow_nan=False)


@given(SHARES, SHARES)
def test_a_floor_never_moves_down(before: float, after: float) -> None:
    old = raised(Floors({}, {}), {"gold.bare.words_f1": before}, {})
    new = raised(old, {"gold.bare.words_f1": after}, {})
    assert new.values["gold.bare.words_f1"] >= old.values["gold.bare.words_f1"]


@given(SHARES, SHARES)
def test_a_ceiling_of_mistakes_never_moves_up(before: float, after: float) -> None:
    old = raised(Floors({}, {}), {"gold.bare.lost": before}, {})
    new = raised(old, {"gold.bare.lost": after}, {})
    assert new.values["gold.bare.lost"] <= old.values["gold.bare.lost"]


@given(SHARES, st.sampled_from(["gold.bare.words_f1", "gold.bare.lost"]))
def test_what_was_measured_holds_its_own_floor(value: float, figure: str) -> None:
    assert holds(figure, value, raised(Floors({}, {}), {figure: value}, {}).values[figure])


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    floors = Floors({"a": 0.5}, {"gold": "ab"})
    save(floors, tmp_path / "floors.json")
    assert load(tmp_path / "floors.json") == floors
    assert load(tmp_path / "none.json") == Floors({}, {})


def test_the_pinned_file_names_the_data_of_every_floor() -> None:
    pinned = load()
    assert pinned.values
    assert {figure.partition(".")[0] for figure in pinned.values} <= set(pinned.digests)
