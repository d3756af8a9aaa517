"""What waits, who decides, who is shut out, what is written down."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from onrecord.web.discussion.actions.my_data import forget_mail
from onrecord.web.discussion.models import Ban, Comment, Deed, Rules, Status, Topic, Word
from onrecord.web.discussion.tokens import edit_token

from .conftest import ANSWER, AUTHORS, PAGE, Reader, stamp

LINKS = " ".join(f"https://shop.example/{number}" for number in range(4))


def fate(comment: Comment) -> tuple[str, str]:
    comment.refresh_from_db()
    return comment.status, comment.why


@pytest.mark.parametrize(
    ("waits", "guest", "member"),
    [
        ("nobody", Status.SHOWN, Status.SHOWN),
        ("newcomers", Status.WAITING, Status.WAITING),
        ("guests", Status.WAITING, Status.SHOWN),
        ("everybody", Status.WAITING, Status.WAITING),
    ],
)
def test_the_rule_says_whose_comments_wait(
    reader: Reader, someone: Callable[[str], Reader], waits: str, guest: Status, member: Status
) -> None:
    Rules.objects.create(waits=waits)
    assert reader.said("A guest's words.").status == guest
    assert someone("reader").said("A member's words.").status == member
    assert someone("editor").said("An editor's words.").status == Status.SHOWN


def test_a_member_whose_words_were_shown_once_waits_no_more(someone: Callable[[str], Reader]) -> None:
    Rules.objects.create(waits="newcomers")
    member = someone("reader")
    first = member.said("The first words.")
    someone("moderator").post(f"/discuss/comment/{first.pk}/decide", {"verb": "publish"})
    assert member.said("The second words.").status == Status.SHOWN


def test_a_waiting_comment_is_seen_by_its_writer_and_moderators_only(
    reader: Reader, other: Reader, someone: Callable[[str], Reader]
) -> None:
    Rules.objects.create(waits="everybody")
    place = reader.write("Not yet public words.").headers["Location"]
    made = Comment.objects.get()
    assert "A moderator looks at your comment" in reader.get(place.partition("#")[0]).content.decode()
    assert other.get(f"/discuss/comment/{made.pk}").status_code == 404
    for path in (f"/discuss/{ANSWER}", f"/discuss/{ANSWER}.json", f"/discuss/{ANSWER}/fragment"):
        assert "Not yet public" not in other.get(path).content.decode()
    assert "Not yet public words." in someone("moderator").get("/discuss/moderate").content.decode()
    assert other.post(f"/discuss/comment/{made.pk}/vote", {"value": "up"}).status_code == 404
    assert Topic.objects.get().comments == 0


@pytest.mark.parametrize(
    ("fields", "fated"),
    [
        ({"text": LINKS}, (Status.WAITING, "links")),
        ({"text": "Casino!"}, (Status.WAITING, "words")),
        ({"name": "Best casino"}, (Status.WAITING, "words")),
        ({"website": "https://x.example"}, (Status.SPAM, "trap")),
        ({"stamp": "fast"}, (Status.WAITING, "hasty")),
        ({}, (Status.SHOWN, "")),
    ],
)
def test_what_looks_like_a_program_waits(reader: Reader, fields: dict[str, str], fated: tuple[Status, str]) -> None:
    Rules.objects.create(blocked="casino\n\n")
    sent = {"text": "A sentence.", **fields}
    if "stamp" in sent:
        sent["stamp"] = stamp(f"comment {ANSWER}", seconds=0)
    assert fate(reader.said(**sent)) == fated


def test_the_same_long_words_again_wait(reader: Reader, other: Reader) -> None:
    words = "The very same words, long enough that nobody types them twice by chance."
    assert reader.said(words).status == Status.SHOWN
    assert fate(other.said(words, PAGE)) == (Status.WAITING, "again")


def test_the_counts_follow_every_decision(reader: Reader, someone: Callable[[str], Reader]) -> None:
    moderator = someone("moderator")
    first = reader.said("The first.")
    second = reader.said("The second.", parent=first.pk)
    reader.said("The third.", parent=second.pk)

    def counted() -> tuple[int, int, int]:
        first.refresh_from_db()
        second.refresh_from_db()
        return Topic.objects.get().comments, first.replies, second.replies

    assert counted() == (3, 2, 1)
    path = f"/discuss/comment/{second.pk}/decide"
    for verb, wanted in [("refuse", (2, 1, 1)), ("spam", (2, 1, 1)), ("publish", (3, 2, 1)), ("publish", (3, 2, 1)),
                         ("delete", (2, 1, 1))]:  # fmt: skip
        assert moderator.post(path, {"verb": verb}).status_code == 303
        assert counted() == wanted
    assert moderator.post(path, {"verb": "publish"}).status_code == 422


def test_a_pinned_thread_stands_first_in_every_order(reader: Reader, someone: Callable[[str], Reader]) -> None:
    made = [reader.said(f"Comment {number}.", PAGE) for number in range(4)]
    someone("moderator").post(f"/discuss/comment/{made[1].pk}/decide", {"verb": "pin"})
    for sort in ("newest", "oldest", "voted", "discussed"):
        told = reader.get(f"/discuss/{PAGE}.json?sort={sort}").json()["listing"]["branches"]
        assert told[0]["root"]["number"] == 2
        assert sorted(one["root"]["number"] for one in told) == [1, 2, 3, 4]


def test_authors_pin_and_close_on_their_own_pages_only(reader: Reader, someone: Callable[[str], Reader]) -> None:
    author = someone("author")
    here, there = reader.said("On the page.", PAGE), reader.said("On a statement.")
    assert author.post(f"/discuss/comment/{here.pk}/decide", {"verb": "pin"}).status_code == 403
    AUTHORS.add(author.user.pk)
    assert author.post(f"/discuss/comment/{here.pk}/decide", {"verb": "pin"}).status_code == 303
    assert author.post(f"/discuss/comment/{there.pk}/decide", {"verb": "pin"}).status_code == 403
    assert author.post(f"/discuss/comment/{here.pk}/decide", {"verb": "delete"}).status_code == 403
    assert author.post(f"/discuss/{PAGE}/decide", {"verb": "close"}).status_code == 303


def test_an_answer_can_be_neither_pinned_nor_closed(reader: Reader, someone: Callable[[str], Reader]) -> None:
    first = reader.said("The first.")
    second = reader.said("The second.", parent=first.pk)
    for verb in ("pin", "close"):
        assert someone("moderator").post(f"/discuss/comment/{second.pk}/decide", {"verb": verb}).status_code == 422


def test_who_is_shut_out_writes_nothing_until_the_time_is_over(
    reader: Reader, other: Reader, someone: Callable[[str], Reader]
) -> None:
    made = reader.said("Go away.", email="rude@news.example")
    moderator = someone("moderator")
    assert (
        moderator.post("/discuss/moderate/bans", {"comment": made.pk, "days": 7, "reason": "rude"}).status_code == 303
    )
    assert {one.kind for one in Ban.objects.all()} == {"mail", "network"}
    assert "rude@news.example" not in str(list(Ban.objects.values()))
    assert reader.write("Again").status_code == 403
    assert reader.post(f"/discuss/comment/{made.pk}/report", {"reason": "spam"}).status_code == 403
    moved = Reader(Client(), "203.0.113.66")
    assert moved.write("Again", email="Rude@News.example").status_code == 403
    assert other.write("Somebody else").status_code == 303
    Ban.objects.filter(kind="network").update(until=timezone.now() - timedelta(seconds=1))
    assert reader.write("After a while").status_code == 303
    lifted = Ban.objects.get(kind="mail").pk
    assert moderator.post("/discuss/moderate/bans", {"lift": lifted}).status_code == 303
    assert moved.write("Forgiven", email="rude@news.example").status_code == 303


def test_every_decision_is_in_the_log_without_readers_words(reader: Reader, someone: Callable[[str], Reader]) -> None:
    made = reader.said("Secret words.")
    moderator = someone("moderator")
    moderator.post(f"/discuss/comment/{made.pk}/decide", {"verb": "refuse", "reason": "off the subject"})
    moderator.post("/discuss/moderate/bans", {"comment": made.pk, "days": 1, "reason": "x"})
    assert [(one.who, one.verb) for one in Deed.objects.order_by("pk")] == [
        ("the-moderator", "refuse"),
        ("the-moderator", "ban"),
    ]
    shown = moderator.get("/discuss/moderate/log").content.decode()
    assert "off the subject" in shown
    assert "Secret" not in shown


def test_editors_set_the_rules_and_moderators_do_not(someone: Callable[[str], Reader]) -> None:
    editor = someone("editor")
    values = {"waits": "everybody", "guests": "on", "links": "1", "longest": "900", "edit_minutes": "5", "an_hour": "9",
              "close_days": "0", "blocked": ""}  # fmt: skip
    moderator = someone("moderator")
    assert moderator.post("/discuss/moderate/rules", values).status_code == 403
    assert "Only editors set the rules." in moderator.get("/discuss/moderate/rules").content.decode()
    assert 'href="/discuss/moderate/rules"' not in moderator.get("/discuss/moderate").content.decode()
    assert 'href="/discuss/moderate/bans"' in moderator.get("/discuss/moderate").content.decode()
    assert 'href="/discuss/moderate/rules"' in editor.get("/discuss/moderate").content.decode()
    assert editor.post("/discuss/moderate/rules", values).status_code == 303
    held = Rules.objects.get()
    assert (held.waits, held.longest, held.votes) == ("everybody", 900, False)
    assert "Saved." in editor.get("/discuss/moderate/rules?saved=1").content.decode()
    assert editor.post("/discuss/moderate/rules", {**values, "longest": "1"}).status_code == 200
    assert Rules.objects.get().longest == 900


def test_readers_without_an_account_can_be_kept_out(reader: Reader, someone: Callable[[str], Reader]) -> None:
    Rules.objects.create(guests=False)
    assert reader.write("A guest").status_code == 403
    assert someone("reader").write("A member").status_code == 303


def test_who_writes_much_at_once_is_slowed_and_loses_nothing(limited: Reader) -> None:
    answers = [limited.write(f"Comment number {number}") for number in range(8)]
    assert [one.status_code for one in answers] == [303] * 6 + [429] * 2
    assert "Comment number 7" in answers[-1].content.decode()
    assert Reader(Client(), "203.0.113.12").write("Somebody else").status_code == 303


def learned() -> dict[str, tuple[int, int]]:
    """Returns what the filter has learned: of each word, in how many spam comments it stood and in how many others."""
    return {one.word: (one.spam, one.fine) for one in Word.objects.exclude(spam=0, fine=0)}


def test_a_comment_teaches_the_filter_once_and_what_it_taught_follows_the_last_decision(
    reader: Reader, someone: Callable[[str], Reader]
) -> None:
    moderator = someone("moderator")
    first, second = reader.said("Ferry rumor"), reader.said("Ferry talks")
    for verb in ("refuse", "publish", "refuse", "publish"):
        moderator.post(f"/discuss/comment/{first.pk}/decide", {"verb": verb})
    assert learned() == {"": (0, 1), "ada": (0, 1), "ferry": (0, 1), "rumor": (0, 1)}
    moderator.post(f"/discuss/comment/{second.pk}/decide", {"verb": "spam"})
    moderator.post(f"/discuss/comment/{first.pk}/decide", {"verb": "spam"})
    assert learned() == {"": (2, 0), "ada": (2, 0), "ferry": (2, 0), "rumor": (1, 0), "talks": (1, 0)}
    moderator.post(f"/discuss/comment/{first.pk}/decide", {"verb": "publish"})
    assert learned()["rumor"] == (0, 1)


def test_words_that_go_leave_the_filter_too(reader: Reader, someone: Callable[[str], Reader]) -> None:
    moderator = someone("moderator")

    def decided(text: str, verb: str, **fields: str) -> Comment:
        made = reader.said(text, **fields)
        moderator.post(f"/discuss/comment/{made.pk}/decide", {"verb": "refuse"})
        moderator.post(f"/discuss/comment/{made.pk}/decide", {"verb": verb})
        return made

    gone, changed = decided("Ferry rumor", "publish", email="ada@news.example"), decided("Harbor gossip", "publish")
    spam = decided("Cheap pills", "spam")
    forget_mail("ada@news.example")
    assert not learned().keys() & {"ferry", "rumor"}
    reader.post(f"/discuss/comment/{changed.pk}/edit", {"mine": edit_token(changed.pk), "text": "Other words"})
    changed.refresh_from_db()
    assert changed.text == "Other words"
    assert not learned().keys() & {"harbor", "gossip", "other"}
    moderator.post(f"/discuss/comment/{spam.pk}/decide", {"verb": "delete"})
    assert learned() == {"": (1, 0), "ada": (1, 0), "cheap": (1, 0), "pills": (1, 0)}
    gone.refresh_from_db()
    assert (gone.learned, gone.text) == ("", "")
