"""The engine's counts beside two oracles that share no line with it: SQLite's FTS5, and plain strings."""

import re
import sqlite3
from collections.abc import Callable
from functools import lru_cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from search_samples import EN, ZH

from onrecord.search import Finder
from onrecord.search.query_tree import Near, Query, Quoted
from onrecord.search.row import Row

WORDS = sorted({re.sub(r"[^a-z]", "", word.lower()) for word in EN if word.isalpha() and word.isascii()})
LETTERS = sorted(set(ZH))


@pytest.fixture(scope="module")
def fts(held_rows: list[Row]) -> Callable[[str], int]:
    """Returns how many English statements FTS5 finds; sentence signs are spelled out as a word, for it has no gaps."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE said USING fts5(text, tokenize='unicode61')")
    for one in held_rows:
        text = re.sub(r"\b(U\.S|Mr)\.", lambda found: found[1].replace(".", ""), one.text)
        text = re.sub(r"(?<=\d)[,.](?=\d)", "", text)
        text = re.sub(r"[.,\n][\s.,]*", " zzz ", text)
        connection.execute("INSERT INTO said VALUES (?)", (text if one.language == "en" else "",))
    return lambda query: connection.execute("SELECT count(*) FROM said WHERE said MATCH ?", (query,)).fetchone()[0]


def english(finder: Finder, query: str) -> int:
    return finder.search(f"lang:en {query}", exact=True, limit=1).total


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
def test_english_words_and_phrases_count_as_in_fts5(
    finder: Finder, fts: Callable[[str], int], words: list[str]
) -> None:
    assert english(finder, f'"{" ".join(words)}"') == fts(f'"{" ".join(words)}"')
    assert english(finder, " ".join(words)) == fts(" AND ".join(words))
    assert english(finder, f"({' OR '.join(words)})") == fts(" OR ".join(words))


@given(st.sampled_from(WORDS), st.sampled_from(WORDS))
def test_not_counts_as_in_fts5(finder: Finder, fts: Callable[[str], int], one: str, other: str) -> None:
    assert english(finder, f"{one} -{other}") == fts(f"{one} NOT {other}")


@given(st.sampled_from(WORDS).filter(lambda word: len(word) > 2), st.integers(2, 4))
def test_a_prefix_counts_as_in_fts5(finder: Finder, fts: Callable[[str], int], word: str, size: int) -> None:
    assert english(finder, f"{word[:size]}*") == fts(f"{word[:size]}*")


@given(st.text(st.sampled_from(LETTERS), min_size=1, max_size=4))
def test_a_string_of_chinese_counts_as_a_plain_search_of_the_text(
    finder: Finder, held_rows: list[Row], letters: str
) -> None:
    plain = [re.sub(f"(?<=[{ZH}]) (?=[{ZH}])", "", one.text) for one in held_rows]
    expected = sum(letters in text for text in plain)
    assert finder.search(letters, exact=True, limit=1).total == expected
    assert finder.search(f'"{letters}"', limit=1).total == expected


@given(
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=3), st.text(st.sampled_from(LETTERS), min_size=1, max_size=3)
)
def test_a_phrase_across_a_sentence_sign_finds_just_that(
    finder: Finder, held_rows: list[Row], before: str, after: str
) -> None:
    expected = sum(re.search(f"{before}[，、。；] ?{after}", one.text) is not None for one in held_rows)
    assert finder.search(f"“{before}、{after}”", limit=1).total >= expected
    assert finder.search(f"“{before}{after}”", limit=1).total == sum(
        before + after in re.sub(f"(?<=[{ZH}]) (?=[{ZH}])", "", one.text) for one in held_rows
    )


WORD = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=3),
    st.builds("{} {}".format, st.sampled_from(WORDS), st.sampled_from(WORDS)),
)


def stands_near(text: str, one: str, other: str, distance: int) -> bool:
    """Tells by the places of both sides alone whether at most `distance` words or signs lie between them."""
    line = placed(text)
    found = [places(line, one), places(line, other)]
    pairs = [(first, second) for first in found[0] for second in found[1]]
    return any(
        0 <= second[0] - first[1] <= distance or 0 <= first[0] - second[1] <= distance for first, second in pairs
    )


@lru_cache(maxsize=4_096)
def placed(text: str) -> list[tuple[str, bool]]:
    """Returns what takes a place each (an alphabetic word, a Chinese character, a run of sentence signs).

    With each stands whether it touches the one before.
    """
    text = re.sub(f"(?<=[{ZH}]) +(?=[{ZH}])", "", text)
    text = re.sub(r"\b(U\.S|Mr)\.", lambda found: found[1].replace(".", ""), text).replace("1,000", "1000")
    text = text.replace("3.5", "35").replace("é", "e").lower()
    made, last = [], 0
    for one in re.finditer(rf"[a-z0-9]+|[{ZH}]|[，、。；,.\n](?:[\s，、。；,.“”]*[，、。；,.\n])*", text):
        made.append((one[0], one.start() == last))
        last = one.end()
    return made


def places(line: list[tuple[str, bool]], words: str) -> list[tuple[int, int]]:
    wanted = placed(words)
    size = len(wanted)
    return [
        (at, at + size)
        for at in range(len(line) - size + 1)
        if all(
            word == line[at + step][0] and (step == 0 or not touches or line[at + step][1])
            for step, (word, touches) in enumerate(wanted)
        )
    ]


@settings(max_examples=30)
@example("a", "a", 1)
@given(WORD, WORD, st.integers(0, 6))
def test_near_counts_what_stands_within_the_distance_in_either_order(
    finder: Finder, held_rows: list[Row], one: str, other: str, distance: int
) -> None:
    query = Query(Near((Quoted(one),), (Quoted(other),), distance))
    expected = [at for at, row in enumerate(held_rows) if stands_near(row.text, one, other, distance)]
    number = {row.id: at for at, row in enumerate(held_rows)}
    assert sorted(number[hit.row.id] for hit in finder.every(query)) == expected
