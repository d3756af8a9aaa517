"""The client has the verbs of the local library, with the same arguments and the same answers; neither grows alone."""

import inspect
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import GeneratorType
from typing import Any

import attrs
import pytest

from onrecord.cli.commands import names as command_names
from onrecord.client import Client
from onrecord.pipeline.opened import Record, open_record

BRIEFING, STATEMENT = "xa-mfa/2024-04-11", "xa-mfa/2024-04-11/en/a1"
STORY = b"""<html><head><title>Anlan says</title></head><body><h1>Anlan welcomes</h1><p>Anlan welcomes the signs of detention
on the Peninsula. A hotline that rings and a drill that falls silent are good.</p></body></html>"""
Verb = Callable[[Any], Any]
CALLS: dict[str, list[Verb]] = {
    "annotation": [],
    "briefing": [lambda one: one.briefing(BRIEFING)],
    "briefings": [lambda one: one.briefings(), lambda one: one.briefings(office="xa-mfa", after=date(2021, 1, 1))],
    "changes": [lambda one: one.changes(f"{BRIEFING}/zh"), lambda one: one.changes(f"{BRIEFING}/zh", old=2, new=1, noise=True)],
    "check": [lambda one: one.check(STORY)],
    "cite": [lambda one: one.cite([STATEMENT, BRIEFING, f"{BRIEFING}/zh/x1@r1"]), lambda one: one.cite([STATEMENT], form="csl")],
    "compare": [lambda one: one.compare("..2020", "2021..", office="xa-mfa")],
    "copies": [lambda one: one.copies("xa-mfa/2019-07-17/en/a1"), lambda one: one.copies(STATEMENT, start=0, end=24)],
    "corrections": [lambda one: one.corrections(), lambda one: one.corrections(target=BRIEFING, kind="correction")],
    "coverage": [lambda one: one.coverage(), lambda one: one.coverage(office="xa-mfa", after=date(2021, 1, 1))],
    "dropped": [lambda one: one.dropped(date(2022, 1, 1), office="xa-mfa", issue="korean-peninsula")],
    "edition": [lambda one: one.edition(f"{BRIEFING}/zh@r1")],
    "edition_history": [],
    "every": [lambda one: one.every("kind:question")],
    "exchange": [lambda one: one.exchange(f"{BRIEFING}/en/x1")],
    "exchanges": [lambda one: one.exchanges()],
    "export": [],
    "followups": [lambda one: one.followups(), lambda one: one.followups(state="open", on=date(2024, 5, 1), within=5, lapse=400)],
    "history": [lambda one: one.history("dialogue"), lambda one: one.history("双轨并进", by="year", language="zh", said_by="all")],
    "ladder": [lambda one: one.ladder(one.ladders()[0]["id"]), lambda one: one.ladder(one.ladders()[0]["id"], office="xa-mfa", language="en")],
    "ladders": [lambda one: one.ladders()],
    "names": [lambda one: one.names(), lambda one: one.names(office="xa-mfa", sort="outlet", standing="named")],
    "new": [lambda one: one.new(), lambda one: one.new(BRIEFING)],
    "offices": [lambda one: one.offices()],
    "omitted": [lambda one: one.omitted(BRIEFING)],
    "parallel": [lambda one: one.parallel(BRIEFING), lambda one: one.parallel(BRIEFING, languages="zh,en")],
    "receipt": [lambda one: one.receipt(STATEMENT)],
    "replies": [lambda one: one.replies(), lambda one: one.replies(briefing=BRIEFING, office="xa-mfa")],
    "reply_counts": [lambda one: one.reply_counts(), lambda one: one.reply_counts(by="outlet", office="xa-mfa")],
    "resolve": [lambda one: one.resolve(f"{STATEMENT}@r1", "Anlan welcomes the signs"), lambda one: one.resolve(STATEMENT, "Nobody said so")],
    "revisions": [lambda one: one.revisions()],
    "search": [lambda one: one.search("sanctions", limit=7, offset=3, by=["office", "month"]), lambda one: one.search("talks", limit=130)],
    "state": [lambda one: one.state()],
    "statement": [lambda one: one.statement(STATEMENT)],
    "statements": [lambda one: one.statements(), lambda one: one.statements("sanctions kind:answer")],
    "terms": [lambda one: one.terms(BRIEFING)],
    "tiers": [lambda one: one.tiers(["dialogue", "双轨并进"], office="xa-mfa")],
    "to_pandas": [],
    "to_polars": [],
}  # fmt: skip
"""Every verb with calls whose answers are compared; those without one have tests of their own in this file."""
HERE_ONLY = {"close": "both end, each what it has", "finder": "the index itself", "store": "the files themselves"}
THERE_ONLY = {"annotation": "it carries the address of the site"}
COMMANDS = {
    "search": "search", "parallel": "parallel", "cite": "cite", "export": "export", "coverage": "coverage", "names": "names",
    "history": "history", "new": "new", "terms": "terms", "compare": "compare", "dropped": "dropped", "tiers": "tiers",
    "ladder": "ladder", "replies": "replies", "followups": "followups", "check": "check", "revisions": "edition_history",
    "omitted": "omitted", "copies": "copies", "receipt": "receipt", "correct": "corrections", "offices": "offices",
}  # fmt: skip
LOCAL_COMMANDS = {
    "demo", "read", "add", "fetch", "watch", "import", "reread", "rebuild", "backup", "restore", "scan", "verify", "serve", "site",
}  # fmt: skip
"""Commands that make, keep, sweep or publish: nobody does that to another's record."""


