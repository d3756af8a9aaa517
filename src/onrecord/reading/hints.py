"""What a press office's folder tells the general reader. Plain data; reading knows no office."""

from __future__ import annotations

from attrs import frozen

from onrecord.reading.label_families import folded


@frozen
class Person:
    """Somebody who leads briefings: full name, and the names under which labels print them."""

    name: str
    labels: tuple[str, ...] = ()


@frozen
class Hints:
    """Data that sharpen the general reader for one office; the defaults sharpen nothing.

    Labels are folded by `label_families.folded`. `body` names classes or ids of the element that holds
    the words. `title_kinds` pairs a regular expression on the title with a briefing kind and whether that
    kind is a briefing. `drop_lines` pairs an expression on a line with the furniture reason. `lookups`
    are known oddities of single pages: a field and its value.
    """

    office: str | None = None
    publisher: str | None = None
    language: str | None = None
    presiders: tuple[Person, ...] = ()
    official_labels: frozenset[str] = frozenset()
    asker_labels: frozenset[str] = frozenset()
    body: tuple[str, ...] = ()
    title_kinds: tuple[tuple[str, str, bool], ...] = ()
    drop_lines: tuple[tuple[str, str], ...] = ()
    lookups: tuple[tuple[str, str], ...] = ()
    title: str | None = None
    official_host: bool = False
    reader_name: str = "general"
    reader_version: int = 1

    @property
    def presider_keys(self) -> frozenset[str]:
        """Returns the folded printed names of all presiders."""
        return frozenset(folded(word) for one in self.presiders for word in (one.name, *one.labels))


GENERAL = Hints()
