"""A reader without a script and without an account follows one thread: from its link to the last letter."""

import html
import re
import time
from datetime import timedelta
from unittest import mock

import pytest
from django.core import mail
from django.utils import timezone

from onrecord.web.discussion.mail.due import send_due
from onrecord.web.discussion.models import Comment, Follow, Status

from .conftest import ANSWER, Reader

MAIL = "ada@news.example"
_FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')


def opened(reader: Reader, path: str) -> str:
    """Returns a page as it was made ten seconds ago: nobody fills in a form at once."""
    with mock.patch("time.time", return_value=time.time() - 10):
        return reader.get(path).content.decode()


def link_of(page: str, comment: Comment) -> str:
    """Returns where the link beside a comment leads."""
    article = page.split(f'id="c{comment.number}"')[1].split("</article>", maxsplit=1)[0]
    return re.findall(r'href="([^"]+/follow)"', article)[0]


def send_form(reader: Reader, page: str) -> int:
    """Fills in the form for letters that stands on a page, as it is, and sends it."""
    form = re.findall(r'<form class="write" method="post" action="[^"]+/follow">.*?</form>', page, re.DOTALL)[-1]
    chosen = re.search(r'<option value="(\w+)" selected>', form)
    assert chosen is not None, form
    fields = {name: html.unescape(value) for name, value in _FIELD.findall(form)}
    action = re.findall(r'action="([^"]+)"', form)[0]
    return reader.post(action, {**fields, "email": MAIL, "what": chosen[1]}).status_code


def last_link(part: str) -> str:
    found = re.findall(rf"https://record\.example(\S*/discuss/{part}/\S+)", str(mail.outbox[-1].body))
    return str(found[-1])


@pytest.mark.parametrize(
    ("language", "named", "asked"),
    [("", "Follow this thread", "the thread that Bea began"), ("/zh", "关注此主题", "Bea 发起的主题")],
)
def test_a_thread_is_followed_from_its_link_to_the_click_that_ends_it(
    reader: Reader, other: Reader, language: str, named: str, asked: str
) -> None:
    head = other.said("Who began with the suspension?", name="Bea")
    elsewhere = other.said("Something else.", name="Bea")
    page = reader.get(f"{language}/discuss/{ANSWER}").content.decode()
    assert page.count(named) == 2
    form = opened(reader, link_of(page, head))
    assert named in form
    assert "Who began with the suspension?" in form
    assert send_form(reader, form) == 200
    send_due()
    letter = mail.outbox[-1]
    assert letter.to == [MAIL]
    assert asked in letter.body
    assert "Who began with the suspension?" in letter.body
    confirm = last_link("confirm")
    reader.get(confirm)
    reader.post(confirm)
    assert Follow.objects.get().root_id == head.pk
    other.said("In answer.", parent=head.pk)
    other.said("In another thread.", parent=elsewhere.pk)
    other.said("A third thread.")
    before = len(mail.outbox)
    send_due()
    (news,) = mail.outbox[before:]
    assert "In answer." in news.body
    assert "another thread" not in news.body
    assert "A third thread" not in news.body
    stop = last_link("stop")
    assert asked in reader.get(stop).content.decode()
    assert news.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert reader.post(stop).status_code == 200
    other.said("In answer, too late.", parent=head.pk)
    send_due(now=timezone.now() + timedelta(hours=1))
    assert mail.outbox[-1] is news


def test_the_link_stands_at_the_head_of_a_thread_and_leads_there_from_an_answer(reader: Reader, other: Reader) -> None:
    head = other.said("The head.")
    answer = other.said("The answer.", parent=head.pk)
    page = reader.get(f"/discuss/{ANSWER}").content.decode()
    assert re.findall(r"/discuss/comment/(\d+)/follow", page) == [str(head.pk)]
    for path in (f"/discuss/comment/{answer.pk}/follow", f"/discuss/comment/{head.pk}/follow"):
        assert f'name="thread" value="{head.pk}"' in reader.get(path).content.decode()
    beside = reader.get(f"/discuss/comment/{head.pk}/follow", HTTP_X_PART="1").content.decode()
    assert "<html" not in beside
    assert 'value="thread" selected' in beside


def test_what_readers_do_not_see_is_not_followed(reader: Reader, other: Reader) -> None:
    head = other.said("The head.")
    Comment.objects.filter(pk=head.pk).update(place=0, status=Status.WAITING)
    assert reader.get(f"/discuss/comment/{head.pk}/follow").status_code == 404
    assert reader.get("/discuss/comment/999999/follow").status_code == 404
    head = other.said("Another head.")
    other.said("An answer keeps its place.", parent=head.pk)
    form = opened(reader, f"/discuss/comment/{head.pk}/follow")
    Comment.objects.filter(pk=head.pk).update(status=Status.DELETED, text="", html="")
    assert "Another head." not in reader.get(f"/discuss/comment/{head.pk}/follow").content.decode()
    assert send_form(reader, form) == 200
    send_due()
    assert "one thread" in mail.outbox[-1].body
