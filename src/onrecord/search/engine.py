"""The only module that knows the search engine (tantivy): what is stored for a statement, and the queries it can answer.

The engine holds tokens and numbers; words and facts lie in `texts`. Two oddities of its Python binding: a query made from
bad input panics instead of raising, so nothing reaches it unchecked; and whole numbers must be `integer` fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import tantivy
from attrs import frozen

from onrecord.errors import ProjectionError, RecordError, UsageError
from onrecord.search.common_words import pairs
from onrecord.search.tokens import BREAK
from onrecord.search.unlocked import can_lock, linked

Order = Literal["relevance", "newest", "oldest"]
CODED = ("office", "kind", "language", "nature", "speaker", "outlet")
"""Facts kept as codes of a list of names."""
_NUMBERS = ("when", "place")
WORDS, PAIRS, KEY = "words", "pairs", "key"
_YEAR = "y"
_HALF = re.compile("[\ud800-\udfff]")
_LITTLE, _MUCH = 40_000_000, 400_000_000
"""Bytes that the writer works in: for an edition or two, and for a whole record."""


@frozen
class Made:
    """A query of the engine; `term`, a field and a token, where it asks for this one and nothing else."""

    query: tantivy.Query
    term: tuple[str, str] | None = None


class Piece(NamedTuple):
    """One token of a phrase: its place from the phrase's first, and whether it is only the beginning of a token."""

    offset: int
    text: str
    open: bool = False


@frozen
class Found:
    """How many statements match, and (score, place) of those asked for; the score is the date's key unless by relevance."""

    total: int
    hits: tuple[tuple[float, int], ...]


def _schema() -> tantivy.Schema:
    schema = tantivy.SchemaBuilder()
    # Signs are words for phrases that have one; between pairs they only take a place.
    schema.add_text_field(WORDS, tokenizer_name="signed", index_option="position")
    schema.add_text_field(PAIRS, tokenizer_name="line", index_option="position")
    schema.add_text_field(KEY, tokenizer_name="raw", index_option="basic")
    for name in ("month", *CODED):
        schema.add_integer_field(name, indexed=True, fast=True)
    for name in _NUMBERS:
        schema.add_integer_field(name, fast=True)
    return schema.build()


