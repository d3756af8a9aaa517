"""Nothing in a record can change without being named."""

from functools import partial
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError, UsageError
from onrecord.pipeline.in_order import in_order
from onrecord.record.check.finding import Finding
from onrecord.record.verify import Sums, verify
from onrecord.record.writer import Writer

SPOIL = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# A bit of the catalog that no table uses is told, but the catalog is as good as before.
MADE_AGAIN = {"projections/catalog.sqlite"}


def files(root: Path) -> list[str]:
    found = (path for path in root.rglob("*") if path.is_file() and path.stat().st_size)
    return sorted(path.relative_to(root).as_posix() for path in found)


def faults(root: Path, **options: str) -> list[Finding]:
    return [one for one in verify(root, since=options.get("since")) if not one.note]


def named(root: Path, **options: str) -> set[str]:
    return {one.file for one in faults(root, **options)}


def segments(root: Path) -> list[Path]:
    return sorted((root / "ledger").iterdir())


def root_of(root: Path) -> str:
    sums = Sums()
    list(verify(root, sums=sums))
    return str(sums.root)


def test_the_sample_has_several_files_of_every_sort(record: Path) -> None:
    sorts = [name.partition("/")[0] for name in files(record)]
    assert {sort: sorts.count(sort) for sort in sorted(set(sorts))} == {
        "captures": 3, "ledger": 3, "projections": 2, "record.json": 1, "revisions": 6,
    }  # fmt: skip


def test_a_sound_record_has_no_findings_and_is_counted(record: Path) -> None:
    sums = Sums()
    assert list(verify(record, sums=sums)) == []
    assert (sums.captures, sums.revisions, sums.statements) == (7, 6, 20)
    assert str(sums.root).startswith(f"{sums.entries}:")


@SPOIL
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@example(place=0.0, bit=0)
@example(place=1 - 1e-12, bit=0)
def test_any_flipped_bit_of_any_file_is_named(record: Path, place: float, bit: int) -> None:
    for name in files(record):
        path = record / name
        content = path.read_bytes()
        at = int(place * len(content))
        path.write_bytes(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :])
        found = {one.file for one in verify(record) if not one.note or one.file in MADE_AGAIN}
        assert name in found, f"bit {bit} of byte {at}"
        path.write_bytes(content)
    assert faults(record) == []


def test_any_file_deleted_is_named_or_contradicts_the_known_root(record: Path, tmp_path: Path) -> None:
    known = root_of(record)
    for name in files(record):
        copy = Path(copytree(record, tmp_path / "copy"))
        (copy / name).unlink()
        found = {one.file for one in verify(copy, since=known)}
        assert name in found or (name == "ledger/000002.jsonl" and "ledger" in found), name
        rmtree(copy)


def test_bytes_appended_to_any_file_are_named(record: Path) -> None:
    for name in files(record):
        path = record / name
        content = path.read_bytes()
        path.write_bytes(content + b"\x00 more")
        assert name in {one.file for one in verify(record)}, name
        path.write_bytes(content)


def test_bytes_taken_off_the_end_of_any_file_are_named(record: Path) -> None:
    for name in files(record):
        path = record / name
        content = path.read_bytes()
        path.write_bytes(content[:-3])
        assert name in {one.file for one in verify(record)}, name
        path.write_bytes(content)


def test_two_files_that_changed_places_are_both_named(record: Path) -> None:
    for sort in ("captures", "ledger", "revisions"):
        one, other = [record / name for name in files(record) if name.startswith(sort)][:2]
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
        assert {one.relative_to(record).as_posix(), other.relative_to(record).as_posix()} <= named(record)
        one.write_bytes(first)
        other.write_bytes(second)


def test_a_line_written_twice_is_named_once(record: Path) -> None:
    path = segments(record)[-1]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], lines[1], *lines[2:]]))
    found = [one for one in faults(record) if one.file.startswith("ledger")]
    assert [(one.file, one.place) for one in found] == [("ledger/000002.jsonl", "line 3")]


