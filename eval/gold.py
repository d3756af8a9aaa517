"""The gold: reads marks files (the format is in gold/README.md) into values, and checks them strictly.

`python eval/gold.py` checks every marks file and prints a table; with paths it checks only these. Made without any
code of the product. Settled here, where the format leaves room: a part `7@3-9` is half-open and only white space may
lie between the parts of a line; a statement is joined by a newline between lines and by a space between parts of one
line; an answer whose question the page does not print carries the flag `opens`.
"""

from __future__ import annotations

import functools
import hashlib
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
from lines import lines, unmarked
from pages import pages

GOLD = Path(__file__).parent / "gold"
KEYS = {"page", "sha256", "marked_by", "is_briefing", "nature", "kind", "date", "presider", "language"}
EXTRA_KEYS = {"presider_set", "date_set"}
NATURES = {"official", "reprint", "article", "other"}
KINDS = {"speech", "question", "answer", "narrative"}
FLAGS = {"follow", "opens", "wrong", "unattributed", "cut"}
_PLACE = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+)|@(?P<start>\d+)-(?P<end>\d*))?")
_MARK = re.compile(r'(?P<place>\S+) (?P<kind>\S+)(?: "(?P<label>.*)")?(?P<rest>(?: [^\s"]+)*)')


class GoldError(ValueError):
    """Says which marks file is wrong, at which line of it, and why."""


@attrs.frozen
class Statement:
    """One statement as a careful reader sees it; exchange 0 outside questions and answers, label "" if unprinted."""

    kind: str
    label: str
    words: str
    exchange: int
    follow_up: bool
    flags: frozenset[str] = frozenset()


@attrs.frozen
class Gold:
    """What a careful reader finds on one page; `date` and `presider` are None where the page does not tell."""

    page: str
    sha256: str
    marked_by: str
    is_briefing: bool
    nature: str
    kind: str | None
    date: str | None
    presider: str | None
    language: str
    notes: tuple[str, ...]
    presider_set: str | None
    date_set: str | None
    statements: tuple[Statement, ...]

    @property
    def exchanges(self) -> int:
        """Returns how many exchanges the page has."""
        return max((statement.exchange for statement in self.statements), default=0)


@attrs.frozen
class _Mark:
    """One mark: the line of the marks file it stands on, the pieces of the page it covers, and what it says of them."""

    at: int
    pieces: tuple[tuple[int, str], ...]
    kind: str
    label: str
    exchange: int
    flags: frozenset[str]


@contextmanager
def _line(at: int) -> Iterator[None]:
    """Names the line of the marks file in an error raised within."""
    try:
        yield
    except GoldError as error:
        raise GoldError(f"line {at}: {error}") from None


@functools.cache
def _sources(name: str) -> dict[str, tuple[str, str]]:
    """Returns kind and source of every page of a set, by key."""
    return {key: (kind, text) for key, kind, text, _ in pages(name)}


