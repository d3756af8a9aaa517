"""The lists that editors change: issues, ladders, tiers, edge words, sorts."""

from pathlib import Path

import pytest

from onrecord.analysis.formulations.formulation import Sort
from onrecord.analysis.formulations.issues import issue_of, issues
from onrecord.analysis.formulations.ladders import definition, ladder_of, ladders, tier_of, tiers
from onrecord.analysis.formulations.sorting import sort_of
from onrecord.analysis.formulations.stop_words import content, edges_hold, function_words
from onrecord.errors import UsageError
from onrecord.text.span import Span


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


def _on_rung(number: int, text: str, language: str) -> bool:
    terms = ladder_of("cn-warning").rungs[number - 1].terms[language]
    places = [(one, text.find(one.phrase)) for one in terms]
    return any(one.stands(text, Span(at, at + len(one.phrase))) for one, at in places if at >= 0)


@pytest.mark.parametrize(
    ("number", "text", "language"),
    [
        (2, "在这个问题上，中方始终保持最大克制。", "zh"),
        (2, "我们已经保持了最大程度的克制，但所有选项都在桌面上。", "zh"),
        (2, "中国一直平等对待邻国，在渡口问题上保持着最大限度的克制。", "zh"),
        (2, "不要把我们的克制当作软弱可欺。", "zh"),
        (2, "China has exercised the utmost restraint on the strait.", "en"),
        (2, "Our restraint should not be taken as weakness.", "en"),
        (3, "对损害中方利益的事情，我们不会坐视不理。", "zh"),
        (3, "如果渡口被封，中国军队绝不会坐视不管。", "zh"),
        (3, "中方不可能坐视，将坚决应对。", "zh"),
        (3, "对这样的挑衅，中方不能置若罔闻。", "zh"),
        (3, "China will not stand idly by if the ferry is stopped.", "en"),
        (4, "他们能走多远，我们拭目以待。", "zh"),
    ],
)
def test_a_rung_counts_its_own_formula(number: int, text: str, language: str) -> None:
    assert _on_rung(number, text, language)


@pytest.mark.parametrize(
    ("number", "text", "language"),
    [
        (2, "中方希望各方彼此保持最大克制，推动局势降温。", "zh"),
        (2, "我们呼吁有关方保持最大克制，保护平民。", "zh"),
        (2, "中方立场是一贯的。当务之急是停火，保持最大克制。", "zh"),
        (2, "China hopes that both sides will exercise the utmost restraint.", "en"),
        (2, "We call on all parties to show maximum restraint.", "en"),
        (2, "This is a sign of weakness.", "en"),
        (3, "西岸方面对中方的关切置若罔闻，一意孤行。", "zh"),
        (3, "我们希望日方不要对各方关切置若罔闻。", "zh"),
        (3, "美方不能对当地人民的困苦坐视不理。", "zh"),
        (3, "中方认为，国际社会不会坐视航道被封。", "zh"),
        (3, "Westmark turns a deaf ear to our concerns.", "en"),
        (3, "We urge Westmark not to turn a deaf ear to this.", "en"),
        (4, "美方如何纠正错误，国际社会拭目以待。", "zh"),
        (4, "让我们对这次会晤的成果拭目以待。", "zh"),
    ],
)
def test_a_rung_does_not_count_what_is_said_of_others_or_asked_of_them(number: int, text: str, language: str) -> None:
    assert not _on_rung(number, text, language)


def test_a_form_that_is_no_pattern_is_named(tmp_path: Path) -> None:
    row = "- {id: x, title: y, source: z, rungs: [{title: a, terms: {en: [{phrase: talks, form: '(talks'}]}}]}\n"
    (tmp_path / "ladders.yml").write_text(row, "utf-8")
    with pytest.raises(UsageError, match=r"ladders\.yml, entry 1: the form `\(talks`"):
        ladders(tmp_path)


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


@pytest.mark.parametrize(
    ("rung", "text", "counts"),
    [
        (2, "中方对此表示严重关切。", True),
        (2, "我们已就此向日方表示严重关切。", True),
        (2, "国际社会对此表示关切。", False),
        (2, "阿方对访问表示关切。", False),
        (2, "China expresses serious concern over this.", True),
        (2, "The committee has serious concern over this.", False),
        (3, "中方对飞艇因不可抗力误入邻国表示遗憾。", False),
        (4, "中方对美方的言论表示强烈不满和坚决反对。", True),
        (6, "中方坚决反对并予以强烈谴责。", True),
        (6, "我们强烈谴责这一恐怖主义行径。", False),
        (6, "We strongly condemn this terrorist attack.", False),
        (7, "中方将采取一切必要措施，维护自身利益。", True),
        (7, "希望韦方采取必要措施保护记者。", False),
        (7, "China will take all necessary measures.", True),
        (7, "There are not enough medical countermeasures.", False),
        (7, "他说：“如果有人要这样走下去，中方将采取一切必要措施，绝不退让。”", False),
    ],
)
def test_displeasure_is_the_ministrys_own_and_at_a_state(rung: int, text: str, *, counts: bool) -> None:
    found = ladder_of("cn-displeasure").rungs[rung - 1].terms
    terms = [(one, text.find(one.phrase)) for some in found.values() for one in some]
    assert any(one.stands(text, Span(at, at + len(one.phrase))) for one, at in terms if at >= 0) is counts


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- {id: x, terms: {en: talks}}", "write `en: \\[ferry\\]`"),
        ("- {id: x, terms: {en: ['']}}", "is no phrase"),
        ("- {id: x, terms: {en: [no]}}", "is no phrase"),
        ("- {id: x, words: 1, terms: {en: [talks]}}", "`words` is no key"),
        ("- {id: Ferry Line, terms: {en: [talks]}}", "is no id"),
        ("- {id: x, terms: {en: [talks]}}\n- {id: x, terms: {en: [ferry]}}", "entry 2: the id `x` stands twice"),
    ],
)
def test_what_an_issue_does_not_mean_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "issues.yml").write_text(text, "utf-8")
    with pytest.raises(UsageError, match=fault):
        issues(tmp_path)


@pytest.mark.parametrize("text", ["", "# - id: x\n"])
def test_an_empty_list_has_no_entry(tmp_path: Path, text: str) -> None:
    for name in ("issues.yml", "ladders.yml"):
        (tmp_path / name).write_text(text, "utf-8")
    assert (issues(tmp_path), ladders(tmp_path)) == (issues(), ladders())


def test_a_misspelled_key_of_a_term_is_refused(tmp_path: Path) -> None:
    row = "- {id: x, title: y, source: z, rungs: [{title: a, terms: {en: [{phrase: talks, from: x}]}}]}\n"
    (tmp_path / "ladders.yml").write_text(row, "utf-8")
    with pytest.raises(UsageError, match="`from` is no key"):
        ladders(tmp_path)
