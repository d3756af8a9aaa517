"""An index of invented statements, and archives of invented pages, some with the statements' words."""

import datetime as dt
import gzip
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.source import Source
from onrecord.archive.warc_record import pack
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.model.statement import Kind
from onrecord.pipeline.scan.guard import end_child
from onrecord.pipeline.scan.plan import Plan

SAID = (
    "We have always held that the harbor treaty must be carried out in full, and that both sides should meet the "
    "obligations which they took upon themselves in the spring of last year before any new step is discussed.",
    "The minister will travel to Westmark on the ninth of March to speak about the fishing grounds, the customs union "
    "and the release of the two sailors who were taken off the coast of Anlan in the winter.",
    "I have seen the reports that you mention. I have no information on them, and I would advise you to ask the "
    "authorities that are competent for the matter, who will certainly give you an answer in due time.",
    "安澜方面一贯主张通过对话协商和平解决渔业争端，反对任何一方采取使局势复杂化的单边行动，希望有关方面珍惜来之不易的良好局面。",
)
DAY = dt.date(2024, 3, 1)
FILLER = (
    "The weather in the valley stayed mild this week, and growers expect a good harvest of early plums if the nights do not "
    "turn cold again before the blossom is over. "
)
Write = Callable[[Path, list[str]], Path]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of an index of four statements."""
    folder = tmp_path_factory.mktemp("reuse") / "index"
    sources = [
        Source(f"xa-mfa/2024-03-01/{'en' if text.isascii() else 'zh'}/a{number}@r1", Kind.ANSWER, number, text, date=DAY, names=("Lin Mo",))
        for number, text in enumerate(SAID, 1)
    ]  # fmt: skip
    ReuseIndex.create(folder, sources)
    return folder


def article(number: int, *, copies: int | None = None, change: tuple[str, str] | None = None) -> str:
    """Returns the words of an invented page; with `copies` it reprints that statement, with a change if one is given."""
    words = [f"Page {number}. {FILLER * 3}"]
    if copies is not None:
        said = SAID[copies] if change is None else SAID[copies].replace(*change)
        words.append(f"The spokesman said: “{said}”")
    return "\n".join([*words, f"{FILLER}Number {number} ends here."])


def markup(text: str) -> str:
    """Returns a page of HTML around some words, with a menu and a script."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    menu = "<ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul>"
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>Paper</title><script>if (1 < 2) alert('x')</script></head>"
        f"<body>{menu}<article><h1>A headline of the day</h1>{paragraphs}</article></body></html>"
    )


def write_json(path: Path, texts: list[str]) -> Path:
    """Writes pages as JSON lines."""
    lines = (
        json.dumps({"url": f"https://www.paper.example/{path.stem}/{at}", "date": "2024-03-02", "text": text})
        for at, text in enumerate(texts)
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def write_warc(path: Path, texts: list[str]) -> Path:
    """Writes pages as the responses of a compressed web archive."""
    moment = dt.datetime(2024, 3, 2, 9, 0, tzinfo=dt.UTC)
    with path.open("wb") as stream:
        for at, text in enumerate(texts):
            address = f"https://www.paper.example/{path.name.partition('.')[0]}/{at}"
            capture = Capture(markup(text).encode(), "text/html", "utf-8", address)
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            stream.write(pack(Received(capture, moment, status=200, headers=headers, source="web")).member)
    return path


def write_wet(path: Path, texts: list[str]) -> Path:
    """Writes pages as the conversion records of a text extract."""
    with gzip.open(path, "wb") as stream:
        for at, text in enumerate(texts):
            body = text.encode()
            address = f"https://www.paper.example/{path.name.partition('.')[0]}/{at}"
            head = (
                f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-03-02T09:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{at:012d}>\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
            )
            stream.write(head.encode() + body + b"\r\n\r\n")
    return path


def write_parquet(path: Path, texts: list[str]) -> Path:
    """Writes pages as a Parquet table."""
    pa = pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra `tables` is not installed: no Parquet")
    names = [f"https://www.paper.example/{path.stem}/{at}" for at in range(len(texts))]
    parquet.write_table(pa.table({"url": names, "text": texts, "date": [dt.date(2024, 3, 2)] * len(texts)}), path)
    return path


def ends(process: int) -> bool:
    """Tells whether a process ends within ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{process}/stat").read_text("ascii").split()[2] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


FAULTY = """
import ctypes, os, time
from onrecord.pipeline.scan.step import Looked

class Step:
    def look(self, pages):
        rows = []
        for page in pages:
            text = page.text or ""
            if "RAISES" in text:
                raise ValueError("a page that cannot be liked")
            if "CRASHES" in text:
                ctypes.string_at(0)
            if "IS KILLED" in text:
                os.kill(os.getpid(), 9)
            if "HANGS" in text:
                time.sleep(3600)
            if "HANGS IN C" in text:
                ctypes.CDLL(None).sleep(3600)
            if "EATS MEMORY" in text:
                bytearray(8 << 30)
            if "IS SLOW" in text:
                time.sleep(0.05)
            rows.append({"number": page.number, "address": page.address, "statement": "x", "edits": [], "others": []})
        return Looked(len(pages), tuple(rows))

def open_step(argument):
    if argument == "broken":
        raise OSError("no index there")
    return Step()
"""


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Plan]:
    """Returns a plan whose step does to the process what a page's words say, and gives a row for every other page."""
    folder = tmp_path / "steps"
    folder.mkdir()
    (folder / "faulty_step.py").write_text(FAULTY, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))

    def plan(argument: str = "", **settings: Any) -> Plan:
        return Plan(argument, step="faulty_step:open_step", **settings)

    return plan


@pytest.fixture(autouse=True)
def no_child_left() -> Iterator[None]:
    """Ends the guarded process that a test started in its own thread."""
    yield
    end_child()
