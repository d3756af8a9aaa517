import datetime as dt
import shutil
from pathlib import Path

from onrecord.demo.listed import PAGES
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.model.statement import Kind
from onrecord.offices import office
from onrecord.pipeline.check.reuse_index import names_of, reuse_folder, reuse_index
from onrecord.pipeline.ingest import ingest
from onrecord.record.corrections import correct
from onrecord.record.store import Store
from onrecord.record.writer import Writer

ADDRESS = "https://www.mfa.anlan.example/zh/fyrbt/202404/t20240411_11280.html"
NOW = dt.datetime(2024, 4, 11, 12, tzinfo=dt.UTC)


def add(folder: Path, file: str) -> None:
    page = Capture((PAGES / "xa_mfa" / file).read_bytes(), "text/html", None, ADDRESS)
    with Writer(folder) as writer:
        list(ingest(writer, [Received(page, NOW)]))


def texts(store: Store) -> set[str]:
    return {one.text for _, one in reuse_index(store).sources()}


def test_the_index_follows_the_ledger_and_keeps_what_older_revisions_said(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    add(folder, "2024-04-11.zh@1.html")
    with Store.open(folder) as store:
        first = texts(store)
        add(folder, "2024-04-11.zh@2.html")
        both = texts(store)
        assert first < both
        shutil.rmtree(reuse_folder(store.layout))
        assert texts(store) == both
        older = [one for _, one in reuse_index(store).sources() if not one.newest]
        assert any("没有公开露面" in one.text for one in older)


def test_an_index_up_to_date_is_not_written_again(demo: Store) -> None:
    reuse_index(demo)
    about = reuse_folder(demo.layout) / "about.json"
    before = about.stat().st_mtime_ns
    reuse_index(demo)
    assert about.stat().st_mtime_ns == before


def test_reprints_of_what_the_office_published_are_left_out(demo: Store) -> None:
    natures = {one.edition: one.nature for _, one in reuse_index(demo).sources()}
    assert natures["xa-mfa/2021-12-14/en"] == "official"
    assert "xa-mfa/2021-12-14/en-2" not in natures


def test_a_speaker_is_known_by_full_names_surname_and_office() -> None:
    anlan = office("xa-mfa")
    assert {"Shen Zhiwei", "沈知微", "Shen", anlan.name} <= set(names_of("Shen Zhiwei", anlan, Kind.ANSWER))
    assert names_of("Lanjing Daily", anlan, Kind.QUESTION) == ("Lanjing Daily",)


def test_a_person_is_known_without_what_chinese_sets_behind_the_name() -> None:
    assert names_of("惠特洛克女士", None, Kind.ANSWER) == ("惠特洛克女士", "惠特洛克")
    assert "惠特洛克" in names_of("达娜·惠特洛克", None, Kind.ANSWER)


def test_a_post_is_no_name() -> None:
    assert names_of("PRIME MINISTER ARDELEAN", None, Kind.ANSWER) == ("PRIME MINISTER ARDELEAN", "Ardelean")


def test_what_editors_found_right_holds_in_the_index(tmp_path: Path) -> None:
    folder = tmp_path / "record"
    add(folder, "2024-04-11.zh@1.html")
    with Store.open(folder) as store:
        reuse_index(store)
    with Writer(folder) as writer:
        correct(writer, "xa-mfa/2024-04-11/zh/a1", "speaker", "沈知微", reason="as on the film", author="desk")
        correct(writer, "xa-mfa/2024-04-11/zh/a2", "speaker", None, reason="not seen on the film", author="desk")
        correct(writer, "xa-mfa/2024-04-11", "date", "2024-04-12", reason="as on the film", author="desk")
    with Store.open(folder) as store:
        found = {one.short: one for _, one in reuse_index(store).sources()}
    assert (found["a1"].speaker, found["a2"].speaker, found["a3"].speaker) == ("沈知微", None, "杜衡洲")
    assert "沈知微" in found["a1"].names
    assert "杜衡洲" not in found["a1"].names
    assert {one.date for one in found.values()} == {dt.date(2024, 4, 12)}