def _head(rows: list[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Returns the head's fields and its notes."""
    fields: dict[str, str] = {}
    notes: list[str] = []
    for at, row in enumerate(rows, 1):
        key, _, value = row.partition(" ")
        if key == "note":
            notes.append(value)
        elif key not in KEYS | EXTRA_KEYS or key in fields or not value:
            raise GoldError(f"line {at}: unknown, repeated or empty field {row!r}")
        else:
            fields[key] = value
    if missing := KEYS - fields.keys():
        raise GoldError(f"the head lacks {', '.join(sorted(missing))}")
    for key, allowed in (("nature", NATURES), ("is_briefing", {"true", "false"})):
        if fields[key] not in allowed:
            raise GoldError(f"{key} is {fields[key]!r}, not one of {', '.join(sorted(allowed))}")
    if not re.fullmatch(r"null|\d{4}-\d\d-\d\d", fields["date"]):
        raise GoldError(f"date is {fields['date']!r}, not YYYY-MM-DD or null")
    return fields, tuple(notes)


@attrs.define
class _Cover:
    """Walks over the printed lines and hands out pieces, so that each line is covered once and in order."""

    printed: list[str]
    line: int = 1
    offset: int = 0

    def take(self, place: str) -> tuple[tuple[int, str], ...]:
        """Returns the pieces (line number, words) a mark names."""
        found = _PLACE.fullmatch(place)
        if not found:
            raise GoldError(f"{place!r} names no lines")
        first, start = int(found["first"]), int(found["start"] or 0)
        last = int(found["last"] or first)
        if first != self.line or last < first or last > len(self.printed):
            raise GoldError(f"{place} stands where line {self.line} of {len(self.printed)} should go on")
        whole = self.printed[first - 1]
        if start < self.offset or whole[self.offset : start].strip() or (self.offset and found["start"] is None):
            raise GoldError(f"{place} leaves out or repeats words after code point {self.offset}")
        if not found["end"]:
            self.line, self.offset = last + 1, 0
            return ((first, whole[start:].strip()), *((n, self.printed[n - 1]) for n in range(first + 1, last + 1)))
        end = int(found["end"])
        if not start < end <= len(whole):
            raise GoldError(f"{place} ends outside its line of {len(whole)} code points")
        self.offset = end
        if not whole[end:].strip():
            self.line, self.offset = first + 1, 0
        return ((first, whole[start:end].strip()),)


def _mark(at: int, row: str, cover: _Cover) -> _Mark:
    """Returns one mark of a row."""
    found = _MARK.fullmatch(row)
    if not found:
        raise GoldError(f"{row!r} is no mark")
    kind, rest = found["kind"], found["rest"].split()
    pieces = cover.take(found["place"])
    if kind in {"out", "+"}:
        if found["label"] is not None or len(rest) != (kind == "out"):
            raise GoldError("`out` takes one word that says why, `+` takes nothing")
        return _Mark(at, pieces, kind, "", 0, frozenset())
    numbers = [int(word[1:]) for word in rest if re.fullmatch(r"x[1-9]\d*", word)]
    flags = [word for word in rest if not re.fullmatch(r"x[1-9]\d*", word)]
    if kind not in KINDS or set(flags) - FLAGS or len(set(flags)) != len(flags):
        raise GoldError(f"unknown kind or flag in {row!r}")
    if len(numbers) != (kind in {"question", "answer"}):
        raise GoldError(f"{kind} in {row!r} takes {'one xN' if kind in {'question', 'answer'} else 'no xN'}")
    return _Mark(at, pieces, kind, found["label"] or "", numbers[0] if numbers else 0, frozenset(flags))


def _joined(pieces: list[tuple[int, str]]) -> str:
    """Returns the words of pieces: a newline between lines, a space between parts of one line."""
    text, before = "", 0
    for number, words in pieces:
        if words:
            text += ("" if not text else " " if number == before else "\n") + words
            before = number
    return text


def _words(text: str, label: str) -> str:
    """Returns the text without its printed label, which must stand at its head."""
    found = re.match(r"\s+".join(re.escape(part) for part in label.split()), text)
    if not found:
        raise GoldError(f"the label {label!r} is not printed there, but {text[: len(label) + 20]!r}")
    return text[found.end() :].strip(" \n\u3000\xa0")


def _check_exchange(mark: _Mark, seen: int) -> None:
    """Raises unless a new question opens the next exchange, and follow-ups and answers stay in one already open."""
    for flag, kind in (("follow", "question"), ("opens", "answer")):
        if flag in mark.flags and mark.kind != kind:
            raise GoldError(f"`{flag}` is for a {kind}, not for {mark.kind}")
    opens = "opens" in mark.flags or (mark.kind == "question" and "follow" not in mark.flags)
    if opens and mark.exchange != seen + 1:
        raise GoldError(f"x{mark.exchange} should be x{seen + 1}: each new question opens the next exchange")
    if not opens and mark.exchange > seen:
        raise GoldError(f"x{mark.exchange} is not open yet (last: x{seen})")


def _continued(groups: list[tuple[_Mark, list[tuple[int, str]]]], mark: _Mark) -> None:
    """Adds the pieces of a `+` mark to the last statement."""
    if not groups or groups[-1][0].kind == "narrative":
        raise GoldError("`+` has no statement before it to continue")
    groups[-1][1].extend(mark.pieces)


def _statements(marks: list[_Mark], kind: str) -> tuple[Statement, ...]:
    """Returns the statements of the marks, each with what later `+` marks add to it; Markdown marks are resolved."""
    groups: list[tuple[_Mark, list[tuple[int, str]]]] = []
    seen = 0
    for mark in marks:
        with _line(mark.at):
            if mark.kind == "+":
                _continued(groups, mark)
            elif mark.kind != "out":
                _check_exchange(mark, seen)
                seen = max(seen, mark.exchange)
                groups.append((mark, list(mark.pieces)))
    made = []
    for mark, pieces in groups:
        with _line(mark.at):
            words = _words(_joined(pieces), mark.label)
        words = unmarked(words) if kind == "markdown" else words
        flags = mark.flags - {"follow"}
        made.append(Statement(mark.kind, mark.label, words, mark.exchange, "follow" in mark.flags, flags))
    return tuple(made)


def _marks(rows: list[str], first: int, printed: list[str]) -> list[_Mark]:
    """Returns the marks of the rows, which must cover every printed line."""
    cover = _Cover(printed)
    marks = []
    for at, row in enumerate(rows, first):
        with _line(at):
            marks.append(_mark(at, row, cover))
    if cover.line <= len(printed):
        raise GoldError(f"the marks end before line {cover.line} of {len(printed)} is covered")
    return marks


def parse(marks: str) -> Gold:
    """Returns the gold of a marks file's text; raises GoldError at the first thing that is wrong."""
    rows = marks.splitlines()
    if "--" not in rows:
        raise GoldError("no line `--` between head and marks")
    cut = rows.index("--")
    fields, notes = _head(rows[:cut])
    name, _, key = fields["page"].partition("/")
    if key not in _sources(name):
        raise GoldError(f"no page {fields['page']}")
    kind, source = _sources(name)[key]
    digest = hashlib.sha256(source.encode()).hexdigest()
    if digest != fields["sha256"]:
        raise GoldError(f"the page's sha256 is {digest}, not {fields['sha256']}")
    known = {field: None if value == "null" else value for field, value in fields.items()}
    return Gold(
        page=fields["page"],
        sha256=digest,
        marked_by=fields["marked_by"],
        is_briefing=fields["is_briefing"] == "true",
        nature=fields["nature"],
        kind=known["kind"],
        date=known["date"],
        presider=known["presider"],
        language=fields["language"],
        notes=notes,
        presider_set=known.get("presider_set"),
        date_set=known.get("date_set"),
        statements=_statements(_marks(rows[cut + 1 :], cut + 2, lines(kind, source)), kind),
    )


def load(path: Path | str) -> Gold:
    """Returns the gold of one marks file, whose name must be `SET/KEY.marks`; errors name the file."""
    path = Path(path)
    try:
        gold = parse(path.read_text("utf-8"))
    except (GoldError, KeyError) as error:
        raise GoldError(f"{path}: {error}") from None
    if gold.page != f"{path.parent.name}/{path.name.removesuffix('.marks')}":
        raise GoldError(f"{path}: the file is not named after its page {gold.page}")
    return gold


def _size(text: str) -> int:
    """Returns the number of words; each Chinese character counts as one."""
    return len(re.findall(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+", text))


def main(paths: list[str]) -> int:
    """Prints the table of the marks files given, or of all, and returns 1 when one is wrong."""
    failed = 0
    print(f"{'page':60} {'briefing':8} {'statements':>10} {'exchanges':>9} {'words':>6}")
    for path in [Path(p) for p in paths] or sorted(GOLD.glob("*/*.marks")):
        try:
            gold = load(path)
        except GoldError as error:
            failed += 1
            print(error, file=sys.stderr)
            continue
        words = sum(_size(statement.words) for statement in gold.statements)
        row = f"{gold.is_briefing!s:8} {len(gold.statements):10} {gold.exchanges:9} {words:6}"
        print(f"{gold.page[:60]:60} {row}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
