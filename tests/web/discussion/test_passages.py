"""Questions on a marked passage, and their answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.discussion.actions.mark import Passage, anchored
from onrecord.web.discussion.models import Comment, Question, Rules, Status
from onrecord.web.discussion.passage import cut, first_words
from onrecord.web.discussion.refused import Refused
from onrecord.web.discussion.things import Thing, thing_of

from .conftest import ANSWER, AUTHORS, PAGE, Reader, stamp

BLOCK = "0b5b1f2e-3c61-4a55-9d5e-2f7a9f0a1b2c"


def ask(who: Reader, key: str = ANSWER, **fields: object) -> int:
    sent = {"name": "Ed", "text": "Is this new?", "start": "0", "end": "30", "stamp": stamp(f"ask {key}"), **fields}
    return who.post(f"/discuss/{key}/ask", sent).status_code


def test_an_editor_asks_and_answers_stand_beside_and_in_the_thread(
    reader: Reader, someone: Callable[[str], Reader]
) -> None:
    text = thing_of(ANSWER).text
    assert ask(someone("editor")) == 303
    made = Question.objects.get()
    assert (made.exact, made.prefix, made.start, made.end) == (text[:30], "", 0, 30)
    told = reader.get(f"/discuss/{ANSWER}/marks").json()
    assert [(one["exact"], one["answers"]) for one in told["marks"]] == [(text[:30], 0)]
    assert reader.get("/discuss/xa-mfa/2024-04-11/marks").json()["marks"] == told["marks"]
    long = "An answer of many words" + " that goes on and on" * 8
    for number in range(5):
        assert reader.said(f"{number} {long}", question=made.pk).question_id == made.pk
    reader.said("An ordinary comment.")
    box = reader.get(f"/discuss/question/{made.pk}").content.decode()
    assert box.count("An answer of many") == 3
    assert "2 An answer" in box
    assert "1 An answer" not in box
    assert cut(f"4 {long}") in box
    assert len(cut(f"4 {long}")) <= 86
    assert "(5)" in box
    thread = reader.get(f"/discuss/{ANSWER}").content.decode()
    assert f"<q>{first_words(text[:30])}</q>" in thread
    assert f"{ANSWER}@r1?q=0-30~" in thread
    inline = reader.get(f"/discuss/{ANSWER}?show=inline").content.decode()
    assert inline.count('class="branch"') == 5
    assert "An ordinary comment." not in inline
    assert reader.get(f"/{ANSWER}@r1?q=" + thread.partition("@r1?q=")[2].partition('"')[0]).status_code == 200


def test_the_link_back_leads_to_exactly_the_words(reader: Reader, someone: Callable[[str], Reader]) -> None:
    ask(someone("editor"), start="5", end="25")
    path = reader.get(f"/discuss/{ANSWER}.json").json()["questions"][0]["path"]
    assert "Exactly these words." in reader.get(path).content.decode()


def test_words_without_a_place_are_found_where_they_stand_once(someone: Callable[[str], Reader]) -> None:
    text = thing_of(ANSWER).text
    assert ask(someone("editor"), start="", end="", exact=f" {text[10:40].strip()} ") == 303
    assert Question.objects.get().exact == text[10:40].strip()
    assert ask(someone("editor"), start="", end="", exact="words that nobody said") == 422
    assert ask(someone("editor"), start="0", end="5", exact="other words") == 422


@given(st.data())
def test_an_anchor_holds_exactly_the_words_of_its_place(data: st.DataObject) -> None:
    text = data.draw(st.text("ab 中文。", min_size=2, max_size=60))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    thing = Thing("x/2020-01-01/en/a1", "answer", "t", "/x", text=text)
    try:
        found = anchored(thing, Passage("", start, end))
    except Refused:
        assert not text[start:end].strip()
        return
    assert (found["exact"], found["start"], found["end"]) == (text[start:end], start, end)


def test_readers_mark_where_they_are_let_and_wait_by_rule(reader: Reader, someone: Callable[[str], Reader]) -> None:
    assert ask(reader) == 403
    assert not reader.get(f"/discuss/{ANSWER}/marks").json()["may_mark"]
    in_force = Rules.objects.create(readers_mark=True)
    assert reader.get(f"/discuss/{ANSWER}/marks").json()["may_mark"]
    assert ask(reader) == 303
    in_force.waits = "guests"
    in_force.save()
    assert ask(reader, start="3", end="9", opened="1") == 200
    waiting = Question.objects.latest("pk")
    assert (waiting.status, waiting.opened) == (Status.WAITING, False)
    assert reader.get(f"/discuss/question/{waiting.pk}").status_code == 404
    assert reader.write("Too early", question=waiting.pk).status_code == 404
    someone("moderator").post(f"/discuss/question/{waiting.pk}/decide", {"verb": "publish"})
    assert reader.get(f"/discuss/question/{waiting.pk}").status_code == 200


def test_authors_mark_their_own_pages(someone: Callable[[str], Reader]) -> None:
    author = someone("author")
    fields = {"start": "", "end": "", "exact": "words of the block", "block": BLOCK, "prefix": "The ", "suffix": "."}
    assert ask(author, PAGE, **fields) == 403
    AUTHORS.add(author.user.pk)
    assert ask(author, PAGE, **fields) == 303
    assert ask(author, PAGE, **{**fields, "block": "not-a-block"}) == 422
    told = author.get(f"/discuss/{PAGE}.json").json()["questions"][0]
    assert told["path"] == f"/articles/one#b-{BLOCK}"


def test_answers_stay_as_comments_when_a_question_is_removed(reader: Reader, someone: Callable[[str], Reader]) -> None:
    editor = someone("editor")
    ask(editor)
    made = Question.objects.get()
    answer = reader.said("My answer.", question=made.pk)
    assert editor.post(f"/discuss/question/{made.pk}/decide", {"verb": "remove"}).status_code == 303
    assert Comment.objects.get(pk=answer.pk).question_id is None
    shown = reader.get(f"/discuss/{ANSWER}").content.decode()
    assert "My answer." in shown
    assert "Is this new?" not in shown


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        ("one two three", 2, "one two…"),
        ("one two", 2, "one two"),
        ("我们赞赏法方坚持", 2, "我们赞赏…"),
        ("", 2, ""),
        ("EU 欧盟 now", 2, "EU 欧盟…"),
    ],
)
def test_the_first_words_count_two_chinese_characters_as_one(text: str, most: int, wanted: str) -> None:
    assert first_words(text, most) == wanted


def test_a_chinese_statement_is_marked_by_characters(someone: Callable[[str], Reader], demo: Path) -> None:  # noqa: ARG001
    key = "xa-mfa/2024-04-11/zh/a1"
    text = thing_of(key).text
    assert ask(someone("editor"), key, start="2", end="8") == 303
    assert Question.objects.get().exact == text[2:8]
