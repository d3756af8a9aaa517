"""How an answer replies to its question, as a page tells it: the label, and the words of the answer that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Final

from attrs import Factory, define, evolve, frozen

from onrecord.analysis.replies.label import label_exchange
from onrecord.analysis.replies.reply import Cue, Outcome, Reply
from onrecord.model.statement import Statement
from onrecord.pipeline.replied import FIELD, Override
from onrecord.record.rows import RevisionRow
from onrecord.record.store import Store
from onrecord.text.span import Span
from onrecord.web.record.book import Book, read_kept

_KEPT: Final = 256


@frozen
class ShownReply:
    """A reply: `question` and `answers` are short ids, `outcome` and `handling` are the program's labels.

    `cue` are the words that show how the question was handled, None where none do by themselves; `spans` is where they
    stand, by short id of the answer. `override` is an editor's label, which holds before the program's.
    """

    question: str
    answers: tuple[str, ...]
    outlet: str | None
    question_type: str
    outcome: str
    handling: str
    cue: str | None
    marker: str | None
    probability: float
    version: str
    spans: Mapping[str, tuple[Span, ...]]
    override: Override | None = None

    @property
    def holds(self) -> str:
        """Returns the outcome that holds: the editor's, else the program's."""
        return self.override.value if self.override else self.outcome

    @property
    def clear(self) -> bool:
        """Tells whether the label says something: what is unclear is not told beside the words."""
        return self.override is not None or self.outcome != Outcome.UNCLEAR


def replies_of(book: Book, row: RevisionRow) -> dict[str, ShownReply]:
    """Returns the replies of a revision by the short id of their last answer."""
    made = _labelled(book.store.layout.root, row.file, row.sha256)
    said = editors(book)
    if not said:
        return made
    edition = row.edition
    return {name: evolve(one, override=said.get(f"{edition}/{one.answers[0]}")) for name, one in made.items()}


def editors(book: Book) -> Mapping[str, Override]:
    """Returns what editors say of replies, by plain id of the answer."""
    return book.keep("overrides", lambda: _editors(book.store))


@define
class _Heard:
    """What editors said in the ledger up to an entry: of a ledger only what came since is read again."""

    through: int = -1
    said: dict[str, Override] = Factory(dict)


_heard: Final[dict[Path, _Heard]] = {}
_listening: Final = Lock()


def _editors(store: Store) -> Mapping[str, Override]:
    with _listening:
        heard = _heard.setdefault(store.layout.root, _Heard())
        for entry in store.entries(start=heard.through + 1):
            heard.through = entry.id
            body = entry.body
            if entry.kind == "annotation" and body.get("field") == FIELD:
                held = Override(body["value"], body["reason"], body["author"], entry.time)
                heard.said[str(body["target"])] = held
        return dict(heard.said)


@lru_cache(maxsize=_KEPT)
def _labelled(root: Path, file: str, sha256: str) -> dict[str, ShownReply]:
    revision = read_kept(root, file, sha256)
    language = (revision.briefing.language or "").partition("-")[0] or None
    found: dict[str, ShownReply] = {}
    for group in revision.exchanges().values():
        said = {one.id: one for one in group}
        for reply in label_exchange(group, language=language):
            found[reply.answer_ids[-1]] = _shown(reply, said)
    return found


def _shown(reply: Reply, said: Mapping[str, Statement]) -> ShownReply:
    answers = [said[name] for name in reply.answer_ids]
    cue = reply.shown_by()
    whole = "\n".join(one.text for one in answers)
    asked = said.get(reply.question_id or "")
    return ShownReply(
        question=reply.question_id or "",
        answers=tuple(reply.answer_ids),
        outlet=asked.outlet if asked is not None else None,
        question_type=reply.question_type.value,
        outcome=reply.outcome.value,
        handling=reply.handling.value,
        cue=cue.span.cut(whole) if cue is not None else None,
        marker=cue.marker if cue is not None else None,
        probability=reply.probability,
        version=reply.version,
        spans={} if cue is None else _places(cue, answers),
    )


def _places(cue: Cue, answers: Sequence[Statement]) -> dict[str, tuple[Span, ...]]:
    """Returns where a cue stands in the answers; the reply was labelled on their texts with a newline between each two."""
    starts = accumulate((len(one.text) + 1 for one in answers[:-1]), initial=0)
    found: dict[str, tuple[Span, ...]] = {}
    for start, one in zip(starts, answers, strict=True):
        span = Span(max(cue.span.start - start, 0), min(cue.span.end - start, len(one.text)))
        if span.start < span.end:
            found[one.id] = (span,)
    return found
