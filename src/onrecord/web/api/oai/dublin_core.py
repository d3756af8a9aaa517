"""Editions in unqualified Dublin Core, the form that every harvester takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from onrecord.offices import offices
from onrecord.web.api.oai.harvest import Item
from onrecord.web.record.provenance import web_address

PREFIX: Final = "oai_dc"
NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC: Final = "http://purl.org/dc/elements/1.1/"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"


def dublin_core(one: Item, site: str) -> Element:
    """Returns an edition in Dublin Core; `site` is the site's address."""
    made = Element(f"{{{NAMESPACE}}}dc", {f"{{{XSI}}}schemaLocation": f"{NAMESPACE} {SCHEMA}"})
    for name, text in _facts(one, site):
        SubElement(made, f"{{{DC}}}{name}").text = text
    return made


def _facts(one: Item, site: str) -> Iterator[tuple[str, str]]:
    known = offices().get(one.office)
    yield "title", legal(one.title or one.id)
    for name in dict.fromkeys((one.publisher, one.presider)):
        if name:
            yield "creator", legal(name)
    publisher = one.publisher or (known.publisher if known else None)
    if publisher:
        yield "publisher", legal(publisher)
    if one.date:
        yield "date", one.date
    yield "type", "Text"
    yield "type", one.kind
    yield "format", "text/html"
    yield "language", one.language
    yield "identifier", f"{site}/{one.id}@r{one.revision}"
    yield "identifier", f"urn:onrecord:{one.id}@r{one.revision}"
    address = web_address(one.address)
    if address:
        yield "source", legal(address)
    yield "relation", f"{site}/{one.id.rpartition('/')[0]}"
    if known:
        yield "rights", legal(known.terms.license)


def legal(text: str) -> str:
    """Returns a text without the characters that XML has no place for."""
    return "".join(one if _is_legal(one) else "\ufffd" for one in text)


def _is_legal(one: str) -> bool:
    code = ord(one)
    return code in {0x9, 0xA, 0xD} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
