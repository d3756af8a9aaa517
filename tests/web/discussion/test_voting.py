"""Votes, reports, and whether a question was answered."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from onrecord.web.discussion.models import Comment, Report, Rules, Topic, Vote
from onrecord.web.discussion.who import who_of

from .conftest import ANSWER, PAGE, Reader


def counts(comment: Comment) -> tuple[int, int, int]:
    comment.refresh_from_db()
    return comment.up, comment.down, comment.score


def test_a_vote_counts_once_and_its_opposite_takes_it_back(reader: Reader, other: Reader) -> None:
    made = reader.said("Vote on me.")
    path = f"/discuss/comment/{made.pk}/vote"
    steps = [("up", (1, 0, 1)), ("up", (1, 0, 1)), ("down", (0, 0, 0)), ("down", (0, 1, -1)), ("up", (0, 0, 0))]
    for value, wanted in steps:
        assert other.post(path, {"value": value}).status_code == 303
        assert counts(made) == wanted


def test_nobody_votes_on_their_own_comment(reader: Reader, someone: Callable[[str], Reader]) -> None:
    made = reader.said("Mine.")
    assert reader.post(f"/discuss/comment/{made.pk}/vote", {"value": "up"}).status_code == 403
    member = someone("reader")
    own = member.said("Mine too.")
    moved = Reader(member.client, "192.0.2.99", member.user)
    assert moved.post(f"/discuss/comment/{own.pk}/vote", {"value": "up"}).status_code == 403
    assert counts(made) == counts(own) == (0, 0, 0)


def test_an_address_that_a_reader_makes_up_gives_no_second_vote(reader: Reader, other: Reader) -> None:
    made = reader.said("Vote on me.")
    for number in range(5):
        forged = {"HTTP_X_FORWARDED_FOR": f"10.0.0.{number}", "HTTP_X_REAL_IP": f"10.0.0.{number}"}
        other.post(f"/discuss/comment/{made.pk}/vote", {"value": "up"}, **forged)
    assert counts(made) == (1, 0, 1)


def test_one_network_of_ipv6_is_one_reader(reader: Reader) -> None:
    made = reader.said("Vote on me.")
    for number in range(3):
        Reader(Client(), f"2001:db8:1:2::{number + 1}").post(f"/discuss/comment/{made.pk}/vote", {"value": "up"})
    assert counts(made) == (1, 0, 1)


def test_the_digest_of_a_reader_changes_each_day_and_holds_no_address() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="198.51.100.7", HTTP_USER_AGENT="Firefox/140")
    days = {who_of(request, day=dt.date(2026, 5, day)).sender for day in (1, 2, 3)}
    assert len(days) == 3
    assert all("198.51" not in one and len(one) == 32 for one in days)


def test_voting_down_or_at_all_can_be_switched_off(reader: Reader, other: Reader) -> None:
    made = reader.said("Vote on me.")
    in_force = Rules.objects.create(down=False)
    path = f"/discuss/comment/{made.pk}/vote"
    assert other.post(path, {"value": "down"}).status_code == 403
    assert other.post(path, {"value": "up"}).status_code == 303
    in_force.votes = False
    in_force.save()
    assert Reader(Client(), "203.0.113.77").post(path, {"value": "up"}).status_code == 403
    assert "/vote" not in reader.get(f"/discuss/{ANSWER}").content.decode()


def test_who_votes_on_everything_is_slowed(limited: Reader) -> None:
    made, other = [limited.said(f"Comment {number}", PAGE) for number in range(4)], Reader(Client(), "203.0.113.9")
    path = "/discuss/comment/{}/vote"
    assert other.post(path.format(made[0].pk), {"value": "up"}).status_code == 303
    own = Vote.objects.get()
    rest = [
        Comment(topic=made[0].topic, number=100 + n, path=f"{n:08}", once=f"c{n}", created=own.time) for n in range(19)
    ]
    votes = [Vote(comment=one, voter=own.voter, value=1, time=own.time) for one in Comment.objects.bulk_create(rest)]
    Vote.objects.bulk_create(votes)
    assert other.post(path.format(made[1].pk), {"value": "up"}).status_code == 429
    assert Reader(Client(), "203.0.113.200").post(path.format(made[1].pk), {"value": "up"}).status_code == 303


@pytest.mark.parametrize("key", [ANSWER, "xa-mfa/2024-04-11/en/x1"])
def test_readers_say_whether_a_question_was_answered_and_the_last_word_counts(
    reader: Reader, other: Reader, key: str
) -> None:
    for value in ("yes", "partly"):
        assert reader.post(f"/discuss/{key}/answered", {"value": value}).status_code == 303
    other.post(f"/discuss/{key}/answered", {"value": "no"})
    topic = Topic.objects.get()
    assert (topic.yes, topic.partly, topic.no) == (0, 1, 1)
    shown = reader.get(f"/discuss/{key}").content.decode()
    assert "Partly <b>1</b>" in shown
    assert "vote of readers" in shown


@pytest.mark.parametrize("key", [PAGE, "xa-mfa/2024-04-11", "xa-mfa/2024-04-11/en/q1"])
def test_what_is_no_answer_is_not_voted_on(reader: Reader, key: str) -> None:
    assert reader.post(f"/discuss/{key}/answered", {"value": "yes"}).status_code == 422
    assert "/answered" not in reader.get(f"/discuss/{key}").content.decode()


def test_the_vote_of_readers_is_not_the_label_of_the_record(reader: Reader) -> None:
    before = reader.get(f"/{ANSWER}.json").json()
    for number in range(3):
        Reader(Client(), f"203.0.113.{number}").post(f"/discuss/{ANSWER}/answered", {"value": "no"})
    assert reader.get(f"/{ANSWER}.json").json() == before


def test_a_report_reaches_the_moderators_and_hides_nothing(
    reader: Reader, other: Reader, someone: Callable[[str], Reader]
) -> None:
    made = reader.said("Something rude.")
    path = f"/discuss/comment/{made.pk}/report"
    assert b"Insult" in other.get(path).content
    for _ in range(2):
        assert other.post(path, {"reason": "abuse", "words": "<b>rude</b>"}).status_code == 200
    assert other.post(path, {"reason": "made up"}).status_code == 422
    assert Report.objects.count() == 1
    assert "Something rude." in reader.get(f"/discuss/{ANSWER}").content.decode()
    desk = someone("moderator").get("/discuss/moderate?list=reported").content.decode()
    assert "Something rude." in desk
    someone("moderator").post(f"/discuss/comment/{made.pk}/decide", {"verb": "keep"})
    assert "Something rude." not in someone("moderator").get("/discuss/moderate?list=reported").content.decode()
