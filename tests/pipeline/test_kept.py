"""What is kept is what would be worked out now: after an ingest, an editor's word, a changed list of issues."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from onrecord.analysis.formulations.issues import Issue, issue_of
from onrecord.analysis.formulations.shift import shift
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline import kept as keeping
from onrecord.pipeline.compare import compare, occasions, since
from onrecord.pipeline.ingest import ingest
from onrecord.pipeline.kept import FOLDER, kept, state_of
from onrecord.pipeline.opened import Record, open_record
from onrecord.pipeline.replied import override, replied
from onrecord.record.corrections import correct
from onrecord.record.lock import WriteLock
from onrecord.record.store import Store
from onrecord.record.writer import Writer

PAGE = """
    <html><head><title>Spokesperson of the Ministry Remarks {day}</title></head><body>
    <p>Reuters: Will the talks on the Peninsula go on in {month}?</p>
    <p>Spokesperson: We will release information on the talks on the Peninsula in due course.</p>
    <p>AFP: What is your comment on the visit?</p>
    <p>Spokesperson: The visit serves peace and stability in the region.</p>
    </body></html>
    """


@pytest.fixture
def folder(demo: Record, tmp_path: Path) -> Path:
    """Returns a copy of the demo's record to change, with nothing kept."""
    made = tmp_path / "record"
    shutil.copytree(demo.store.layout.root, made)
    shutil.rmtree(made / "projections" / FOLDER, ignore_errors=True)
    return made


@pytest.fixture
def record(folder: Path) -> Iterator[Record]:
    """Returns the same, open."""
    with open_record(folder) as one:
        yield one


def files(record: Record) -> list[Path]:
    return sorted((record.store.layout.projections / FOLDER).glob("*.json"))


def answers(folder: Path) -> list[object]:
    """Returns all that is kept, as a process that has just begun tells it."""
    with open_record(folder) as record:
        windows = since(date(2021, 1, 1))
        return [
            list(record.followups()),
            list(record.replies()),
            record.reply_counts(by="outlet"),
            compare(record.store, *windows),
            compare(record.store, *windows, issue=_issue(folder, "keldan"), office="xa-mfa", language="en"),
        ]


def _issue(folder: Path, name: str) -> Issue:
    return issue_of(name, folder)


def anew(folder: Path) -> list[object]:
    shutil.rmtree(folder / "projections" / FOLDER)
    return answers(folder)


