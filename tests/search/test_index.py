import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from search_samples import briefing, many, row

from onrecord.errors import RecordError
from onrecord.search import Finder, SearchIndex

DAY = dt.date(2020, 3, 18)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    made = SearchIndex.create(tmp_path / "index")
    made.build(briefing(["peace", "war", "和平"], DAY))
    made.commit(7)
    return made


def total(index: SearchIndex, query: str) -> int:
    return Finder(index).search(query).total


def test_an_index_knows_up_to_which_entry_it_goes(index: SearchIndex) -> None:
    assert SearchIndex.open(index.folder).last_entry == 7


def test_an_edition_is_replaced_whole_and_the_others_stay(index: SearchIndex) -> None:
    other = DAY + dt.timedelta(days=1)
    assert index.update(f"xa-mfa/{other}/en", briefing(["peace too"], other)) == 1
    assert index.update(f"xa-mfa/{DAY}/en", briefing(["peace now"], DAY)) == 1
    index.commit(9)
    assert (total(index, "peace"), total(index, "war"), total(index, "now"), index.last_entry) == (2, 0, 1, 9)


def test_an_edition_is_taken_out_by_no_rows(index: SearchIndex) -> None:
    index.update(f"xa-mfa/{DAY}/en", [])
    index.commit(8)
    assert total(index, "peace") == 0


def test_what_is_not_committed_is_not_seen(index: SearchIndex) -> None:
    index.update("xa-mfa/2021-01-01/en", [row("peace treaty")])
    assert total(SearchIndex.open(index.folder), "treaty") == 0
    index.commit(8)


def test_a_reader_sees_what_another_commits_and_what_is_built_anew(index: SearchIndex) -> None:
    reader = SearchIndex.open(index.folder)
    assert total(reader, "treaty") == 0
    index.update("xa-mfa/2021-01-01/en", [row("peace treaty", speaker="New Name")])
    index.commit(8)
    assert total(reader, "treaty speaker:new") == 1
    anew = SearchIndex.create(index.folder)
    anew.build([row("only this")])
    anew.commit(10)
    assert (total(reader, "treaty"), total(reader, "only")) == (0, 1)


def test_there_is_one_writer(index: SearchIndex) -> None:
    other = SearchIndex.open(index.folder)
    index.update("xa-mfa/2021-01-01/en", [])
    with pytest.raises(RecordError, match="another process"):
        other.update("xa-mfa/2021-01-01/en", [])
    index.commit(8)
    other.update("xa-mfa/2021-01-01/en", [])
    other.commit(9)


def test_a_writer_that_died_leaves_what_was_committed_and_the_next_one_goes_on(index: SearchIndex) -> None:
    dead = SearchIndex.open(index.folder)
    dead.update(f"xa-mfa/{DAY}/en", [row("lost")])
    dead.texts.flush()
    del dead
    again = SearchIndex.open(index.folder)
    assert (total(again, "peace"), total(again, "lost")) == (1, 0)
    again.update(f"xa-mfa/{DAY}/en", [row("found")])
    again.commit(8)
    assert (total(again, "peace"), total(again, "found")) == (0, 1)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def newest_format(folder: Path) -> None:
    about = folder / "about.json"
    about.write_text(about.read_text("utf-8").replace('"format":', '"format":9'), "utf-8")


@pytest.mark.parametrize(
    "damage",
    [
        newest_format,
        lambda folder: cut(folder / "about.json"),
        lambda folder: (folder / "about.json").unlink(),
        lambda folder: (folder / "about.json").write_text("[]"),
        lambda folder: (folder / "about.json").write_text('{"format": 2, "last_entry": "x", "names": {}}'),
        lambda folder: (folder / "texts.bin").unlink(),
        lambda folder: cut(folder / "engine" / "meta.json"),
        lambda folder: (folder / "engine" / "meta.json").unlink(),
        lambda folder: [path.unlink() for path in (folder / "engine").glob("*.term")],
        lambda folder: [cut(path) for path in (folder / "engine").glob("*.idx")],
    ],
)
def test_a_damaged_index_says_so_in_one_line_that_names_the_next_step(
    index: SearchIndex, damage: Callable[[Path], object]
) -> None:
    index.close()
    damage(index.folder)
    with pytest.raises(RecordError, match="onrecord rebuild") as refusal:
        total(SearchIndex.open(index.folder), "peace")
    assert "\n" not in str(refusal.value)


def test_damaged_texts_are_told_when_they_are_read(index: SearchIndex) -> None:
    (index.folder / "texts.bin").write_bytes(b"\0" * 400)
    with pytest.raises(RecordError, match="texts are damaged"):
        total(SearchIndex.open(index.folder), "peace")


def test_texts_of_any_size_and_with_any_code_point_come_back(tmp_path: Path) -> None:
    rows = [
        row("long " * 9_000, 0),
        *(row(f"short {at}", at) for at in range(1, 300)),
        row("lone \udc80 surrogate \x00 and 😀", 300, speaker="S\udc80"),
        row("", 301),
    ]
    index = SearchIndex.create(tmp_path / "index")
    index.build(rows)
    index.commit(0)
    held = [hit.row for hit in Finder(SearchIndex.open(index.folder)).every("-nothing", sort="oldest")]
    assert held == rows


def test_an_index_may_be_opened_and_closed_as_a_context(index: SearchIndex) -> None:
    with SearchIndex.open(index.folder) as opened:
        assert total(opened, "peace") == 1


def test_size_on_disk_is_small_beside_the_text(tmp_path: Path) -> None:
    rows = many(4_000)
    index = SearchIndex.create(tmp_path / "index")
    index.build(rows)
    index.commit(0)
    size = sum(path.stat().st_size for path in index.folder.rglob("*") if path.is_file())
    assert size < 2 * sum(len(one.text.encode()) for one in rows)
