"""Readers write, answer, change and take back."""

from collections.abc import Callable
from datetime import timedelta
from unittest import mock

import pytest
from django.test import Client
from django.utils import timezone

from onrecord.web.discussion.models import Comment, Rules, Status, Topic

from .conftest import ANSWER, PAGE, Reader, stamp


@pytest.mark.parametrize(
    "key", ["xa-mfa/2024-04-11", "xa-mfa/2024-04-11/en/x1", "xa-mfa/2024-04-11/en/a1", "xa-mfa/2024-04-11/zh/q1", PAGE]
)
def test_a_comment_stands_on_the_page_of_its_thing(reader: Reader, key: str) -> None:
    made = reader.said("A **clear** answer.", key)
    shown = reader.get(f"/discuss/{key}").content.decode()
    assert f'id="c{made.number}"' in shown
    assert "A <strong>clear</strong> answer." in shown
    assert "1 comment" in shown
    assert made.topic.key == key


def test_an_edition_is_talked_about_with_its_briefing_and_a_revision_with_its_statement(reader: Reader) -> None:
    assert reader.get("/discuss/xa-mfa/2024-04-11/en").headers["Location"] == "/discuss/xa-mfa/2024-04-11"
    assert reader.get(f"/zh/discuss/{ANSWER}@r1").headers["Location"] == f"/zh/discuss/{ANSWER}"


@pytest.mark.parametrize("key", ["xa-mfa/1990-01-01", "xa-mfa/2024-04-11/en/a99", "page:99", "shop:1"])
def test_nothing_is_said_about_what_is_not_there(reader: Reader, key: str) -> None:
    assert reader.get(f"/discuss/{key}").status_code == 404
    assert reader.write("Words about nothing", key).status_code == 404
    assert not Topic.objects.exists()


