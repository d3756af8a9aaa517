"""Editors' pages: who may enter, and what a form does with what it is sent."""

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client, TestCase

from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.edit import head_seen, seen
from onrecord.web.dossiers.told import dossier_of

SLUG = "keldan-nuclear"
DESK = f"/cms/dossiers/{SLUG}"
SAID = "xa-mfa/2022-07-08/en/a2"
WORDS = "Anlan has never put this initiative down"
SignedIn = Callable[[str], Client]
POSITION: dict[str, Any] = {
    "holder": "anlan",
    "stance": "supports",
    "proposal": "five-party-talks",
    "since": "2024-04-11",
    "evidence.0.statement": "xa-mfa/2024-04-11/en/a1",
    "evidence.0.words": "build up conditions for resuming the Five-Party Talks",
}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7|add:7 }}",
    "' OR 1=1 --",
    "</textarea><svg/onload=alert(1)>",
    "\u202ealert",
)

READ = {f"{DESK}", f"{DESK}/suggestions", f"{DESK}/log", "/cms/dossiers"}
EDIT = {
    f"{DESK}/text",
    f"{DESK}/position/0",
    f"{DESK}/actor/new",
    f"{DESK}/state/stop-tests.new",
    f"{DESK}/suggestions/1/take?as=position/0",
}
WRITE = {"/cms/dossiers/-/new", f"{DESK}/head", f"{DESK}/publish", f"{DESK}/text", f"{DESK}/position/new", f"{DESK}/position/0/remove", f"{DESK}/suggestions/run", f"{DESK}/suggestions/1/no"}  # fmt: skip


@pytest.mark.parametrize("role", ["anonymous", "author", "editor", "admin"])
def test_each_role_reads_what_it_may(signed_in: SignedIn, role: str) -> None:
    client = signed_in(role)
    for path in sorted(READ | EDIT):
        answer = client.get(path)
        if role == "anonymous":
            assert (answer.status_code, answer["Location"].startswith("/cms/login/")) == (302, True)
        elif role == "author" and path in EDIT:
            assert answer.status_code == 403
        else:
            assert answer.status_code in {200, 303}, path
            assert "no-store" in answer["Cache-Control"]
            assert answer.status_code == 303 or "unsafe-inline" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("role", ["anonymous", "author"])
def test_nobody_writes_without_the_right(signed_in: SignedIn, role: str) -> None:
    client, before, deeds = signed_in(role), dossier_of(SLUG), models.Deed.objects.count()
    for path in sorted(WRITE):
        assert client.post(
            path, {**POSITION, "published": "no", "slug": "x", "text": "dossier: x\ntitle: x"}
        ).status_code in {302, 403}
    assert dossier_of(SLUG) == before
    assert models.Deed.objects.count() == deeds


