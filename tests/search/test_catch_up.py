from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.corrections import correct
from onrecord.record.store import Store
from onrecord.record.writer import Writer, utc_now
from onrecord.search import Finder, SearchIndex, catch_up, rebuild

PAGE = (
    "<title>Regular Press Conference on March {day}, 2020</title><p>Q: Will the talks resume?</p>"
    "<p>A: {answer}</p><p>Q: Anything else?</p><p>A: That is all for today.</p>"
)


def add(folder: Path, day: int, answer: str) -> None:
    content = PAGE.format(day=day, answer=answer).encode()
    capture = Capture(content, "text/html", "utf-8", f"https://mfa.anlan.example/{day}.html")
    with Writer(folder) as writer:
        list(ingest(writer, [Received(capture, utc_now(), 200, (), "web")]))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    add(tmp_path / "record", 18, "We have no news on that.")
    with Store.open(tmp_path / "record") as opened:
        yield opened


def found(index: SearchIndex, query: str) -> list[str]:
    return [hit.row.id for hit in Finder(index).every(query)]


def test_an_index_is_built_from_the_record(store: Store, tmp_path: Path) -> None:
    index = rebuild(tmp_path / "index", store)
    assert found(index, "news") == ["xa-mfa/2020-03-18/en/a1@r1"]
    assert index.last_entry == max(entry.id for entry in store.entries())


def test_only_what_is_new_is_written_and_a_new_revision_takes_the_place_of_the_old(
    store: Store, tmp_path: Path
) -> None:
    index = rebuild(tmp_path / "index", store)
    assert catch_up(index, store) == 0
    add(store.layout.root, 19, "We have heard the news.")
    store.refresh()
    assert catch_up(index, store) == 1
    add(store.layout.root, 18, "We have no information on that.")
    store.refresh()
    assert catch_up(index, store) == 1
    assert found(index, "news") == ["xa-mfa/2020-03-19/en/a1@r1"]
    assert found(index, "information") == ["xa-mfa/2020-03-18/en/a1@r2"]
    assert SearchIndex.open(index.folder).last_entry == max(entry.id for entry in store.entries())


def test_catching_up_comes_to_the_same_as_building_anew(store: Store, tmp_path: Path) -> None:
    index = rebuild(tmp_path / "index", store)
    for day in (19, 20, 18):
        add(store.layout.root, day, f"Answer {day}: the news is good.")
        store.refresh()
        catch_up(index, store)
    anew = rebuild(tmp_path / "anew", store)
    assert list(Finder(index).every("-x9")) == list(Finder(anew).every("-x9"))


def test_a_correction_of_who_asked_is_found_by_the_right_name_and_no_more_by_the_other(
    store: Store, tmp_path: Path
) -> None:
    index = rebuild(tmp_path / "index", store)
    with Writer(store.layout.root) as writer:
        correct(writer, "xa-mfa/2020-03-18/en/q1", "outlet", "Keldan Post", reason="video", author="A")
        correct(writer, "xa-mfa/2020-03-18/en/a2", "speaker", "Lin Yueran", reason="video", author="A")
    store.refresh()
    assert catch_up(index, store) == 1
    for one in (index, rebuild(tmp_path / "anew", store)):
        assert found(one, 'outlet:"Keldan Post"') == ["xa-mfa/2020-03-18/en/q1@r1"]
        assert found(one, 'speaker:"Lin Yueran"') == ["xa-mfa/2020-03-18/en/a2@r1"]
    with Writer(store.layout.root) as writer:
        correct(writer, "xa-mfa/2020-03-18/en/q1", "outlet", "Harbor Times", reason="louder video", author="A")
    store.refresh()
    catch_up(index, store)
    assert found(index, 'outlet:"Keldan Post"') == []
    assert found(index, 'outlet:"Harbor Times"') == ["xa-mfa/2020-03-18/en/q1@r1"]
