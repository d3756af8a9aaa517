"""The shared sets as pages: one name, one string of source, whatever the packing on disk.

Names are `set/key`; nothing of the pages is stored in this repository.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[2] / "shared")) / "data"


def _rows(path: Path) -> Iterator[dict[str, object]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _turns(row: dict[str, object]) -> str:
    """A split conference printed again the way its publisher prints it: label, colon, words."""
    turns = row["turns"]
    assert isinstance(turns, list)
    body = "\n\n".join(f"{t['speaker']}: {t['text']}" for t in turns)
    return f"{row['title']}\n\n{body}\n"


def pages(name: str) -> Iterator[tuple[str, str, str, dict[str, object]]]:  # noqa: C901, PLR0912  a branch a set
    """Yields key, kind of source (`html`, `text`, `markdown`), source text and metadata of a set."""
    root = SHARED / name.removesuffix("_rev")
    if name == "seeds":
        for path in sorted(root.glob("*.txt")):
            yield path.stem, "text", path.read_text("utf-8"), {}
    elif name in {"cn_mfa_zh", "us_wh_2009_2016"}:
        for row in _rows(root / "index.jsonl"):
            yield str(row["id"]), "html", (root / str(row["file"])).read_text("utf-8"), row
    elif name in {"us_wh_2020_pairs", "us_wh_2020_pairs_rev"}:
        kind, field = ("text", "rev") if name.endswith("_rev") else ("html", "official")
        for row in _rows(root / "pairs.jsonl"):
            if row.get(field):
                path = root / str(row[field])
                yield path.stem, kind, path.read_text("utf-8"), row
    elif name == "us_wh_2021_2025":
        for row in _rows(root / "press_briefings.jsonl.gz"):
            yield str(row["path"]).removesuffix(".md").split("/")[-1], "markdown", str(row["text"]), row
    elif name == "au_pm":
        for row in _rows(root / "press_qa.jsonl.gz"):
            yield str(row["id"]), "html", str(row["html"]), row
    elif name == "mx_mananera":
        for row in _rows(root / "docs.jsonl.gz"):
            yield str(row["path"]).removesuffix(".txt").split("/")[-1], "text", _turns(row), row
    elif name == "not_briefings":
        for path in sorted(root.glob("*.html")):
            yield path.stem, "html", path.read_text("utf-8"), {}
    else:
        raise KeyError(name)


def page(name: str, key: str) -> tuple[str, str, dict[str, object]]:
    """Returns kind, source text and metadata of one page."""
    for found, kind, text, meta in pages(name):
        if found == key:
            return kind, text, meta
    raise KeyError(f"{name}/{key}")
