import datetime as dt
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive.received import received
from onrecord.demo.listed import PAGES
from onrecord.errors import UsageError
from onrecord.pipeline.ingest import ingest
from onrecord.record.corrections import correct
from onrecord.record.export import export, rows
from onrecord.record.export.from_store import all_excerpts, captured_at, excerpts_of, members_of
from onrecord.record.store import Store
from onrecord.record.writer import Writer

NOW = dt.datetime(2026, 11, 21, 22, 15, 3, tzinfo=dt.UTC)
NAMES = ("2024-04-11.zh@1.html", "2024-04-11.zh@2.html", "2024-04-11.en.html")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("record")
    pages = [str(PAGES / "xa_mfa" / name) for name in NAMES]
    with Writer(folder, clock=lambda: NOW) as writer:
        assert [one.result for one in ingest(writer, received(pages, clock=lambda: NOW))] == ["new", "revised", "new"]  # type: ignore[union-attr]
    with Store.open(folder) as opened:
        yield opened


def ids(found: Iterator) -> list[str]:  # type: ignore[type-arg]
    return [one.revision.id for one in found]


def test_a_record_gives_the_newest_revisions_or_all(store: Store) -> None:
    assert ids(all_excerpts(store)) == ["xa-mfa/2024-04-11/en@r1", "xa-mfa/2024-04-11/zh@r2"]
    assert len(ids(all_excerpts(store, newest=False))) == 3


def test_an_id_names_a_statement_an_exchange_an_edition_or_a_briefing(store: Store) -> None:
    assert ids(excerpts_of(store, ["xa-mfa/2024-04-11"])) == ["xa-mfa/2024-04-11/en@r1", "xa-mfa/2024-04-11/zh@r2"]
    (one,) = excerpts_of(store, ["xa-mfa/2024-04-11/zh@r1"])
    assert one.statements == store.revision("xa-mfa/2024-04-11/zh@r1").statements
    (one,) = excerpts_of(store, ["xa-mfa/2024-04-11/en/a1"])
    assert [each.id for each in one.statements] == ["a1"]
    assert one.captured == NOW
    (one,) = excerpts_of(store, ["xa-mfa/2024-04-11/en/x1"])
    assert {each.exchange for each in one.statements} == {1}


def test_a_removed_statement_is_found_where_it_stood_last(store: Store) -> None:
    old, new = (store.revision(f"xa-mfa/2024-04-11/zh@r{number}") for number in (1, 2))
    gone = sorted({one.id for one in old.statements} - {one.id for one in new.statements})
    assert gone, "the demo's second capture drops an exchange"
    assert ids(excerpts_of(store, [f"xa-mfa/2024-04-11/zh/{gone[0]}"])) == ["xa-mfa/2024-04-11/zh@r1"]


@pytest.mark.parametrize("name", ["xa-mfa/1999-01-01", "xa-mfa/2024-04-11/en/a99", "xa-mfa/2024-04-11/fr"])
def test_an_id_that_the_record_does_not_hold_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UsageError):
        list(excerpts_of(store, [name]))


def test_archive_records_are_copied_byte_for_byte(store: Store) -> None:
    out = io.BytesIO()
    done = export("warc", all_excerpts(store, newest=False), out, members=members_of(store))
    (file,) = Path(store.layout.captures).rglob("*.warc.gz")
    rows = [
        row
        for one in all_excerpts(store, newest=False)
        for row in store.capture_rows(sha256=one.revision.capture.sha256)
    ]
    held = file.read_bytes()
    assert out.getvalue() == b"".join(held[row.offset : row.offset + row.length] for row in rows)
    assert done.revisions == 3
    for name in NAMES:
        assert (PAGES / "xa_mfa" / name).read_bytes() in gzip.decompress(out.getvalue())


def test_exported_archives_are_read_by_another_library(store: Store) -> None:
    warcio = pytest.importorskip("warcio.archiveiterator", reason="warcio is not installed: WARC is not cross-checked")
    out = io.BytesIO()
    export("warc", all_excerpts(store), out, members=members_of(store))
    records = [
        (one.rec_headers.get_header("WARC-Payload-Digest"), len(one.content_stream().read()))
        for one in warcio.ArchiveIterator(io.BytesIO(out.getvalue()), check_digests="raise")
    ]
    wanted = [one.revision.capture for one in all_excerpts(store)]
    assert records == [(f"sha256:{one.sha256}", one.length) for one in wanted]


def test_the_time_is_that_of_the_first_capture(store: Store) -> None:
    assert captured_at(store, store.revision("xa-mfa/2024-04-11/en")) == NOW


def test_corrections_stand_beside_what_was_read(tmp_path: Path) -> None:
    page = str(PAGES / "xa_mfa" / "2019-07-17.en.html")
    with Writer(tmp_path, clock=lambda: NOW) as writer:
        list(ingest(writer, received([page], clock=lambda: NOW)))
        before = [row.speaker for one in all_excerpts(writer.store) for row in rows(one)]
        for value in ("Nobody", "Shen Zhiwei"):
            correct(writer, "xa-mfa/2019-07-17/en/q1", "speaker", value, reason="as heard", author="Editor")
        correct(writer, "xa-mfa/2019-07-17", "presider", "Du Hengzhou", reason="as seen", author="Editor")
        found = [row for one in all_excerpts(writer.store) for row in rows(one)]
    assert json.loads(found[0].corrections or "") == {"speaker": "Shen Zhiwei", "briefing.presider": "Du Hengzhou"}
    assert {row.corrections for row in found[1:]} == {'{"briefing.presider": "Du Hengzhou"}'}
    assert [row.speaker for row in found] == before
