"""Akoma Ntoso 3.0: one `debate` per revision; several stand in a `documentCollection`.

http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part1-vocabulary/akn-core-v1.0-os-part1-vocabulary.html
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from onrecord.errors import UsageError
from onrecord.model.statement import Statement
from onrecord.record.export.akn_meta import collection_meta, debate_meta
from onrecord.record.export.cast import Cast, cast_of
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.sections import Section, sections
from onrecord.record.export.xml_out import Attributes, XmlOut

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes the document; raises UsageError where there is no statement, for which the standard has no document."""
    first = list(islice(excerpts, 2))
    if not first:
        raise UsageError("no statement to write: Akoma Ntoso has no empty documents")
    xml = XmlOut(out.stream)
    with xml.element("akomaNtoso", {"xmlns": NAMESPACE}):
        if len(first) == 1:
            _debate(first[0], xml)
        else:
            _collection(chain(first, excerpts), xml)
    return xml.replaced


def _collection(excerpts: Iterator[Excerpt], xml: XmlOut) -> None:
    with xml.element("documentCollection", {"name": "record", "contains": "originalVersion"}):
        collection_meta(xml)
        with xml.element("collectionBody"):
            for excerpt in excerpts:
                with xml.element("component", {"eId": f"component_{excerpt.revision.id}"}):
                    _debate(excerpt, xml)


def _debate(excerpt: Excerpt, xml: XmlOut) -> None:
    cast = cast_of(excerpt, f"{excerpt.revision.id}~")
    with xml.element("debate", {"name": "record", "contains": "originalVersion"}):
        debate_meta(excerpt, cast, xml)
        if excerpt.revision.page.title:
            with xml.element("preface"):
                xml.leaf("p", excerpt.revision.page.title)
        with xml.element("debateBody", {"xml:lang": excerpt.revision.briefing.language}):
            for section in sections(excerpt):
                _section(section, excerpt, cast, xml)


def _section(section: Section, excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    revision = excerpt.revision
    if section.exchange:
        name, own = "exchange", revision.exchange_ref(section.exchange)
    else:
        name, own = "statements", f"{revision.edition}/part{section.part}@r{revision.number}"
    later = f"~{section.part}" if section.exchange and section.part > 1 else ""
    with xml.element("debateSection", {"name": name, "eId": f"{own}{later}"}):
        for one in section.statements:
            _statement(one, excerpt, cast, xml)


def _statement(one: Statement, excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    own: Attributes = {
        "eId": excerpt.revision.ref(one),
        "wId": f"{excerpt.revision.edition}/{one.id}",
    }
    lines = one.text.split("\n")
    if one.kind.value == "narrative":
        xml.leaf("narrative", one.text, own)
        return
    with xml.element(one.kind.value, {**own, **_voices(one, cast)}):
        if one.label:
            xml.leaf("from", one.label)
        for line in lines:
            xml.leaf("p", line)


def _voices(one: Statement, cast: Cast) -> Attributes:
    """Returns who speaks and to whom. The standard demands `by`; an unnamed voice is `by=""`, its status undefined."""
    speaker, asked = cast.speaker(one), cast.asked(one)
    return {
        "by": "" if speaker is None else f"#{speaker}",
        "as": f"#{cast.prefix}presider" if one.speaker is not None and one.speaker == cast.presider else None,
        "to": None if asked is None else f"#{asked}",
        "status": "undefined" if speaker is None else None,
    }


FORMAT = Format("akn", ".akn.xml", "application/akn+xml", "Akoma Ntoso 3.0 debate records", write)
