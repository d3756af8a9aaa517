"""The columns of the statement table: type, meaning, values, an example. The codebook is made from this."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

ColumnType = Literal["string", "integer", "boolean", "date", "datetime"]


@frozen
class Column:
    """What one column holds. `values` is empty where any value may stand; `may_be_empty` where null may."""

    name: str
    type: ColumnType
    meaning: str
    example: str
    values: tuple[str, ...] = ()
    may_be_empty: bool = False


_KINDS = ("speech", "question", "answer", "narrative")
_NATURES = ("official", "reprint", "article", "other")
_BASES = ("title", "text", "posted", "address")
_STATES = ("ok", "unattributed", "cut")

COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "The statement in this revision: what a citation carries.", "cn-mfa/2019-12-24/en/a3@r1"),
    Column("briefing", "string", "The event; all editions of it share this id.", "cn-mfa/2019-12-24"),
    Column("edition", "string", "The event's text in one language from one publisher.", "cn-mfa/2019-12-24/en"),
    Column("revision", "integer", "Which state of the edition's page, counted from 1.", "1"),
    Column("exchange", "string", "The question and answers that the statement belongs to; empty outside of exchanges.",
           "cn-mfa/2019-12-24/en/x3@r1", may_be_empty=True),
    Column("office", "string", "The press office whose words these are.", "cn-mfa", may_be_empty=True),
    Column("publisher", "string", "The body that the office speaks for, by its English name.",
           "Ministry of Foreign Affairs of China", may_be_empty=True),
    Column("country", "string", "The office's country (ISO 3166-1, two letters).", "CN", may_be_empty=True),
    Column("date", "date", "The day of the briefing where it was held.", "2019-12-24", may_be_empty=True),
    Column("date_basis", "string", "Where the page says so; `posted` and `address` are upper bounds.", "title", _BASES,
           may_be_empty=True),
    Column("event", "string", "The kind of event (`briefing.kind`).", "regular-press-conference"),
    Column("nature", "string", "What the page is to the record.", "official", _NATURES),
    Column("language", "string", "The language of the edition (BCP 47).", "en", may_be_empty=True),
    Column("title", "string", "The title of the page, as printed.", "Regular Press Conference on 24 December 2019",
           may_be_empty=True),
    Column("presider", "string", "Who leads for the answering side.", "Geng Shuang", may_be_empty=True),
    Column("position", "integer", "The statement's place in the revision, counted from 1.", "7"),
    Column("kind", "string", "What the statement is.", "answer", _KINDS),
    Column("label", "string", "The printed label, colon included; empty where none is printed or due.", "Geng Shuang:",
           may_be_empty=True),
    Column("speaker", "string", "Who speaks, as printed; not resolved to a person.", "Geng Shuang", may_be_empty=True),
    Column("outlet", "string", "The asker's newspaper, agency or station, as printed; empty does not mean none.",
           "Reuters", may_be_empty=True),
    Column("follow_up", "boolean", "A question that goes on with the matter of its exchange.", "false"),
    Column("text", "string", "The words, unchanged; paragraphs are joined by a newline.", "I have no news on that."),
    Column("words", "integer", "How many words: each Han character counts as one, signs as none.", "6"),
    Column("characters", "integer", "How many code points the text has.", "23"),
    Column("state", "string", "How sure it is whose words these are.", "ok", _STATES),
    Column("flags", "string", "What is odd about the statement, separated by spaces; see the flags above.",
           "label-doubtful", may_be_empty=True),
    Column("corrections", "string", "Corrections that hold for the statement, and with `briefing.` before the field for its "
           "event, as JSON; the other columns stay as they were read.", '{"speaker": "Geng Shuang"}', may_be_empty=True),
    Column("address", "string", "The official address of the page, or the one it was found at.",
           "https://www.mfa.gov.cn/…", may_be_empty=True),
    Column("capture", "string", "SHA-256 of the bytes that were read.", "9f86d081884c7d65…"),
    Column("captured", "datetime", "When these bytes were received (UTC).", "2019-12-24T09:30:00Z", may_be_empty=True),
    Column("span_start", "integer", "First code point of the statement in the revision's text layer.", "240"),
    Column("span_end", "integer", "Code point after the last one.", "263"),
    Column("bytes", "string", "Where the words are in the captured bytes: `start-end`, one or more, separated by spaces.",
           "301-340 350-361", may_be_empty=True),
    Column("license", "string", "On what terms the office lets its pages be used.",
           "all rights reserved; quotation with the source named", may_be_empty=True),
    Column("terms", "string", "Where the office says so.", "https://www.mfa.gov.cn/web/", may_be_empty=True),
)  # fmt: skip
