"""The program suggests passages; only an editor makes evidence of them."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer
from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.log import Author
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.models.suggestion import Status
from onrecord.web.dossiers.suggest import suggest
from onrecord.web.dossiers.text import dossier_from
from onrecord.web.dossiers.told import dossier_of
from onrecord.web.record.book import book_of

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
    assert {one.source for one in found} == {"search", "formulation", "dropped", "promise", "question"}
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
        sent = {"suggestion": one.pk, "holder": "anlan", "stance": "unclear", "question.en": "Why?", "since": one.statement.split("/")[1][:10],
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


PAGE = """<html lang="en"><head><title>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on June {day}, 2025</title>
<link rel="canonical" href="{address}"></head><body>
<h1>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on June {day}, 2025</h1>
<p>Reuters: Does the two-track approach still stand?</p>
<p>Lin Yueran: {opening} We have always held that the two-track approach and the principle of phased and {word} actions
point the way to a settlement. {closing}</p>
<p>AFP: Is there a date?</p>
<p>Lin Yueran: Nothing of the kind is planned at present.</p>
</body></html>"""
OPENINGS = ("Thank you.", "I have answered this.", "It does.", "You know it well.", "Let me be brief.", "As I said.")
CLOSINGS = (
    "Talks matter.",
    "Nobody gains by force.",
    "We listen to all.",
    "That is all.",
    "Time is short.",
    "We go on.",
)


def received(day: int) -> Received:
    address = f"https://www.mfa.anlan.example/en/202506{day:02}.html"
    word = "synchronized" if day <= 10 else "coordinated"
    told = {"opening": OPENINGS[day % 6], "closing": CLOSINGS[day % 5]}
    page = PAGE.format(day=day, address=address, word=word, **told).encode()
    return Received(Capture(page, "text/html", "utf-8", address), datetime(2025, 6, day, 9, tzinfo=UTC), 200, (), "web")


def test_a_wording_that_changed_is_suggested_with_what_it_became(
    site: Callable[..., Client],
    tmp_path: Path,
    db: None,  # noqa: ARG001  the site's tables
) -> None:
    with Writer(tmp_path / "record") as writer:
        for day in (*range(3, 9), *range(14, 20)):
            list(ingest(writer, [received(day)]))
        follow_up(writer.store)
    site(tmp_path / "record")
    source = {"statement": "xa-mfa/2025-06-{day:02}/en/a1", "sentence_with": "two-track approach"}
    held = [
        {"holder": "anlan", "stance": "proposes", "question": {"en": "How?"}, "since": f"2025-06-{day:02}",
         "evidence": [{**source, "statement": source["statement"].format(day=day)}]}
        for day in (3, 14, 19)
    ]  # fmt: skip
    text = {
        "dossier": "wording",
        "title": {"en": "Wording"},
        "terms": {"two-track": {"en": ["two-track approach"]}},
        "actors": {"anlan": {"kind": "state", "name": {"en": "Anlan"}, "office": "xa-mfa"}},
        "positions": held,
    }
    save(dossier_from(yaml.safe_dump(text)), Author("test"))
    row = models.Dossier.objects.get(slug="wording")
    suggest(row, book_of(settings.ONRECORD.folder))
    (found,) = models.Suggestion.objects.filter(source="changed")
    assert "synchronized" in found.words
    assert "synchronized" in found.why.partition("→")[0]
    assert "coordinated" in found.why.partition("→")[2]
    assert found.status == Status.SUGGESTED
