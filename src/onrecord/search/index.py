"""The search index in its folder: opened, built, brought up to date. A projection: `onrecord rebuild` makes it again."""

from __future__ import annotations

import json
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from zlib import crc32

from onrecord.errors import ProjectionError
from onrecord.search.beside import Words, with_words, words
from onrecord.search.codes import Codes, month_code
from onrecord.search.compile import COPY, EDITION
from onrecord.search.dated import day_key
from onrecord.search.engine import KEY, PAIRS, WORDS, Engine, year_key
from onrecord.search.row import Row
from onrecord.search.texts import Texts

FORMAT = 5
_ABOUT, _TEXTS, _ENGINE = "about.json", "texts.bin", "engine"
_HALF, _TOGETHER = 12, 2048
_FEW = 20_000
"""Rows from which on two threads of the engine are worth their pieces."""
_COMPRESSED = 2
"""Batches whose texts are compressed while the words of others are made."""
_SAYS = ("kind", "speaker", "outlet")
_SAID = attrgetter(*_SAYS)
_SHARED = attrgetter("edition", "date", "language", "nature", "primary")


class SearchIndex:
    """An index open for reading and, by one process at a time, for writing.

    What `build` and `update` write is seen by nobody before `commit`.
    """

    def __init__(self, folder: Path) -> None:
        """Opens an index; `SearchIndex.open` and `SearchIndex.create` say more."""
        self.folder = folder
        self._open()

    @classmethod
    def open(cls, folder: Path | str) -> SearchIndex:
        """Opens an index; raises ProjectionError naming `onrecord rebuild` where there is none, a damaged one or an old one."""
        return cls(Path(folder))

    @classmethod
    def create(cls, folder: Path | str) -> SearchIndex:
        """Makes an empty index, in place of any that is there."""
        path = Path(folder)
        shutil.rmtree(path, ignore_errors=True)
        (path / _ENGINE).mkdir(parents=True)
        Engine(path / _ENGINE, create=True)
        Texts(path / _TEXTS, create=True).close()
        _write(path / _ABOUT, {"format": FORMAT, "last_entry": -1, "names": Codes().lists()})
        return cls(path)

    def _open(self) -> None:
        about = self._about()
        self.last_entry = int(about["last_entry"])
        self.codes = Codes(about["names"])
        self._of_edition = _OfEdition(self.codes)
        self.engine = Engine(self.folder / _ENGINE)
        try:
            self.texts = Texts(self.folder / _TEXTS)
        except OSError as error:
            raise self._damaged(error) from None
        self._seen = self._changed()

    def _about(self) -> dict[str, Any]:
        path = self.folder / _ABOUT
        try:
            about = json.loads(path.read_text("utf-8"))
            known = about["format"] == FORMAT and about["last_entry"] >= -1 and isinstance(about["names"], dict)
        except FileNotFoundError:
            told = "a writer makes it when it ends; if one was stopped before, run `onrecord rebuild`"
            raise ProjectionError(f"there is no search index in {self.folder}; {told}") from None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self._damaged(error) from None
        if not known:
            raise ProjectionError(f"the search index {self.folder} is of another format; run `onrecord rebuild`")
        return dict(about)

    def _damaged(self, error: Exception) -> ProjectionError:
        return ProjectionError(f"the search index {self.folder} is damaged ({error}); run `onrecord rebuild`")

    def _changed(self) -> tuple[int, int]:
        state = (self.folder / _ABOUT).stat()
        return state.st_mtime_ns, state.st_ino

    def refresh(self) -> None:
        """Sees what other processes have committed; cheap where nothing changed."""
        try:
            same = self._changed() == self._seen
        except OSError as error:
            raise self._damaged(error) from None
        if not same:
            self.texts.close()
            self._open()

    def close(self) -> None:
        """Closes the files."""
        self.texts.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- writing ---

    def build(self, rows: Iterable[Row]) -> int:
        """Adds the rows of editions that are not in the index, each edition's together; returns how many."""
        rest = iter(rows)
        first = list(islice(rest, _FEW))
        # With one thread the engine is the slower side; a third would make more pieces, which cost more to join. Threads
        # share the rows by chance, and with them the order of equal hits: a few rows are written by one, alike each time.
        self.engine.begin(threads=2 if len(first) == _FEW else 1, much=True)
        return self._add(with_words(_batches(chain(first, rest))))

    def update(self, edition: str, rows: Iterable[Row]) -> int:
        """Puts rows in the place of all that the index has of an edition; returns how many."""
        self.engine.delete(EDITION + edition)
        return self._add((some, words([row.text for row in some])) for some in _batches(rows))

    def commit(self, last_entry: int) -> None:
        """Makes what was written durable and seen; `last_entry` is the ledger's entry up to which the index now goes.

        A crash in between leaves the old number with some newer rows, which the next `catch_up` writes once more.
        """
        self.texts.flush()
        self._write_about(self.last_entry)
        self.engine.commit()
        self._write_about(last_entry)
        self.texts.close()
        self._open()

    def _write_about(self, last_entry: int) -> None:
        self.last_entry = last_entry
        _write(self.folder / _ABOUT, {"format": FORMAT, "last_entry": last_entry, "names": self.codes.lists()})

    def _add(self, worded: Iterable[tuple[Sequence[Row], Words]]) -> int:
        added = 0
        # While texts are compressed the words of the next batches are made.
        begun: deque[_Begun] = deque()
        for some, made in worded:
            added += len(some)
            begun.append(_Begun(some, made, self.texts.append(some)))
            if len(begun) > _COMPRESSED:
                self.engine.add(self._facts(begun.popleft()))
        while begun:
            self.engine.add(self._facts(begun.popleft()))
        return added

    def _facts(self, begun: _Begun) -> Iterator[str]:
        """Yields what the engine is told of each row, as JSON: to make and read that costs less than to make objects."""
        of_edition = self._of_edition
        words = begun.words
        for row, place, line, paired in zip(begun.rows, begun.places(), words.lines, words.pairs, strict=True):
            head, first = of_edition(row)
            when = first | min(row.position, 0xFFF)
            # No token has a quotation mark, a backslash or a control sign, so JSON takes them as they are.
            pairs = f'","{PAIRS}":"{paired}' if paired else ""
            yield f'{head},"when":{when},"place":{place},"{WORDS}":"{line}{pairs}"}}'


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while some := list(islice(rest, _TOGETHER)):
        yield some


