"""The program suggests passages; only an editor makes evidence of them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import escape

from onrecord.web.dossiers import models
from onrecord.web.dossiers.models.suggestion import Status
from onrecord.web.dossiers.told import dossier_of

SLUG = "keldan-nuclear"
DESK = f"/cms/dossiers/{SLUG}"
SignedIn = Callable[[str], Client]


@pytest.fixture
def editor(signed_in: SignedIn) -> Client:
    """Returns an editor's browser after the program looked for passages."""
    client = signed_in("editor")
    assert client.post(f"{DESK}/suggestions/run").status_code == 303
    return client


def test_passages_come_from_every_source_and_claim_nothing(editor: Client, shelf: Client) -> None:
    found = models.Suggestion.objects.all()
    assert {"search", "formulation", "promise", "question"} <= {one.source for one in found}
    assert {"changed", "dropped"} & {one.source for one in found}
    assert {one.status for one in found} == {Status.SUGGESTED}
    many = found.count()
    editor.post(f"{DESK}/suggestions/run")
    assert models.Suggestion.objects.count() == many
    quoted = {(one.statement.partition("@")[0], one.words) for one in dossier_of(SLUG).evidence()}
    assert not quoted & {(one.statement, one.words) for one in found}
    told = shelf.get(f"/dossiers/{SLUG}/timeline").content.decode()
    assert not any(one.words in told for one in found.filter(source="question"))


def test_an_editor_takes_a_passage_as_it_is_or_with_other_words(editor: Client) -> None:
    first, second = models.Suggestion.objects.filter(source="search", statement__contains="/en/")[:2]
    for one, words, status in (
        (first, first.words, "accepted"),
        (second, second.words[:40].rsplit(" ", 1)[0], "edited"),
    ):
        page = editor.get(f"{DESK}/suggestions/{one.pk}/take?as=position/new", follow=True)
        assert escape(one.words[:60]) in page.content.decode()
        sent = {"suggestion": one.pk, "holder": "anlan", "stance": "unclear", "question.en": "Why?", "since": "2020-01-01",
                "evidence.0.statement": f"{one.statement}@r{one.revision}", "evidence.0.words": words}  # fmt: skip
        assert editor.post(f"{DESK}/position/new", sent).status_code == 303
        one.refresh_from_db()
        assert (one.status, one.decided_by.username, one.decided is not None) == (status, "dossier-editor", True)
        assert editor.post(f"{DESK}/position/new", sent).status_code == 400, "it was decided on"
    assert models.Deed.objects.filter(verb="decided").count() == 2


def test_what_was_rejected_is_not_suggested_again(editor: Client) -> None:
    one = models.Suggestion.objects.first()
    assert editor.post(f"{DESK}/suggestions/{one.pk}/no", {"reason": "off the subject"}).status_code == 303
    editor.post(f"{DESK}/suggestions/run")
    one.refresh_from_db()
    assert (one.status, one.reason) == ("rejected", "off the subject")
    assert "off the subject" in editor.get(f"{DESK}/suggestions?status=rejected").content.decode()


def test_an_author_suggests_words_and_decides_nothing(signed_in: SignedIn) -> None:
    author = signed_in("author")
    assert "xa-mfa/" in author.get(f"{DESK}/suggestions?q=two-track").content.decode()
    sent = {"statement": "xa-mfa/2022-07-08/en/a2", "words": "Anlan has never put this initiative down", "why": "a key"}
    assert author.post(f"{DESK}/suggestions/by-hand", sent).status_code == 303
    one = models.Suggestion.objects.get(source="by-hand")
    assert (one.by.username, one.status, one.revision) == ("dossier-author", "suggested", 1)
    assert author.post(f"{DESK}/suggestions/by-hand", {**sent, "words": "not said"}).status_code == 400
    assert author.post(f"{DESK}/suggestions/{one.pk}/no").status_code == 403
