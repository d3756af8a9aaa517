"""TEI by the Parla-CLARIN recommendations: one `TEI` per revision; several stand in a `teiCorpus`.

https://clarin-eric.github.io/parla-clarin/
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from onrecord.errors import UsageError
from onrecord.model.statement import Kind, Statement
from onrecord.record.export.cast import Cast, cast_of
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.sections import Section, sections
from onrecord.record.export.tei_head import corpus_head, head, xml_id
from onrecord.record.export.xml_out import XmlOut

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes the document; raises UsageError where there is no statement, for which TEI has no document."""
    first = list(islice(excerpts, 2))
    if not first:
        raise UsageError("no statement to write: TEI has no empty documents")
    xml = XmlOut(out.stream)
    if len(first) == 1:
        _text(first[0], xml, namespace=NAMESPACE)
        return xml.replaced
    with xml.element("teiCorpus", {"xmlns": NAMESPACE}):
        corpus_head(xml)
        for excerpt in chain(first, excerpts):
            _text(excerpt, xml, namespace=None)
    return xml.replaced


def _text(excerpt: Excerpt, xml: XmlOut, *, namespace: str | None) -> None:
    revision = excerpt.revision
    own = xml_id(revision.id)
    cast = cast_of(excerpt, f"{own}.")
    attributes = {"xmlns": namespace, "xml:id": own, "xml:lang": revision.briefing.language, "n": revision.id}
    with xml.element("TEI", attributes):
        head(excerpt, cast, xml, alone=namespace is not None)
        with xml.element("text"), xml.element("body"), xml.element("div", {"type": "debate"}):
            if revision.page.title:
                xml.leaf("head", revision.page.title)
            for section in sections(excerpt):
                _section(section, excerpt, cast, xml)
            _left_out(excerpt, xml)


def _section(section: Section, excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    # Behind one division TEI allows nothing but further divisions.
    own = {"type": "speech"}
    if section.exchange:
        own = {"type": "questions", "n": excerpt.revision.exchange_ref(section.exchange)}
    with xml.element("div", own):
        for one in section.statements:
            _statement(one, excerpt, cast, xml)


def _statement(one: Statement, excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    ref = excerpt.revision.ref(one)
    if one.kind is Kind.NARRATIVE:
        xml.leaf("note", one.text, {"type": "narrative", "xml:id": xml_id(ref), "n": ref})
        return
    if one.label:
        xml.leaf("note", one.label, {"type": "speaker"})
    speaker, asked = cast.speaker(one), cast.asked(one)
    attributes = {
        "xml:id": xml_id(ref),
        "n": ref,
        "who": None if speaker is None else f"#{speaker}",
        "toWhom": None if asked is None else f"#{asked}",
        "ana": f"#{'followUp' if one.follow_up else one.kind.value}",
    }
    with xml.element("u", attributes):
        for line in one.text.split("\n"):
            xml.leaf("seg", line)


def _left_out(excerpt: Excerpt, xml: XmlOut) -> None:
    """Says that the text is not whole, where a search chose some of its statements."""
    missing = len(excerpt.revision.statements) - len(excerpt.statements)
    if missing:
        xml.empty("gap", {"reason": "sampling", "quantity": str(missing), "unit": "statements"})


FORMAT = Format("tei", ".tei.xml", "application/tei+xml", "TEI (Parla-CLARIN)", write)
