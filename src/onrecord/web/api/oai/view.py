"""The one address of OAI-PMH: six verbs, answered as XML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from onrecord.offices import offices
from onrecord.web.api import cursor as cursors
from onrecord.web.api.oai import dublin_core, harvest
from onrecord.web.api.oai.harvest import Item, Selection
from onrecord.web.api.oai.request import Asked, OaiError, asked, window
from onrecord.web.api.options import options
from onrecord.web.api.problem import Refused
from onrecord.web.record.book import Book, book_of

NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/"
_SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_LISTED: Final = 50
_KIND: Final = "oai"
_LARGEST: Final = 10_000
_KNOWN_FORM: Final = "application/x-www-form-urlencoded"


def oai(request: HttpRequest) -> HttpResponseBase:
    """Returns the answer to a harvester."""
    book = book_of(settings.ONRECORD.folder)
    site = settings.ONRECORD.address or f"{request.scheme}://{request.get_host()}"
    root = Element(_tag("OAI-PMH"), {f"{{{dublin_core.XSI}}}schemaLocation": f"{NAMESPACE} {_SCHEMA}"})
    SubElement(root, _tag("responseDate")).text = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = SubElement(root, _tag("request"))
    told.text = base = f"{site}{request.path}"
    wanted: Asked | None = None
    try:
        wanted = asked(_given(request))
        answer = _VERBS[wanted.verb](book, wanted.arguments, _Site(site, base))
    except OaiError as fault:
        answer = Element(_tag("error"), {"code": fault.code})
        answer.text = dublin_core.legal(fault.detail)
        # What cannot be understood is not said again.
        wanted = wanted if fault.code not in {"badVerb", "badArgument"} else None
    if wanted is not None:
        legal = {name: dublin_core.legal(text) for name, text in wanted.arguments.items()}
        told.attrib.update({"verb": wanted.verb, **legal})
    root.append(answer)
    _name_spaces()
    content = tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="text/xml; charset=utf-8")


class _Site:
    """Where the site is, for addresses that leave it."""

    def __init__(self, site: str, base: str) -> None:
        self.site, self.base = site, base
        self.host = site.partition("://")[2].partition("/")[0].partition(":")[0] or "localhost"

    def identifier(self, one: Item) -> str:
        return f"oai:{self.named}:{one.id}"

    @property
    def named(self) -> str:
        # An identifier of the protocol needs a name with a dot in it.
        return self.host if "." in self.host and not self.host.startswith("[") else "onrecord.invalid"


def _given(request: HttpRequest) -> QueryDict:
    if request.method != "POST":
        return request.GET
    length = request.META.get("CONTENT_LENGTH", "") or "0"
    if request.content_type != _KNOWN_FORM or not length.isdigit() or int(length[:9]) > _LARGEST:
        raise Refused(415, f"a request by POST is a form of type {_KNOWN_FORM}, of at most {_LARGEST:,} bytes")
    return QueryDict(request.read(_LARGEST), encoding="utf-8")


@lru_cache(maxsize=1)
def _name_spaces() -> None:
    for prefix, space in (
        ("", NAMESPACE), ("oai_dc", dublin_core.NAMESPACE), ("dc", dublin_core.DC), ("xsi", dublin_core.XSI),
    ):  # fmt: skip
        register_namespace(prefix, space)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _identify(book: Book, arguments: Mapping[str, str], at: _Site) -> Element:  # noqa: ARG001  as all verbs
    made = Element(_tag("Identify"))
    contact = options().contact or f"webmaster@{at.named}"
    facts = (
        ("repositoryName", "OnRecord"), ("baseURL", at.base), ("protocolVersion", "2.0"), ("adminEmail", contact),
        ("earliestDatestamp", harvest.earliest(book.store) or "1970-01-01T00:00:00Z"), ("deletedRecord", "no"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"), ("compression", "gzip"),
    )  # fmt: skip
    for name, text in facts:
        SubElement(made, _tag(name)).text = text
    return made


def _formats(book: Book, arguments: Mapping[str, str], at: _Site) -> Element:
    if "identifier" in arguments:
        _held(book, arguments["identifier"], at)
    made = Element(_tag("ListMetadataFormats"))
    form = SubElement(made, _tag("metadataFormat"))
    for name, text in (
        ("metadataPrefix", dublin_core.PREFIX),
        ("schema", dublin_core.SCHEMA),
        ("metadataNamespace", dublin_core.NAMESPACE),
    ):
        SubElement(form, _tag(name)).text = text
    return made


def _sets(book: Book, arguments: Mapping[str, str], at: _Site) -> Element:  # noqa: ARG001  as all verbs
    if "resumptionToken" in arguments:
        raise OaiError("badResumptionToken", "the list of sets comes whole")
    made = Element(_tag("ListSets"))
    for name in harvest.sets(book.store):
        one = SubElement(made, _tag("set"))
        SubElement(one, _tag("setSpec")).text = name
        known = offices().get(name)
        SubElement(one, _tag("setName")).text = known.names.get("en", name) if known else name
    return made


def _record(book: Book, arguments: Mapping[str, str], at: _Site) -> Element:
    found = _held(book, arguments["identifier"], at)
    _known_form(arguments["metadataPrefix"])
    made = Element(_tag("GetRecord"))
    made.append(_whole(found, at))
    return made


def _identifiers(book: Book, arguments: Mapping[str, str], at: _Site) -> Element:
    return _listed(book, arguments, "ListIdentifiers", lambda one: _head(one, at))


def _records(book: Book, arguments: Mapping[str, str], at: _Site) -> Element:
    return _listed(book, arguments, "ListRecords", lambda one: _whole(one, at))


def _listed(book: Book, arguments: Mapping[str, str], verb: str, show: Callable[[Item], Element]) -> Element:
    wanted, given = _selection(book, arguments)
    found = list(harvest.items(book.store, wanted, limit=_LISTED + 1))
    if not found:
        raise OaiError("noRecordsMatch", "nothing was recorded in that time, or of that set")
    made = Element(_tag(verb))
    for one in found[:_LISTED]:
        made.append(show(one))
    if given or len(found) > _LISTED:
        token = SubElement(made, _tag("resumptionToken"))
        token.attrib.update(completeListSize=str(harvest.count(book.store, wanted)), cursor=str(given))
        if len(found) > _LISTED:
            last = found[_LISTED - 1]
            token.text = cursors.written(
                _KIND, wanted.first, wanted.last, wanted.office, given + _LISTED, last.time, last.id
            )
    return made


def _selection(book: Book, arguments: Mapping[str, str]) -> tuple[Selection, int]:
    """Returns what is asked for and how many were given before."""
    token = arguments.get("resumptionToken")
    if token is not None:
        maybe = (str, type(None))
        try:
            first, last, office, given, time, name = cursors.read(_KIND, token, maybe, maybe, maybe, int, str, str)
        except Refused:
            raise OaiError("badResumptionToken", "the token is none of this list") from None
        return Selection(first, last, office, (time, name)), given
    _known_form(arguments["metadataPrefix"])
    office = arguments.get("set")
    if office is not None and office not in harvest.sets(book.store):
        raise OaiError("noRecordsMatch", "there is no such set")
    return Selection(*window(arguments), office), 0


def _known_form(prefix: str) -> None:
    if prefix != dublin_core.PREFIX:
        raise OaiError("cannotDisseminateFormat", f"records come as {dublin_core.PREFIX}")


def _held(book: Book, identifier: str, at: _Site) -> Item:
    start = f"oai:{at.named}:"
    found = harvest.item(book.store, identifier.removeprefix(start)) if identifier.startswith(start) else None
    if found is None:
        raise OaiError("idDoesNotExist", "the record holds no edition of this name")
    return found


def _head(one: Item, at: _Site) -> Element:
    made = Element(_tag("header"))
    for name, text in (("identifier", at.identifier(one)), ("datestamp", one.time), ("setSpec", one.office)):
        SubElement(made, _tag(name)).text = text
    return made


def _whole(one: Item, at: _Site) -> Element:
    made = Element(_tag("record"))
    made.append(_head(one, at))
    SubElement(made, _tag("metadata")).append(dublin_core.dublin_core(one, at.site))
    return made


_VERBS: Final[Mapping[str, Callable[[Book, Mapping[str, str], _Site], Element]]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "GetRecord": _record,
    "ListIdentifiers": _identifiers,
    "ListRecords": _records,
}
