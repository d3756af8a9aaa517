"""Letters: asked for twice, ended with one click, never to many, never with somebody else's lines."""

import re
import time
from collections.abc import Callable
from datetime import timedelta
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from onrecord.web.discussion.mail.due import send_due
from onrecord.web.discussion.models import Comment, CorrectionRequest, Follow, Letter, Rules, Status

from .conftest import ANSWER, PAGE, Reader, stamp

MAIL = "ada@news.example"


def link(part: str) -> str:
    """Returns the path of the last such link in all letters."""
    letters = "\n".join(str(one.body) for one in mail.outbox)
    found = re.findall(rf"https://record\.example(\S*/discuss/{part}/\S+)", letters)
    return str(found[-1])


def follow(reader: Reader, **fields: object) -> int:
    sent = {"email": MAIL, "what": "topic", "stamp": stamp(f"follow {ANSWER}"), **fields}
    return reader.post(f"/discuss/{ANSWER}/follow", sent).status_code


def test_nothing_is_sent_before_the_address_is_confirmed(reader: Reader, other: Reader) -> None:
    assert follow(reader) == 200
    assert send_due().sent == 1
    other.said("A first comment.")
    assert send_due().sent == 0
    path = link("confirm")
    assert "Do you want letters" in reader.get(path).content.decode()
    assert Follow.objects.get().confirmed is None
    assert reader.post(path).status_code == 200
    other.said("A second <b>comment</b>.")
    assert send_due().sent == 1
    letter = mail.outbox[-1]
    assert letter.to == [MAIL]
    assert "A second <b>comment</b>." in letter.body
    assert "A first comment." not in letter.body


def test_moderators_hear_that_something_waits_and_read_no_readers_words(
    reader: Reader, other: Reader, someone: Callable[[str], Reader]
) -> None:
    Rules.objects.create(waits="guests")
    someone("editor")
    someone("moderator")
    assert send_due().written == 0
    reader.said("A first word about the strait.")
    assert send_due().written == 1
    letter = mail.outbox[-1]
    assert letter.to == ["moderator@news.example"]
    assert "1 thing waits for your decision:\nhttps://record.example/discuss/moderate" in letter.body
    assert "1 件事待您处理：\nhttps://record.example/zh/discuss/moderate" in letter.body
    assert "strait" not in letter.body
    # Not at once again, an hour later for what is new, a day later for what still waits.
    other.said("A second word.")
    assert send_due().written == 0
    assert send_due(now=timezone.now() + timedelta(minutes=61)).written == 1
    Comment.objects.update(status=Status.SHOWN)
    assert send_due(now=timezone.now() + timedelta(days=2)).written == 0


def test_where_no_moderator_has_an_address_editors_hear_that_something_waits(
    reader: Reader, someone: Callable[[str], Reader]
) -> None:
    Rules.objects.create(waits="guests")
    someone("editor")
    moderator = someone("moderator").user
    moderator.email = ""
    moderator.save()
    someone("admin")
    reader.said("A word.")
    assert send_due().written == 1
    assert mail.outbox[-1].to == ["editor@news.example"]
    later = timezone.now() + timedelta(days=1, minutes=1)
    assert send_due(now=later).written == 0
    assert send_due(now=later).written == 1


def test_many_comments_make_one_letter(reader: Reader, other: Reader) -> None:
    follow(reader)
    send_due()
    reader.post(link("confirm"))
    for number in range(25):
        other.said(f"Comment number {number}.")
    send_due()
    assert len(mail.outbox) == 2
    assert "And 5 more." in mail.outbox[-1].body
    other.said("One more.")
    assert send_due().sent == 0
    assert send_due(now=timezone.now() + timedelta(minutes=11)).sent == 1


