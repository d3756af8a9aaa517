"""Readings are counted without knowing readers; the filter learns."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.utils import timezone

from onrecord.web.discussion import view_buffer
from onrecord.web.discussion.models import Reading, Word
from onrecord.web.discussion.popular import comment_counts, most_discussed, most_read, rising
from onrecord.web.discussion.spam.bayes import learn, likeness, parts
from onrecord.web.discussion.view_buffer import ViewBuffer, is_bot

from .conftest import ANSWER, PAGE, Reader

DAY = dt.date(2026, 5, 1)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    view_buffer._buffer[:] = [ViewBuffer()]
    yield
    view_buffer._buffer[:] = [ViewBuffer()]


def test_a_reader_counts_once_a_day_for_each_page(reader: Reader, other: Reader) -> None:
    for _ in range(3):
        assert reader.post("/views", {"key": ANSWER}).status_code == 204
        other.post("/views", {"key": ANSWER})
    reader.post("/views", {"key": PAGE})
    view_buffer.buffer().write()
    assert dict(Reading.objects.values_list("key", "times")) == {ANSWER: 2, PAGE: 1}


@pytest.mark.parametrize("key", ["xa-mfa/1990-01-01", "shop:1", "<script>", "", "x" * 300])
def test_what_is_not_there_is_not_counted(reader: Reader, key: str) -> None:
    assert reader.post("/views", {"key": key}).status_code == 204
    assert view_buffer.buffer().write() == 0


@pytest.mark.parametrize(
    ("agent", "told"),
    [("Googlebot/2.1", True), ("curl/8", True), ("", True), ("python-requests/2", True), ("HeadlessChrome/1", True),
     ("Mozilla/5.0 (X11; Linux) Firefox/140.0", False), ("Mozilla/5.0 (iPhone) Safari/605", False)],
)  # fmt: skip
def test_programs_are_told_by_their_names(agent: str, told: bool) -> None:  # noqa: FBT001
    assert is_bot(agent) is told


def test_readings_are_written_together_and_nothing_is_lost_when_writing_fails(db: None) -> None:  # noqa: ARG001
    held = ViewBuffer()
    due = [held.add(f"page:{n}", "r", day=DAY, time=1000 + n) for n in range(12)]
    assert due == [True, *[False] * 9, True, False]
    assert held.write() == 12
    assert held.add("page:1", "r", day=DAY, time=1011) is False
    assert held.add("page:1", "r", day=DAY + dt.timedelta(days=1), time=1011) is False
    assert held.write() == 1
    assert Reading.objects.get(key="page:1", day=DAY).times == 1


def test_lists_by_what_is_read_discussed_and_rising(reader: Reader) -> None:
    today = timezone.now().date()
    for key, ago, times in [(ANSWER, 0, 5), (ANSWER, 3, 5), (PAGE, 1, 8), (PAGE, 9, 90), ("page:99", 0, 99),
                            ("xa-mfa/2024-04-11", 20, 50)]:  # fmt: skip
        Reading.objects.create(key=key, day=today - dt.timedelta(days=ago), times=times)
    reader.said("One.", PAGE)
    reader.said("Two.", PAGE)
    reader.said("Three.")
    assert [(one.thing.key, one.readings, one.comments) for one in most_read(7)] == [(ANSWER, 10, 1), (PAGE, 8, 2)]
    assert [one.thing.key for one in most_read(30)] == [PAGE, "xa-mfa/2024-04-11", ANSWER]
    assert [one.thing.key for one in most_discussed(7)] == [PAGE, ANSWER]
    assert [one.thing.key for one in rising(7)] == [ANSWER]
    assert [one.thing.key for one in most_read(7, 1, kinds=["article"])] == [PAGE]
    assert comment_counts([PAGE, "page:7"]) == {PAGE: 2, "page:7": 0}
    shown = reader.get("/discuss/popular?by=read&days=7").content.decode()
    assert "Mira Sol" in shown
    assert "10 readings" in shown
    assert "10 次阅读" in reader.get("/zh/discuss/popular").content.decode()


def test_the_filter_says_nothing_before_it_has_learned_and_then_tells_spam(db: None) -> None:  # noqa: ARG001
    spam = ["Buy cheap pills at https://pills.example now", "Cheap pills, best casino bonus", "便宜药品 点击购买"]
    fine = [
        "The minister did not answer the question on tides",
        "Which talks are meant here?",
        "发言人没有回答这个问题",
    ]
    learn(spam[0], spam=True)
    assert likeness("cheap pills") == 0.5
    for _ in range(4):
        for bad, good in zip(spam, fine, strict=True):
            learn(bad, spam=True)
            learn(good, spam=False)
    assert likeness("cheap casino pills") > 0.98
    assert likeness("便宜药品 点击") > 0.9
    assert likeness("Did the minister answer on the talks?") < 0.1
    assert likeness("发言人没有回答") < 0.1
    assert Word.objects.get(word="").spam == 13


def test_words_of_the_filter_are_words_pairs_and_hosts() -> None:
    assert parts("Buy 双轨并行 https://A.example/x?y") == ["buy", "双轨", "轨并", "并行", "https://a.example"]
