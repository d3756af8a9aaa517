"""How the first newsroom's blocks are written: short functions, each a block as it is stored."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from attrs import frozen
from django.conf import settings

from onrecord.errors import UsageError
from onrecord.web.pages.quoted import link_of
from onrecord.web.record.book import book_of

Block = dict[str, Any]


@frozen
class Maker:
    """Writes blocks in one language. `images` are the drawings' numbers, `words` their alternative texts."""

    language: str
    images: Mapping[str, int]
    words: Mapping[str, str]

    def picture(self, name: str, caption: str = "") -> Block:
        """Returns a picture with its words."""
        by = "Drawing: OnRecord" if self.language == "en" else "绘图：OnRecord"
        return {
            "image": self.images[name],
            "alt": self.words[name],
            "decorative": False,
            "caption": caption,
            "credit": by,
        }

    def quote(self, phrase: str, words: str, *, day: str = "") -> str:
        """Returns the link to words of the statement that says a phrase, "" where the record has no such words."""
        asked = f'"{phrase}" lang:{self.language} kind:answer'
        try:
            hits = book_of(settings.ONRECORD.folder).finder.search(asked, limit=40, sort="oldest", exact=True).hits
            held = next(
                (one.row for one in hits if words in one.row.text and str(one.row.date or "").startswith(day)), None
            )
            return link_of(held.id, words) if held is not None else ""
        except UsageError:
            return ""

    def first_said(self, edition: str, words: str) -> str:
        """Returns the link to words in the first revision of an edition that has them, "" where none has."""
        store = book_of(settings.ONRECORD.folder).store
        for row in store.revision_rows(edition):
            revision = store.load(row)
            held = next((one for one in revision.statements if words in one.text), None)
            if held is not None:
                return link_of(revision.ref(held), words)
        return ""


def block(kind: str, **value: Any) -> Block:
    """Returns a block."""
    return {"type": kind, "value": value}


def item(value: Any) -> Block:
    """Returns an entry of a list."""
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def items(*values: Any) -> list[Block]:
    """Returns the entries of a list."""
    return [item(one) for one in values]


def link(text: str, address: str) -> Block:
    """Returns a way to somewhere."""
    return {"text": text, "page": None, "address": address}


def heading(text: str, over: str = "") -> Block:
    """Returns a heading."""
    return block("title", text=text, over=over)


def text(*paragraphs: str) -> Block:
    """Returns paragraphs."""
    return block("text", text="".join(f"<p>{one}</p>" for one in paragraphs))


def quotation(link_: str, lead: str = "", size: str = "usual") -> list[Block]:
    """Returns a quotation, nothing where the record does not have the words."""
    return [block("quotation", link=link_, lead=lead, size=size)] if link_ else []


def listed(title: str, source: str, most: int, *, pictures: bool = False, query: str = "") -> Block:
    """Returns a list."""
    return block("listed", title=title, source=source, query=query, most=most, pictures=pictures)


def nothing() -> Block:
    """Returns the empty picture of a card without one."""
    return {"image": None, "alt": "", "decorative": False, "caption": "", "credit": ""}
