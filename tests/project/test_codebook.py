"""Every value that a reading of the shipped pages shows is explained, and so is every key of its JSON."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def readings(root: Path) -> list[dict[str, Any]]:
    pages = [str(root / "src" / "onrecord" / "demo" / "pages"), str(root / "tests" / "offices" / "samples")]
    command = [sys.executable, "-m", "onrecord", "read", "--json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return [found for found in map(json.loads, done.stdout.splitlines()) if found["schema"] == "onrecord.transcript/1"]


def explained(root: Path, page: str) -> set[str]:
    text = (root / "docs" / "reference" / page).read_text(encoding="utf-8")
    return set(re.findall(r"`\.?([^`\s]+)`", text))


def codes(reading: dict[str, Any]) -> Iterator[str]:
    yield from (left["reason"] for key in ("furniture", "remainder") for left in reading["page"][key])
    yield from reading["flags"]
    for one in reading["statements"]:
        yield from (one["kind"], one["state"], *one["flags"])
    if reading["briefing"]:
        yield from filter(None, (reading["briefing"]["kind"], reading["briefing"]["date_basis"]))


def test_the_codebook_explains_every_code(root: Path, readings: list[dict[str, Any]]) -> None:
    assert {code for reading in readings for code in codes(reading)} - explained(root, "codebook.md") == set()


def test_every_key_of_the_json_is_documented(root: Path, readings: list[dict[str, Any]]) -> None:
    known = {name.rpartition(".")[2].removesuffix("[]") for name in explained(root, "transcript-json.md")}
    parts = [
        part for reading in readings for part in (reading, reading["capture"], reading["page"], reading["briefing"])
    ]
    parts += [one for reading in readings for one in reading["statements"]]
    assert {key for part in parts if part for key in part} - known == {"capture", "page", "briefing", "reader"} - known
