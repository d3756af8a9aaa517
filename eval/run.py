"""Measures the quality of reading and holds it against `eval/floors.json`: `make eval`.

`--short` measures a sample, for a quick look; `--raise` moves the floors up to what was measured, never down.
Where the shared pages are missing nothing is measured: said aloud, and an error only when CI is set.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import importlib.util
import os
import sys
import time
from collections.abc import Mapping, Sequence

import floors
from floors import Floors
from pages import SHARED

GOALS = {
    "gold.bare.words_f1": 0.985, "gold.bare.kind_f1": 0.95, "gold.bare.exchanges": 0.85, "gold.bare.date": 1.0,
    "gold.bare.is_briefing": 1.0, "gold.bare.presider": 0.97, "gold.bare.lost": 0.5, "gold.bare.swallowed": 0.5,
    "gold.titled.date": 1.0, "gold.titled.is_briefing": 1.0, "gold.titled.presider": 0.97, "silver.agree": 0.99,
    "others.is_briefing": 1.0, "news.f1": 0.955,
    "edits.found": 1.0, "edits.silent": 1.0, "formulations.zh.accepted": 0.85, "formulations.en.accepted": 0.85,
    "parallel.align": 0.97, "parallel.align_answers": 0.97, "parallel.found": 0.95, "parallel.quiet": 0.95,
    **{
        f"reuse.{seed}.{name}": goal
        for seed in ("tuned", "fresh")
        for name, goal in {
            "plagdet": 0.96, "singles": 0.98, "true_edits": 0.98, "long_quotes": 0.97, "short_quotes": 0.92,
            "short_quotes_true": 0.95, "omissions": 0.98, "labelled": 0.98,
        }.items()
    },
    "reuse.chinese.tuned": 0.99, "reuse.chinese.fresh": 0.99, "reuse.pan13.plagdet": 0.96, "reuse.pairs.right": 1.0,
    "reuse.pairs.covered": 0.94,
    **{
        f"replies.{part}{name}": goal
        for part in ("", "fresh.", "fourth.", "sixth.", "seventh.", "tenth.")
        for name, goal in {"markers_precision": 0.92, "markers_recall": 0.85, "outcome_f1": 0.78}.items()
    },
}  # fmt: skip
PINNED_TITLED = {"date", "is_briefing", "presider"}
NOT_PINNED = {"words_precision", "words_recall"}
SHORT_SILVER_PAGES = 60


def gold_figures() -> tuple[dict[str, float], str]:
    """Prints the tables of the gold and returns its figures and digest."""
    score = importlib.import_module("score")
    golds = list(score.gold_pages("all"))
    figures: dict[str, float] = {}
    for mode in score.MODES:
        print(f"\n== gold, {mode}: {len(golds)} pages marked by hand\n{score.head()}")
        sums = score.measure(golds, mode)
        score.print_sums(sums)
        shares = score.total(sums).shares()
        wanted = PINNED_TITLED if mode == "titled" else shares.keys() - NOT_PINNED
        figures |= {f"gold.{mode}.{name}": value for name, value in shares.items() if name in wanted}
    return figures, score.digest(golds)


def baseline_figures() -> dict[str, float]:
    """Prints the table of the baseline and returns its figures."""
    score, baseline = importlib.import_module("score"), importlib.import_module("baseline")
    print(f"\n== an hour's baseline (trafilatura and label patterns), bare\n{score.head()}")
    sums = baseline.measure(score.gold_pages("all"))
    score.print_sums(sums)
    total = score.total(sums)
    print(f"words lost {total.lost}, swallowed {total.swallowed}, of {total.words}")
    return {f"gold.bare.{name}": value for name, value in total.shares().items()}


def silver_figures(*, short: bool, listed: bool) -> dict[str, float]:
    """Prints how the silver pairs compare and returns the share that agrees; `listed` also writes the list of the others."""
    silver = importlib.import_module("silver")
    total, differ = silver.measure(SHORT_SILVER_PAGES if short else None)
    print(f"\n== silver: {total - len(differ)} of {total} question and answer pairs agree word for word")
    silver.print_causes(differ)
    if listed and not short:
        silver.LIST.write_text(silver.listing(total, differ), "utf-8")
    return {"silver.short" if short else "silver.agree": 1 - len(differ) / total}


def others_figures() -> dict[str, float]:
    """Prints and returns the share of pages of no briefing that are not taken for one."""
    given = importlib.import_module("given")
    readings = [given.read(page, "bare") for page in given.set_pages("not_briefings").values()]
    right = sum(reading is not None and not reading.is_briefing for reading in readings)
    print(f"\n== pages that are no briefings: {right} of {len(readings)} not taken for one")
    return {"others.is_briefing": right / len(readings)}


def edits_figures() -> dict[str, float]:
    """Prints and returns how many real changes of official pages are listed, and how many of links only are not."""
    result: dict[str, float] = importlib.import_module("edits").figures()
    return {f"edits.{name}": value for name, value in result.items()}


def reuse_figures() -> dict[str, float]:
    """Prints and returns how well copies of the record are found and their changes told."""
    result: dict[str, float] = importlib.import_module("reuse").figures()
    return {f"reuse.{name}": value for name, value in result.items()}


def parallel_figures() -> dict[str, float]:
    """Prints and returns how well two languages are aligned, and planted differences between them told."""
    result: dict[str, float] = importlib.import_module("parallel").figures()
    return {f"parallel.{name}": value for name, value in result.items()}


def formulations_figures() -> dict[str, float]:
    """Prints and returns the share of extracted formulations that a reader accepts, by language."""
    print("\n== formulations, a sample of a hundred each")
    result: dict[str, float] = importlib.import_module("formulations_judged").figures()
    return result


def news_figures() -> dict[str, float]:
    """Prints and returns the quality of main text on ordinary news pages."""
    if importlib.util.find_spec("news") is None:
        return {}
    result: dict[str, float] = importlib.import_module("news").figures()
    print("\n== news pages: " + ", ".join(f"{name} {value:.4f}" for name, value in result.items()))
    return {f"news.{name}": value for name, value in result.items()}


def replies_figures() -> tuple[dict[str, float], str]:
    """Prints and returns the quality of labels of replies on the parts of the gold, and the digest of the gold."""
    labels = importlib.import_module("replies")
    figures = {f"replies.{name}": value for name, value in labels.figures().items() if name not in NOT_PINNED}
    folder = importlib.import_module("replies_gold").FOLDER
    files = b"".join((folder / name).read_bytes() for name in ("gold.jsonl", "sealed.jsonl", "sealed_10.jsonl"))
    return figures, hashlib.sha256(files).hexdigest()


def data_digest(*names: str) -> str:
    """Returns a digest of the files of a shared set."""
    digest = hashlib.sha256()
    for name in names:
        for path in sorted(path for path in (SHARED / name).rglob("*") if path.is_file()):
            digest.update(str(path.relative_to(SHARED)).encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def compare(figures: Mapping[str, float], beside: Mapping[str, float], pinned: Floors) -> list[str]:
    """Prints figures beside baseline, floor and goal; returns the figures below their floors."""
    print(f"\n{'figure':26} {'ours':>8} {'baseline':>8} {'floor':>8} {'goal':>8}")
    below = []
    for name, value in figures.items():
        floor, goal = pinned.values.get(name), GOALS.get(name)
        notes = []
        if floor is not None and not floors.holds(name, value, floor):
            below.append(name)
            notes.append("BELOW ITS FLOOR")
        if goal is not None and not floors.holds(name, value, goal):
            notes.append("goal not reached")
        cells = " ".join(
            f"{'' if cell is None else format(cell, '.4f'):>8}" for cell in (beside.get(name), floor, goal)
        )
        print(f"{name:26} {value:8.4f} {cells} {', '.join(notes)}".rstrip())
    return below


def other_data(pinned: Floors, digests: Mapping[str, str]) -> list[str]:
    """Returns the sources whose floors were measured on other data than the present."""
    return [name for name, digest in digests.items() if pinned.digests.get(name, digest) != digest]


def main(arguments: Sequence[str]) -> int:
    """Measures, prints, compares; returns 1 when a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="a sample of the silver pages, no baseline, no news pages")
    parser.add_argument("--raise", dest="up", action="store_true", help="move the floors up to what is measured")
    given = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print(f"NOT MEASURED: the shared pages are missing (no folder {SHARED}); set ONRECORD_SHARED", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    began = time.monotonic()
    figures, gold_digest = gold_figures()
    figures |= silver_figures(short=given.short, listed=given.up) | others_figures()
    beside: dict[str, float] = {}
    replies, replies_digest = replies_figures()
    figures |= replies
    digests = {
        "gold": gold_digest,
        "replies": replies_digest,
        "silver": data_digest("cn_mfa_zh"),
        "others": data_digest("not_briefings"),
    }
    if not given.short:
        beside = baseline_figures()
        figures |= news_figures() | edits_figures() | reuse_figures() | parallel_figures()
        figures |= formulations_figures()
        digests["formulations"] = data_digest("cn_mfa_zh", "cn_mfa_en")
        digests["parallel"] = data_digest("cn_mfa_en")
        digests["news"] = data_digest("news_pages")
        digests["edits"] = data_digest("us_wh_2021_2025")
        digests["reuse"] = data_digest("us_wh_2021_2025", "news_pages", "pan13", "us_wh_2020_pairs", "cn_mfa_zh")
    pinned = floors.load()
    below = compare(figures, beside, pinned)
    for name in other_data(pinned, digests):
        print(f"note: the floors of {name} were measured on other data; look at them, then pin them with --raise")
    print(
        f"{time.monotonic() - began:.0f} s"
        + (f"; below the floor: {', '.join(below)}" if below else "; all floors hold")
    )
    if given.up:
        floors.save(floors.raised(pinned, figures, digests))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
