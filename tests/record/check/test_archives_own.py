"""Which files in a record's folder are strange."""

from pathlib import Path

from onrecord.analysis.formulations import issues, ladders
from onrecord.record import names
from onrecord.record.check.archives import OWN_LISTS, strangers
from onrecord.record.layout import Layout
from onrecord.search import synonyms


def test_the_lists_that_a_record_may_have_of_its_own_are_no_strangers(tmp_path: Path) -> None:
    read = {issues.FILE, ladders.FILE, names.FILE, synonyms.__globals__["FILE"]}
    assert read == OWN_LISTS
    found = [
        one.file
        for one in strangers(Layout(tmp_path), dict.fromkeys([*sorted(read), "notes.txt", "x/synonyms.yml"], 1), set())
    ]
    assert found == ["notes.txt", "x/synonyms.yml"]
