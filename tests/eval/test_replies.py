"""The measures of replies count as they say, and the gold holds no words."""

import json
import re
from pathlib import Path

from replies import LATER, kappa, macro_f1
from replies_sets import page_of

from onrecord.analysis.replies.reply import EXPLICIT, Move, Outcome, QuestionType

USED_SINCE = 3
"""Of the later draws that are measured the one that was unseen once and is used for the patterns now."""


def test_all_right_is_one_and_one_class_for_all_is_little() -> None:
    true = ["answered", "partial", "not_answered"]
    assert macro_f1(list(zip(true, true, strict=True))) == 1.0
    assert macro_f1([(name, "answered") for name in true]) == 0.5 / 3


def test_kappa_is_one_for_the_same_and_nothing_for_chance() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0


def test_gold_is_names_offsets_digests_and_labels_only(root: Path) -> None:
    rows = [json.loads(line) for line in (root / "eval/replies/gold.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= 300
    for row in rows:
        assert set(row) == {"name", "digest", "draw", "unseen", "question_type", "outcome", "handling", "moves"}
        assert re.fullmatch(r"[ -~]{3,400}", row["name"])
        assert re.fullmatch(r"[0-9a-f]{16}", row["digest"])
        assert {row["question_type"]} <= set(QuestionType)
        assert {row["outcome"]} <= set(Outcome) - {Outcome.UNCLEAR}
        assert {row["handling"]} <= set(Move)
        assert all(move in EXPLICIT and 0 <= start < end for move, start, end in row["moves"])


def test_pages_are_not_both_fitted_and_unseen(root: Path) -> None:
    rows = [json.loads(line) for line in (root / "eval/replies/gold.jsonl").read_text("utf-8").splitlines()]
    pages = {
        kind: {
            row["name"].partition("#")[0].partition(".")[0]
            for row in rows
            if row["draw"] == 2 and row["unseen"] == kind
        }
        for kind in (True, False)
    }
    assert pages[True] & pages[False] == set()


def test_later_draws_share_no_page_with_what_was_labelled_before_and_were_labelled_twice(root: Path) -> None:
    folder = root / "eval/replies"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()]
    twice = {json.loads(line)["name"] for line in (folder / "second_pass.jsonl").read_text("utf-8").splitlines()}
    for draw in LATER.keys() & {row["draw"] for row in rows}:
        drawn = [row for row in rows if row["draw"] == draw]
        before = {page_of(row["name"]) for row in rows if row["draw"] < draw}
        assert len(drawn) >= 100
        assert all(row["unseen"] == (draw != USED_SINCE) and page_of(row["name"]) not in before for row in drawn)
        assert len({row["name"] for row in drawn} & twice) >= 100
