from pathlib import Path

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.record.receipt import leaf_hashes, receipt, receipt_json
from onrecord.record.receipt_check import check_receipt
from onrecord.record.store import Store
from onrecord.record.writer import Writer


def said(root: Path, name: str, known: str | None = None) -> dict[str, object]:
    with Store.open(root) as store:
        return receipt(store, name, root=known)


def test_every_statement_of_every_revision_has_a_receipt_that_holds(record: Path) -> None:
    with Store.open(record) as store:
        names = [one.ref(each) for one in store.revisions(newest=False) for each in one.statements]
        assert len(names) == 24
        for name in names:
            made = receipt(store, name)
            page = store.capture_bytes(made["statement"]["capture"])
            body = made["capture"]["entry"]["body"]
            raw = (record / body["file"]).read_bytes()[body["offset"] : body["offset"] + body["length"]]
            assert made["statement"]["id"] == name
            assert check_receipt(made, root=str(store.root()), page=page, warc_record=raw) == []


def test_a_receipt_names_the_words_the_page_and_where_it_lies(record: Path) -> None:
    made = said(record, "xa-mfa/2020-03-03/en/a1@r2")
    body = made["capture"]["entry"]["body"]  # type: ignore[index]
    assert made["statement"]["text"] == "Anlan calls for detente and dialogue & patience."  # type: ignore[index]
    assert body["address"] == "https://mfa.anlan.example/en/3.html"
    assert body["file"].startswith("captures/2024/03/")
    assert body["warc_id"].startswith("<urn:uuid:")


def test_without_a_revision_the_newest_is_proved(record: Path) -> None:
    assert said(record, "xa-mfa/2020-03-03/en/a1")["statement"]["id"] == "xa-mfa/2020-03-03/en/a1@r2"  # type: ignore[index]


def test_a_receipt_for_an_older_root_is_made_as_long_as_the_ledger_begins_with_it(record: Path) -> None:
    with Store.open(record) as store:
        known = str(store.root())
    with Writer(record) as writer:
        writer.append("omission", {"briefing": "xa-mfa/2020-03-05", "status": "open", "reason": "no", "author": "ed"})
    made = said(record, "xa-mfa/2020-03-01/en/q1", known)
    assert made["root"] == known
    assert check_receipt(made, root=known) == []
    with pytest.raises(RecordError, match="does not begin with"):
        said(record, "xa-mfa/2020-03-01/en/q1", known.replace(known[-1], "f" if known[-1] != "f" else "0"))


def test_what_came_later_has_no_receipt_for_an_older_root(record: Path) -> None:
    with pytest.raises(UsageError, match="after the root over 0 entries"):
        said(record, "xa-mfa/2020-03-01/en/q1", "0:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")


def test_a_statement_that_is_not_held_has_none(record: Path) -> None:
    with pytest.raises(UsageError, match="holds no statement"):
        said(record, "xa-mfa/2020-03-01/en/q99")


def test_the_hashes_are_those_that_the_entries_state(record: Path) -> None:
    with Store.open(record) as store:
        assert [one.hex() for one in leaf_hashes(store.layout)] == [one.leaf for one in store.entries()]


def test_a_damaged_ledger_gives_no_receipt(record: Path) -> None:
    with Store.open(record) as store:
        store.layout.segment(1).write_bytes(b"nothing\n")
        with pytest.raises(RecordError, match="onrecord verify"):
            leaf_hashes(store.layout)


def test_chinese_words_stand_in_the_file_as_they_are(record: Path) -> None:
    assert "安澜呼吁对话" in receipt_json(said(record, "xa-mfa/2020-03-02/zh/a1"))