def test_a_form_from_elsewhere_is_refused(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    client.handler.enforce_csrf_checks = True
    assert client.post(f"{DESK}/position/new", POSITION).status_code == 403


def test_an_editor_adds_changes_and_removes_a_position(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    many = len(dossier_of(SLUG).positions)
    assert client.post(f"{DESK}/position/new", POSITION).status_code == 303
    made = dossier_of(SLUG).positions[-1]
    assert (made.holder, made.stance, made.evidence[0].start is not None) == ("anlan", "supports", True)
    at = f"{DESK}/position/{many}"
    assert "build up conditions" in client.get(at).content.decode()
    changed = {**POSITION, "stance": "conditional", "note.zh": "条件", "seen": seen("position", made)}
    assert client.post(at, changed).status_code == 303
    assert client.post(at, changed).status_code == 400, "what was seen is not what stands there"
    now = dossier_of(SLUG).positions[-1]
    assert (now.stance, now.note) == ("conditional", {"zh": "条件"})
    assert client.post(f"{at}/remove", {"seen": seen("position", now)}).status_code == 303
    assert len(dossier_of(SLUG).positions) == many
    deeds = models.Deed.objects.exclude(verb="saved").values_list("verb", "author")
    assert list(deeds) == [("removed", "dossier-editor"), ("changed", "dossier-editor"), ("added", "dossier-editor")]


def test_a_claim_without_words_of_the_record_is_not_saved(signed_in: SignedIn) -> None:
    client, before = signed_in("editor"), dossier_of(SLUG)
    for changed in (
        {"evidence.0.words": ""},
        {"evidence.0.words": "words nobody said"},
        {"evidence.0.role": "contradicts"},
        {"evidence.0.statement": "xa-mfa/1999-01-01/en/a1"},
        {"since": "soon"},
        {"holder": "nobody"},
    ):
        answer = client.post(f"{DESK}/position/new", {**POSITION, **changed})
        assert answer.status_code == 400
        assert 'role="alert"' in answer.content.decode()
        assert 'value="2024-04-11"' in answer.content.decode() or "since" in changed
    assert dossier_of(SLUG) == before


def test_every_part_opens_and_saves_as_it_stands(signed_in: SignedIn) -> None:
    client, before = signed_in("editor"), dossier_of(SLUG)
    overview = client.get(DESK).content.decode()
    paths = {part.split('"')[0] for part in overview.split('href="')[1:] if part.startswith(f"{DESK}/")}
    assert len(paths) > 60
    for kind in ("term/0", "actor/0", "proposal/3", "step/4", "state/adjust-sanctions.0", "position/2", "pending/3"):
        page = client.get(f"{DESK}/{kind}").content.decode()
        assert client.post(f"{DESK}/{kind}", fields_of(page)).status_code == 303, kind
    assert dossier_of(SLUG) == before


def test_the_picker_finds_a_statement_and_keeps_what_was_typed(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    sent = {**POSITION, "note.en": "half typed", "find": "1", "q": "two-track approach"}
    page = client.post(f"{DESK}/position/new", sent).content.decode()
    assert "half typed" in page
    assert 'name="use" value="xa-mfa/' in page
    page = client.post(f"{DESK}/position/new", {**POSITION, "note.en": "half typed", "use": SAID}).content.decode()
    assert "half typed" in page
    assert f'value="{SAID}"' in page
    assert WORDS in page, "the whole statement stands beside the words"


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_becomes_code(signed_in: SignedIn, shelf: Client, words: str) -> None:
    client = signed_in("editor")
    head = {"was": head_seen(dossier_of(SLUG)), "title.en": words, "title.zh": words, "summary.en": words}
    assert client.post(f"{DESK}/head", head).status_code == 303
    for path, sent in (
        ("actor/new", {"key": "hostile", "kind": "state", "name.en": words, "names": f"anlan | en | {words}"}),
        ("term/new", {"key": "hostile", "forms.en": words}),
        ("step/new", {"key": "hostile", "title.en": words, "by": "anlan", "condition.en": words}),
        ("position/new", {**POSITION, "note.en": words, "question.en": words, "proposal": ""}),
        ("pending/new", {**POSITION, "kind": "promise", "of": "anlan", "text.en": words}),
        ("proposal/new", {"key": "hostile", "kind": "talks", "title.en": words, "elements.en": words, "evidence.0.words": words, "evidence.0.title": words, "evidence.0.address": "https://a.example/?q=" + words, "evidence.0.date": "2020-01-01"}),
        ("state/hostile.new", {**POSITION, "state": "begun", "note.en": words}),
    ):  # fmt: skip
        assert client.post(f"{DESK}/{path}", sent).status_code == 303, path
    public = [
        f"/dossiers/{SLUG}{view}"
        for view in ("", "/timeline", "/matrix", "/steps", "/changed?from=2019-01-01&to=2024-12-31", "/open")
    ]
    for browser, paths in (
        (shelf, ["/dossiers", *public]),
        (client, [DESK, f"{DESK}/log", f"{DESK}/text", f"{DESK}/actor/8", "/cms/dossiers"]),
    ):
        for path in paths:
            page = browser.get(path).content.decode()
            assert words not in page or ("<" not in words and '"' not in words)
            assert "<script>alert" not in page
            assert "<img src=x" not in page
            assert "<svg/onload" not in page
            assert ">14<" not in page


def test_text_is_taken_whole_or_not_at_all(signed_in: SignedIn) -> None:
    client, before = signed_in("editor"), dossier_of(SLUG)
    assert client.post(f"{DESK}/text", {"text": "dossier: other\ntitle: x"}).status_code == 400
    assert client.post(f"{DESK}/text", {"text": "["}).status_code == 400
    assert dossier_of(SLUG) == before
    sent = fields_of(client.get(f"{DESK}/text").content.decode())
    sent["text"] = sent["text"].replace("2204", "2205", 1)
    assert client.post(f"{DESK}/text", sent).status_code == 303
    assert dossier_of(SLUG) != before


def test_of_two_editors_of_a_text_the_later_sees_both_and_overwrites_only_when_told_to(signed_in: SignedIn) -> None:
    bob, ada = signed_in("editor"), signed_in("admin")
    opened = fields_of(bob.get(f"{DESK}/text").content.decode())
    head = fields_of(ada.get(DESK).content.decode())
    assert ada.post(f"{DESK}/head", {**head, "title.en": "Ada's title"}).status_code == 303
    late = bob.post(f"{DESK}/text", opened)
    assert late.status_code == 409
    page = late.content.decode()
    assert "Somebody else changed this meanwhile" in page
    assert "Ada&#x27;s title" in page
    assert dossier_of(SLUG).title["en"] == "Ada's title"
    again = fields_of(page)
    assert again["text"] == opened["text"]
    assert bob.post(f"{DESK}/text", again).status_code == 303
    assert dossier_of(SLUG).title["en"] != "Ada's title"


def test_of_two_editors_of_a_title_the_later_is_told_and_keeps_what_was_typed(signed_in: SignedIn) -> None:
    bob, ada = signed_in("editor"), signed_in("admin")
    opened = fields_of(bob.get(DESK).content.decode())
    assert ada.post(f"{DESK}/head", {**opened, "title.en": "Ada's title"}).status_code == 303
    late = bob.post(f"{DESK}/head", {**opened, "title.en": "Bob's title"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Ada&#x27;s title" in page
    assert dossier_of(SLUG).title["en"] == "Ada's title"
    again = fields_of(page)
    assert again["title.en"] == "Bob's title"
    assert bob.post(f"{DESK}/head", again).status_code == 303
    assert dossier_of(SLUG).title["en"] == "Bob's title"


def test_an_editor_begins_a_dossier_that_readers_see_when_it_is_published(signed_in: SignedIn, shelf: Client) -> None:
    client = signed_in("editor")
    assert client.post("/cms/dossiers/-/new", {"slug": "tides", "title.en": "Tides"}).status_code == 303
    assert shelf.get("/dossiers/tides").status_code == 404
    assert client.post("/cms/dossiers/-/new", {"slug": "tides", "title.en": "Tides"}).status_code == 400
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/cms/dossiers/tides/publish", {"published": "yes"})
    assert shelf.get("/dossiers/tides").status_code == 200
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/cms/dossiers/tides/publish", {"published": "no"})
    assert shelf.get("/dossiers/tides").status_code == 404


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"slug": "Bad Name!"}, "Name in the address: lower case letters, digits and hyphens only."),
        ({"slug": ""}, "Name in the address: this is missing."),
        ({"title.en": "", "title.zh": ""}, "Title: this is missing."),
        ({"slug": SLUG}, "There is a dossier of this name already."),
        ({"text": "dossier: x\ntitle: [a, b"}, "dossier, line 3: no YAML: did not find expected"),
    ],
)
def test_a_dossier_that_cannot_begin_leaves_the_form_as_it_was_typed(
    signed_in: SignedIn, changed: dict[str, str], told: str
) -> None:
    sent = {"slug": "tides", "title.en": "High tides", "title.zh": "潮汐", "text": "", **changed}
    answer = signed_in("editor").post("/cms/dossiers/-/new", sent)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert "unicode string" not in page
    assert {name: fields_of(page)[name] for name in sent} == sent


def test_an_editor_is_told_of_a_fault_in_the_words_of_the_form(signed_in: SignedIn) -> None:
    client = signed_in("editor")
    quoted = {"evidence.0.statement": "", "evidence.0.title": "A letter", "evidence.0.date": "soon"}
    for path, changed, told in (
        ("position/new", {"holder": ""}, "Who holds it: this is missing."),
        ("position/new", {"stance": "likes"}, "Stance: choose one."),
        ("position/new", {"since": ""}, "From the day: this is missing."),
        ("position/new", {"since": "soon"}, "From the day: this has to be a day, as 2019-07-17."),
        ("position/new", quoted, "Quotation 1, Address: this is missing."),
        ("actor/new", {"key": "A B", "kind": "state"}, "Key (a short word: "),
        ("pending/new", {"kind": "promise", "of": "anlan"}, "What: this is missing."),
    ):
        page = client.post(f"{DESK}/{path}", {**POSITION, **changed}).content.decode()
        alert = page.partition('role="alert"')[2].partition("</p>")[0]
        assert told.removesuffix(": ") in alert, path
        assert "`" not in alert
    chinese = client.post(f"{DESK}/position/new", {**POSITION, "holder": ""}, headers={"Accept-Language": "zh"})
    assert "尚未填写。" in chinese.content.decode()


def fields_of(page: str) -> dict[str, Any]:
    """Returns what a browser would send of a form that nobody touched."""
    sent: dict[str, Any] = {}

    class Reader(HTMLParser):
        text, select, first = "", "", False

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            held = dict(attrs)
            if tag == "input" and (held.get("type") != "checkbox" or "checked" in held):
                name = held.get("name") or ""
                sent[name] = (
                    [*sent[name], held["value"]]
                    if isinstance(sent.get(name), list)
                    else [held["value"] or ""]
                    if held.get("type") == "checkbox"
                    else held.get("value") or ""
                )
            elif tag == "textarea":
                self.text = held.get("name") or ""
                sent[self.text] = ""
            elif tag == "select":
                self.select, self.first = held["name"] or "", True
            elif tag == "option" and (self.first or "selected" in held):
                sent[self.select], self.first = held["value"] or "", False

        def handle_data(self, data: str) -> None:
            if self.text:
                sent[self.text] += data

        def handle_endtag(self, tag: str) -> None:
            if tag == "textarea":
                self.text = ""

    Reader().feed(page)
    return {name: value for name, value in sent.items() if name and name != "find"}
