"""The file of texts: what was put in comes out, whatever was there before, and damage is told."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_samples import row

from onrecord.errors import RecordError
from onrecord.search.row import Row
from onrecord.search.texts import Texts

WORDS = (
    "two sides exchanged views on reef lighthouse schedule ferry talks river border treaty minister visit hope".split()
)


def put(texts: Texts, rows: Sequence[Row]) -> list[int]:
    return texts.append(rows)()


def many(count: int, first: int = 0) -> list[Row]:
    return [row(_said(at), at) for at in range(first, first + count)]


def _said(at: int) -> str:
    chance = random.Random(at)  # noqa: S311  no secret
    return " ".join(f"{chance.choice(WORDS)} {chance.randrange(10_000)}" for _ in range(60))


@given(st.lists(st.lists(st.text(max_size=400), min_size=1, max_size=12), min_size=1, max_size=5))
def test_every_text_comes_out_as_it_was_put_in(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[str]]
) -> None:
    texts = Texts(tmp_path_factory.mktemp("texts") / "texts.bin", create=True)
    put_in = [[row(text) for text in batch] for batch in batches]
    places = [place for batch in put_in for place in put(texts, batch)]
    texts.flush()
    assert [texts.row(place) for place in places] == [one for batch in put_in for one in batch]
    texts.close()


def test_a_dictionary_is_learned_once_there_is_enough_and_older_pieces_stay_readable(tmp_path: Path) -> None:
    path, learned = tmp_path / "texts.bin", tmp_path / "texts.dict"
    texts = Texts(path, create=True)
    early = put(texts, many(20))
    assert not learned.exists()
    late = put(texts, many(1500, 20))
    texts.flush()
    assert learned.exists()
    made = learned.read_bytes()
    later = put(texts, many(1500, 1520))
    texts.flush()
    texts.close()
    assert learned.read_bytes() == made
    again = Texts(path)
    assert [again.row(place) for place in early + late + later] == many(3020)
    again.close()


def test_a_dictionary_grows_out_of_many_small_batches(tmp_path: Path) -> None:
    texts = Texts(tmp_path / "texts.bin", create=True)
    places = [place for at in range(0, 3000, 10) for place in put(texts, many(10, at))]
    texts.flush()
    assert (tmp_path / "texts.dict").exists()
    assert [texts.row(place) for place in places] == many(3000)
    texts.close()


def test_a_new_file_has_no_old_dictionary(tmp_path: Path) -> None:
    texts = Texts(tmp_path / "texts.bin", create=True)
    put(texts, many(1500))
    texts.close()
    Texts(tmp_path / "texts.bin", create=True).close()
    assert not (tmp_path / "texts.dict").exists()


def test_a_lost_or_damaged_dictionary_is_told_in_one_line(tmp_path: Path) -> None:
    path, learned = tmp_path / "texts.bin", tmp_path / "texts.dict"
    texts = Texts(path, create=True)
    place = put(texts, many(1500))[-1]
    texts.flush()
    texts.close()
    learned.unlink()
    without = Texts(path)
    with pytest.raises(RecordError, match=r"damaged.*onrecord rebuild"):
        without.row(place)
    without.close()
    learned.write_bytes(b"\x37\xa4\x30\xec damaged")
    damaged = Texts(path)
    with pytest.raises(RecordError, match=r"damaged.*onrecord rebuild"):
        damaged.row(place)
    damaged.close()
    learned.write_bytes(b"")
    with pytest.raises(OSError, match=r"texts\.dict"):
        Texts(path)
