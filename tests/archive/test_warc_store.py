"""Records are appended, found again at random, and cut off after a crash."""

import datetime as dt
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive.warc import records
from onrecord.archive.warc_record import pack
from onrecord.archive.warc_store import WarcPlace, WarcStore, utc_now
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received

NOON = dt.datetime(2024, 3, 31, 12, 0, tzinfo=dt.UTC)


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> dt.datetime:
        return self.time


def page(number: int, size: int = 40) -> Received:
    words = f"<p>Q: 第{number}问?</p>".encode() + hashlib.shake_128(bytes([number % 256])).digest(size)
    return Received(Capture(words, "text/html", "utf-8", f"https://press.westmark.example/{number}"), NOON, status=200)


def test_a_record_is_found_again_at_its_place(tmp_path: Path) -> None:
    store = WarcStore(tmp_path / "captures", clock=Clock())
    places = [store.append(page(number)) for number in range(5)]
    store.close()
    assert [store.read(one.file, one.offset, one.length) for one in places] == [page(number) for number in range(5)]
    raws = [store.raw(one.file, one.offset, one.length) for one in places]
    assert [hashlib.sha256(raw).hexdigest() for raw in raws] == [one.record_sha256 for one in places]


def test_a_file_begins_with_its_information_whose_place_is_told(tmp_path: Path) -> None:
    store = WarcStore(tmp_path, clock=Clock())
    first, second = store.append(page(1)), store.append(page(2))
    assert first.begun is not None
    assert (first.begun.file, first.begun.offset, first.begun.length) == (first.file, 0, first.offset)
    assert second.begun is None
    store.close()
    assert b"warcinfo" in _plain(store.raw(first.file, 0, first.offset))


def _plain(member: bytes) -> bytes:
    import gzip

    return gzip.decompress(member)


def test_every_byte_of_a_file_is_in_a_place_that_was_told(tmp_path: Path) -> None:
    store = WarcStore(tmp_path, clock=Clock(), full=2000)
    places = [one for number in range(30) for one in _both(store.append(page(number, 300)))]
    store.close()
    for file, length in store.files():
        ends = [0, *(one.offset + one.length for one in places if one.file == file)]
        assert [one.offset for one in places if one.file == file] == ends[:-1]
        assert ends[-1] == length


def _both(place: WarcPlace) -> list[WarcPlace]:
    return [place.begun, place] if place.begun else [place]


def test_a_new_file_is_begun_when_one_is_full_and_when_the_month_changes(tmp_path: Path) -> None:
    clock = Clock()
    store = WarcStore(tmp_path, clock=clock, full=1500)
    files = [store.append(page(number, 600)).file for number in range(4)]
    clock.time = NOON + dt.timedelta(days=1)
    files.append(store.append(page(5)).file)
    store.close()
    assert files == ["2024/03/000000.warc.gz"] * 2 + ["2024/03/000001.warc.gz"] * 2 + ["2024/04/000000.warc.gz"]


def test_appending_goes_on_in_the_file_of_an_earlier_run(tmp_path: Path) -> None:
    with WarcStore(tmp_path, clock=Clock()) as first:
        first.append(page(1))
    size = (tmp_path / "2024/03/000000.warc.gz").stat().st_size
    with WarcStore(tmp_path, clock=Clock()) as second:
        place = second.append(page(2))
    assert (place.file, place.offset, place.begun) == ("2024/03/000000.warc.gz", size, None)


@settings(max_examples=25)
@given(st.integers(1, 6), st.integers(0, 6), st.integers(0, 200))
def test_after_a_cut_nothing_of_the_tail_is_left(
    tmp_path_factory: pytest.TempPathFactory, kept: int, more: int, part: int
) -> None:
    folder = tmp_path_factory.mktemp("captures")
    store = WarcStore(folder, clock=Clock())
    places = [store.append(page(number)) for number in range(kept + more)]
    store.close()
    file, last = places[0].file, places[kept - 1]
    with (folder / file).open("ab") as stream:
        stream.write(pack(page(99)).member[:part])
    store.truncate(file, last.offset + last.length)
    again = store.append(page(50))
    store.close()
    with (folder / file).open("rb") as stream:
        found = list(records(stream, address=file))
    assert [one.capture.address for one in found if isinstance(one, Received)] == [
        page(number).capture.address for number in [*range(kept), 50]
    ]
    assert again.offset == last.offset + last.length


def test_a_file_cut_to_nothing_begins_anew(tmp_path: Path) -> None:
    store = WarcStore(tmp_path, clock=Clock())
    file = store.append(page(1)).file
    store.truncate(file, 0)
    again = store.append(page(2))
    store.close()
    assert again.begun is not None
    assert again.begun.offset == 0


def test_what_is_not_there_is_one_clear_error(tmp_path: Path) -> None:
    store = WarcStore(tmp_path, clock=Clock())
    place = store.append(page(1))
    with pytest.raises(CaptureError, match="ends within the record at byte"):
        store.raw(place.file, place.offset, place.length + 1)
    with pytest.raises(CaptureError, match="No such file"):
        store.raw("2024/03/000009.warc.gz", 0, 1)
    with pytest.raises(CaptureError, match="no name of a file of captures"):
        store.raw("../../etc/passwd", 0, 1)
    with pytest.raises(CaptureError, match="shorter than"):
        store.truncate(place.file, 10**6)


def test_a_record_packed_elsewhere_is_the_same(tmp_path: Path) -> None:
    with WarcStore(tmp_path / "a", clock=Clock()) as here, WarcStore(tmp_path / "b", clock=Clock()) as there:
        assert here.append(page(1)) == there.append(pack(page(1)))


def test_standard_readers_read_a_whole_file(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio", reason="warcio is not installed: WARC is not cross-checked")
    from fastwarc.warc import ArchiveIterator

    store = WarcStore(tmp_path, clock=Clock())
    file = [store.append(page(number)) for number in range(3)][-1].file
    store.close()
    content = (tmp_path / file).read_bytes()
    kinds = [record.rec_type for record in warcio.ArchiveIterator(io.BytesIO(content))]
    assert kinds == ["warcinfo", "response", "response", "response"]
    assert len(list(ArchiveIterator(io.BytesIO(content), verify_digests=True))) == 4


def test_warcio_s_own_check_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("warcio", reason="warcio is not installed: WARC is not cross-checked")
    from warcio.cli import main

    store = WarcStore(tmp_path, clock=Clock())
    file = [store.append(page(number)) for number in range(3)][-1].file
    store.close()
    with pytest.raises(SystemExit) as ended:
        main(["check", "-v", str(tmp_path / file)])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.count("digest pass") == 4
    assert "fail" not in said


def test_the_usual_clock_is_in_utc_and_whole_seconds() -> None:
    now = utc_now()
    assert (now.utcoffset(), now.microsecond) == (dt.timedelta(0), 0)
