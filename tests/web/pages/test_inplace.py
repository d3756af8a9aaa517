"""Editing on the page: drafts, nothing lost between two editors, nobody else lets in."""

import json
from typing import Any

import pytest
from django.test import Client

from onrecord.web.pages.blocks.body import Body
from onrecord.web.pages.inplace.state import undo_to
from onrecord.web.pages.types.article import ArticlePage

# Wagtail leaves the closing of temporary files of pictures to Python.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

CMS = "/cms/inplace"


def article() -> Any:
    return ArticlePage.objects.get(slug="changed-page", locale__language_code="en")


def heading(text: str, revision: int, **more: str) -> dict[str, str]:
    return {"block-text": text, "block-over": "", "revision": str(revision), **more}


def draft() -> list[tuple[str, Any]]:
    return [(one.block_type, one.id) for one in article().get_latest_revision_as_object().body]


def test_an_editor_sees_pencils_and_a_reader_does_not(newsroom: Client, editor: Client) -> None:
    assert b"data-block=" in editor.get("/changed-page").content
    assert b"data-block=" not in editor.get("/changed-page?as=reader").content
    assert b"data-block=" not in newsroom.get("/changed-page").content


def test_a_block_is_inserted_changed_moved_copied_and_taken_away_as_a_draft(newsroom: Client, editor: Client) -> None:
    page = article()
    address = f"{CMS}/{page.pk}"
    assert editor.get(f"{address}/new/top/").status_code == 200
    assert editor.get(f"{address}/new/top/title/").status_code == 200
    saved = editor.post(f"{address}/new/top/title/", heading("What is new", 0))
    assert b"data-saved=" in saved.content
    kind, block = draft()[0]
    assert kind == "title"
    revision = article().latest_revision_id
    assert editor.get(f"{address}/block/{block}/").status_code == 200
    editor.post(f"{address}/block/{block}/", heading("What is newer", revision))
    assert b"What is newer" in editor.get("/changed-page").content
    assert b"What is newer" not in newsroom.get("/changed-page").content
    for verb, place in (("down", 1), ("duplicate", 1), ("up", 0)):
        told = editor.post(f"{address}/do/{verb}/", {"block": block, "revision": article().latest_revision_id})
        assert told.status_code == 200
        assert [one[1] for one in draft()].index(block) == place
    count = len(draft())
    editor.post(f"{address}/do/delete/", {"block": block, "revision": article().latest_revision_id})
    assert len(draft()) == count - 1
    editor.post(f"{address}/do/undo/")
    assert len(draft()) == count
    published = editor.post(f"{address}/do/publish/", {"revision": article().latest_revision_id})
    assert published.status_code == 200
    assert b"What is newer" in newsroom.get("/changed-page?x=1").content


def test_of_two_editors_of_one_block_the_later_is_told_and_both_versions_are_kept(editor: Client) -> None:
    page = article()
    address = f"{CMS}/{page.pk}"
    editor.post(f"{address}/new/top/title/", heading("First", 0))
    _, block = draft()[0]
    opened = article().latest_revision_id
    editor.post(f"{address}/block/{block}/", heading("Ada's words", opened))
    late = editor.post(f"{address}/block/{block}/", heading("Bo's words", opened))
    assert late.status_code == 409
    assert b"Somebody else changed this" in late.content
    assert article().get_latest_revision_as_object().body[0].value["text"] == "Ada's words"
    kept = [json.dumps(one.content) for one in article().revisions.all()]
    assert any("Bo's words" in one for one in kept)
    editor.post(f"{address}/block/{block}/", heading("Bo's words", opened, over=str(article().latest_revision_id)))
    assert article().get_latest_revision_as_object().body[0].value["text"] == "Bo's words"
    refused = editor.post(f"{address}/do/delete/", {"block": block, "revision": opened})
    assert refused.status_code == 409


def test_two_editors_of_different_blocks_do_not_hinder_each_other(editor: Client) -> None:
    address = f"{CMS}/{article().pk}"
    editor.post(f"{address}/new/top/title/", heading("One", 0))
    editor.post(f"{address}/new/top/title/", heading("Two", 0))
    (_, two), (_, one) = draft()[:2]
    opened = article().latest_revision_id
    assert editor.post(f"{address}/block/{one}/", heading("One more", opened)).status_code == 200
    assert editor.post(f"{address}/block/{two}/", heading("Two more", opened)).status_code == 200
    body = article().get_latest_revision_as_object().body
    assert [body[0].value["text"], body[1].value["text"]] == ["Two more", "One more"]


