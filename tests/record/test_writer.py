from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

import pytest

from onrecord.errors import RecordError
from onrecord.model.canonical import digest
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.prepare import prepare
from onrecord.record.ledger import entries
from onrecord.record.prepared import Check, Outcome, Prepared
from onrecord.record.store import Store
from onrecord.record.writer import Writer

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
Add = Callable[..., list[Outcome]]
Page = Callable[..., str]
Ready = Callable[..., Prepared]
EDITION = "xa-mfa/2024-03-18/en"


def results(outcomes: list[Outcome]) -> list[tuple[str, str | None]]:
    return [(one.result, one.id) for one in outcomes]


def test_a_first_capture_makes_the_first_revision_and_its_bytes_come_back(
    writer: Writer, add: Add, page: Page, ready: Ready
) -> None:
    html = page()
    assert results(add(ready(html))) == [("new", f"{EDITION}@r1")]
    revision = writer.store.revision(EDITION)
    assert writer.store.capture_bytes(revision.capture.sha256) == html.encode()
    assert [one.id for one in revision.statements] == ["q1", "a1", "q2", "a2"]


def test_the_same_bytes_again_add_nothing_but_a_check(writer: Writer, add: Add, page: Page, ready: Ready) -> None:
    add(ready(page()))
    before = writer.store.count()
    assert results(add(ready(page(), hours=5))) == [("unchanged", None)]
    assert writer.store.count() == before
    (row,) = writer.store.page_rows(edition=EDITION)
    assert (row.checks, row.checked, row.result) == (2, "2024-03-01T13:00:00Z", "unchanged")


def test_other_words_on_the_page_are_a_new_revision_and_the_old_one_stays(
    writer: Writer, add: Add, page: Page, ready: Ready
) -> None:
    add(ready(page()))
    changed = page(hope="We hope that no party will meet the other halfway.")
    assert results(add(ready(changed, hours=1))) == [("revised", f"{EDITION}@r2")]
    old, new = writer.store.revision(EDITION, 1), writer.store.revision(EDITION, 2)
    assert "all parties" in old.statements[1].text
    assert "no party" in new.statements[1].text
    assert [one.id for one in new.statements] == [one.id for one in old.statements]
    (entry,) = writer.store.notes(EDITION, "map")
    assert (entry.body["same"], [(one["kind"], one["old"]) for one in entry.body["changes"]]) == (
        3, [("reworded", ["a1"])],
    )  # fmt: skip


def test_other_links_and_markup_around_the_same_words_are_kept_without_a_revision(
    writer: Writer, add: Add, page: Page, ready: Ready
) -> None:
    add(ready(page()))
    linked = page().replace("Five-Party Talks", '<a href="/talks.html">Five-Party Talks</a>')
    assert results(add(ready(linked, hours=1))) == [("same-words", f"{EDITION}@r1")]
    assert writer.store.count()["captures"] == 2
    assert writer.store.count()["revisions"] == 1


def test_a_removed_statement_is_found_in_the_last_revision_that_had_it(
    writer: Writer, add: Add, page: Page, ready: Ready
) -> None:
    add(ready(page()))
    html = page()
    cut = html[: html.index("<p><b>AFP:</b>")] + "</body></html>"
    add(ready(cut, hours=1))
    revision, statement = writer.store.statement(f"{EDITION}/a2")
    assert (revision.number, statement.text) == (1, "We oppose sanctions that have no basis in international law.")
    assert [one.id for one in writer.store.revision(EDITION).statements] == ["q1", "a1"]


def test_two_events_of_one_day_get_two_names(add: Add, page: Page, ready: Ready) -> None:
    other = page(title="Foreign Ministry Spokesperson Shen Zhiwei's Remarks on the Harbor of Orsk on {day}").replace(
        "Five-Party Talks", "harbor works"
    ).replace("We oppose sanctions that have no basis in international law.", "The works are in order.")  # fmt: skip
    other = other.replace("Dialogue goes on. We hope that all parties will meet each other halfway.", "They go on.")
    found = add(ready(page()), ready(other, "https://www.mfa.anlan.example/en/2.html"))
    assert results(found) == [("new", f"{EDITION}@r1"), ("new", "xa-mfa/2024-03-18-2/en@r1")]


def test_a_reprint_beside_the_official_page_is_an_edition_of_its_own(
    writer: Writer, add: Add, page: Page, ready: Ready
) -> None:
    found = add(ready(page()), ready(page(more="<p>Share this</p>"), "https://news.lighthouse.example/p/1"))
    assert results(found) == [("new", f"{EDITION}@r1"), ("new", f"{EDITION}-2@r1")]
    assert [(one.id, one.nature, one.primary) for one in writer.store.editions("xa-mfa/2024-03-18")] == [
        (EDITION, "official", True), (f"{EDITION}-2", "reprint", False),
    ]  # fmt: skip


def test_a_page_of_no_event_is_kept_as_a_capture(writer: Writer, add: Add, ready: Ready) -> None:
    found = add(
        ready("<html><title>Garden show</title><p>Roses bloom in the capital.</p></html>", "https://a.example/x")
    )
    assert results(found) == [("not-briefing", None)]
    assert (writer.store.count()["captures"], writer.store.count()["editions"]) == (1, 0)


def test_what_cannot_be_read_is_kept_with_the_reason(writer: Writer, add: Add) -> None:
    nested = Capture(b"<p>x" * 400_000, "text/html", None, "https://a.example/deep")
    outcome = add(prepare(Received(nested, START, source="file")))[0]
    assert outcome.result == "unreadable"
    assert outcome.reason
    assert writer.store.capture_bytes(nested.sha256) == nested.content


