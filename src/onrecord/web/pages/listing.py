"""What list blocks can show: sources by name, each a function that parts of the site may add.

`register` is called by an app's `ready`; nothing is registered at import. The newsroom registers its own articles and the
record's briefings and statements; readers' discussion and the dossiers add what only they know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import frozen


@frozen
class Item:
    """One line of a list. `date` is a day as YYYY-MM-DD, `picture` a picture of the library, `extra` a few more words."""

    title: str
    address: str
    date: str = ""
    byline: str = ""
    words: str = ""
    language: str = ""
    picture: Any = None
    alternative: str = ""
    extra: str = ""


@frozen
class Asked:
    """What a block asks a source for: how many, a query where the source takes one, the reader's language."""

    most: int
    query: str = ""
    language: str = "en"


Maker = Callable[[Asked], Sequence[Item]]
"""Returns at most as many items as asked for, the first ones first."""


@frozen
class Source:
    """A source by the name it is shown to editors under."""

    label: Any
    make: Maker


@frozen
class Moment:
    """One entry of a timeline: a day or time as written, a heading, words, a link of the record, an address to go on."""

    when: str
    title: str
    words: str = ""
    quote: str = ""
    address: str = ""


@frozen
class Story:
    """A dossier's timeline: its newest entries, how many there are in all, and which dossier it is."""

    moments: Sequence[Moment] = ()
    total: int = 0
    title: str = ""
    address: str = ""


_SOURCES: Final[dict[str, Source]] = {}
_TIMELINES: Final[dict[str, Callable[[str, str], Story]]] = {}


def register(name: str, label: Any, make: Maker) -> None:
    """Adds a source of lists, or takes the place of the one with that name."""
    _SOURCES[name] = Source(label, make)


def register_timeline(make: Callable[[str, str], Story]) -> None:
    """Sets what makes a timeline of a dossier's name in a language."""
    _TIMELINES["dossier"] = make


def choices() -> list[tuple[str, Any]]:
    """Returns the sources for a form."""
    return [(name, one.label) for name, one in _SOURCES.items()]


def items(name: str, asked: Asked) -> Sequence[Item]:
    """Returns a list; nothing where its source is not there (an app was taken out)."""
    source = _SOURCES.get(name)
    return source.make(asked) if source is not None else ()


def story(dossier: str, language: str) -> Story:
    """Returns a dossier's timeline, an empty one where no part of the site has dossiers."""
    make = _TIMELINES.get("dossier")
    return make(dossier, language) if make is not None else Story()
