"""What became of a statement, with the words and the labels that changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from attrs import evolve, frozen

from onrecord.analysis.reuse.edit import Edit
from onrecord.analysis.reuse.edits import edits
from onrecord.model.statement import Statement
from onrecord.record.statement_map import MapKind, MapLink
from onrecord.record.unit import who_key


@frozen
class LabelChange:
    """Who is said to speak changed: `part` is label, speaker, outlet or kind."""

    part: str
    before: str | None
    after: str | None


@frozen
class StatementChange:
    """What became of one statement, or of several that were split or merged.

    Spans of the edits count code points of the statements' words, several statements joined by a newline.
    `elsewhere` says that the words still stand on the page (or stood on the old one), read as no one's words: noise.
    """

    kind: MapKind
    old: tuple[Statement, ...]
    new: tuple[Statement, ...]
    edits: tuple[Edit, ...] = ()
    labels: tuple[LabelChange, ...] = ()
    noise: bool = False
    elsewhere: bool = False

    @property
    def before(self) -> str:
        """Returns the words as they were."""
        return "\n".join(one.text for one in self.old)

    @property
    def after(self) -> str:
        """Returns the words as they are."""
        return "\n".join(one.text for one in self.new)

    @property
    def material(self) -> bool:
        """Tells whether what was said, or who is said to have said it, changed."""
        if self.noise:
            return False
        loose = self.kind in {MapKind.ADDED, MapKind.REMOVED, MapKind.REATTRIBUTED}
        return loose or bool(self.labels) or any(edit.material for edit in self.edits)

    def to_dict(self, *, noise: bool = False) -> dict[str, Any]:
        """Returns the change as values that JSON knows, edits of markup and layout only when asked for."""
        return {
            "kind": self.kind.value,
            "old": [one.id for one in self.old],
            "new": [one.id for one in self.new],
            "before": self.before,
            "after": self.after,
            "edits": [edit.to_dict() for edit in self.edits if noise or not edit.noise],
            "labels": [{"part": one.part, "before": one.before, "after": one.after} for one in self.labels],
            "material": self.material,
            "noise": self.noise,
            "elsewhere": self.elsewhere,
        }


def statement_change(
    link: MapLink, sides: tuple[Sequence[Statement], Sequence[Statement]], language: str | None
) -> StatementChange:
    """Returns what a link of a statement map stands for; `sides` are all old and all new statements."""
    old, new = tuple(sides[0][at] for at in link.old), tuple(sides[1][at] for at in link.new)
    if not old or not new:
        return StatementChange(link.kind, old, new)
    change = StatementChange(link.kind, old, new, (), tuple(_labels(old, new)), noise=link.noise)
    return evolve(change, edits=edits(change.before, change.after, language=language))


def _labels(old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[LabelChange]:
    """Yields what changed about who speaks; a label printed with other signs is the same label."""
    for part, read in _PARTS.items():
        for one, other in zip_longest(old, new):
            before, after = (None if side is None else read(side) for side in (one, other))
            both = one is not None and other is not None
            if who_key(before) != who_key(after) and (both or part == "label"):
                yield LabelChange(part, before, after)


_PARTS: Mapping[str, Callable[[Statement], str | None]] = {
    "kind": lambda one: one.kind.value,
    "label": lambda one: one.label,
    "speaker": lambda one: one.speaker,
    "outlet": lambda one: one.outlet,
}
