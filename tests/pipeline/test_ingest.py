from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from onrecord.demo.listed import listed_pages
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.pipeline.rebuild import rebuild, reread
from onrecord.record.prepared import Outcome
from onrecord.record.store import Store
from onrecord.record.writer import Writer

START = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)


def some() -> Iterator[Received | CaptureError]:
    for one in [page for page in listed_pages() if page.name.startswith("xw_pso/202")][:6]:
        yield Received(Capture(one.path.read_bytes(), None, None, one.address), START)
    yield CaptureError("gone.html: no such file", address="gone.html")


@pytest.mark.parametrize(("jobs", "alone"), [(1, 0), (2, 0), (2, 3), (2, 10)])
def test_every_page_has_its_outcome_in_the_order_given(tmp_path: Path, jobs: int, alone: int) -> None:
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        found = list(ingest(writer, some(), jobs=jobs, alone=alone))
    assert [one.result if isinstance(one, Outcome) else "failed" for one in found] == ["new"] * 6 + ["failed"]
    assert [one.address for one in found] == [
        one.capture.address if isinstance(one, Received) else one.address for one in some()
    ]


@pytest.mark.parametrize(("alone", "beside"), [(0, 7), (3, 4), (10, 0)])
def test_the_first_pages_are_read_without_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: int, beside: int
) -> None:
    taken: list[object] = []

    def here(step: Callable[[object], object], items: Iterable[object], **_: object) -> Iterator[object]:
        for item in items:
            taken.append(item)
            yield step(item)

    monkeypatch.setattr(import_module("onrecord.pipeline.ingest"), "in_order", here)
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        assert len(list(ingest(writer, some(), jobs=2, alone=alone))) == 7
    assert len(taken) == beside


def test_the_same_pages_again_are_checks_and_on_several_processes_the_record_is_the_same(tmp_path: Path) -> None:
    for name, jobs in (("one", 1), ("two", 2)):
        with Writer(tmp_path / name, clock=lambda: START) as writer:
            list(ingest(writer, some(), jobs=jobs))
            again = [one for one in ingest(writer, some(), jobs=jobs) if isinstance(one, Outcome)]
            assert {one.result for one in again} == {"unchanged"}
    first, second = Store.open(tmp_path / "one"), Store.open(tmp_path / "two")
    with first, second:
        assert [one.body for one in first.entries()][1:] == [one.body for one in second.entries()][1:]


def test_a_file_under_another_name_is_a_check_of_the_page_it_was_first(tmp_path: Path) -> None:
    content = b"<title>Garden</title><p>Roses bloom.</p>"
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        for name in ("/a.html", "/b.html"):
            list(ingest(writer, [Received(Capture(content, None, None, name), START)]))
        assert [(row.page, row.checks) for row in writer.store.page_rows()] == [("file:/a.html", 2)]


def test_rebuilding_gives_the_same_catalog(tmp_path: Path) -> None:
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        list(ingest(writer, some()))
        held, tables = writer.store.count(), list(writer.store.catalog.iterdump())
    assert rebuild(tmp_path / "record") == held
    with Store.open(tmp_path / "record") as store:
        assert list(store.catalog.iterdump()) == tables


def test_reading_again_with_the_same_reader_adds_no_revision(tmp_path: Path) -> None:
    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        list(ingest(writer, some()))
        size = len(list(writer.store.entries()))
        assert {one.result for one in reread(writer)} == {"same-words"}
        assert len(list(writer.store.entries())) == size


def test_a_reader_that_reads_otherwise_makes_a_new_revision_beside_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from attrs import evolve

    from onrecord.pipeline import rebuild as module

    with Writer(tmp_path / "record", clock=lambda: START) as writer:
        first = next(iter(some()))
        list(ingest(writer, [first]))
        edition = next(writer.store.all_editions()).id
        draft_of = module.draft_of

        def better(transcript):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
            draft = draft_of(transcript)
            assert draft is not None
            return evolve(draft, statements=draft.statements[1:])

        monkeypatch.setattr(module, "draft_of", better)
        (outcome,) = reread(writer)
        assert (outcome.result, outcome.id) == ("revised", f"{edition}@r2")
        rows = writer.store.revision_rows(edition)
        assert [row.cause for row in rows] == ["new", "re-read"]
        assert rows[0].capture == rows[1].capture
