import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import sentences
from onrecord.text.span import ordered

SIGNS = 'aB Mr. U.S. 3.5 。！？”」’")（）…\n\u3000¿¡,;:外交部答é\U0001f600'


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Smith met J. R. Doe at 5 p.m. in Geneva.", "He left."],
        ["It is in the U.S.", "He left."],
        ["The U.S. President spoke.", "No.", "We refuse."],
        ["Resolution No. 2397 is at 3.5 percent."],
        ["Growth was 1,000.50 in Jan. 2019.", "It fell in Feb.", "Then it rose."],
        ["“Is it?” he asked.", "“Yes.”", "(Laughter.)", "[Applause.]", "Next."],
        ["MR. DOE: We know.", "MS. ROE: Ask the HON. member."],
        ["Really?!", "Yes."],
        ["We go on… and on... and on.", "Well…", "No."],
        ["1. First.", "2. Second (see art. 5.)", "Third."],
        ["A. B. Doe vs. the U.N. Secretariat, i.e. the staff, etc.", "They won."],
        ["See www.example.org/a.b?c=D now.", "Thanks."],
    ],
)
def test_english_stops_that_end_nothing_are_known(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["问：中方对此有何评论？", "答：我们注意到有关报道。"],
        ["他说：“好。”", "记者问：“是吗？”，然后离开。"],
        ["他问：「是嗎？」", "她說：『好。』"],
        ["我们……不知道。", "真的吗？！", "好。"],
        ["增长3.5%。", "第2.1条！", "（笑声。）", "好"],
        ["他在U.S.说。"],
        ["問題.", "發言人說."],
    ],
)
def test_chinese_needs_no_space(expected: list[str]) -> None:
    assert cut("".join(expected)) == expected


def test_japanese_needs_no_space() -> None:
    assert cut("本日、会見を開きました。「質問は？」と聞いた。") == [
        "本日、会見を開きました。",
        "「質問は？」",
        "と聞いた。",
    ]


@pytest.mark.parametrize(
    "expected",
    [
        ["¿Qué dijo?", "¡Nada!", "Dijo que no.", "¿por qué?"],
        ["El Sr. Pérez y la Dra. Ruiz, de EE.UU. y Ud., hablaron.", "Gracias."],
        ["Am 3. April war das.", "Im 19. Jahrhundert z.B. nicht.", "Das war 2019.", "Wir gehen."],
        ["В 2019 г. мы подписали.", "А.Б. Иванов ушёл.", "Это важно."],
        ["M. Dupont est là.", "Mme. Durand aussi."],
        ["هل هذا صحيح؟", "نعم."],
    ],
)
def test_other_languages_have_their_own_stops(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected


def test_a_line_end_always_ends_a_sentence() -> None:
    assert cut("Mr.\nSmith\r\n我们\u2028欢迎") == ["Mr.", "Smith", "我们", "欢迎"]


@given(st.one_of(st.text(alphabet=SIGNS, max_size=60), st.text(max_size=60)))
def test_sentences_are_ordered_inside_the_text_and_lose_no_word(text: str) -> None:
    spans = sentences(text)
    assert ordered(spans)
    assert all(span.cut(text).strip() == span.cut(text) != "" for span in spans)
    assert "".join("".join(span.cut(text).split()) for span in spans) == "".join(text.split())


@given(st.text(alphabet=SIGNS, max_size=60))
def test_no_sentence_holds_a_line_end(text: str) -> None:
    assert not any("\n" in span.cut(text) for span in sentences(text))