@pytest.fixture(scope="module")
def far(address: str) -> Iterator[Client]:
    with Client(address) as client:
        yield client


@pytest.fixture(scope="module")
def near(demo: Path) -> Iterator[Record]:
    with open_record(demo) as record:
        yield record


def verbs(of: type) -> set[str]:
    return {name for name, one in inspect.getmembers(of) if not name.startswith("_") and callable(one)}


def arguments(of: type, verb: str) -> list[tuple[str, Any, Any]]:
    found = inspect.signature(getattr(of, verb)).parameters.values()
    return [(one.name, one.kind, one.default) for one in found][1:]


def test_the_client_and_the_library_have_the_same_verbs() -> None:
    assert verbs(Record) - set(HERE_ONLY) == verbs(Client) - set(THERE_ONLY) - set(HERE_ONLY)
    assert set(CALLS) == verbs(Client) - set(HERE_ONLY)


@pytest.mark.parametrize("verb", sorted(set(CALLS) - set(THERE_ONLY)))
def test_a_verb_has_the_same_arguments_here_and_there(verb: str) -> None:
    assert arguments(Client, verb) == arguments(Record, verb)
    documented = inspect.getdoc(getattr(Client, verb))
    assert documented
    assert documented.split()[0] in {"Returns", "Yields", "Writes"}


def test_every_command_that_asks_something_is_a_verb() -> None:
    assert set(command_names()) == set(COMMANDS) | LOCAL_COMMANDS
    assert set(COMMANDS.values()) <= verbs(Client)


def listed(answer: Any) -> Any:
    lazy = isinstance(answer, GeneratorType | map) or hasattr(answer, "__next__")
    return list(answer) if lazy else answer


def same(there: Any, here: Any, where: str) -> None:
    """Fails where what the client says is not what the library says; of a value each of the client's names is compared."""
    if isinstance(there, list | tuple):
        assert len(there) == len(here), where
        for at, (one, other) in enumerate(zip(there, here, strict=True)):
            same(one, other, f"{where}[{at}]")
    elif attrs.has(type(there)):
        for field in attrs.fields(type(there)):
            if field.name != "raw" and hasattr(here, field.name):
                same(getattr(there, field.name), getattr(here, field.name), f"{where}.{field.name}")
            else:
                assert field.name in {"raw", "editions"}, f"{where}: the library has no `{field.name}`"
    else:
        plain = json.loads(json.dumps(here, default=str)) if isinstance(here, dict | list) else here
        assert there == plain, where


CASES = [(verb, call) for verb, calls in CALLS.items() for call in calls]


@pytest.mark.parametrize(("verb", "call"), CASES, ids=[f"{verb}-{at}" for at, (verb, _) in enumerate(CASES)])
def test_a_verb_answers_the_same_here_and_there(far: Client, near: Record, verb: str, call: Verb) -> None:
    there, here = listed(call(far)), listed(call(near))
    assert there
    same(there, here, verb)


def test_the_history_of_an_edition_names_no_path_of_the_server(far: Client, near: Record) -> None:
    there, here = far.edition_history(f"{BRIEFING}/zh"), near.edition_history(f"{BRIEFING}/zh")
    assert set(there) == set(here)
    assert [one["id"] for one in there["revisions"]] == [one["id"] for one in here["revisions"]]
    assert "file:" not in json.dumps(there)


@pytest.mark.parametrize("form", ["csv", "jsonl", "tei", "ris"])
def test_an_export_is_the_same_file(far: Client, near: Record, tmp_path: Path, form: str) -> None:
    sizes = [one.export(form, tmp_path / name, query="sanctions") for one, name in ((far, "there"), (near, "here"))]
    assert sizes[0] == sizes[1] > 100
    assert (tmp_path / "there").read_bytes() == (tmp_path / "here").read_bytes()
    far.export(form, tmp_path / "one", ids=[STATEMENT])
    near.export(form, tmp_path / "other", ids=[STATEMENT])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_tables_are_the_same(far: Client, near: Record) -> None:
    there, here = far.to_polars("sanctions"), near.to_polars("sanctions")
    assert there.columns == here.columns
    assert there.rows() == here.rows()
    assert far.to_pandas("sanctions").equals(near.to_pandas("sanctions"))


def test_a_passage_carries_the_address_of_the_site(far: Client) -> None:
    assert far.annotation(STATEMENT, start=0, end=14)["type"] == "Annotation"
