"""The head of an Akoma Ntoso document: work, expression and manifestation, and who is spoken of."""

from __future__ import annotations

import datetime as dt

from onrecord.model.transcript import Nature
from onrecord.record.export.cast import Cast
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.row import country_of, official_address
from onrecord.record.export.xml_out import Attributes, XmlOut

# ISO 639-2 and ISO 3166-1 have codes for "not known"; the standard demands a date.
_NOBODY = "#unknown"
_NO_LANGUAGE, _NO_COUNTRY, _NO_DAY = "und", "zz", dt.date(1, 1, 1)


def debate_meta(excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    """Writes the `meta` of one revision."""
    with xml.element("meta"):
        with xml.element("identification", {"source": f"#{cast.prefix}onrecord"}):
            _work(excerpt, cast, xml)
            _expression(excerpt, cast, xml)
            _manifestation(excerpt, cast, xml)
        with xml.element("references", {"source": f"#{cast.prefix}onrecord"}):
            _references(excerpt, cast, xml)


def collection_meta(xml: XmlOut) -> None:
    """Writes the `meta` of a collection."""
    day = {"date": _NO_DAY.isoformat(), "name": "unknown"}
    with xml.element("meta"), xml.element("identification", {"source": "#onrecord"}):
        for level, uri in (("Work", "/akn/zz/collection"), ("Expression", "/akn/zz/collection/und@")):
            with xml.element(f"FRBR{level}"):
                _head(uri, day, _NOBODY, xml)
                xml.empty(*(("FRBRcountry", {"value": _NO_COUNTRY}) if level == "Work" else _language(None)))
        with xml.element("FRBRManifestation"):
            _head("/akn/zz/collection/und@.xml", day, _NOBODY, xml)


def _head(uri: str, day: Attributes, author: str, xml: XmlOut, *, alias: str | None = None) -> None:
    xml.empty("FRBRthis", {"value": f"{uri}/!main"})
    xml.empty("FRBRuri", {"value": uri})
    if alias is not None:
        xml.empty("FRBRalias", {"value": alias, "name": "onrecord"})
    xml.empty("FRBRdate", day)
    xml.empty("FRBRauthor", {"href": author})


def _author(cast: Cast) -> str:
    return f"#{cast.prefix}publisher"


def _work_uri(excerpt: Excerpt) -> str:
    country = (country_of(excerpt.revision.briefing.office) or _NO_COUNTRY).lower()
    return f"/akn/{country}/debateReport/{excerpt.revision.briefing_id}"


def _expression_uri(excerpt: Excerpt) -> str:
    language = excerpt.revision.edition.rpartition("/")[2]
    return f"{_work_uri(excerpt)}/{language}@r{excerpt.revision.number}"


def _day(excerpt: Excerpt) -> Attributes:
    """Returns the day of the briefing, else the best that is known, with a name that says which it is."""
    event, page = excerpt.revision.briefing, excerpt.revision.page
    received = None if excerpt.captured is None else excerpt.captured.date()
    known = (("briefing", event.date), ("posted", page.posted), ("captured", received), ("unknown", _NO_DAY))
    return next({"date": day.isoformat(), "name": name} for name, day in known if day is not None)


def _work(excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    with xml.element("FRBRWork"):
        _head(_work_uri(excerpt), _day(excerpt), _author(cast), xml, alias=excerpt.revision.briefing_id)
        xml.empty("FRBRcountry", {"value": (country_of(excerpt.revision.briefing.office) or _NO_COUNTRY).lower()})


def _expression(excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    with xml.element("FRBRExpression"):
        _head(_expression_uri(excerpt), _day(excerpt), _author(cast), xml, alias=excerpt.revision.id)
        xml.empty(*_language(excerpt.revision.briefing.language))


def _language(language: str | None) -> tuple[str, Attributes]:
    return "FRBRlanguage", {"language": language or _NO_LANGUAGE}


def _manifestation(excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    received = excerpt.captured
    day = _day(excerpt) if received is None else {"date": received.date().isoformat(), "name": "captured"}
    with xml.element("FRBRManifestation"):
        _head(
            f"{_expression_uri(excerpt)}.xml",
            day,
            _author(cast),
            xml,
            alias=f"sha256:{excerpt.revision.capture.sha256}",
        )


def _references(excerpt: Excerpt, cast: Cast, xml: XmlOut) -> None:
    own = cast.prefix
    address = official_address(excerpt)
    if address is not None:
        nature = excerpt.revision.nature
        shown = "official page" if nature is Nature.OFFICIAL else nature.value
        xml.empty("original", {"eId": f"{own}original", "href": address, "showAs": shown})
    _reference("Organization", f"{own}onrecord", "OnRecord", xml)
    _reference("Organization", f"{own}publisher", cast.publisher or "unknown", xml)
    for name, key in cast.outlets.items():
        _reference("Organization", key, name, xml)
    for name, key in cast.people.items():
        _reference("Person", key, name, xml)
    _reference("Role", f"{own}presider", "presider", xml)


def _reference(kind: str, key: str, name: str, xml: XmlOut) -> None:
    # Names are as printed: the reference stays inside the document until somebody resolves it to a person.
    xml.empty(f"TLC{kind}", {"eId": key, "href": f"#{key}", "showAs": name})
