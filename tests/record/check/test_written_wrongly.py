"""Mistakes of a writer that gave every entry the right digests: only what the entries say gives them away."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from onrecord.record.entry import make_entry, read_line
from onrecord.record.verify import verify

Body = dict[str, Any]


@pytest.fixture
def rewritten(made_record: Path, tmp_path: Path) -> Callable[[str, int, Body], Path]:
    """Returns what makes a copy of the record, one segment long, in which one entry says something else."""

    def rewrite(kind: str, which: int, changes: Body) -> Path:
        root = Path(copytree(made_record, tmp_path / "record"))
        lines = [
            line for path in sorted((root / "ledger").iterdir()) for line in path.read_bytes().splitlines(keepends=True)
        ]
        found = [one for one in (read_line(line, place="") for line in lines) if one.kind != "seal"]
        chosen = [one for one in found if one.kind == kind][which]
        chosen.body.update(changes)
        for path in (root / "ledger").iterdir():
            path.unlink()
        made = [make_entry(number, one.time, one.kind, one.body) for number, one in enumerate(found)]
        (root / "ledger" / "000000.jsonl").write_bytes(b"".join(one.line() for one in made))
        (root / "projections" / "catalog.sqlite").unlink()
        (root / "projections" / "digests.json").unlink()
        return root

    return rewrite


def problems(root: Path) -> list[str]:
    return [one.problem for one in verify(root) if not one.note]


def test_the_rewritten_record_is_sound_where_nothing_else_is_said(rewritten: Callable[..., Path]) -> None:
    assert problems(rewritten("record", 0, {})) == []


ZEROS = "0" * 64
NONE = "xa-mfa/2020-03-09/en"


@pytest.mark.parametrize(
    ("kind", "which", "changes", "problem"),
    [
        ("record", 0, {"sha256": ZEROS}, "is not what the ledger's first entry says"),
        ("archive", 1, {"record_sha256": ZEROS}, "the digest of its bytes is"),
        ("archive", 0, {"file": "../evil.warc.gz"}, "is no name of an archive"),
        ("archive", 0, {"offset": "0"}, "the archive entry's offset is '0', no number"),
        ("capture", 0, {"offset": 5}, "belong to two entries"),
        ("capture", 0, {"offset": 9_999}, "belong to no entry"),
        ("capture", 0, {"length": 100}, "belong to no entry"),
        ("capture", 0, {"warc_id": "<urn:uuid:0>"}, "is the record <urn:uuid:"),
        ("capture", 0, {"size": 7}, "holds a page of"),
        ("capture", 0, {"sha256": ZEROS}, "names the capture"),
        ("capture", 0, {"size": None}, "the capture entry's size is None, no number"),
        ("revision", 0, {"id": f"{NONE}@r1"}, "its file is revisions/xa-mfa/2020-03-01/en/1.json, not"),
        ("revision", 0, {"id": "Reuters"}, "is no id of the record"),
        ("revision", 0, {"file": "../../etc/hosts"}, "its file is ../../etc/hosts, not"),
        ("revision", 1, {"edition": NONE}, "is told to be of"),
        ("revision", 0, {"statements": 9}, "is 4; the ledger says 9"),
        ("revision", 0, {"statements_root": ZEROS}, f"the ledger says '{ZEROS}'"),
        ("revision", 0, {"title": "Another"}, "the ledger says 'Another'"),
        ("revision", 0, {"capture": ZEROS}, f"names the capture {ZEROS}, which is not held"),
        ("revision", 0, {"supersedes": 3}, "says that it supersedes 3, not None"),
        ("revision", 0, {"sha256": ZEROS}, f"{ZEROS}"),
        ("map", 0, {"same": 1}, "the map counts 1 as the same"),
        ("map", 0, {"to": 7}, "2 revisions are known"),
        ("map", 0, {"changes": [{"kind": "lost", "old": ["a1"], "new": ["a1"]}]}, "unknown kinds ['lost']"),
        ("map", 0, {"changes": [{"kind": "moved", "old": ["a9"], "new": ["a1"]}]}, "old statements ['a9'] are not in"),
        ("map", 0, {"changes": ["none"]}, "are not of the form"),
        ("correction", 0, {"reason": None}, "the correction entry's reason is None"),
        ("checked", 0, {"result": 4}, "the checked entry's result is 4"),
    ],
)
def test_a_wrong_fact_is_named(
    rewritten: Callable[..., Path], kind: str, which: int, changes: Body, problem: str
) -> None:
    found = problems(rewritten(kind, which, changes))
    assert any(problem in one for one in found), found


def test_a_fact_left_out_is_named(rewritten: Callable[..., Path]) -> None:
    root = rewritten("correction", 0, {})
    path = root / "ledger" / "000000.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    one = read_line(lines[-1], place="")
    del one.body["author"]
    path.write_bytes(b"".join([*lines[:-1], make_entry(one.id, one.time, one.kind, one.body).line()]))
    assert "the correction entry does not state its author" in problems(root)


def test_an_unknown_kind_of_entry_is_named(rewritten: Callable[..., Path]) -> None:
    root = rewritten("record", 0, {})
    path = root / "ledger" / "000000.jsonl"
    size = path.read_bytes().count(b"\n")
    with path.open("ab") as file:
        file.write(make_entry(size, "2024-03-01T08:00:00Z", "rumor", {}).line())
    assert problems(root) == ["an entry of the unknown kind 'rumor'"]


def test_a_seal_out_of_its_place_is_named(rewritten: Callable[..., Path]) -> None:
    root = rewritten("record", 0, {})
    path = root / "ledger" / "000000.jsonl"
    size = path.read_bytes().count(b"\n")
    body = {"segment": 0, "entries": 8192, "sha256": ZEROS, "size": 1, "root": f"1:{ZEROS}"}
    with path.open("ab") as file:
        file.write(make_entry(size, "2024-03-01T08:00:00Z", "seal", body).line())
    assert problems(root) == ["a seal out of its place"]