def test_undo_goes_back_step_by_step(editor: Client) -> None:
    address = f"{CMS}/{article().pk}"
    start = len(draft())
    for name in ("One", "Two", "Three"):
        editor.post(f"{address}/new/top/title/", heading(name, 0))
    for left in (2, 1, 0):
        assert editor.post(f"{address}/do/undo/").status_code == 200
        assert len(draft()) == start + left
    assert undo_to(article()) is None
    assert editor.post(f"{address}/do/undo/").status_code == 422


def test_a_picture_without_words_may_be_a_draft_and_is_not_published(editor: Client) -> None:
    from wagtail.images import get_image_model

    address = f"{CMS}/{article().pk}"
    image = get_image_model().objects.first()
    sent = {
        "block-title": "Big", "block-picture-image": str(image.pk), "block-picture-alt": "", "block-subtitle": "",
        "block-picture-caption": "", "block-picture-credit": "", "block-text": "null", "block-link-text": "",
        "block-link-page": "", "block-link-address": "", "revision": "0",
    }  # fmt: skip
    assert b"data-saved=" in editor.post(f"{address}/new/top/big_picture/", sent).content
    refused = editor.post(f"{address}/do/publish/", {"revision": article().latest_revision_id})
    assert refused.status_code == 422
    assert "Say what the picture shows" in refused.json()["error"]


def test_a_page_is_scheduled_and_the_times_are_taken_back(editor: Client) -> None:
    address = f"{CMS}/{article().pk}"
    late = editor.post(
        f"{address}/do/schedule/", {"revision": article().latest_revision_id, "go_live": "2001-01-01T00:00:00Z"}
    )
    assert late.status_code == 422
    editor.post(
        f"{address}/do/schedule/", {"revision": article().latest_revision_id, "go_live": "2999-01-01T00:00:00Z"}
    )
    assert article().latest_revision.approved_go_live_at.year == 2999
    assert b'data-state="scheduled"' in editor.get("/changed-page").content
    told = editor.post(f"{address}/do/unschedule/")
    assert told.status_code == 200, told.content
    assert article().latest_revision.approved_go_live_at is None


@pytest.mark.parametrize("path", ["block/x/", "new/top/", "new/top/title/", "fields/", "page/"])
def test_nobody_else_comes_in(newsroom: Client, path: str) -> None:
    from django.contrib.auth.models import User

    address = f"{CMS}/{article().pk}/{path}"
    assert newsroom.get(address).status_code == 302
    assert newsroom.post(address).status_code == 302
    User.objects.create_user("reader", password="Lanjing-2024-x")  # noqa: S106  a test's
    reader = Client()
    reader.login(username="reader", password="Lanjing-2024-x")  # noqa: S106  a test's
    assert reader.get(address).status_code in {302, 403}


def test_the_search_finds_statements_for_the_chooser(editor: Client) -> None:
    found = editor.get("/cms/record-search/", {"q": "reciprocal suspension"}).json()["found"]
    assert found
    link = editor.get("/cms/record-words/", {"id": found[0]["id"], "words": found[0]["text"][:20]}).json()
    assert link["words"] == found[0]["text"][:20]
    assert editor.get("/cms/record-words/", {"id": found[0]["id"], "words": "never said"}).status_code == 400


EMPTY = {"revision": "0"} | {
    f"block-items-{n}-{name}": value
    for n in range(2)
    for name, value in (("deleted", ""), ("order", str(n)), ("value-count", "0"))
}


@pytest.mark.parametrize("kind", sorted(Body().child_blocks))
def test_a_block_of_any_kind_may_be_saved_empty_and_the_page_opens_still(editor: Client, kind: str) -> None:
    address = f"{CMS}/{article().pk}"
    many = {"block-items-count": "2"}
    saved = editor.post(f"{address}/new/top/{kind}/", EMPTY | many)
    assert b"data-saved=" in saved.content, kind
    assert editor.get(f"{address}/page/").status_code == 200
    assert editor.get("/changed-page").status_code == 200
    assert editor.get(f"{address}/block/{draft()[0][1]}/").status_code == 200