def test_a_line_taken_out_is_named_with_its_place(record: Path) -> None:
    path = segments(record)[-1]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], *lines[2:]]))
    assert "holds entry 18 where entry 17 should stand" in [one.problem for one in faults(record)]


def test_the_last_lines_cut_off_contradict_the_catalog(record: Path) -> None:
    path = segments(record)[-1]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    count = 16 + len(lines)
    (fault,) = faults(record)
    assert fault.line() == (
        f"ledger: holds {count - 1} entries; the catalog knows {count}: entries were lost; "
        "take the folder `ledger` from a backup"
    )


def test_without_a_catalog_the_last_lines_cut_off_contradict_a_known_root_only(record: Path) -> None:
    known = root_of(record)
    rmtree(record / "projections")
    path = segments(record)[-1]
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-1]))
    assert faults(record) == []
    assert [one.problem.partition(";")[0] for one in faults(record, since=known)] == [
        f"holds {16 + len(lines) - 1} entries"
    ]


def test_a_ledger_that_grew_agrees_with_its_older_root(record: Path) -> None:
    known = root_of(record)
    with Writer(record) as writer:
        writer.append(
            "omission", {"briefing": "xa-mfa/2020-03-05", "status": "open", "reason": "no page", "author": "ed"}
        )
    assert faults(record, since=known) == []


def test_rewritten_history_contradicts_an_older_root(record: Path) -> None:
    known = root_of(record)
    other = known[:-1] + ("0" if known[-1] != "0" else "1")
    assert ["history was rewritten" in one.problem for one in faults(record, since=other)] == [True]


def test_findings_are_the_same_on_several_processes(record: Path) -> None:
    for name in ("captures/2024/03/000000.warc.gz", "ledger/000001.jsonl", "revisions/xa-mfa/2020-03-04/en/1.json"):
        path = record / name
        path.write_bytes(path.read_bytes().replace(b"e", b"f", 3))
    run = partial(in_order, jobs=2, lost=lambda _, reason: (0, [Finding("?", None, reason)]))
    alone = list(verify(record))
    assert alone
    assert list(verify(record, run=run)) == alone


def test_leftovers_of_a_crash_are_notes(record: Path) -> None:
    archive = record / files(record)[2]
    archive.write_bytes(archive.read_bytes() + b"half a record")
    ledger = segments(record)[-1]
    ledger.write_bytes(ledger.read_bytes() + b'{"id":99,"ti')
    text = record / "revisions/xa-mfa/2020-03-09/en/1.json"
    text.parent.mkdir(parents=True)
    text.write_bytes(b"{}\n")
    found = list(verify(record))
    assert {one.note for one in found} == {True}
    assert [one.file for one in found] == [
        ledger.relative_to(record).as_posix(),
        archive.relative_to(record).as_posix(),
        text.relative_to(record).as_posix(),
    ]


def test_bytes_behind_an_archive_that_was_full_are_no_leftover(record: Path) -> None:
    archive = record / files(record)[0]
    archive.write_bytes(archive.read_bytes() + b"added later")
    assert named(record) == {"captures/2024/03/000000.warc.gz"}


def test_a_file_that_is_none_of_the_record_is_a_note(record: Path) -> None:
    (record / "notes.txt").write_text("mine", encoding="utf-8")
    assert [(one.file, one.note) for one in verify(record)] == [("notes.txt", True)]


def test_a_damaged_projection_asks_for_a_rebuild(record: Path) -> None:
    (record / "projections" / "catalog.sqlite").write_bytes(b"nothing")
    assert [one.step for one in faults(record)] == ["run `onrecord rebuild`"]


def test_a_record_without_projections_is_sound(record: Path) -> None:
    rmtree(record / "projections")
    assert list(verify(record)) == []


def test_a_folder_without_a_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        list(verify(tmp_path))


def test_what_is_no_root_is_refused(record: Path) -> None:
    with pytest.raises(UsageError, match="is no root"):
        list(verify(record, since="yesterday"))
