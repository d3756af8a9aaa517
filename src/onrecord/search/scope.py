"""What a query looks through: the statements that its filters let through, whatever words it asks for."""

from __future__ import annotations

from onrecord.search.dated import common
from onrecord.search.query_tree import Copies, Days, Every, Fact, Node, Query, Some, Without


def scope_of(query: Query) -> Query:
    """Returns the query without its words: its filters, and what it does with copies."""
    return Query(_filters(query.tree), copies=copies_of(query))


def copies_of(query: Query) -> Copies:
    """Returns what a query does with copies: left out, unless it says otherwise or asks for certain pages itself."""
    return query.copies or ("with" if _names_pages(query.tree) else "without")


def days_of(scope: Query) -> Days:
    """Returns the days that every statement of a scope is of; open where no filter says them."""
    tree = scope.tree
    parts = tree.parts if isinstance(tree, Every) else (tree,)
    return common(one for one in parts if isinstance(one, Days))


def _filters(node: Node | None) -> Node | None:
    """Returns the part of a tree that only filters; one of several ways to be found filters where each of them does."""
    match node:
        case Fact() | Days():
            return node
        case Every():
            kept = tuple(one for one in map(_filters, node.parts) if one is not None)
            return Every(kept) if len(kept) > 1 else next(iter(kept), None)
        case Some() | Without():
            return node if _only_filters(node) else None
        case _:
            return None


def _only_filters(node: Node) -> bool:
    match node:
        case Fact() | Days():
            return True
        case Every() | Some():
            return all(map(_only_filters, node.parts))
        case Without():
            return _only_filters(node.part)
        case _:
            return False


def _names_pages(node: Node | None) -> bool:
    """Tells whether a query asks for certain pages or natures of pages, so that copies are meant too."""
    match node:
        case Fact():
            return node.name in {"nature", "briefing"}
        case Every() | Some():
            return any(map(_names_pages, node.parts))
        case _:
            return False
