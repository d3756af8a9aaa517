import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.normalize import normalize
from onrecord.text.steps import ON_ASCII, Step, change_of


@pytest.mark.parametrize(
    ("step", "given_text", "expected"),
    [
        (Step.INVISIBLE, "de\u00adtente\u200b \ufeff外\u200d交", "detente 外交"),
        (Step.SPACES, "a\u00a0b\tc\u3000外\u2009交", "a b c 外 交"),
        (Step.SPACES, "a\nb", "a\nb"),
        (Step.WIDTH, "Ｑ：２０１９，「外交部」。、", "Q:2019,「外交部」。、"),
        (Step.STOPS, "是、否。", "是,否."),
        (Step.QUOTES, "“a” ‘b’ «c» ‹d› „e“ 「外」『交』《部》", '"a" \'b\' "c" \'d\' "e" "外"\'交\'《部》'),
        (Step.DASHES, "a–b—c‑d 外——交", "a-b-c-d 外--交"),
        (Step.PINYIN, "冈(gāng)村", "冈村"),
        (Step.DOUBLED, "是，，否,,,或、、和", "是，否,或、和"),
        (Step.SIMPLIFIED, "發言人", "发言人"),
        (Step.CASE, "STRASSE Straße ΑΣ Мид İ", "strasse strasse ασ мид i̇"),
        (Step.LAYOUT, "two  words\n外 交\n部 said", "two words外交部said"),
    ],
)
def test_a_step_does_its_one_thing(step: Step, given_text: str, expected: str) -> None:
    assert normalize(given_text, steps=[step]).text == expected


@pytest.mark.parametrize("step", Step)
def test_a_step_with_nothing_to_do_says_so(step: Step) -> None:
    assert change_of(step)("") is None
    assert change_of(step)("外交部 a") is None or step is Step.LAYOUT


@pytest.mark.parametrize("step", sorted(set(Step) - ON_ASCII))
@given(text=st.text(alphabet=st.characters(max_codepoint=127), max_size=30))
def test_a_step_left_out_on_ascii_would_do_nothing(step: Step, text: str) -> None:
    assert change_of(step)(text) is None


@given(st.text(max_size=20))
def test_folding_case_equals_folding_the_whole_text(text: str) -> None:
    assert normalize(text, steps=[Step.CASE]).text == text.casefold()


def test_single_spaces_between_words_are_no_layout() -> None:
    assert change_of(Step.LAYOUT)("one two three") is None