class _Begun(NamedTuple):
    """Rows whose texts are being compressed, with their words; `places` waits for the places of their texts."""

    rows: Sequence[Row]
    words: Words
    places: Callable[[], list[int]]


class _OfEdition:
    """Makes what rows of an edition share, once for rows that follow each other; in an edition a few speak again and again."""

    def __init__(self, codes: Codes) -> None:
        self._codes = codes
        self._key: object = None
        self._facts = ""
        self._first = 0
        self._heads: dict[object, str] = {}

    def __call__(self, row: Row) -> tuple[str, int]:
        """Returns a JSON object, not closed, of what a row shares with others, and the number of its briefing's first."""
        key = _SHARED(row)
        if key != self._key:
            self._key = key
            self._heads = {}
            self._facts = self._of(row)
            self._first = briefing_key(row.briefing, row.date)
        said = _SAID(row)
        head = self._heads.get(said)
        if head is None:
            code = self._codes.code
            codes = [f'"{fact}":{code(fact, name)}' for fact, name in zip(_SAYS, said, strict=True)]
            head = self._heads[said] = f"{self._facts},{','.join(codes)}"
        return head, self._first

    def _of(self, row: Row) -> str:
        code = self._codes.code
        facts = {
            KEY: _keys(row),
            "month": month_code(row.date),
            "office": code("office", row.office),
            "language": code("language", row.language),
            "nature": code("nature", row.nature),
        }
        return json.dumps(facts).removesuffix("}")


def briefing_key(briefing: str, day: date | None) -> int:
    """Returns the first number of a briefing in the order of dates: those of one day stand together."""
    return day_key(day) | (crc32(briefing.encode("utf-8", "replace")) & 0xFFF) << _HALF


def briefing_of(score: float) -> int:
    """Returns the first number of the briefing that a hit's place in the order of dates belongs to."""
    return int(score) >> _HALF << _HALF


def _keys(row: Row) -> list[str]:
    keys = [EDITION + row.edition, year_key(row.date.year if row.date else 0)]
    return keys if row.primary else [*keys, COPY]


def _write(path: Path, value: dict[str, Any]) -> None:
    """Puts a file in the place of the old one, whole or not at all."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n", "utf-8")
    part.replace(path)
