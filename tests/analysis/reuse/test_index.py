from pathlib import Path

import numpy as np
import pytest
from reuse_samples import ASKED, CHINESE, FLOOD, HARBOR, SOURCES, source

from onrecord.analysis.reuse import segment_build
from onrecord.analysis.reuse.index import MOST, ReuseIndex
from onrecord.analysis.reuse.shingles import shingles
from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.errors import RecordError


def found(index: ReuseIndex, text: str) -> set[str]:
    made = shingles(token_stream(text).codes)
    seeds = index.find(made.hashes[made.lengths > 0])
    return {index.source(number).statement for number in set(seeds.statement.tolist())}


def test_every_run_of_a_statement_is_found_in_its_place(index: ReuseIndex) -> None:
    made = shingles(token_stream(HARBOR).codes)
    asked = np.flatnonzero(made.lengths)
    seeds = index.find(made.hashes[asked])
    number = next(number for number, one in index.sources() if one.text == HARBOR)
    own = [
        (query, place)
        for query, statement, place in zip(seeds.query, seeds.statement, seeds.place, strict=True)
        if statement == number
    ]
    assert own == [(at, at) for at in range(len(asked))]


def test_statements_come_back_as_they_went_in(index: ReuseIndex) -> None:
    assert [one for _, one in index.sources()] == list(SOURCES)
    assert index.statements == len(SOURCES)
    assert index.last_entry == 7
    assert index.codes(0).tolist() == token_stream(ASKED).codes.tolist()


def test_no_run_goes_over_the_end_of_a_statement(index: ReuseIndex) -> None:
    assert found(index, HARBOR[-17:] + " " + FLOOD[:20]) == set()


def test_editions_know_their_statements_day_and_who_speaks(index: ReuseIndex) -> None:
    rows = list(index.edition_rows())
    assert [(row.edition, row.start, row.end) for row in rows] == [
        ("xa-mfa/2021-03-02/en", 0, 3),
        ("xa-mfa/2021-03-02/zh", 3, 4),
    ]
    assert rows[0].names == ("Ida Moreau", "Moreau")
    assert index.edition_row(2).edition == "xa-mfa/2021-03-02/en"


def test_changed_statements_take_the_place_of_the_old_ones(index: ReuseIndex) -> None:
    later = index.changed(
        [source("xa-mfa/2021-03-02/en", "a1", FLOOD + " And more.")], gone=["xa-mfa/2021-03-02"], last_entry=9
    )
    assert found(later, HARBOR) == set()
    assert found(later, FLOOD) == {"xa-mfa/2021-03-02/en/a1@r1"}
    assert found(later, CHINESE) == set()
    reopened = ReuseIndex.open(later.folder)
    assert (reopened.last_entry, reopened.statements) == (9, 1)


def test_many_small_changes_are_made_one_segment(index: ReuseIndex) -> None:
    now = index
    for day in range(1, 2 * MOST):
        text = f"{FLOOD} It was number {day} of the season that the valley saw."
        now = now.changed([source(f"xa-mfa/2022-01-{day:02}/en", "a1", text)], gone=[], last_entry=10 + day)
    assert len(now.segments) <= MOST
    assert now.statements == len(SOURCES) + 2 * MOST - 1
    assert "xa-mfa/2022-01-07/en/a1@r1" in found(now, "It was number 7 of the season that the valley saw.")
    assert found(now, ASKED) == {"xa-mfa/2021-03-02/en/q1@r1"}


def test_a_build_in_many_parts_is_the_build_in_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        f"Number {at} of the list says that vessel {at * 7} left pier {at % 13} at noon with {at * 3} crates."
        for at in range(400)
    ]
    sources = [source(f"xa-mfa/2020-01-02-{at + 2}/en", "a1", text) for at, text in enumerate(texts)]
    whole = ReuseIndex.create(tmp_path / "whole", sources)
    monkeypatch.setattr(segment_build, "PART", 300)
    monkeypatch.setattr(segment_build, "STRETCH", 100)
    parts = ReuseIndex.create(tmp_path / "parts", sources)
    made = shingles(token_stream(" ".join(texts[:50])).codes)
    hashes = made.hashes[made.lengths > 0]
    for one, other in zip(
        *((seeds.query, seeds.statement, seeds.place) for seeds in (whole.find(hashes), parts.find(hashes))),
        strict=True,
    ):
        assert one.tolist() == other.tolist()


def test_a_formula_is_kept_with_its_first_places_only(tmp_path: Path) -> None:
    sources = [
        source(f"xa-mfa/2020-01-02-{at + 2}/en", "a1", "I have no information to offer on that.") for at in range(200)
    ]
    index = ReuseIndex.create(tmp_path / "index", sources)
    made = shingles(token_stream("I have no information to offer").codes)
    assert np.bincount(index.find(made.hashes[made.lengths > 0]).query).max() == segment_build.COMMON


def test_an_index_takes_at_most_sixteen_bytes_a_word(tmp_path: Path) -> None:
    texts = [" ".join(f"w{at * 31 + word}" for word in range(120)) for at in range(300)]
    index = ReuseIndex.create(
        tmp_path / "index", [source(f"xa-mfa/2020-01-02-{at + 2}/en", "a1", text) for at, text in enumerate(texts)]
    )
    names = ("tokens", "bounds", "checks", "places", "buckets", "bloom")
    size = sum((tmp_path / "index" / index.segments[0].folder.name / f"{name}.npy").stat().st_size for name in names)
    assert size <= 16.2 * index.words


def test_a_missing_or_damaged_index_is_named(index: ReuseIndex, tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no index of copies"):
        ReuseIndex.open(tmp_path / "nowhere")
    (index.segments[0].folder / "checks.npy").write_bytes(b"torn")
    with pytest.raises(RecordError, match="damaged"):
        ReuseIndex.open(index.folder)


def test_an_empty_record_has_an_index(tmp_path: Path) -> None:
    index = ReuseIndex.create(tmp_path / "index", [])
    assert (index.statements, found(index, HARBOR)) == (0, set())
