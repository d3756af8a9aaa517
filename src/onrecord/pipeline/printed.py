"""The names that labels print at an office, counted by the search index, and whom each means."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen

from onrecord.offices import offices
from onrecord.record.names import Meaning, Standing, outlet_of, person_of
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.search.compile import Compiler
from onrecord.search.query_tree import Every, Fact, Query

Sort = Literal["person", "outlet"]


@frozen
class Printed:
    """A name as labels print it at one office: in how many statements, and whom it means."""

    sort: Sort
    office: str
    printed: str
    statements: int
    meaning: Meaning

    def as_dict(self) -> dict[str, Any]:
        """Returns it as values that JSON knows."""
        return {
            "sort": self.sort,
            "office": self.office,
            "printed": self.printed,
            "statements": self.statements,
            "standing": self.meaning.standing.value,
            "names": list(self.meaning.names),
        }


def printed(store: Store, finder: Finder, office: str) -> list[Printed]:
    """Returns the names printed at an office: outlets before people, the most frequent first."""
    found = []
    engine, codes = finder.index.engine, finder.index.codes
    compiler = Compiler(engine, codes, finder.names, None)
    for fact, kind in (("speaker", "answer"), ("outlet", "question")):
        query = Every((Fact("office", office), Fact("kind", kind)))
        told = engine.counts(compiler.plan(Query(query)).query, [fact])[fact]
        for code, count in told.items():
            name = codes.name(fact, code)
            if name:
                found.append(_printed(store, fact, office, name, count))
    return sorted(found, key=lambda one: (one.sort, -one.statements, one.printed))


def _printed(store: Store, fact: str, office: str, name: str, count: int) -> Printed:
    if fact == "outlet":
        return Printed("outlet", office, name, count, outlet_of(name, folder=store.layout.root))
    meaning = person_of(name, office=office) if office in offices() else Meaning(Standing.UNRESOLVED)
    return Printed("person", office, name, count, meaning)
