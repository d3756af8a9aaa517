"""The peer engine: SQLite's FTS5 over the same tokens, contentless, with dates and months in a table beside it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from onrecord.search import Row
from onrecord.search.phrases import phrase
from onrecord.search.tokens import token_line

_PART = re.compile(r'"[^"]*"|\S+')


class Peer:
    """An FTS5 index in a file."""

    def __init__(self, path: Path) -> None:
        """Makes an empty index."""
        path.unlink(missing_ok=True)
        self.path = path
        self._connection = sqlite3.connect(path)
        self._connection.executescript(
            "PRAGMA journal_mode = off; PRAGMA synchronous = off;"
            "CREATE VIRTUAL TABLE said USING fts5(line, content='', tokenize='unicode61 remove_diacritics 0');"
            "CREATE TABLE facts (id INTEGER PRIMARY KEY, day TEXT, month TEXT, speaker TEXT);"
        )
        self._held = 0

    def build(self, rows: Iterable[Row]) -> None:
        """Adds rows."""
        for row in rows:
            self._held += 1
            day = str(row.date)
            self._connection.execute("INSERT INTO said(rowid, line) VALUES (?, ?)", (self._held, token_line(row.text)))
            self._connection.execute("INSERT INTO facts VALUES (?, ?, ?, ?)", (self._held, day, day[:7], row.speaker))
        self._connection.commit()

    def optimize(self) -> None:
        """Joins the index's parts, as tantivy does in the background."""
        self._connection.execute("INSERT INTO said(said) VALUES ('optimize')")
        self._connection.commit()

    def search(self, query: str) -> int:
        """Returns the number of matches after fetching the ten best as well."""
        words, first, last = _asked(query)
        join = "JOIN facts ON facts.id = said.rowid" if first else ""
        where = "said MATCH ?" + (" AND day >= ? AND day < ?" if first else "")
        values = [words, first, last] if first else [words]
        self._connection.execute(
            f"SELECT said.rowid FROM said {join} WHERE {where} ORDER BY rank LIMIT 10",  # noqa: S608  fixed words
            values,
        ).fetchall()
        return int(self._connection.execute(f"SELECT count(*) FROM said {join} WHERE {where}", values).fetchone()[0])  # noqa: S608

    def months(self, query: str) -> int:
        """Returns the number of matches after counting them by month."""
        words, _, _ = _asked(query)
        found = self._connection.execute(
            "SELECT month, count(*) FROM said JOIN facts ON facts.id = said.rowid WHERE said MATCH ? GROUP BY month",
            (words,),
        )
        return sum(times for _, times in found.fetchall())


def _asked(query: str) -> tuple[str, str, str]:
    """Returns a query of the benchmark in FTS5's language, and its first day and the day after its last."""
    dates = dict(re.findall(r"(after|before):(\d{4})", query))
    parts = []
    for part in _PART.findall(re.sub(r"(?:after|before):\d{4}", "", query)):
        words = phrase(part.strip('"*'), prefix=part.endswith("*"))
        line = " ".join(piece.text for piece in words.pieces)
        parts.append(f'"{line}"{"*" if words.pieces[-1].open else ""}')
    return " AND ".join(parts), f"{dates['after']}-01-01" if dates else "", f"{dates['before']}-01-01" if dates else ""
