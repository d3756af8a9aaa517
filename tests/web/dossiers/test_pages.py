"""The pages of the demo's dossier, in both languages, and what they give to other programs."""

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from attrs import evolve
from django.conf import settings
from django.test import Client, TestCase

from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.log import Author
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.keldan import demo_dossier, demo_value
from onrecord.web.dossiers.shapes import Role
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
    assert shelf.get(f"{BASE}/changed?from=soon&to=2022-06-01").status_code == 400
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
    again = dossier_from(shelf.get(f"{BASE}/export/dossier.yml").content.decode())
    assert again.title == demo_value().title


def test_linked_data_leave_nothing_out(shelf: Client) -> None:
    one = dossier_of(SLUG)
    nodes = {
        node["@id"].partition("#")[2]: node
        for node in json.loads(shelf.get(f"{BASE}/export/dossier.jsonld").content)["@graph"]
    }
    parts = (
        len(one.terms) + len(one.actors) + len(one.proposals) + len(one.positions) + len(one.steps) + len(one.pending)
    )
    assert len(nodes) == 1 + parts + sum(len(each.states) for each in one.steps)
    told = json.dumps(list(nodes.values()), ensure_ascii=False)
    for each in one.evidence():
        assert json.dumps(each.words, ensure_ascii=False) in told
    for each in one.steps:
        node = nodes[f"step-{each.key}"]
        assert len(node["participant"]) == len(each.asked_by)
        assert node.get("dossier:track", "") == each.track
        times = [nodes[f"step-{each.key}-{number}"]["temporalCoverage"] for number in range(1, len(each.states) + 1)]
        assert [day.partition("/")[0] for day in times] == [str(state.since) for state in each.states]
        assert [day.endswith("/..") for day in times] == [*[False] * (len(times) - 1), True]
    against = sum(each.role is Role.CONTRADICTS for each in one.evidence())
    assert sum(len(node.get("subjectOf", ())) for node in nodes.values() if node["@type"] == "Claim") == against > 0
    assert [node["@type"] for name, node in nodes.items() if name.startswith("pending-")] == [
        "AskAction" if each.kind == "question" else "Action" for each in one.pending
    ]
    links = {found for found in re.findall(r'"@id": "[^"]*#([^"]+)"', told) if found}
    assert links == set(nodes) - {""}, "every reference leads to a node"


@pytest.mark.parametrize("table", ["terms", "actors", "proposals", "positions", "steps", "pending"])
def test_every_table_says_what_the_dossier_says(shelf: Client, table: str) -> None:
    one = dossier_of(SLUG)
    text = shelf.get(f"{BASE}/export/{table}.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    wanted = {
        "terms": sum(len(forms) for term in one.terms for forms in term.forms.values()),
        "actors": sum(max(len(actor.names), 1) for actor in one.actors),
        "steps": sum(len(state.evidence) for step in one.steps for state in step.states),
    }
    held = getattr(one, table)
    assert len(rows) == (wanted[table] if table in wanted else sum(len(each.evidence) for each in held)) > 0
    assert f"/export/{table}.csv" in shelf.get(BASE).content.decode()
    if table == "steps":
        assert any(row["condition"] for row in rows)
    if table == "proposals":
        assert any(row["elements"] for row in rows)
    if table in {"steps", "positions"}:
        assert "contradicts" in {row["role"] for row in rows}


def test_what_changed_names_proposals_and_promises_too(shelf: Client) -> None:
    one = dossier_of(SLUG)
    days = one.days()
    told = shelf.get(f"{BASE}/changed.json?from={days[0] - timedelta(days=1)}&to={days[-1]}").json()["changes"]
    assert {each["sort"] for each in told} == {"proposal", "position", "state", "pending"}
    assert sum(each["sort"] == "proposal" for each in told) == sum(each.date is not None for each in one.proposals)
    met = next(each for each in one.pending if each.until)
    between = f"from={met.since}&to={met.until}"
    owed = [each for each in shelf.get(f"{BASE}/changed.json?{between}").json()["changes"] if each["sort"] == "pending"]
    assert (met.kind, "met") in {(each["before"], each["after"]) for each in owed}
    page = shelf.get(f"/zh{BASE}/changed?{between}").content.decode()
    assert "已回应" in page


def test_a_step_of_which_nothing_is_quoted_is_the_editors_alone(shelf: Client) -> None:
    row = models.Dossier.objects.get(slug=SLUG)
    bare = models.Step.objects.create(dossier=row, key="unsaid-step", title={"en": "A step that nobody said"})
    models.Step.objects.filter(key="stop-tests").update(pair="unsaid-step")
    for path in (BASE, f"{BASE}/steps", f"{BASE}/export/dossier.jsonld", f"{BASE}/export/dossier.yml"):
        answer = shelf.get(path).content.decode()
        assert bare.title["en"] not in answer
        assert "unsaid-step" not in answer
    assert dossier_of(SLUG, published=False).step("unsaid-step") is not None


def test_a_page_names_its_words_in_the_readers_language(shelf: Client) -> None:
    assert "克尔丹半岛核问题" in shelf.get(f"/zh{BASE}").content.decode()
    assert "对等暂停" in shelf.get(f"/zh{BASE}/steps").content.decode()


def test_what_is_saved_begins_a_new_generation(shelf: Client) -> None:
    assert shelf.get(BASE).status_code == 200
    before = generation(settings.ONRECORD.site_folder)
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert save(evolve(demo_value(), title={"en": "Another title"}), Author("t"))
    assert generation(settings.ONRECORD.site_folder) > before
