"""A query as data: what was asked, before anything is looked up."""

from __future__ import annotations

from datetime import date
from typing import Literal

from attrs import field, frozen

Sort = Literal["relevance", "date", "oldest"]
Copies = Literal["without", "with", "only"]


@frozen
class Words:
    """One word as typed, without quotes; a word of Chinese is a string of characters. `prefix`: it ended in `*`."""

    text: str
    prefix: bool = False


@frozen
class Quoted:
    """Words in quotation marks. `strict`: case, signs and characters count as well (`="…"`)."""

    text: str
    prefix: bool = False
    strict: bool = False


@frozen
class Near:
    """Two sides with at most `distance` words between them, in either order; each side is a list of alternatives."""

    left: tuple[Words | Quoted, ...]
    right: tuple[Words | Quoted, ...]
    distance: int


@frozen
class Every:
    """All of the parts."""

    parts: tuple[Node, ...]


@frozen
class Some:
    """One of the parts or more."""

    parts: tuple[Node, ...]


@frozen
class Without:
    """Not the part."""

    part: Node


@frozen
class Fact:
    """A filter on a fact of the statement: `name` is one of `office speaker outlet kind lang nature briefing`."""

    name: str
    value: str


@frozen
class Days:
    """Days from `first` up to `last`, both included; None is open."""

    first: date | None = None
    last: date | None = None


Node = Words | Quoted | Near | Every | Some | Without | Fact | Days


@frozen
class Query:
    """A query read: its tree (None: every statement), its order (None: not said), and what to do with copies."""

    tree: Node | None
    sort: Sort | None = None
    copies: Copies | None = None
    text: str = field(default="", eq=False)