def test_no_page_for_readers_sets_a_cookie(reader: Reader) -> None:
    made = reader.said("Without a cookie.")
    for path in (
        f"/discuss/{ANSWER}",
        f"/discuss/comment/{made.pk}",
        "/discuss/my",
        f"/discuss/comment/{made.pk}/reply",
    ):
        assert not reader.get(path).cookies, path
    assert not reader.client.cookies


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": " "}, "Write a few words"),
        ({"text": "x" * 5001}, "longer than 5000"),
        ({"name": " \u200b "}, "by which name"),
        ({"email": "nobody"}, "no e-mail address"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "no e-mail address"),
        ({"stamp": "damaged"}, "open too long"),
        ({"stamp": "another page"}, "belongs to another page"),
        ({"parent": "999999"}, "no longer there"),
        ({"question": "999999"}, "no longer there"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_the_reason_and_the_words(
    reader: Reader, fields: dict[str, str], told: str
) -> None:
    sent = {"text": "Kept words", **fields}
    if sent.get("stamp") == "another page":
        sent["stamp"] = stamp("comment page:12")
    answer = reader.write(**sent)
    assert answer.status_code in {404, 422}
    shown = answer.content.decode()
    assert told in shown
    assert sent["text"].strip() in shown
    assert not Comment.objects.exists()


def test_a_form_sent_twice_makes_one_comment(reader: Reader) -> None:
    once = stamp(f"comment {ANSWER}")
    places = {reader.write("Only once.", stamp=once).headers["Location"].partition("?")[0] for _ in range(3)}
    assert len(places) == 1
    assert Comment.objects.count() == 1


def test_other_words_sent_in_the_same_form_are_another_comment(reader: Reader) -> None:
    once = stamp(f"comment {ANSWER}")
    for words in ("The first words.", "The second words.", "The first words."):
        reader.write(words, stamp=once)
    assert sorted(one.text for one in Comment.objects.all()) == ["The first words.", "The second words."]


def test_answers_stand_below_what_they_answer_and_no_deeper_than_four(reader: Reader) -> None:
    chain = [reader.said("The first one.")]
    for depth in range(6):
        chain.append(reader.said(f"Answer {depth}.", parent=chain[-1].pk))
    late = reader.said("A late answer to the first answer.", parent=chain[1].pk)
    assert [one.depth for one in chain] == [0, 1, 2, 3, 4, 4, 4]
    first = Comment.objects.get(pk=chain[0].pk)
    assert first.replies == 7
    numbers = [*Comment.objects.filter(root=first).order_by("path").values_list("number", flat=True)]
    assert numbers == [*(one.number for one in chain[1:]), late.number]
    shown = reader.get(f"/discuss/comment/{first.pk}").content.decode()
    places = [shown.index(f'id="c{number}"') for number in (1, *numbers)]
    assert places == sorted(places)


def test_a_comment_can_be_changed_by_its_link_for_fifteen_minutes(reader: Reader, other: Reader) -> None:
    place = reader.write("Before.").headers["Location"]
    token = place.partition("mine=")[2].partition("#")[0]
    made = Comment.objects.get()
    edit = f"/discuss/comment/{made.pk}/edit"
    assert "Before." in other.get(f"{edit}?mine={token}").content.decode()
    assert reader.post(edit, {"mine": token, "text": "After *all*."}).status_code == 303
    made.refresh_from_db()
    assert (made.text, made.html) == ("After *all*.", "<p>After <em>all</em>.</p>")
    assert made.edited is not None
    later = timezone.now() + timedelta(minutes=16)
    with mock.patch("django.utils.timezone.now", return_value=later):
        assert reader.post(edit, {"mine": token, "text": "Too late."}).status_code == 403
    made.refresh_from_db()
    assert made.text == "After *all*."


def test_a_changed_comment_is_judged_again(reader: Reader) -> None:
    token = reader.write("Harmless.").headers["Location"].partition("mine=")[2].partition("#")[0]
    made = Comment.objects.get()
    links = " ".join(f"https://shop.example/{one}" for one in range(5))
    reader.post(f"/discuss/comment/{made.pk}/edit", {"mine": token, "text": links})
    made.refresh_from_db()
    assert (made.status, made.why) == (Status.WAITING, "links")
    assert Topic.objects.get().comments == 0


def test_a_deleted_comment_leaves_its_place_only_where_others_answered(reader: Reader) -> None:
    place = reader.write("Regretted words.").headers["Location"]
    token = place.partition("mine=")[2].partition("#")[0]
    made = Comment.objects.get()
    answer = reader.said("An answer to it.", parent=made.pk)
    assert reader.post(f"/discuss/comment/{made.pk}/delete", {"mine": token}).status_code == 303
    shown = reader.get(f"/discuss/{ANSWER}").content.decode()
    assert "Regretted" not in shown
    assert "This comment is no longer there." in shown
    assert "An answer to it." in shown
    made.refresh_from_db()
    assert (made.text, made.html, made.name, made.email, made.sender, made.network) == ("", "", "", "", "", "")
    assert Topic.objects.get().comments == 1
    assert answer.topic_id == made.topic_id


def test_a_token_changes_its_own_comment_only(reader: Reader, other: Reader) -> None:
    token = reader.write("Mine.").headers["Location"].partition("mine=")[2].partition("#")[0]
    theirs = other.said("Theirs.")
    for verb in ("edit", "delete"):
        answer = reader.post(f"/discuss/comment/{theirs.pk}/{verb}", {"mine": token, "text": "Taken over."})
        assert answer.status_code == 403
    assert reader.get(f"/discuss/comment/{theirs.pk}/edit?mine={token}").status_code == 403
    theirs.refresh_from_db()
    assert (theirs.text, theirs.status) == ("Theirs.", Status.SHOWN)


def test_nothing_is_changed_by_looking(reader: Reader, someone: Callable[[str], Reader]) -> None:
    token = reader.write("Still here.").headers["Location"].partition("mine=")[2].partition("#")[0]
    made = Comment.objects.get()
    admin = someone("admin")
    base = f"/discuss/comment/{made.pk}"
    for path in (f"{base}/delete?mine={token}", f"{base}/vote?value=up", f"{base}/decide?verb=delete",
                 f"/discuss/{ANSWER}/decide?verb=close", f"/discuss/{ANSWER}/answered?value=yes", "/views?key=" + ANSWER):  # fmt: skip
        assert admin.get(path).status_code == 405, path
    admin.get(f"{base}/edit?mine={token}&text=x")
    made.refresh_from_db()
    assert (made.text, made.status, made.score) == ("Still here.", Status.SHOWN, 0)


def test_a_closed_discussion_takes_no_words(reader: Reader, someone: Callable[[str], Reader]) -> None:
    first = reader.said("Open so far.")
    moderator = someone("moderator")
    assert moderator.post(f"/discuss/comment/{first.pk}/decide", {"verb": "close"}).status_code == 303
    assert reader.write("An answer", parent=first.pk).status_code == 403
    assert reader.write("Another thread").status_code == 303
    moderator.post(f"/discuss/{ANSWER}/decide", {"verb": "close"})
    assert reader.write("A third thread").status_code == 403
    assert "This discussion is closed." in reader.get(f"/discuss/{ANSWER}").content.decode()
    moderator.post(f"/discuss/{ANSWER}/decide", {"verb": "open"})
    assert reader.write("A third thread").status_code == 303


def test_old_things_close_where_the_rules_say_so(reader: Reader) -> None:
    Rules.objects.create(close_days=30)
    assert reader.write("After all these days").status_code == 403
    assert reader.write("A page without a date", PAGE).status_code == 303


def test_the_page_is_there_for_programs_too(reader: Reader) -> None:
    reader.said("Words for programs.", email="ada@news.example")
    told = reader.get(f"/discuss/{ANSWER}.json").json()
    assert told["listing"]["branches"][0]["root"]["html"] == "<p>Words for programs.</p>"
    assert "ada@news.example" not in str(told)
    assert reader.get("/discuss/my.json").status_code == 404


def test_a_comment_does_not_drop_kept_pages(reader: Reader, site: Callable[..., Client]) -> None:  # noqa: ARG001
    before = reader.get(f"/{ANSWER}").headers["ETag"]
    reader.said("Said beside it.")
    assert reader.get(f"/{ANSWER}").headers["ETag"] == before
