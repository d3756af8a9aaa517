"""The how-to's dossier of the Korean Peninsula, over the shared pages: ids and phrases are told, words are the record's."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer
from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.log import Author
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.suggest import suggest
from onrecord.web.dossiers.text import dossier_from
from onrecord.web.dossiers.told import dossier_of
from onrecord.web.record.book import book_of

PAGES = (98, 104, 676, 703)
SLUG = "korean-peninsula"
NOW = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a record of the two seed pages and four of the ministry's own."""
    folder = tmp_path_factory.mktemp("korea") / "record"
    held = (json.loads(line) for line in (shared / "cn_mfa_zh" / "index.jsonl").read_text("utf-8").splitlines())
    pages = [one for one in held if one["id"] in PAGES]
    assert len(pages) == len(PAGES)
    with Writer(folder) as writer:
        for number, path in enumerate(sorted((shared / "seeds").glob("*.txt"))):
            list(ingest(writer, [received(path, "text/plain", f"https://copies.example/{number}")]))
        for one in pages:
            list(ingest(writer, [received(shared / "cn_mfa_zh" / one["file"], "text/html", one["url"])]))
        follow_up(writer.store)
    return folder


def received(path: Path, media_type: str, address: str) -> Received:
    return Received(Capture(path.read_bytes(), media_type, "utf-8", address), NOW, 200, (), "web")


def recipe(root: Path) -> str:
    """Returns the dossier as the how-to tells it."""
    return (root / "docs" / "how-to" / "dossiers.md").read_text("utf-8").split("```yaml\n")[1].split("```")[0]


@pytest.mark.usefixtures("db")
def test_the_how_to_builds_the_dossier(root: Path, record: Path, site: Callable[..., Client]) -> None:
    client = site(record)
    text = recipe(root)
    assert (
        max(
            len(line.split("sentence_with: ")[1].split("}")[0])
            for line in text.splitlines()
            if "sentence_with: " in line
        )
        < 60
    )
    save(dossier_from(text), Author("test"), published=True)
    one = dossier_of(SLUG)
    assert one is not None
    evidence = list(one.evidence())
    assert len(evidence) > 30
    assert all(each.words and len(each.digest) == 64 for each in evidence)
    assert {each.kind for each in one.proposals} == {
        "approach",
        "talks",
        "resolution",
        "statement",
        "meeting",
        "sanctions",
    }
    for view in ("", "/timeline", "/matrix", "/steps", "/changed?from=2018-02-01&to=2023-12-01", "/open"):
        for language in ("", "/zh"):
            answer = client.get(f"{language}/dossiers/{SLUG}{view}")
            assert answer.status_code == 200
    told = client.get(f"/dossiers/{SLUG}/matrix.json").json()
    quotes = [
        q for row in told["matrix"]["rows"] for cell in row["cells"] for held in cell["held"] for q in held["quotes"]
    ]
    assert {each["outcome"] for each in quotes} == {"exact"}
    assert_shown(client)


NAMED = {
    "dual-track": "dual-track",
    "suspension-for-suspension": "suspension-for-suspension",
    "six-party-talks": "Six-Party Talks",
    "draft-resolution": "draft resolution",
    "singapore": "Singapore consensus",
    "leaders-meeting": "Leaders",
    "vancouver": "Vancouver",
    "maximum-pressure": "maximum pressure",
    "sanctions": "可逆条款",
}
"""The proposals that the design names, each with words that have to stand in a quotation behind it."""


def assert_shown(client: Client) -> None:
    """Asserts that readers find each mechanism with its words, both reciprocal pairs, the condition, and what speaks against."""
    told = client.get(f"/dossiers/{SLUG}.json").json()
    held = {one["proposal"]["key"]: one for one in told["proposals"]}
    assert set(held) == set(NAMED)
    for key, words in NAMED.items():
        assert any(words in quote["words"] for quote in held[key]["quotes"]), key
        assert {quote["outcome"] for quote in held[key]["quotes"]} == {"exact"}
        assert held[key]["proposal"]["by"], key
    assert [len(held[key]["proposal"]["elements"]) for key in ("dual-track", "suspension-for-suspension")] == [2, 2]
    steps = {one["step"]["key"]: one for one in client.get(f"/dossiers/{SLUG}/steps.json").json()["steps"]}
    assert {key: one["tie"] for key, one in steps.items()} == {
        "dprk-suspends": "in-return",
        "drills-suspended": "in-return",
        "denuclearization": "in-parallel",
        "peace-mechanism": "in-parallel",
        "adjust-sanctions": "",
        "deliver-singapore": "",
    }
    assert steps["adjust-sanctions"]["step"]["condition"]["en"] == "in light of new developments"
    assert all(quotes for one in steps.values() for _, quotes in one["states"])
    matrix = client.get(f"/dossiers/{SLUG}/matrix").content.decode()
    assert "UN Command" in matrix
    assert 'class="evidence contradicts"' in matrix, "what the other side says stands beside the position"
    assert "the so-called UN Command" in client.get(f"/dossiers/{SLUG}").content.decode(), "names as a side says them"
    changes = client.get(f"/dossiers/{SLUG}/changed.json?from=2021-10-01&to=2023-12-01").json()["changes"]
    kept = [one for one in changes if one["before"] == one["after"] == "proposes"]
    assert kept, "the approach stands, in other words"
    assert all(one["wording"]["before"]["words"] != one["wording"]["after"]["words"] for one in kept)
    assert len(client.get(f"/dossiers/{SLUG}/open.json").json()["pending"]) == 2
    on = client.get(f"/dossiers/{SLUG}/matrix.json?on=2018-06-01").json()["matrix"]["columns"]
    assert "draft-resolution" not in {one["key"] for one in on}, "a day before the draft does not know it"


def test_the_program_suggests_passages_for_it(root: Path, record: Path, site: Callable[..., Client], db: None) -> None:  # noqa: ARG001
    site(record)
    save(dossier_from(recipe(root)), Author("test"))
    row = models.Dossier.objects.get(slug=SLUG)
    before = list(dossier_of(SLUG, published=False).evidence())
    made = suggest(row, book_of(settings.ONRECORD.folder))
    found = models.Suggestion.objects.filter(dossier=row)
    assert made == found.count() > 0
    assert {"search"} <= {one.source for one in found}
    assert list(dossier_of(SLUG, published=False).evidence()) == before, (
        "a suggestion is nothing before an editor decides"
    )
