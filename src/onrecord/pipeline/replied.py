"""The replies of a record: every answered question of its official editions with its labels, and what editors say of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Any, Final

from attrs import evolve, frozen

from onrecord.analysis.replies.label import label_exchange
from onrecord.analysis.replies.promises import Said
from onrecord.analysis.replies.reply import Outcome, Reply
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Kind
from onrecord.pipeline.first_seen import first_seen
from onrecord.pipeline.kept import kept
from onrecord.record.store import Store
from onrecord.record.writer import Writer

FIELD: Final = "reply"


@frozen
class Override:
    """What an editor says a reply is, with the reason; it is told beside the program's label."""

    value: str
    reason: str
    author: str
    time: str


@frozen
class Replied:
    """A reply of the record: `id` is the full id of the answer in its revision; `override` is the last word of an editor.

    `said_before` is the share of the answer that its office had said on an earlier day; known
    where one briefing is asked for and an earlier day is held. The label does not hang on it.
    """

    id: str
    question_id: str
    briefing: str
    office: str
    date: date | None
    language: str
    speaker: str | None
    outlet: str | None
    question: str
    answer: str
    reply: Reply
    said_before: float | None = None
    override: Override | None = None

    @property
    def outcome(self) -> str:
        """Returns the outcome that holds: the editor's, else the program's."""
        return self.override.value if self.override else self.reply.outcome.value


def replied(store: Store, *, briefing: str | None = None, office: str | None = None) -> Iterator[Replied]:
    """Yields the replies of the primary editions, oldest briefing first: of the whole record, one office or one briefing."""
    if briefing is None:
        yield from kept(store, ("replies", office), list[Replied], lambda: list(_replied(store, None, office)))
    else:
        yield from _replied(store, briefing, office)


def _replied(store: Store, briefing: str | None, office: str | None) -> Iterator[Replied]:
    said_by_editors = overrides(store)
    # Looking up every run of every answer takes longer than labelling them, and the labels gain nothing by it.
    earlier = _Earlier(store) if briefing else None
    for revision in revisions(store, briefing=briefing, office=office):
        for one in _replies(revision, earlier):
            yield evolve(one, override=said_by_editors.get(str(parse_ref(one.id).plain())))


def revisions(store: Store, *, briefing: str | None = None, office: str | None = None) -> Iterator[Revision]:
    """Yields the newest revision of each primary edition."""
    wanted = [store.briefing(briefing)] if briefing else store.briefings(office=office)
    for row in wanted:
        for edition in store.editions(row.id):
            if edition.primary:
                yield store.revision(edition.id)


class _Earlier:
    """What offices had said before a day, by office and language, each looked up once."""

    def __init__(self, store: Store) -> None:
        self._seen = cache(partial(first_seen, store))

    def share(self, revision: Revision, language: str | None) -> Callable[[str], float | None]:
        """Returns what tells how much of an answer was said before a revision's day."""
        day, office = revision.briefing.date, revision.edition.partition("/")[0]
        if day is None or language is None:
            return _unknown
        seen = self._seen(office, language)
        if not seen.days_held or seen.days_held[0] >= day:
            return _unknown
        return lambda answer: seen.runs.repeated(answer, day).share


def _unknown(_: str) -> float | None:
    return None


def _replies(revision: Revision, earlier: _Earlier | None) -> Iterator[Replied]:
    language = (revision.briefing.language or "").partition("-")[0] or None
    share = earlier.share(revision, language) if earlier else _unknown
    for group in revision.exchanges().values():
        texts = {one.id: one for one in group}
        for reply in label_exchange(group, language=language):
            asked = texts[reply.question_id or ""]
            first = texts[reply.answer_ids[0]]
            answer = "\n".join(texts[name].text for name in reply.answer_ids)
            yield Replied(
                id=revision.ref(first),
                question_id=revision.ref(asked),
                briefing=revision.briefing_id,
                office=revision.edition.partition("/")[0],
                date=revision.briefing.date,
                language=language or "und",
                speaker=first.speaker or revision.briefing.presider,
                outlet=asked.outlet,
                question=asked.text,
                answer=answer,
                reply=reply,
                said_before=share(answer),
            )


def dated(store: Store, *, office: str | None = None) -> Iterator[Said]:
    """Yields the statements of the primary editions with their days, answers with the question before them."""
    for revision in revisions(store, office=office):
        day = revision.briefing.date
        language = (revision.briefing.language or "").partition("-")[0]
        if day is None:
            continue
        asked = ""
        for one in revision.statements:
            asked = one.text if one.kind is Kind.QUESTION else asked
            about = asked if one.kind is Kind.ANSWER else ""
            yield Said(revision.ref(one), day, one.kind, one.text, language, about, revision.edition.partition("/")[0])


def overrides(store: Store) -> Mapping[str, Override]:
    """Returns what editors say of replies, by plain statement id; of several the last holds."""
    return {
        str(entry.body["target"]): Override(
            entry.body["value"], entry.body["reason"], entry.body["author"], entry.time
        )
        for entry in store.entries()
        if entry.kind == "annotation" and entry.body.get("field") == FIELD
    }  # fmt: skip


def override(writer: Writer, target: str, value: str, *, reason: str, author: str) -> Override:
    """Writes an editor's word on a reply as an annotation of the ledger.

    Raises UsageError for an unknown statement or outcome, for a statement that is no answer, and without reason or author.
    """
    ref = parse_ref(target).plain()
    if value not in {one.value for one in Outcome}:
        raise UsageError(f"`{value}` is no outcome; outcomes are {', '.join(one.value for one in Outcome)}")
    if not reason.strip() or not author.strip():
        raise UsageError("an editor's label needs a reason and an author")
    if writer.store.statement(ref)[1].kind is not Kind.ANSWER:
        raise UsageError(f"{ref} is no answer")
    body: dict[str, Any] = {
        "target": str(ref), "field": FIELD, "value": value, "reason": reason.strip(), "author": author.strip(),
    }  # fmt: skip
    entry = writer.append("annotation", body)
    return Override(value, body["reason"], body["author"], entry.time)
