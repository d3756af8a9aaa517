"""The client at a live server says what the local library says."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.client import Client, SiteError
from onrecord.errors import UsageError
from onrecord.pipeline.check import check
from onrecord.pipeline.history import history
from onrecord.pipeline.opened import Record, open_record
from onrecord.record.receipt_check import check_receipt

STORY = b"""<html><head><title>Anlan says</title></head><body><h1>Anlan welcomes</h1><p>Anlan welcomes the signs of detention
on the Peninsula. A hotline that rings and a drill that falls silent are good.</p></body></html>"""


@pytest.fixture
def far(address: str) -> Iterator[Client]:
    with Client(address) as client:
        yield client


@pytest.fixture
def near(demo: Path) -> Iterator[Record]:
    with open_record(demo) as record:
        yield record


def test_a_search_finds_the_same_in_the_same_order(far: Client, near: Record) -> None:
    told, held = (
        far.search("sanctions", limit=5, by=["office", "month"]),
        near.search("sanctions", limit=5, by=["office", "month"]),
    )
    assert [one.id for one in told.hits] == [one.row.id for one in held.hits]
    assert (told.total, told.counts) == (held.total, held.counts)
    assert [one.date for one in told.hits] == [one.row.date for one in held.hits]


def test_every_match_comes_once_page_after_page(far: Client, near: Record) -> None:
    assert [one.id for one in far.every("kind:question")] == [one.row.id for one in near.every("kind:question")]


def test_all_statements_come_as_a_stream(far: Client, near: Record) -> None:
    assert {one["id"] for one in far.statements()} == {one.id for one in near.statements()}
    assert [one["id"] for one in far.statements("sanctions kind:answer")] != []


def test_briefings_and_what_is_in_them_are_the_same(far: Client, near: Record) -> None:
    held = [one.id for one in near.briefings(office="xa-mfa", after=date(2021, 1, 1))]
    assert sorted(one.id for one in far.briefings(office="xa-mfa", after=date(2021, 1, 1))) == sorted(held)
    assert far.briefing(held[0]).office == "xa-mfa"
    said = near.statement("xa-mfa/2024-04-11/en/a1")
    told = far.statement("xa-mfa/2024-04-11/en/a1")
    assert (told.id, told.text, told.date, told.speaker) == (said.id, said.text, said.date, said.speaker)
    exchange = far.exchange("xa-mfa/2024-04-11/en/x1")
    assert [one.kind for one in exchange.statements] == ["question", "answer"]


def test_the_history_of_a_phrase_has_all_of_its_uses(far: Client, near: Record) -> None:
    held = history(near.store, near.finder, "dialogue").as_dict()
    told = far.history("dialogue")
    assert {**told.raw, "next": None} == {**json.loads(json.dumps(held)), "next": None}
    assert len(told.uses) == len(held["uses"]) > 0
    assert told.first is not None
    assert told.uses[0].exact.lower().startswith("dialog")


def test_a_page_is_checked_as_here(far: Client, near: Record, tmp_path: Path) -> None:
    held = json.loads(json.dumps(check(STORY, near).to_dict()))
    path = tmp_path / "story.html"
    path.write_bytes(STORY)
    assert far.check(STORY).raw == held == far.check(path).raw
    assert far.check(path).passages


def test_a_receipt_holds_without_the_site(far: Client) -> None:
    receipt = far.receipt("xa-mfa/2024-04-11/en/a1")
    assert check_receipt(receipt, root=far.record()["root"]) == []


def test_quoted_words_are_followed(far: Client) -> None:
    found = far.resolve("xa-mfa/2024-04-11/en/a1@r1", "Anlan welcomes the signs")
    assert (found.outcome, found.words) == ("exact", ("Anlan welcomes the signs",))


def test_an_export_becomes_a_file_only_when_it_is_whole(far: Client, tmp_path: Path) -> None:
    path = tmp_path / "found.csv"
    assert far.export("csv", path, query="sanctions") == path.stat().st_size
    assert path.read_text("utf-8").startswith("id,briefing,")
    with pytest.raises(SiteError) as fault:
        far.export("akn", tmp_path / "none.xml", ids=["xa-mfa/1999-01-01/en"])
    assert fault.value.status == 422
    assert [one.name for one in tmp_path.iterdir()] == ["found.csv"]


def test_the_other_verbs_answer(far: Client) -> None:
    assert [one["id"] for one in far.offices()]
    assert far.new()[0]["schema"] == "onrecord.new/1"
    assert far.terms()[0]["schema"] == "onrecord.terms/1"
    assert far.compare("..2020", "2021..", office="xa-mfa")[0]["wordings"]
    assert next(far.replies(briefing="xa-mfa/2024-04-11"))["schema"] == "onrecord.reply/1"
    assert next(far.followups())["state"] in {"met", "open", "lapsed"}
    assert far.coverage(office="xa-mfa")[0]["office"] == "xa-mfa"
    assert len(far.revisions("xa-mfa/2024-04-11/zh")["revisions"]) == 2
    assert far.changes("xa-mfa/2024-04-11/zh")["material"] is True
    assert far.edition("xa-mfa/2024-04-11/zh@r1")["id"] == "xa-mfa/2024-04-11/zh@r1"
    assert far.annotation("xa-mfa/2024-04-11/en/a1")["type"] == "Annotation"


def test_what_the_site_refuses_is_told_with_its_words(far: Client) -> None:
    with pytest.raises(SiteError, match="the record holds no") as fault:
        far.statement("xa-mfa/2024-04-11/en/a99")
    assert fault.value.status == 404
    with pytest.raises(SiteError, match="bracket"):
        far.search("(")
    with pytest.raises(UsageError):
        far.statement("../../admin")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError):
        Client("record.example")


def test_the_client_is_loaded_without_django_or_the_record() -> None:
    import subprocess
    import sys

    words = "import sys, onrecord.client; print([one for one in sys.modules if one.startswith(('django', 'onrecord.record', 'onrecord.web', 'ninja'))])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert onrecord.__version__
