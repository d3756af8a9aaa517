"""Words of a page that stand in the record, one run for each place."""

from __future__ import annotations

from attrs import frozen

from onrecord.analysis.reuse.token_stream import Places


@frozen(eq=False)
class Seeds:
    """Runs that a page shares with the record: run `query` of the page is at word `place` of a statement.

    Statements are numbered through all segments; all three run parallel.
    """

    query: Places
    statement: Places
    place: Places
