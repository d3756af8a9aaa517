"""The lists that editors change: issues, ladders, tiers, edge words, sorts."""

from pathlib import Path

import pytest

from onrecord.analysis.formulations.formulation import Sort
from onrecord.analysis.formulations.issues import issue_of, issues
from onrecord.analysis.formulations.ladders import definition, ladder_of, ladders, tier_of, tiers
from onrecord.analysis.formulations.sorting import sort_of
from onrecord.analysis.formulations.stop_words import content, edges_hold, function_words
from onrecord.errors import UsageError


def test_every_issue_has_terms_in_both_languages() -> None:
    assert [one.id for one in issues().values() if not (one.terms.get("en") and one.terms.get("zh"))] == []


def test_a_text_is_about_an_issue_when_it_names_a_term() -> None:
    keldan = issue_of("keldan")
    assert keldan.about("问：半岛局势如何？", "zh")
    assert keldan.about("The situation on the peninsula?", "en") is True
    assert keldan.about("The ferry opens in spring.", "en") is False


def test_english_terms_are_whole_words() -> None:
    assert issue_of("sanctions").about("a sanctioned dialect", "en") is False


def test_a_record_replaces_an_issue_by_its_own(tmp_path: Path) -> None:
    (tmp_path / "issues.yml").write_text("- {id: keldan, title: Keldan, terms: {en: [ferry]}}\n", "utf-8")
    assert issue_of("keldan", tmp_path).about("The ferry opens.", "en")
    assert "taiwan" in issues(tmp_path)


@pytest.mark.parametrize("text", ["nothing: here\n", "- {id: x}\n", "- 5\n"])
def test_a_broken_list_of_issues_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "issues.yml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=r"issues\.yml"):
        issues(tmp_path)


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="korean-peninsula"):
        issue_of("nowhere")
    with pytest.raises(UsageError, match="cn-warning"):
        ladder_of("nowhere")


def test_every_ladder_names_its_source_and_every_rung_has_terms() -> None:
    assert [one.id for one in ladders().values() if not one.source or not all(rung.terms for rung in one.rungs)] == []


def test_a_broken_ladder_is_named(tmp_path: Path) -> None:
    (tmp_path / "ladders.yml").write_text("- {id: x, title: y}\n", "utf-8")
    with pytest.raises(UsageError, match=r"ladders\.yml, entry 1"):
        ladders(tmp_path)


def test_tiers_fall_from_hot_to_cold_and_are_defined_in_words() -> None:
    assert [one.least for one in tiers()] == sorted((one.least for one in tiers()), reverse=True)
    assert (tier_of(0.6).name, tier_of(0.0).name) == ("boiling", "cold")
    assert "boiling from 50%" in definition()


@pytest.mark.parametrize(
    ("text", "language", "sort"),
    [
        ("均衡解决各方合理安全关切", "zh", Sort.STANCE), ("关于第二个问题", "zh", Sort.MARKER), ("表示热烈祝贺", "zh", Sort.GREETING),
        ("万国理事会", "zh", Sort.NAME), ("Council of Nations", "en", Sort.NAME), ("on your second question", "en", Sort.MARKER),
        ("our sincere condolences", "en", Sort.GREETING), ("uphold the two-track approach", "en", Sort.STANCE),
    ],
)  # fmt: skip
def test_names_greetings_and_markers_are_told_from_stances(text: str, language: str, sort: Sort) -> None:
    assert sort_of(text, language) is sort


def test_words_at_the_edges_are_judged_by_language() -> None:
    assert edges_hold(["lasting", "peace"], "en")
    assert not edges_hold(["of", "peace"], "en")
    assert not edges_hold(["on", "peace"], "en")
    assert not edges_hold(["和平", "的"], "zh")
    assert edges_hold(["anything"], "xx")


def test_content_counts_words_that_say_something() -> None:
    assert content(["the", "lasting", "peace", ","], "en") == 2
    assert "的" in function_words("zh")
