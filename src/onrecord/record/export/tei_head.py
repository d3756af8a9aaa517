"""The `teiHeader` of a revision: title, terms of use, source, how the text was made, who takes part."""

from __future__ import annotations

from onrecord.record.export.cast import Cast
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.row import country_of, license_of, official_address
from onrecord.record.export.times import instant
from onrecord.record.export.xml_out import XmlOut

_CATEGORIES = {
    "question": "A question of the press",
    "followUp": "A question that goes on with the matter of its exchange",
    "answer": "An official's words among questions and answers",
    "speech": "An announcement, a prepared statement, moderation",
}


def xml_id(ref: str) -> str:
    """Returns an id of the record as an XML name, which may hold no slash and no `@`: those become dots."""
    name = ref.replace("/", ".").replace("@", ".")
    return name if name[:1].isalpha() else f"_{name}"


def corpus_head(xml: XmlOut) -> None:
    """Writes the header of a corpus of revisions, with the taxonomy that all of them share."""
    with xml.element("teiHeader"):
        with xml.element("fileDesc"):
            with xml.element("titleStmt"):
                xml.leaf("title", "Statements of press briefings")
            with xml.element("publicationStmt"):
                xml.leaf("p", "Exported from a record by OnRecord; each text names its publisher and terms of use.")
            with xml.element("sourceDesc"):
                xml.leaf("p", "Pages of press offices, one for each text.")
        _encoding(xml)


def head(excerpt: Excerpt, cast: Cast, xml: XmlOut, *, alone: bool) -> None:
    """Writes the header of one revision; `alone` when no corpus holds the taxonomy."""
    with xml.element("teiHeader"):
        with xml.element("fileDesc"):
            with xml.element("titleStmt"):
                xml.leaf("title", excerpt.revision.page.title or excerpt.revision.id)
            _publication(excerpt, xml)
            _source(excerpt, xml)
        if alone:
            _encoding(xml)
        _profile(excerpt, cast, xml)


def _publication(excerpt: Excerpt, xml: XmlOut) -> None:
    event = excerpt.revision.briefing
    license_, terms = license_of(event.office)
    with xml.element("publicationStmt"):
        xml.leaf("publisher", event.publisher or "unknown")
        xml.leaf("idno", excerpt.revision.id, {"type": "onrecord"})
        with xml.element("availability"):
            xml.leaf("licence", license_ or "not known", {"target": terms})


def _source(excerpt: Excerpt, xml: XmlOut) -> None:
    revision = excerpt.revision
    address = official_address(excerpt)
    with xml.element("sourceDesc"), xml.element("bibl"):
        xml.leaf("title", revision.page.title or revision.id)
        xml.leaf("publisher", revision.briefing.publisher or "unknown")
        if address is not None:
            xml.leaf("idno", address, {"type": "URI"})
        xml.leaf("idno", revision.capture.sha256, {"type": "sha256"})
        if excerpt.captured is not None:
            xml.leaf("date", instant(excerpt.captured), {"type": "captured", "when": instant(excerpt.captured)})


def _encoding(xml: XmlOut) -> None:
    with xml.element("encodingDesc"):
        with xml.element("editorialDecl"):
            with xml.element("correction"):
                xml.leaf("p", "None: the words are those of the page.")
            with xml.element("segmentation"):
                xml.leaf("p", "An utterance is a statement of the record, a segment a paragraph of the page.")
        with xml.element("classDecl"), xml.element("taxonomy"):
            for key, words in _CATEGORIES.items():
                with xml.element("category", {"xml:id": key}):
                    xml.leaf("catDesc", words)


def _profile(excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    event = excerpt.revision.briefing
    day = None if event.date is None else event.date.isoformat()
    with xml.element("profileDesc"):
        if event.language:
            with xml.element("langUsage"):
                xml.leaf("language", event.language, {"ident": event.language})
        if cast.people or cast.outlets:
            with xml.element("particDesc"):
                _people(cast, xml)
        with xml.element("settingDesc"), xml.element("setting"):
            xml.leaf("name", event.office or "unknown", {"type": "office", "key": country_of(event.office)})
            xml.leaf("date", day or "undated", {"when": day})


def _people(cast: Cast, xml: XmlOut) -> None:
    if cast.people:
        with xml.element("listPerson"):
            for name, key in cast.people.items():
                with xml.element("person", {"xml:id": key, "role": "presider" if name == cast.presider else None}):
                    xml.leaf("persName", name)
    if cast.outlets:
        with xml.element("listOrg"):
            for name, key in cast.outlets.items():
                with xml.element("org", {"xml:id": key, "role": "outlet"}):
                    xml.leaf("orgName", name)