def test_one_click_ends_it_and_a_look_does_not(reader: Reader, other: Reader) -> None:
    follow(reader)
    send_due()
    reader.post(link("confirm"))
    other.said("News.")
    send_due()
    headers = mail.outbox[-1].extra_headers
    path = link("stop")
    assert headers == {
        "List-Unsubscribe": f"<https://record.example{path}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    assert reader.get(path).status_code == 200
    assert Follow.objects.count() == 1
    assert Client().post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Follow.objects.count() == 0
    assert reader.get(path).status_code == 200


def test_the_link_to_follow_a_thing_leads_to_the_form(reader: Reader) -> None:
    with mock.patch("time.time", return_value=time.time() - 10):
        html = reader.get(f"/discuss/{ANSWER}/follow").content.decode()
    signed = re.findall(r'name="stamp" value="([^"]+)"', html)[0]
    assert (
        reader.post(f"/discuss/{ANSWER}/follow", {"email": MAIL, "what": "topic", "stamp": signed}).status_code == 200
    )
    assert send_due().sent == 1
    assert reader.get("/discuss/page:999999/follow").status_code == 404


def test_a_thread_and_answers_to_oneself_can_be_followed(reader: Reader, other: Reader) -> None:
    mine = reader.said("My comment.", email=MAIL)
    send_due()
    reader.post(link("confirm"))
    elsewhere = other.said("Another thread.")
    follow(reader, what="thread", thread=str(elsewhere.pk))
    follow(reader, what="mine")
    for _ in range(2):
        send_due()
    for letter in mail.outbox[-2:]:
        reader.post(re.search(r"example(/discuss/confirm/\S+)", letter.body)[1])  # type: ignore[index]
    other.said("In answer to you.", parent=mine.pk)
    other.said("In the other thread.", parent=elsewhere.pk)
    other.said("In no thread that matters.")
    before = len(mail.outbox)
    send_due()
    told = sorted(one.body for one in mail.outbox[before:])
    assert len(told) == 2
    assert "In answer to you." in told[0] + told[1]
    assert "In the other thread." in told[0] + told[1]
    assert "no thread that matters" not in told[0] + told[1]


def test_a_confirmed_newcomer_known_by_mail_is_shown(reader: Reader, someone: Callable[[str], Reader]) -> None:
    Rules.objects.create(waits="newcomers")
    first = reader.said("First.", email=MAIL)
    send_due()
    reader.post(link("confirm"))
    assert Comment.objects.get(pk=first.pk).status == Status.WAITING
    someone("moderator").post(f"/discuss/comment/{first.pk}/decide", {"verb": "publish"})
    second = reader.said("Second.", email=MAIL)
    assert second.status == Status.WAITING
    send_due()
    reader.post(link("confirm"))
    assert Comment.objects.get(pk=second.pk).status == Status.SHOWN
    third = reader.said("Third, under a borrowed address.", email=MAIL)
    assert third.status == Status.WAITING


def test_nobody_is_flooded_with_letters(limited: Reader) -> None:
    for number in range(12):
        who = Reader(Client(), f"203.0.113.{number}")
        assert follow(who, what=("topic", "mine")[number % 2]) == 200
    assert Letter.objects.count() == 4
    for number in range(20):
        follow(limited, email=f"person{number}@news.example")
    assert Letter.objects.filter(state="waiting").count() <= 4 + 8


@pytest.mark.parametrize(
    "email",
    [
        "a@b.example\nBcc: x@y.example",
        "a@b.example\r\nSubject: x",
        "a@b.example, c@d.example",
        "A <a@b.example>",
        "-x@b.example",
    ],
)
def test_an_address_brings_no_lines_of_its_own(reader: Reader, email: str) -> None:
    assert follow(reader, email=email) == 422
    assert not Letter.objects.exists()


def test_a_name_brings_no_header(reader: Reader, other: Reader) -> None:
    follow(reader)
    send_due()
    reader.post(link("confirm"))
    other.said("Words", name="Eve\r\nBcc: all@news.example")
    send_due()
    letter = mail.outbox[-1]
    assert letter.recipients() == [MAIL]
    assert "\n" not in letter.subject
    assert "Bcc" not in letter.message()


def test_a_letter_that_cannot_be_sent_waits_and_is_not_lost(reader: Reader) -> None:
    follow(reader)
    with mock.patch("django.core.mail.EmailMessage.send", side_effect=OSError("down")):
        assert send_due().failed == 1
    assert send_due().sent == 0
    assert send_due(now=timezone.now() + timedelta(minutes=3)).sent == 1
    kept = Letter.objects.get()
    assert (kept.state, kept.to, kept.body) == ("sent", "", "")
    send_due(now=timezone.now() + timedelta(days=2))
    assert not Letter.objects.exists()


def test_a_reader_takes_along_and_deletes_what_is_kept(reader: Reader, other: Reader) -> None:
    mine = reader.said("All my words.", email=MAIL)
    answer = other.said("An answer.", parent=mine.pk)
    follow(reader)
    reader.post(
        f"/discuss/{ANSWER}/correct", {"wrong": "This is wrong.", "email": MAIL, "stamp": stamp(f"correct {ANSWER}")}
    )
    assert reader.post("/discuss/my", {"email": MAIL, "stamp": stamp("my")}).status_code == 200
    send_due()
    sent = next(one for one in mail.outbox if "/discuss/my/" in str(one.body))
    path = re.search(r"example(/discuss/my/\S+)", str(sent.body))[1]  # type: ignore[index]
    assert "1 comment under" in reader.get(path).content.decode()
    told = reader.get(f"{path}/export").json()
    assert [one["text"] for one in told["comments"]] == ["All my words."]
    assert len(told["corrections"]) == len(told["follows"]) == 1
    assert reader.get(f"{path}/delete").status_code == 405
    assert reader.post(f"{path}/delete").status_code == 200
    assert MAIL not in str([list(table.objects.values()) for table in (Comment, Follow, CorrectionRequest, Letter)])
    mine.refresh_from_db()
    assert (mine.text, mine.status) == ("", Status.DELETED)
    assert answer.topic.key == ANSWER


@pytest.mark.parametrize(
    "path", ["/discuss/my/x", "/discuss/my/account", "/discuss/confirm/x", "/discuss/stop/x", "/discuss/my/x/export"]
)
def test_a_link_made_up_opens_nothing(reader: Reader, path: str) -> None:
    assert reader.get(path).status_code == 422


def test_a_link_of_one_kind_is_none_of_another(reader: Reader) -> None:
    made = reader.said("Mine.", email=MAIL, key=PAGE)
    send_due()
    token = link("confirm").rpartition("/")[2]
    for path in (f"/discuss/my/{token}", f"/discuss/stop/{token}", f"/discuss/comment/{made.pk}/edit?mine={token}"):
        assert reader.get(path).status_code in {403, 422}


def test_a_correction_is_decided_in_public_and_its_sender_told(
    reader: Reader, someone: Callable[[str], Reader]
) -> None:
    sent = {"wrong": "The year is 2023.", "right": "2024", "email": MAIL, "stamp": stamp(f"correct {ANSWER}")}
    assert reader.post(f"/discuss/{ANSWER}/correct", sent).status_code == 200
    log = reader.get("/discuss/corrections").content.decode()
    assert "under review" in log
    assert "The year is 2023." not in log
    one = CorrectionRequest.objects.get()
    moderator = someone("moderator")
    answer = {"verb": "accept", "reply": "Right: the page says so."}
    assert moderator.post(f"/discuss/moderate/correction/{one.pk}", answer).status_code == 303
    assert moderator.post(f"/discuss/moderate/correction/{one.pk}", {**answer, "verb": "decline"}).status_code == 422
    log = reader.get("/discuss/corrections").content.decode()
    assert "The year is 2023." in log
    assert "Right: the page says so." in log
    send_due()
    assert "Right: the page says so." in mail.outbox[-1].body
