"""Formulations judged by a reader, who was asked whether an analyst would accept the phrase as a unit.

The judgements are kept as digests of phrases (`eval/formulations/judged.json`), never as text. The sample is drawn by digest too: the
hundred stances of a language with the lowest ones, so that a change of the extraction changes the sample only where it changes
the result. `--show zh` prints the phrases of the sample that are not judged yet, for a reader to judge.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pages import SHARED

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.analysis.formulations.formulation import Sort

JUDGED = Path(__file__).with_name("formulations") / "judged.json"
SAMPLE = 100
LEAST_JUDGED = 80
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_ASKED = re.compile(r"(?m)^Q[ \xa0].*$")
_LABEL = re.compile(r"(?m)^[A-Z][A-Z.’' -]{3,40}:")


def chinese(shared: Path) -> Iterator[Passage]:
    """Yields the answers of the Chinese ministry on their days."""
    for number, row in enumerate(_rows(shared / "cn_mfa_zh" / "silver_qa.jsonl.gz")):
        found = _DATE.search(row["title"] or "")
        if found is not None and row["answer"]:
            yield Passage(
                str(number), dt.date(*map(int, found.groups())), row["answer"].partition("：")[2] or row["answer"]
            )


def english(shared: Path) -> Iterator[Passage]:
    """Yields the answers of two offices in English: the same ministry's, and what is no question at the White House."""
    for number, row in enumerate(_rows(shared / "cn_mfa_en" / "dyads.jsonl")):
        yield Passage(f"mfa {number}", dt.date.fromisoformat(row["date"]), row["answer"])
    for number, row in enumerate(_rows(shared / "us_wh_2021_2025" / "press_briefings.jsonl.gz")):
        yield Passage(f"wh {number}", dt.date.fromisoformat(row["date"]), _LABEL.sub("", _ASKED.sub("", row["text"])))


SETS = {"zh": chinese, "en": english}


def sample(language: str, shared: Path) -> list[str]:
    """Returns the stances of a language's set with the lowest digests."""
    found = [one.text for one in formulations(SETS[language](shared), language) if one.sort is Sort.STANCE]
    return sorted(found, key=lambda text: digest(language, text))[:SAMPLE]


def digest(language: str, text: str) -> str:
    """Returns the name under which a phrase is judged."""
    return hashlib.sha256(f"{language}\n{text}".encode()).hexdigest()[:20]


def figures(shared: Path = SHARED) -> dict[str, float]:
    """Returns the share accepted in each language; fails where too few of the sample are judged."""
    judged = json.loads(JUDGED.read_text("utf-8"))
    told = {}
    for language in SETS:
        verdicts = [
            judged[language][name]
            for text in sample(language, shared)
            if (name := digest(language, text)) in judged[language]
        ]
        assert len(verdicts) >= LEAST_JUDGED, (
            f"{language}: only {len(verdicts)} of the sample are judged; see --show {language}"
        )
        told[f"formulations.{language}.accepted"] = sum(verdicts) / len(verdicts)
        print(f"formulations {language}: {sum(verdicts)} of {len(verdicts)} judged accepted")
    return told


def main() -> int:
    """Shows what is to be judged, takes judgements in, or prints the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", choices=SETS, help="print the phrases of the sample that are not judged yet")
    options.add_argument(
        "--reject", choices=SETS, help="judge the sample: numbers of rejected phrases on standard input"
    )
    asked = options.parse_args()
    language = asked.show or asked.reject
    if language is None:
        return int(any(value < 0.85 for value in figures().values()))
    judged: dict[str, Any] = json.loads(JUDGED.read_text("utf-8")) if JUDGED.exists() else {}
    known = judged.setdefault(language, {})
    open_now = [text for text in sample(language, SHARED) if digest(language, text) not in known]
    if asked.show:
        print("\n".join(f"{number:3} {text}" for number, text in enumerate(open_now, 1)))
        return 0
    rejected = {int(word) for word in sys.stdin.read().split()}
    known |= {digest(language, text): int(number not in rejected) for number, text in enumerate(open_now, 1)}
    judged[language] = dict(sorted(known.items()))
    JUDGED.write_text(json.dumps(judged, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    sys.exit(main())
