"""Orders, pages and threads of a long discussion."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onrecord.web.discussion.models import Comment, Topic
from onrecord.web.discussion.thread import FEW, MANY, ROOTS, answers_after, listing

from .conftest import PAGE, Reader


@pytest.fixture
def long(reader: Reader) -> Topic:
    """Returns a topic of fifty threads, one of them with a hundred answers."""
    first = reader.said("The first.", PAGE)
    topic = Topic.objects.get()
    told = {
        "topic": topic,
        "status": "shown",
        "name": "N",
        "html": "<p>w</p>",
        "created": first.created,
        "appeared": first.created,
    }
    roots = [
        Comment(**told, number=n, path=f"{n:08}", place=1, once=f"r{n}", score=n % 7, replies=100 if n == 30 else 0)
        for n in range(2, 51)
    ]
    Comment.objects.bulk_create(roots)
    root = Comment.objects.get(number=30)
    below = [
        Comment(**told, number=n, path=f"{30:08}{n:08}", depth=1, place=2, once=f"a{n}", root=root, parent=root)
        for n in range(51, 151)
    ]
    Comment.objects.bulk_create(below)
    return topic


@pytest.mark.parametrize("sort", ["newest", "oldest", "voted", "discussed"])
def test_loading_on_shows_every_thread_once_in_order(long: Topic, sort: str) -> None:
    seen, after = [], ""
    for _ in range(4):
        found = listing(long, sort, after=after)
        seen += [one.root for one in found.branches]
        if found.after is None:
            break
        assert len(found.branches) == ROOTS
        after = found.after
    assert sorted(one.number for one in seen) == list(range(1, 51))
    wanted = {
        "newest": lambda one: -one.number,
        "oldest": lambda one: one.number,
        "voted": lambda one: (-one.score, -one.number),
        "discussed": lambda one: (-one.replies, -one.number),
    }[sort]
    assert seen == sorted(seen, key=wanted)


def test_a_long_thread_shows_its_first_answers_and_loads_the_rest(long: Topic, reader: Reader) -> None:
    branch = next(one for one in listing(long, "discussed").branches if one.root.replies)
    assert [one.number for one in branch.answers] == list(range(51, 51 + FEW))
    seen, after = [one.number for one in branch.answers], branch.more
    while after is not None:
        found = answers_after(branch.root.id, after)
        assert found is not None
        assert len(found.answers) <= MANY
        seen += [one.number for one in found.answers]
        after = found.more
    assert seen == list(range(51, 151))
    late = Comment.objects.get(number=120)
    shown = reader.get(f"/discuss/comment/{late.pk}").content.decode()
    assert 'id="c30"' in shown
    assert 'id="c120"' in shown
    assert 'id="c60"' not in shown


def test_a_page_asks_few_questions_however_long_the_discussion_is(long: Topic, reader: Reader) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert reader.get(f"/discuss/{long.key}").status_code == 200
    assert len(asked) <= 12, [one["sql"][:90] for one in asked]


def test_a_discussion_works_without_a_script(long: Topic, reader: Reader) -> None:
    first = reader.get(f"/discuss/{long.key}").content.decode()
    path = first.partition('<li class="more"><a href="')[2].partition('"')[0].replace("&amp;", "&")
    second = reader.get(path).content.decode()
    assert 'id="c50"' in first
    assert 'id="c30"' in second
    assert 'id="c50"' not in second
