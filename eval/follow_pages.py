"""The pages on which follow-ups were marked: the gold, `follow_marks*.txt`, and the invented pages of the demo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import gold
import yaml
from attrs import frozen
from given import MEDIA
from pages import pages as shared_pages

import onrecord
from onrecord.model import Capture, Kind
from onrecord.pipeline import read_capture
from onrecord.reading.exchange import turns_of
from onrecord.reading.follow import features
from onrecord.reading.follow_page import QUESTION, Before, Turn, walk
from onrecord.reading.kinds import Said
from onrecord.reading.label_families import families
from onrecord.reading.label_scan import scan

HERE = Path(__file__).parent
GOLD, MARKS, DEMO = "gold", "marks", "demo"
_OPENERS = re.compile(
    r"(?:But|So|And|Or|Then|Because|Follow-up|Then what|Which|What about)\b|但|那|所以|Aber|Und|Pero|¿?Y |Но|А ", re.I
)


class _Printed(Protocol):
    @property
    def kind(self) -> str: ...

    @property
    def label(self) -> str | None: ...


@frozen
class Sample:
    """A question whose label does not tell: its words, its features and its mark."""

    text: str
    values: Mapping[str, float]
    follows: bool


@frozen
class Page:
    """A page with its marks: whether each of its questions follows up, in page order."""

    name: str
    source: str
    turns: list[Turn]
    follows: list[bool]

    @property
    def fold(self) -> str:
        """Returns what must not be parted over folds: the two records of one conference share their questions."""
        return re.sub(r"^us_wh_2020_pairs(?:_rev)?/", "2020/", self.name)

    def samples(self) -> list[Sample]:
        """Returns the questions whose labels do not tell.

        Where some askers are anonymous, only those were marked.
        """
        found: list[Sample] = []
        anonymous = any(turn.kind == QUESTION and not turn.named for turn in self.turns)

        def decide(number: int, turn: Turn, before: Before) -> bool:
            if not (turn.named and anonymous and self.source == MARKS):
                found.append(Sample(turn.text, features(turn.text, before), self.follows[number]))
            return self.follows[number]

        walk(self.turns, decide)
        return found

    def right(self, follows: Sequence[bool]) -> tuple[int, int]:
        """Returns how many exchanges such verdicts make exactly right, and how many there are."""
        ours, theirs = _exchanges(follows), _exchanges(self.follows)
        return len(ours & theirs), len(theirs)


def _exchanges(follows: Sequence[bool]) -> set[tuple[int, int]]:
    firsts = [at for at, follow in enumerate(follows) if not follow]
    return set(zip(firsts, [*firsts[1:], len(follows)], strict=True))


def gold_pages() -> Iterator[Page]:
    """Yields the pages of the gold that have questions."""
    for path in sorted((HERE / "gold").glob("*/*.marks")):
        page = gold.load(path)
        follows = [one.follow_up for one in page.statements if one.kind == "question"]
        if follows:
            yield Page(page.page, GOLD, _turns(page.statements, [one.words for one in page.statements]), follows)


def marked_pages() -> Iterator[Page]:
    """Yields the pages of which only the follow-ups were marked (`eval/follow_marks*.txt`).

    A line names set, page, digest of its source, its number of questions and which of them follow up; the
    questions are those the reader finds. A page that reads otherwise now is passed over, with a line.
    """
    pages_of: dict[str, list[str]] = {}
    for marks in sorted(HERE.glob("follow_marks*.txt")):
        for line in marks.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                pages_of.setdefault(line.split("/", 1)[0], []).append(line)
    for name, lines in pages_of.items():
        sources = {key: (kind, text) for key, kind, text, _ in shared_pages(name)}
        for line in lines:
            place, digest, count, follow = line.split(" ", 3)
            kind, text = sources[place.split("/", 1)[1]]
            capture = Capture(text.encode(), media_type=MEDIA[kind])
            statements = read_capture(capture).statements
            asked = sum(one.kind is Kind.QUESTION for one in statements)
            if capture.sha256 != digest or asked != int(count):
                print(f"{place}: {asked} questions, not {count}: marks passed over")
                continue
            marked = {int(number) for number in follow.removeprefix("F:").split(",") if number.strip()}
            turns = _turns(statements, [one.text for one in statements])
            yield Page(place, MARKS, turns, [number in marked for number in range(asked)])


def demo_pages() -> Iterator[Page]:
    """Yields the demo pages whose listed number of exchanges bears out the plain opener rule.

    They are the project's own pages, written with their exchanges listed; a page on which taking just the
    questions that open with a connective as follow-ups gives the listed number is marked that way.
    """
    root = HERE.parent / "src/onrecord/demo/pages"
    for index in sorted(root.glob("*/index.yml")):
        for row in yaml.safe_load(index.read_text("utf-8")):
            path = index.parent / row["file"]
            if not row.get("is_briefing") or path.name.endswith(".warc.gz"):
                continue
            statements = onrecord.read(path).statements
            questions = [one for one in statements if one.kind is Kind.QUESTION]
            follows = [at > 0 and _OPENERS.match(one.text) is not None for at, one in enumerate(questions)]
            if follows and follows.count(False) == row["exchanges"]:
                yield Page(f"demo/{path.name}", DEMO, _turns(statements, [one.text for one in statements]), follows)


def _turns(statements: Sequence[_Printed], texts: Sequence[str]) -> list[Turn]:
    """Returns statements as follow-ups see them; what a label tells is read off the printed label again."""
    said = [Said(Kind(one.kind), scan((one.label or "") + " x", families()), []) for one in statements]
    return turns_of(said, texts)
