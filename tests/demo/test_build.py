"""The demo's record: each page was captured when its list says so."""

from pathlib import Path

from onrecord.demo.build import build
from onrecord.record.edition_history import histories
from onrecord.record.store import Store


def test_the_two_captures_of_the_changed_page_lie_eight_days_apart(tmp_path: Path) -> None:
    build(tmp_path / "record")
    with Store.open(tmp_path / "record") as store:
        (history,) = histories(store, "xa-mfa/2024-04-11/zh")
        assert [one.time[:16] for one in history.revisions] == ["2024-04-11T12:13", "2024-04-19T12:13"]
