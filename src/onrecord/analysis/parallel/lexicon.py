"""A glossary made ready for two languages, with the outlets' names: what turns a text into evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from onrecord.analysis.parallel.finder import Finder, finder
from onrecord.analysis.parallel.glossary import Entry, Glossary, packaged


@frozen(eq=False)
class Lexicon:
    """The entries of a pair of languages and what finds them in each; `outlets` gives every printed name its outlet's id."""

    glossary: Glossary
    left: Finder
    right: Finder
    outlets: Mapping[str, str]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Returns the entries; their positions are the numbers in hits."""
        return self.glossary.entries

    def outlet(self, printed: str | None) -> str | None:
        """Returns the id of an outlet, None where the name is not known."""
        return None if printed is None else self.outlets.get(outlet_key(printed))


def lexicon(
    left: str,
    right: str,
    *,
    glossary: Glossary | None = None,
    outlets: Mapping[str, Iterable[str]] | None = None,
) -> Lexicon:
    """Returns the lexicon of a pair of languages.

    `glossary` is the package's own when none is given; `outlets` names the other names of each outlet under its id.
    """
    known = packaged(left, right) if glossary is None else glossary
    made = _finders(known)
    ids = {outlet_key(name): one for one, names in (outlets or {}).items() for name in (one, *names)}
    return Lexicon(known, *made, ids)


@lru_cache(maxsize=8)
def _finders(glossary: Glossary) -> tuple[Finder, Finder]:
    return (
        finder(glossary.left, (one.left for one in glossary.entries)),
        finder(glossary.right, (one.right for one in glossary.entries)),
    )


def outlet_key(name: str) -> str:
    """Returns an outlet's name comparable: case and signs folded."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())
