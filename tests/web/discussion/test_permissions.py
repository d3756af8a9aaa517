"""Every way to write, tried by everybody: who may do what is this table, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.web.discussion.models import Ban, Comment, CorrectionRequest, Deed, Question, Rules, Topic, Vote
from onrecord.web.discussion.urls import urlpatterns

from .conftest import ANSWER, PAGE, Reader, stamp

ROLES = ("anonymous", "reader", "author", "editor", "moderator", "admin")
ALL = frozenset(ROLES)
MODERATES = frozenset({"editor", "moderator", "admin"})
RULES = frozenset({"editor", "admin"})
MARKS = frozenset({"author", "editor", "admin"})
OWN_PAGE = frozenset({"editor", "admin"})
_FORM = {"waits": "nobody", "guests": "on", "links": "1", "longest": "900", "edit_minutes": "5", "an_hour": "9",
         "close_days": "0", "blocked": ""}  # fmt: skip
WRITES: dict[str, tuple[str, Callable[[], dict[str, Any]], frozenset[str]]] = {
    "comment": (f"/discuss/{ANSWER}/comment", lambda: {"name": "A", "text": "Words", "stamp": stamp(f"comment {ANSWER}")}, ALL),
    "reply": (f"/discuss/{ANSWER}/comment",
              lambda: {"name": "A", "text": "Words", "parent": "{c}", "stamp": stamp(f"comment {ANSWER}")}, ALL),
    "vote": ("/discuss/comment/{c}/vote", lambda: {"value": "up"}, ALL),
    "report": ("/discuss/comment/{c}/report", lambda: {"reason": "spam"}, ALL),
    "answered": (f"/discuss/{ANSWER}/answered", lambda: {"value": "yes"}, ALL),
    "correct": (f"/discuss/{ANSWER}/correct", lambda: {"wrong": "A word is wrong.", "stamp": stamp(f"correct {ANSWER}")}, ALL),
    "follow": (f"/discuss/{ANSWER}/follow",
               lambda: {"email": "a@b.example", "what": "topic", "stamp": stamp(f"follow {ANSWER}")}, ALL),
    "data": ("/discuss/my", lambda: {"email": "a@b.example", "stamp": stamp("my")}, ALL),
    "view": ("/views", lambda: {"key": ANSWER}, ALL),
    "edit another's": ("/discuss/comment/{c}/edit", lambda: {"text": "Changed", "mine": "x"}, frozenset()),
    "delete another's": ("/discuss/comment/{c}/delete", lambda: {"mine": "x"}, frozenset()),
    "ask": (f"/discuss/{ANSWER}/ask",
            lambda: {"name": "A", "text": "Is it so?", "start": "0", "end": "5", "stamp": stamp(f"ask {ANSWER}")}, MARKS),
    "ask on a page": (f"/discuss/{PAGE}/ask",
                      lambda: {"name": "A", "text": "Is it so?", "exact": "words", "stamp": stamp(f"ask {PAGE}"),
                               "block": "0b5b1f2e-3c61-4a55-9d5e-2f7a9f0a1b2c"}, OWN_PAGE),
    "remove question": ("/discuss/question/{q}/decide", lambda: {"verb": "remove"}, MODERATES),
    **{
        verb: ("/discuss/comment/{c}/decide", lambda verb=verb: {"verb": verb}, MODERATES)  # type: ignore[misc]
        for verb in ("publish", "refuse", "spam", "delete", "keep", "pin", "unpin", "close", "open")
    },
    "close topic": (f"/discuss/{ANSWER}/decide", lambda: {"verb": "close"}, MODERATES),
    "ban": ("/discuss/moderate/bans", lambda: {"comment": "{c}", "days": "1", "reason": "x"}, MODERATES),
    "settle": ("/discuss/moderate/correction/{r}", lambda: {"verb": "accept", "reply": "Right."}, MODERATES),
    "rules": ("/discuss/moderate/rules", lambda: dict(_FORM), RULES),
}  # fmt: skip
READS = {
    "/discuss/moderate": MODERATES,
    "/discuss/moderate/log": MODERATES,
    "/discuss/moderate/bans": MODERATES,
    "/discuss/moderate/rules": RULES,
    "/discuss/moderate/comment/{c}": MODERATES,
    f"/discuss/{ANSWER}/ask": MARKS,
}


@pytest.fixture
def things(reader: Reader, someone: Callable[[str], Reader]) -> dict[str, int]:
    made = reader.said("A comment of somebody else.")
    editor = someone("editor")
    sent = {"text": "What do you think?", "start": "0", "end": "9", "stamp": stamp(f"ask {ANSWER}")}
    assert editor.post(f"/discuss/{ANSWER}/ask", sent).status_code == 303
    reader.post(f"/discuss/{ANSWER}/correct", {"wrong": "The date is wrong.", "stamp": stamp(f"correct {ANSWER}")})
    return {"c": made.pk, "q": Question.objects.get().pk, "r": CorrectionRequest.objects.get().pk}


def _state() -> dict[str, list[Any]]:
    tables = (Comment, Topic, Question, CorrectionRequest, Ban, Deed, Rules, Vote)
    return {table.__name__: list(table.objects.order_by("pk").values()) for table in tables}  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", WRITES)
def test_a_way_to_write_is_open_to_those_it_is_for(
    name: str, role: str, things: dict[str, int], someone: Callable[[str], Reader]
) -> None:
    path, fields, allowed = WRITES[name]
    who = someone(role)
    before = _state()
    sent = {field: value.format(**things) for field, value in fields().items()}
    answer = who.post(path.format(**things), sent)
    if role in allowed:
        assert answer.status_code in {200, 204, 303}, answer.content.decode()
    else:
        assert answer.status_code == 403
        assert _state() == before


@pytest.mark.parametrize("role", ROLES[1:])
@pytest.mark.parametrize("name", [one for one in WRITES if one != "view"])
def test_a_signed_in_users_form_needs_its_token(
    name: str, role: str, things: dict[str, int], someone: Callable[[str], Reader]
) -> None:
    path, fields, _ = WRITES[name]
    who = someone(role)
    before = _state()
    assert who.client.post(path.format(**things), fields(), **who.about).status_code == 403
    assert _state() == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", READS)
def test_pages_for_moderators_are_shown_to_them_alone(
    path: str, role: str, things: dict[str, int], someone: Callable[[str], Reader]
) -> None:
    answer = someone(role).get(path.format(**things))
    if role in READS[path]:
        assert answer.status_code == 200
    else:
        assert answer.status_code == 403 or answer.headers["Location"].startswith("/cms/login/")


def test_the_table_names_every_way_to_write() -> None:
    """An address added without a line in the table fails here."""
    known = {
        "viewed", "comment", "change", "delete", "votes", "reports", "answered", "correct", "follow_thing", "my", "ask",
        "decision", "question", "topic", "correction", "bans", "rules_page",
    }  # fmt: skip
    by_link = {"confirm_link", "stop_link", "mine_deleted"}
    """These need a letter's own token: see the tests of letters."""
    reads = {"popular", "correction_log", "mine", "mine_file", "desk", "deeds", "one_comment", "single", "answers", "reply",
             "box", "fragment", "more", "marks", "discussion", "follow_thread"}  # fmt: skip
    assert {one.callback.__name__ for one in urlpatterns} == known | by_link | reads