def test_the_second_answer_is_the_first_and_is_not_worked_out_again(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = since(date(2021, 1, 1))
    first = [*record.followups()], [*record.replies()], compare(record.store, *windows)
    assert len(files(record)) > 3

    def never(*_: object, **__: object) -> None:
        raise AssertionError

    for name in ("verbs.replies._promised", "replied._replied", "compare._compared"):
        monkeypatch.setattr(f"onrecord.pipeline.{name}", never)
    assert ([*record.followups()], [*record.replies()], compare(record.store, *windows)) == first


def test_nothing_kept_is_told_after_an_ingest(folder: Path) -> None:
    before = answers(folder)
    now = datetime(2026, 11, 21, tzinfo=UTC)
    page = dedent(PAGE.format(day="June 3, 2025", month="July")).encode()
    capture = Capture(page, "text/html", address="https://www.mfa.gov.cn/eng/2025/t20250603_1.html")
    with Writer(folder) as writer:
        list(ingest(writer, [Received(capture, now)]))
    after = answers(folder)
    assert after == anew(folder)
    assert after[:2] != before[:2]


def test_nothing_kept_is_told_after_an_editor_s_word(folder: Path) -> None:
    before = answers(folder)
    with open_record(folder) as record:
        one = next(one for one in replied(record.store) if one.outcome != "partial")
    with Writer(folder) as writer:
        override(writer, one.id, "partial", reason="read again", author="an editor")
    after = answers(folder)
    assert after == anew(folder)
    assert after[1:3] != before[1:3]


def test_nothing_kept_is_told_after_the_issues_were_changed(folder: Path) -> None:
    before = answers(folder)
    (folder / "issues.yml").write_text("- {id: keldan, terms: {en: [peace], zh: [和平]}}\n", "utf-8")
    after = answers(folder)
    assert after == anew(folder)
    assert after[4] != before[4]


def test_a_damaged_answer_is_made_again(record: Record) -> None:
    whole = [*record.followups()]
    (path,) = files(record)
    for damaged in (path.read_bytes().replace(b"met", b"mut"), b"", b"x\n{}"):
        path.write_bytes(damaged)
        assert [*record.followups()] == whole
    assert [path] == files(record)


def test_an_answer_of_an_older_state_is_taken_away(folder: Path) -> None:
    with open_record(folder) as record:
        [*record.followups()]
        (old,) = files(record)
        one = next(replied(record.store))
    with Writer(folder) as writer:
        writer.append(
            "annotation", {"target": one.briefing, "field": "note", "value": "x", "reason": "r", "author": "a"}
        )
    with open_record(folder) as record:
        [*record.followups()]
        (new,) = files(record)
    assert new.name != old.name


def test_answers_take_no_more_room_than_they_may(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 400)
    monkeypatch.setattr(keeping, "_LARGEST", 300)
    for number in range(8):
        assert kept(record.store, ("some", number), str, lambda: "x" * 100) == "x" * 100
    assert sum(one.stat().st_size for one in files(record)) <= 400
    kept(record.store, ("large",), str, lambda: "x" * 301)
    assert len(files(record)) == 2


def test_answers_are_signed_like_every_projection(record: Record) -> None:
    [*record.followups()]
    told = json.loads((record.store.layout.projections / "digests.json").read_text("utf-8"))
    assert f"{FOLDER}/{files(record)[0].name}" in told["files"]


def test_the_answer_is_given_where_none_can_be_kept(record: Record) -> None:
    with WriteLock(record.store.layout.projections / FOLDER / "answers.lock"):
        found = [*record.followups()]
        assert files(record) == []
    assert [*record.followups()] == found


def test_a_part_of_the_record_has_answers_of_its_own(record: Record) -> None:
    rows = [*record.store.briefings()]
    part = _Part(record.store.layout, record.store.catalog)
    assert kept(record.store, ("count",), int, lambda: len(rows)) == len(rows)
    assert kept(part, ("count",), int, lambda: 1) == 1


class _Part(Store):
    """A record of which less is seen."""

    @property
    def part(self) -> str:
        return "some"


def test_another_day_that_parts_the_same_days_is_told_from_what_is_said_on_them(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = date(2021, 1, 1), date(2022, 3, 1)
    wanted = []
    for day in days:
        before, after = since(day)
        split = [*occasions(record.store, issue=None, office="xa-mfa", language="en")]
        wanted.append(
            shift(
                [one for *_, one in split if before.has(one.day)],
                [one for *_, one in split if after.has(one.day)],
                "en",
            )
        )
    found = [compare(record.store, *since(days[0]), office="xa-mfa", language="en")[0].shift]
    monkeypatch.setattr("onrecord.pipeline.compare.said_in", None)
    found += [compare(record.store, *since(days[1]), office="xa-mfa", language="en")[0].shift]
    assert found == wanted


def test_nothing_kept_is_told_after_a_correction(folder: Path) -> None:
    before = answers(folder)
    with open_record(folder) as record:
        asked = next(one for one in replied(record.store)).question_id
    with Writer(folder) as writer:
        correct(
            writer, asked.replace("@r1", ""), "outlet", "The Shore Post", reason="named so in the lead", author="ed"
        )
    assert before == answers(folder) == anew(folder)
    with open_record(folder) as record:
        states = {path.name[:16] for path in files(record)}
        assert states == {state_of(record.store)[:16]}