class Engine:
    """An index in a folder; writing is begun by `begin` and made visible by `commit`."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Opens the index of a folder, or makes an empty one.

        One on storage that may not be written is opened without a lock. Raises ProjectionError for an index that cannot
        be read, RecordError for one that cannot be opened now.
        """
        self._schema = _schema()
        self._writer: tantivy.IndexWriter | None = None
        try:
            if create or not folder.is_dir() or can_lock(folder):
                self._open(folder, create=create)
            else:
                with linked(folder) as passing:
                    self._open(passing)
        except ValueError as error:
            if "Lockfile" in str(error):
                raise RecordError(f"the search index {folder} is held by another process; try again") from None
            raise ProjectionError(
                f"the search index {folder} cannot be read ({error}); run `onrecord rebuild`"
            ) from None
        except OSError as error:
            raise RecordError(f"the search index {folder} cannot be opened: {error.strerror or error}") from None

    def _open(self, folder: Path, *, create: bool = False) -> None:
        self._index = tantivy.Index(self._schema, path=str(folder)) if create else tantivy.Index.open(str(folder))
        signed, line = (tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()) for _ in range(2))
        self._index.register_tokenizer("signed", signed.build())
        self._index.register_tokenizer("line", line.filter(tantivy.Filter.custom_stopword([BREAK])).build())
        self._index.config_reader("manual", 0)
        self.reload()

    # --- writing ---

    def begin(self, *, threads: int = 1, much: bool = False) -> None:
        """Takes the writer's lock; raises RecordError when another process holds it."""
        if self._writer is None:
            try:
                self._writer = self._index.writer(_MUCH if much else _LITTLE, threads)
            except ValueError as error:
                raise RecordError(f"the search index is being written by another process ({error})") from None

    def add(self, statements: Iterable[str]) -> None:
        """Adds statements, each a JSON object of its fields: tokens, keys to find it by, numbers; seen after `commit`."""
        self.begin()
        assert self._writer is not None  # noqa: S101  begin() raises otherwise
        take = self._writer.add_json
        for one in statements:
            take(one)

    def delete(self, key: str) -> None:
        """Takes out all statements with this key, after `commit`."""
        self.begin()
        assert self._writer is not None  # noqa: S101  begin() raises otherwise
        self._writer.delete_documents_by_term(KEY, key)

    def commit(self) -> None:
        """Makes what was written durable and seen, and gives the lock back."""
        if self._writer is not None:
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
        self.reload()

    def reload(self) -> None:
        """Sees what other processes have committed."""
        self._index.reload()
        self._searcher = self._index.searcher()
        listed = self._searcher.terms_with_prefix(KEY, _YEAR)
        self._years = {int(key[len(_YEAR) :] or 0): times for key, times in listed}
        # The lists still have what was deleted, so their lengths are counts only where nothing was.
        self._listed = sum(self._years.values()) == self.statements

    # --- queries ---

    def phrase(self, pieces: Sequence[Piece]) -> Made:
        """Returns the query for tokens at these places from each other."""
        words = [one.text for one in pieces]
        if any(one.open for one in pieces):
            patterns: list[str | tuple[int, str]] = [
                (one.offset, f"{one.text}.*" if one.open else re.escape(one.text)) for one in pieces
            ]
            if len(pieces) == 1:
                return Made(tantivy.Query.regex_query(self._schema, WORDS, f"{words[0]}.*"))
            return Made(tantivy.Query.regex_phrase_query(self._schema, WORDS, patterns))
        if len(pieces) == 1:
            return self._term(WORDS, words[0])
        joined = pairs(words) if pieces[-1].offset == len(pieces) - 1 else None
        if joined is None:
            return Made(tantivy.Query.phrase_query(self._schema, WORDS, [(one.offset, one.text) for one in pieces]))
        if len(joined) == 1:
            return self._term(PAIRS, joined[0])
        return Made(tantivy.Query.phrase_query(self._schema, PAIRS, list[str | tuple[int, str]](joined)))

    def _term(self, field: str, token: str) -> Made:
        return Made(tantivy.Query.term_query(self._schema, field, token), (field, token))

    def within(self, first: str, second: str, distance: int) -> Made:
        """Returns the query for two tokens, the second at most `distance` tokens behind the first's neighbor."""
        return Made(tantivy.Query.phrase_query(self._schema, WORDS, [first, second], distance))

    def key(self, key: str) -> Made:
        """Returns the query for statements with a key; none has half of a code point."""
        if _HALF.search(key):
            return Made(tantivy.Query.empty_query())
        return _unscored(tantivy.Query.term_query(self._schema, KEY, key, "basic"))

    def key_prefix(self, key: str) -> Made:
        """Returns the query for statements with a key that begins so; `key` has letters, digits, hyphens and slashes."""
        if _HALF.search(key):
            return Made(tantivy.Query.empty_query())
        pattern = re.escape(key).replace("\\-", "-") + ".*"
        return _unscored(tantivy.Query.regex_query(self._schema, KEY, pattern))

    def year(self, year: int) -> Made:
        """Returns the query for statements of a year, 0 for those without a date."""
        return self.key(year_key(year))

    def codes(self, name: str, codes: Iterable[int]) -> Made:
        """Returns the query for statements whose fact is one of these."""
        terms = [tantivy.Query.term_query(self._schema, name, code) for code in codes]
        if len(terms) > 1:
            return _unscored(tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in terms]))
        return _unscored(terms[0]) if terms else Made(tantivy.Query.empty_query())

    def between(self, name: str, low: int, high: int) -> Made:
        """Returns the query for a number from `low` up to `high`, both included; a look at every statement's number."""
        return _unscored(tantivy.Query.range_query(self._schema, name, tantivy.FieldType.Integer, low, high))

    def every(self, parts: Sequence[Made], without: Sequence[Made] = ()) -> Made:
        """Returns the query for statements that match all of `parts` and none of `without`."""
        if len(parts) == 1 and not without:
            return parts[0]
        must = [one.query for one in parts] or [_unscored(tantivy.Query.all_query()).query]
        return Made(
            tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, one) for one in must] + [(tantivy.Occur.MustNot, one.query) for one in without]
            )
        )

    def some(self, parts: Sequence[Made]) -> Made:
        """Returns the query for statements that match one of the parts or more."""
        return Made(tantivy.Query.boolean_query([(tantivy.Occur.Should, one.query) for one in parts]))

    # --- answers ---

    def search(self, query: Made, *, limit: int, offset: int = 0, order: Order = "relevance") -> Found:
        """Returns the number of matches and the places of `limit` of them, `offset` from the first."""
        # To count is to look at all matches; without it the engine leaves out those that cannot be among the best.
        known = query.term is not None and self._listed
        arguments: dict[str, Any] = {"count": not known}
        if order != "relevance":
            direction = tantivy.Order.Desc if order == "newest" else tantivy.Order.Asc
            arguments |= {"order_by_field": "when", "order": direction}
        try:
            result = self._searcher.search(query.query, max(limit, 1), offset=offset, **arguments)
        except ValueError as error:
            raise UsageError(f"the query is too wide ({error}); make a prefix longer") from None
        hits = result.hits[:limit]
        places = self._searcher.fast_field_values("place", [address for _, address in hits]) if hits else []
        # Which of two equals comes first hangs on which thread wrote it; it is the same in every page of this index.
        scored = zip((score for score, _ in hits), places, strict=True)
        total = self._searcher.doc_freq(*query.term) if query.term and known else _count(result)
        return Found(total, tuple((float(score), int(place or 0)) for score, place in scored))

    def counts(self, query: Made, names: Sequence[str]) -> dict[str, dict[int, int]]:
        """Returns for each of the facts how many matches have which number."""
        asked = {name: {"terms": {"field": name, "size": 65_000}} for name in names}
        told = self._searcher.aggregate(query.query, asked)
        return {name: {int(one["key"]): int(one["doc_count"]) for one in told[name]["buckets"]} for name in names}

    def terms(self, prefix: str) -> list[tuple[str, int]]:
        """Returns the indexed tokens that begin so, with the number of statements they stand in."""
        return self._searcher.terms_with_prefix(WORDS, prefix)

    def frequency(self, token: str) -> int:
        """Returns the number of statements a token stands in."""
        return self._searcher.doc_freq(WORDS, token)

    def keys(self, prefix: str) -> list[str]:
        """Returns the keys that begin so."""
        return [key for key, _ in self._searcher.terms_with_prefix(KEY, prefix)]

    def holds(self, key: str) -> bool:
        """Tells whether any statement has a key."""
        return self._searcher.doc_freq(KEY, key) > 0

    @property
    def years(self) -> Mapping[int, int]:
        """Returns the years that statements are of, 0 for those without a date, with about how many they are."""
        return self._years

    @property
    def statements(self) -> int:
        """Returns how many statements are held."""
        return int(self._searcher.num_docs)


def year_key(year: int) -> str:
    """Returns the key under which the statements of a year are listed, 0 for those without a date."""
    return f"{_YEAR}{year or ''}"


def _unscored(query: tantivy.Query) -> Made:
    return Made(tantivy.Query.const_score_query(query, 0))


def _count(result: Any) -> int:
    return int(result.count)