def test_a_check_is_an_entry_of_its_own(writer: Writer, add: Add, page: Page, ready: Ready) -> None:
    made = ready(page())
    add(made)
    writer.add([Check(made.page, made.facts.address, "2024-03-02T08:00:00Z", "gone", status=404, reason="404")])
    (row,) = writer.store.page_rows()
    assert (row.result, row.checked, row.sha256) == ("gone", "2024-03-02T08:00:00Z", made.facts.sha256)


def test_a_batch_is_recorded_as_if_its_pages_came_one_by_one(tmp_path: Path, page: Page, ready: Ready) -> None:
    pages = [ready(page()), ready(page(hope="We hope for peace among them.")), ready(page(), hours=1)]
    with Writer(tmp_path / "one", clock=lambda: START) as one, Writer(tmp_path / "two", clock=lambda: START) as two:
        assert results(one.add(pages)) == results([outcome for made in pages for outcome in two.add([made])])
        first, second = list(one.store.entries())[1:], list(two.store.entries())[1:]
        assert [entry.body for entry in first] == [entry.body for entry in second]


def test_a_second_writer_is_refused_in_one_line(tmp_path: Path) -> None:
    with Writer(tmp_path / "record"), pytest.raises(RecordError, match="another process is writing"):
        Writer(tmp_path / "record")
    Writer(tmp_path / "record").close()


def test_a_folder_with_other_files_is_no_place_for_a_record(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear Sir")
    with pytest.raises(RecordError, match="not empty"):
        Writer(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letters.txt"]


def test_what_a_crash_left_behind_the_ledger_is_cut_off(tmp_path: Path, page: Page, ready: Ready) -> None:
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        writer.add([ready(page())])
        layout = writer.layout
    archive = next(layout.captures.rglob("*.warc.gz"))
    whole, size = archive.read_bytes(), layout.segment(0).stat().st_size
    archive.write_bytes(whole + whole[:500])
    with layout.segment(0).open("ab") as file:
        file.write(b'{"id":4,"time":"2024')
    with Store.open(tmp_path / "record") as store:
        assert len(list(store.entries())) == 4
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        assert archive.read_bytes() == whole
        assert layout.segment(0).stat().st_size == size
        assert results(writer.add([ready(page(hope="We hope so."))])) == [("revised", f"{EDITION}@r2")]


def test_bytes_whose_reading_a_crash_lost_are_read_again_and_not_stored_twice(
    tmp_path: Path, page: Page, ready: Ready
) -> None:
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        writer.add([ready(page())])
        layout = writer.layout
    lines = layout.segment(0).read_bytes().splitlines(keepends=True)
    layout.segment(0).write_bytes(b"".join(lines[:-1]))
    rmtree(layout.projections)  # written after the ledger, so no crash leaves one that knows more
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        assert results(writer.add([ready(page())])) == [("new", f"{EDITION}@r1")]
        assert [entry.kind for entry in entries(layout)] == ["record", "archive", "capture", "revision"]
        assert writer.store.count()["captures"] == 1


def test_a_lost_catalog_is_made_again_from_the_ledger(tmp_path: Path, page: Page, ready: Ready) -> None:
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        writer.add([ready(page())])
        held, layout = writer.store.count(), writer.layout
    layout.catalog.unlink()
    with Store.open(tmp_path / "record") as store:
        assert store.count() == held
    layout.catalog.write_bytes(b"nonsense" * 1000)
    with Store.open(tmp_path / "record") as store:
        assert store.count() == held


def test_entries_name_the_digests_of_what_lies_on_the_disk(writer: Writer, add: Add, page: Page, ready: Ready) -> None:
    add(ready(page()))
    by_kind = {entry.kind: entry.body for entry in writer.store.entries()}
    root = writer.layout.root
    raw = (root / by_kind["capture"]["file"]).read_bytes()
    start, length = by_kind["capture"]["offset"], by_kind["capture"]["length"]
    assert digest(raw[start : start + length]) == by_kind["capture"]["record_sha256"]
    assert digest((root / by_kind["revision"]["file"]).read_bytes()) == by_kind["revision"]["sha256"]
    assert digest((root / "record.json").read_bytes()) == by_kind["record"]["sha256"]


def test_after_a_failure_of_the_disk_nothing_more_is_written(
    writer: Writer, add: Add, page: Page, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.record.writer.write_whole", full)
    with pytest.raises(RecordError, match="No space left"):
        add(ready(page()))
    with pytest.raises(RecordError, match="open the record anew"):
        add(ready(page()))
    assert [entry.kind for entry in writer.store.entries()] == ["record"]


def test_a_full_disk_is_told_once_and_what_was_there_stays(
    tmp_path: Path, page: Page, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        writer.add([ready(page())])
    with monkeypatch.context() as patch:
        patch.setattr("onrecord.archive.warc_store.os.fsync", full)
        with pytest.raises(RecordError) as told, Writer(tmp_path / "record", clock=lambda: START) as writer:
            writer.add([ready(page(hope="We hope so."))])
    assert str(told.value) == f"{tmp_path / 'record'}: cannot be written: No space left on device"
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        assert results(writer.add([ready(page(hope="We hope so."))])) == [("revised", f"{EDITION}@r2")]


def test_a_full_disk_when_the_record_is_closed_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    writer = Writer(tmp_path / "record", clock=lambda: START)
    monkeypatch.setattr("onrecord.record.writer.sign_projections", full)
    with pytest.raises(RecordError, match="cannot be written: No space left on device"):
        writer.close()
    monkeypatch.undo()
    Writer(tmp_path / "record").close()
