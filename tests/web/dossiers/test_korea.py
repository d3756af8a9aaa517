"""The how-to's dossier of the Korean Peninsula, over the shared pages: ids and phrases are told, words are the record's."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer
from onrecord.web.dossiers.actions.log import Author
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.text import dossier_from
from onrecord.web.dossiers.told import dossier_of

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
