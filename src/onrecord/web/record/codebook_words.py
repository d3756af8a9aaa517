"""The codebook of the statement table for readers: what its columns mean, in the reader's language."""

from __future__ import annotations

import re
from typing import Final

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_noop

MEANINGS: Final = frozenset((
    gettext_noop("The statement in this revision: what a citation carries."),
    gettext_noop("The event; all editions of it share this id."),
    gettext_noop("The event's text in one language from one publisher."),
    gettext_noop("Which state of the edition's page, counted from 1."),
    gettext_noop("The question and answers that the statement belongs to; empty outside of exchanges."),
    gettext_noop("The press office whose words these are."),
    gettext_noop("The body that the office speaks for, by its English name."),
    gettext_noop("The office's country (ISO 3166-1, two letters)."),
    gettext_noop("The day of the briefing where it was held."),
    gettext_noop("Where the page says so; `posted` and `address` are upper bounds."),
    gettext_noop("The kind of event (`briefing.kind`)."),
    gettext_noop("What the page is to the record."),
    gettext_noop("The language of the edition (BCP 47)."),
    gettext_noop("The title of the page, as printed."),
    gettext_noop("Who leads for the answering side."),
    gettext_noop("The statement's place in the revision, counted from 1."),
    gettext_noop("What the statement is."),
    gettext_noop("The printed label, colon included; empty where none is printed or due."),
    gettext_noop("Who speaks, as printed; not resolved to a person."),
    gettext_noop("The asker's newspaper, agency or station, as printed; empty does not mean none."),
    gettext_noop("A question that goes on with the matter of its exchange."),
    gettext_noop("The words, unchanged; paragraphs are joined by a newline."),
    gettext_noop("How many words: each Han character counts as one, signs as none."),
    gettext_noop("How many code points the text has."),
    gettext_noop("How sure it is whose words these are."),
    gettext_noop("What is odd about the statement, separated by spaces; see the flags above."),
    gettext_noop(
        "Corrections that hold for the statement, and with `briefing.` before the field for its event, "
        "as JSON; the other columns stay as they were read."
    ),
    gettext_noop("The official address of the page, or the one it was found at."),
    gettext_noop("SHA-256 of the bytes that were read."),
    gettext_noop("When these bytes were received (UTC)."),
    gettext_noop("First code point of the statement in the revision's text layer."),
    gettext_noop("Code point after the last one."),
    gettext_noop("Where the words are in the captured bytes: `start-end`, one or more, separated by spaces."),
    gettext_noop("On what terms the office lets its pages be used."),
    gettext_noop("Where the office says so."),
))  # fmt: skip
"""What the columns mean, as the codebook says it: named here so that it is translated."""
_CODE: Final = re.compile(r"`([^`]+)`")


def meaning(said: str) -> SafeString:
    """Returns what a column means, in the reader's language, names of code as such."""
    return ticked(gettext(said) if said in MEANINGS else said)


def ticked(text: str) -> SafeString:
    """Returns a text with what stands between backticks as code."""
    return SafeString(_CODE.sub(r"<code>\1</code>", conditional_escape(text)))
