"""What is new: by an address that can be kept, and by what a page tells the browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from onrecord.web.discussion.actions.standing import set_status
from onrecord.web.discussion.models import Comment, Rules, Status
from onrecord.web.discussion.thread import ROOTS

from .conftest import ANSWER, Reader


def numbers(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'<article class="said" id="c(\d+)"', page)]


def kept_link(reader: Reader, language: str = "") -> str:
    """Returns the link for what is new from now on, as a page shows it."""
    page = reader.get(f"{language}/discuss/{ANSWER}").content.decode()
    return re.findall(r'href="([^"]+\?since=[^"]+)" rel', page)[0].replace("&amp;", "&")


@pytest.mark.parametrize(("language", "nothing"), [("", "Nothing new."), ("/zh", "没有新内容。")])
def test_a_kept_link_shows_what_appeared_after_it_was_taken(
    reader: Reader, other: Reader, language: str, nothing: str
) -> None:
    head = other.said("Before.")
    Comment.objects.update(appeared=timezone.now() - timedelta(minutes=1))
    link = kept_link(reader, language)
    assert link.startswith(f"{language}/discuss/{ANSWER}?since=20")
    assert nothing in reader.get(link).content.decode()
    later = timezone.now() + timedelta(minutes=1)
    answer, second = other.said("In answer.", parent=head.pk), other.said("A thread.")
    Comment.objects.filter(pk__in=(answer.pk, second.pk)).update(appeared=later)
    assert numbers(reader.get(link).content.decode()) == [answer.number, second.number]
    assert reader.get(link.replace("?", ".json?")).json()["listing"]["branches"][0]["root"]["number"] == answer.number


def test_a_comment_is_new_when_it_appears_and_not_when_it_was_sent(reader: Reader, other: Reader) -> None:
    Rules.objects.create(waits="everybody")
    held = other.said("Sent before.")
    Comment.objects.filter(pk=held.pk).update(created=timezone.now() - timedelta(hours=3))
    since = f"{timezone.now() - timedelta(hours=1):%Y-%m-%dT%H:%M:%SZ}"
    assert numbers(reader.get(f"/discuss/{ANSWER}?since={since}").content.decode()) == []
    set_status(held.pk, Status.SHOWN)
    page = reader.get(f"/discuss/{ANSWER}?since={since}").content.decode()
    assert numbers(page) == [held.number]
    assert re.findall(r'data-time="([^"]+)"', page)[0] > since


def test_every_new_comment_is_shown_once_also_where_many_appeared_at_once(reader: Reader, other: Reader) -> None:
    first = other.said("One.")
    told = {"topic": first.topic, "status": "shown", "place": 1, "name": "N", "html": "<p>w</p>"}
    at = timezone.now() + timedelta(seconds=5)
    told |= {"created": at, "appeared": at}
    Comment.objects.bulk_create(Comment(**told, number=n, path=f"{n:08}", once=f"r{n}") for n in range(2, 54))
    path, seen = f"/discuss/{ANSWER}?since={first.created:%Y-%m-%dT%H:%M:%S}Z", []
    while path:
        page = reader.get(path).content.decode()
        assert len(numbers(page)) <= ROOTS
        seen += numbers(page)
        path = page.partition('<li class="more"><a href="')[2].partition('"')[0].replace("&amp;", "&")
    assert seen == list(range(1, 54))


@pytest.mark.parametrize("since", ["yesterday", "2026-13-01", "0001-01-01T00:00:00+14:00", "²"])
def test_a_moment_that_is_none_is_refused(reader: Reader, since: str) -> None:
    assert reader.get(f"/discuss/{ANSWER}", QUERY_STRING=f"since={since}").status_code == 422
