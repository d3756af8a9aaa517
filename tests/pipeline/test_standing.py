import json
import shutil
from pathlib import Path

from onrecord.analysis.formulations.extract import formulations
from onrecord.pipeline.opened import Record
from onrecord.pipeline.standing import FOLDER, editions_of, passages_of, standing
from onrecord.record.lock import WriteLock


def fresh(record: Record) -> Path:
    folder: Path = record.store.layout.projections / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def test_the_projection_holds_the_formulations_of_the_record(demo: Record) -> None:
    fresh(demo)
    passages = list(passages_of(demo.store, editions_of(demo.store, "xa-mfa", "zh")))
    found = standing(demo.store, "xa-mfa", "zh")
    assert found == formulations(passages, "zh", days=3) != []
    assert standing(demo.store, "xa-mfa", "zh") == found


def test_editions_that_came_later_are_taken_up(demo: Record) -> None:
    folder = fresh(demo)
    whole = standing(demo.store, "xa-mfa", "en")
    held = editions_of(demo.store, "xa-mfa", "en")
    fresh(demo)
    last = next(reversed(held))
    with_less = _Less(demo, last)
    assert last not in editions_of(with_less, "xa-mfa", "en")  # type: ignore[arg-type]
    standing(with_less, "xa-mfa", "en")  # type: ignore[arg-type]
    assert last not in json.loads((folder / "xa-mfa.en.json").read_text("utf-8"))["editions"]
    assert standing(demo.store, "xa-mfa", "en") == whole


def test_a_damaged_projection_is_made_again(demo: Record) -> None:
    folder = fresh(demo)
    whole = standing(demo.store, "xa-mfa", "en")
    (folder / "xa-mfa.en.json").write_text("{", "utf-8")
    assert standing(demo.store, "xa-mfa", "en") == whole


def test_what_is_kept_is_signed_like_every_projection(demo: Record) -> None:
    fresh(demo)
    standing(demo.store, "xa-mfa", "en")
    told = json.loads((demo.store.layout.projections / "digests.json").read_text("utf-8"))
    assert f"{FOLDER}/xa-mfa.en.json" in told["files"]
    assert f"{FOLDER}/xa-mfa.en/codes.bin" in told["files"]


def test_the_answer_is_the_same_while_another_keeps_it(demo: Record) -> None:
    folder = fresh(demo)
    with WriteLock(folder / "xa-mfa.en.lock"):
        found = standing(demo.store, "xa-mfa", "en")
        assert [one.name for one in folder.iterdir()] == ["xa-mfa.en.lock"]
    assert standing(demo.store, "xa-mfa", "en") == found


class _Less:
    """The store without one edition."""

    def __init__(self, record: Record, left_out: str) -> None:
        self.store, self.left_out = record.store, left_out
        self.layout, self.revision, self.briefings = record.store.layout, record.store.revision, record.store.briefings

    def editions(self, briefing: str) -> list[object]:
        return [one for one in self.store.editions(briefing) if one.id != self.left_out]


def test_who_finds_nothing_yet_leaves_the_folder_to_its_maker(demo: Record) -> None:
    folder = fresh(demo)
    making = folder / "xa-mfa.en"
    making.mkdir(parents=True)
    (making / "codes.bin").write_bytes(b"half made")
    with WriteLock(folder / "xa-mfa.en.lock"):
        assert standing(demo.store, "xa-mfa", "en")
    assert (making / "codes.bin").read_bytes() == b"half made"
    assert standing(demo.store, "xa-mfa", "en")
