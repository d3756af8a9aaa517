"""The pages of the demo's dossier, in both languages, and what they give to other programs."""

import csv
import io
import json

import pytest
from attrs import evolve
from django.conf import settings
from django.test import Client, TestCase

from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.log import Author
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.keldan import demo_dossier, demo_value
from onrecord.web.dossiers.text import dossier_from
from onrecord.web.dossiers.told import dossier_of
from onrecord.web.gate.generation import generation

SLUG = "keldan-nuclear"
BASE = f"/dossiers/{SLUG}"
PAGES = ("/dossiers", BASE, *(f"{BASE}/{one}" for one in ("timeline", "matrix", "steps", "changed", "open")))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_both_languages_without_a_cookie(shelf: Client, path: str) -> None:
    for address in (path, f"/zh{path}"):
        answer = shelf.get(address)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "<script" not in answer.content.decode().replace('<script type="application/ld+json"', "")
    told = shelf.get(f"{path}.json").json()
    assert told["schema"].startswith("onrecord.page.dossiers/")


def test_all_quotations_of_the_demo_stand_as_they_were_taken(shelf: Client) -> None:
    held = shelf.get(f"{BASE}/matrix.json").json()
    quotes = [
        q for row in held["matrix"]["rows"] for cell in row["cells"] for one in cell["held"] for q in one["quotes"]
    ]
    assert len(quotes) > 30
    assert {one["outcome"] for one in quotes} == {"exact"}
    answer = shelf.get(quotes[0]["path"])
    assert answer.status_code == 200
    assert "<mark" in answer.content.decode()


def test_loading_the_demo_twice_changes_nothing(shelf: Client) -> None:  # noqa: ARG001  it was loaded once
    deeds = models.Deed.objects.count()
    assert demo_dossier() is False
    assert models.Deed.objects.count() == deeds
    assert dossier_of(SLUG).positions[0].evidence[0].digest


def test_an_unpublished_dossier_is_nobodys(shelf: Client) -> None:
    models.Dossier.objects.update(published=False)
    assert SLUG not in shelf.get("/dossiers").content.decode()
    for path in (*PAGES[1:], f"{BASE}/export/positions.csv", f"{BASE}/export/dossier.yml"):
        assert shelf.get(path).status_code == 404


def test_a_change_of_wording_is_marked(shelf: Client) -> None:
    page = shelf.get(f"{BASE}/changed?from=2021-12-20&to=2022-06-01").content.decode()
    assert "<ins>" in page or "before-after" in page
    assert shelf.get(f"{BASE}/changed?from=soon&to=2022-06-01").status_code == 404
    turned = shelf.get(f"{BASE}/changed.json?to=2021-12-20&from=2022-06-01").json()
    assert turned["first"] == "2021-12-20"


def test_contradicting_evidence_stands_beside_the_claim(shelf: Client) -> None:
    page = shelf.get(f"{BASE}/steps").content.decode()
    assert 'class="evidence contradicts"' in page
    assert "four times since September" in page


def test_open_promises_and_those_met(shelf: Client) -> None:
    told = shelf.get(f"{BASE}/open.json").json()["pending"]
    assert [one["pending"]["until"] is None for one in told] == [True, True, True, False]


def test_exports_say_what_the_dossier_says(shelf: Client) -> None:
    table = shelf.get(f"{BASE}/export/positions.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == sum(len(one.evidence) for one in demo_value().positions)
    assert all(len(row["sha256"]) == 64 for row in rows)
    graph = json.loads(shelf.get(f"{BASE}/export/dossier.jsonld").content)["@graph"]
    assert sum(one["@type"] == "Claim" for one in graph) == len(demo_value().positions)
    again = dossier_from(shelf.get(f"{BASE}/export/dossier.yml").content.decode())
    assert again.title == demo_value().title


def test_a_page_names_its_words_in_the_readers_language(shelf: Client) -> None:
    assert "克尔丹半岛核问题" in shelf.get(f"/zh{BASE}").content.decode()
    assert "对等暂停" in shelf.get(f"/zh{BASE}/steps").content.decode()


def test_what_is_saved_begins_a_new_generation(shelf: Client) -> None:
    assert shelf.get(BASE).status_code == 200
    before = generation(settings.ONRECORD.site_folder)
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert save(evolve(demo_value(), title={"en": "Another title"}), Author("t"))
    assert generation(settings.ONRECORD.site_folder) > before
