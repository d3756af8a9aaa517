"""A new reading of a page laid beside the last one: ids kept where words are, a map of what became of each statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import evolve

from onrecord.model.revision import Revision
from onrecord.record.statement_map import map_statements, mint_exchanges, mint_ids


def first(draft: Revision, edition: str) -> Revision:
    """Returns a reading as the first revision of an edition: its statements keep the ids they were read under."""
    return evolve(draft, edition=edition, number=1)


def same_words(previous: Revision, draft: Revision) -> bool:
    """Tells whether a reading says what the last one said: the same statements, title, event and remainder.

    Menus, links, markup, and where in the bytes the words stand may differ.
    """
    return _said(previous) == _said(draft)


def revise(previous: Revision, draft: Revision, *, earlier: Iterable[Revision] = ()) -> tuple[Revision, dict[str, Any]]:
    """Returns a reading as the next revision, and the body of the entry that maps the last one's statements to it.

    `earlier` are the revisions before the last: ids that they used are not given again.
    """
    past = [*earlier, previous]
    found = map_statements(previous.statements, draft.statements)
    ids = mint_ids({one.id for old in past for one in old.statements}, found, draft.statements)
    exchanges = mint_exchanges(
        {one.exchange for old in past for one in old.statements if one.exchange},
        found,
        previous.statements,
        draft.statements,
    )
    statements = tuple(
        evolve(one, id=name, exchange=number)
        for one, name, number in zip(draft.statements, ids, exchanges, strict=True)
    )
    made = evolve(draft, edition=previous.edition, number=previous.number + 1, statements=statements)
    mapped = {
        "edition": previous.edition,
        "from": previous.number,
        "to": made.number,
        "same": found.same,
        "changes": found.changes(ids),
    }
    return made, mapped


def _said(one: Revision) -> tuple[object, ...]:
    order: dict[int, int] = {0: 0}
    statements = [
        (each.kind, each.label, each.speaker, each.outlet, each.follow_up, each.text, each.state, each.flags,
         order.setdefault(each.exchange, len(order)))
        for each in one.statements
    ]  # fmt: skip
    rest = [(each.text, each.reason) for each in one.page.remainder]
    return statements, rest, one.page.title, one.page.byline, one.briefing, one.is_briefing, one.nature
