import csv
import io
import json
import re
import tracemalloc
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from onrecord.errors import UsageError
from onrecord.record.export import Excerpt, export, format_named, known_formats

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def table(separator: str) -> Callable[[bytes], list[str]]:
    return lambda data: [
        row["id"] for row in csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=separator)
    ]


def parquet(data: bytes) -> list[str]:
    found: list[str] = import_module("pyarrow.parquet").read_table(io.BytesIO(data)).column("id").to_pylist()
    return found


def akn(data: bytes) -> list[str]:
    kinds = ("speech", "question", "answer", "narrative")
    return [one.get("eId", "") for one in ET.fromstring(data).iter() if one.tag.rpartition("}")[2] in kinds]  # noqa: S314


def tei(data: bytes) -> list[str]:
    said = (one for one in ET.fromstring(data).iter() if one.tag.rpartition("}")[2] in {"u", "note"})  # noqa: S314
    return [one.get("n", "") for one in said if one.get(XML_ID)]


# What each format calls a statement, and the ids it gives them.
IDS: dict[str, Callable[[bytes], list[str]]] = {
    "akn": akn,
    "bibtex": lambda data: re.findall(r"note = \{Record: (\S+);", data.decode()),
    "csl": lambda data: [one["id"] for one in json.loads(data)],
    "csv": table(","),
    "jsonl": lambda data: [json.loads(line)["id"] for line in data.decode().splitlines()],
    "parquet": parquet,
    "ris": lambda data: re.findall(r"^ID  - (\S+)\r$", data.decode(), re.MULTILINE),
    "tei": tei,
    "tsv": table("\t"),
    "webannotation": lambda data: [one["id"].removeprefix("urn:onrecord:") for one in json.loads(data)["items"]],
}


@pytest.mark.parametrize("name", IDS)
def test_every_format_holds_each_statement_once_under_the_same_id(
    name: str, excerpts: list[Excerpt], exported: Any
) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    wanted = [one.revision.ref(each) for one in excerpts for each in one.statements]
    data, done = exported(name, excerpts)
    assert IDS[name](data) == wanted
    assert (done.statements, done.revisions) == (len(wanted), len(excerpts))


def test_every_format_is_tested_here() -> None:
    assert set(known_formats()) == {*IDS, "warc"}


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="akn, bibtex, csl, csv, jsonl"):
        format_named("docx")


def test_a_web_archive_holds_each_capture_once(excerpts: list[Excerpt], exported: Any) -> None:
    data, done = exported("warc", [*excerpts, excerpts[0]])
    assert data.decode() == "".join(f"<{one.revision.capture.sha256}>" for one in excerpts)
    assert done.revisions == len(excerpts) + 1


@pytest.mark.parametrize("name", ["jsonl", "csv", "akn", "tei", "webannotation", "csl"])
def test_nothing_is_held_whole(name: str, excerpts: list[Excerpt]) -> None:
    class Nowhere(io.BytesIO):
        def write(self, data: Any) -> int:
            return len(data)

    def many(times: int) -> Iterator[Excerpt]:
        return (excerpts[0] for _ in range(times))

    def peak(times: int) -> int:
        # Python keeps some freed tuples for later; were there none, those of the first excerpts would count as held.
        kept = [tuple(range(size)) for size in range(1, 20) for _ in range(2_000)]
        del kept
        tracemalloc.start()
        export(name, many(times), Nowhere())
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return held

    peak(2)
    assert peak(60) < 1.5 * peak(6) + 20_000
