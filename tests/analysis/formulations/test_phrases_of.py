import pytest

from onrecord.analysis.formulations.phrases_of import phrases_of


def test_phrases_are_runs_of_words_inside_a_clause() -> None:
    found = phrases_of("All options remain open, says Shen.", "en")
    assert found["options remain open"] == 1
    assert not any("," in one for one in found)


def test_no_phrase_begins_or_ends_with_a_function_word() -> None:
    assert [one for one in phrases_of("peace of the region", "en") if one.split()[-1] in {"of", "the"}] == []


def test_every_use_is_counted() -> None:
    assert phrases_of("Peace talks. Peace talks!", "en")["Peace talks"] == 2


def test_no_phrase_has_a_digit() -> None:
    assert [one for one in phrases_of("第12号通报说明情况", "zh") if "1" in one] == []


def test_a_new_chinese_name_that_the_cutter_splits_is_a_phrase() -> None:
    pytest.importorskip("rjieba", reason="the extra `zh` is not installed")
    assert phrases_of("安方建议有关方考虑对等暂停。", "zh")["对等暂停"] == 1


def test_no_phrase_begins_or_ends_inside_a_chinese_word_that_the_cutter_tore() -> None:
    pytest.importorskip("rjieba", reason="the extra `zh` is not installed")
    found = phrases_of("发言人介绍了中美元首通话的相关情况。", "zh")
    assert [one for one in found if one.startswith("首")] == []
    assert "介绍了中美元首" not in found
    assert "通话的相关情况" in found


@pytest.mark.parametrize(
    ("text", "whole", "cut"),
    [
        ("Westmark and South Keldan met in Dorvek.", "Westmark and South Keldan", "Westmark and South"),
        ("It joined the World Trade Organization then.", "World Trade Organization", "World Trade"),
        (
            "We ask all to consider reciprocal suspension first.",
            "consider reciprocal suspension",
            "consider reciprocal",
        ),
        ("It gave up nuclear and missile programs.", "nuclear and missile programs", "nuclear and missile"),
        ("This shows once again that talks help.", "talks help", "shows once"),
    ],
)
def test_no_english_phrase_is_cut_inside_a_name_or_before_its_noun(text: str, whole: str, cut: str) -> None:
    found = phrases_of(text, "en")
    assert whole in found
    assert cut not in found


def test_quotation_marks_stand_in_pairs() -> None:
    assert [one for one in phrases_of("坚持“铁潮”联合演习", "zh") if one.count("“") != one.count("”")] == []