@pytest.mark.parametrize("kind", ["positions", "tabs", "columns"])
def test_a_new_block_that_needs_two_parts_has_two(editor: Client, kind: str) -> None:
    definition = Body().child_blocks[kind]
    items = definition.get_default()["items"]
    assert len(items) == 2
    for one in items:
        # A field without a value would be shown as “undefined”.
        assert kind == "columns" or set(one) == set(definition.child_blocks["items"].child_block.child_blocks)
    assert editor.get(f"{CMS}/{article().pk}/new/top/{kind}/").status_code == 200


def test_what_is_wrong_with_a_block_is_said_at_its_field(editor: Client) -> None:
    sent = {"block-phrase": "…", "block-title": "", "revision": "0"}
    html = editor.post(f"{CMS}/{article().pk}/new/top/phrase_chart/", sent).content.decode()
    assert "Not saved: mend what is marked." in html
    assert "Validation error" not in html
    assert "blockErrors" in html


def test_publishing_names_the_blocks_that_are_not_finished_and_their_forms_mark_what_is_missing(editor: Client) -> None:
    address = f"{CMS}/{article().pk}"
    editor.post(f"{address}/new/top/key_figures/", EMPTY | {"block-items-count": "1"})
    editor.post(f"{address}/new/top/title/", heading("Done", 0))
    editor.post(f"{address}/new/top/phrase_chart/", {"block-phrase": "", "block-title": "", "revision": "0"})
    refused = editor.post(f"{address}/do/publish/", {"revision": article().latest_revision_id})
    told = refused.json()
    assert refused.status_code == 422
    assert told["error"] == "Blocks are not finished: 1. Phrase chart, 3. Key figures."
    assert told["blocks"] == [draft()[0][1], draft()[2][1]]
    form = editor.get(f"{address}/block/{told['blocks'][0]}/?missing=1").content.decode()
    assert "Before it can be published, fill in what is marked." in form
    assert "This field is required" in form
    assert "This field is required" not in editor.get(f"{address}/block/{told['blocks'][0]}/").content.decode()


def test_words_for_a_block_that_was_taken_away_are_kept_and_can_be_inserted_again(editor: Client) -> None:
    address = f"{CMS}/{article().pk}"
    editor.post(f"{address}/new/top/title/", heading("First", 0))
    _, block = draft()[0]
    opened = article().latest_revision_id
    editor.post(f"{address}/do/delete/", {"block": block, "revision": opened})
    late = editor.post(f"{address}/block/{block}/", heading("Bo's words", opened))
    assert late.status_code == 409
    html = late.content.decode()
    assert "Bo&#x27;s words" in html
    assert "Insert mine again" in html
    assert any("Bo's words" in json.dumps(one.content) for one in article().revisions.all())
    assert block not in [one[1] for one in draft()]
    over = str(article().latest_revision_id)
    assert b"data-saved=" in editor.post(f"{address}/block/{block}/", heading("Bo's words", opened, over=over)).content
    assert draft()[0] == ("title", block)
    assert article().get_latest_revision_as_object().body[0].value["text"] == "Bo's words"
    assert editor.get(f"{address}/block/never-there/").status_code == 404


def test_the_script_learns_whether_its_editor_is_still_signed_in(newsroom: Client, editor: Client) -> None:
    assert editor.get(f"{CMS}/here/").json()["token"]
    assert newsroom.get(f"{CMS}/here/").status_code == 302


def test_a_form_without_its_token_is_refused_in_a_page_of_the_site() -> None:
    client = Client(enforce_csrf_checks=True)
    for language, words in (("en", "Nothing was saved"), ("zh", "什么也没有保存")):
        refused = client.post("/cms/login/", {"username": "ada"}, HTTP_ACCEPT_LANGUAGE=language)
        assert refused.status_code == 403
        assert words in refused.content.decode()
        assert "Forbidden" not in refused.content.decode()


@pytest.mark.parametrize("path", ["new/top/title/", "fields/"])
def test_what_the_browser_kept_fills_the_form_and_is_not_saved(editor: Client, path: str) -> None:
    before = article().latest_revision_id
    sent = {"title": "Kept words", "again": "1"} | heading("Kept words", 0)
    html = editor.post(f"{CMS}/{article().pk}/{path}", sent).content.decode()
    assert "Kept words" in html
    assert "data-touched" in html
    assert "data-saved" not in html
    assert article().latest_revision_id == before
