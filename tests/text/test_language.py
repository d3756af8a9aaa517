import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.language import READ, SAMPLE, language_of, languages_of

PROSE = {
    "en": "The spokesperson said that the position of the government on this question has not changed, and that talks go on.",
    "es": "La portavoz dijo que la posición del gobierno sobre este asunto no ha cambiado y que las conversaciones siguen.",
    "fr": "La porte-parole a dit que la position du gouvernement sur cette question n'a pas changé et que les échanges continuent.",
    "de": "Die Sprecherin sagte, dass sich die Haltung der Regierung in dieser Frage nicht geändert hat und die Gespräche weitergehen.",
    "pt": "A porta-voz disse que a posição do governo sobre esta questão não mudou e que as conversas continuam.",
    "ru": "Официальный представитель сказал, что позиция правительства по этому вопросу не изменилась и переговоры идут.",
    "ar": "قال المتحدث إن موقف الحكومة من هذه المسألة لم يتغير وإن المحادثات مستمرة",
    "ja": "報道官は、この問題に関する政府の立場に変わりはなく、協議は続いていると述べました。",
    "ko": "대변인은 이 문제에 대한 정부의 입장은 변하지 않았으며 협의가 계속되고 있다고 말했다.",
    "zh": "发言人说，政府在这一问题上的立场没有变化，双方将继续会谈。",
    "zh-Hant": "發言人說，政府在這一問題上的立場沒有變化，雙方將繼續會談。",
}
OTHERS = [
    "Il portavoce ha detto che la posizione del governo su questa domanda non è cambiata e che gli incontri continuano.",
    "De woordvoerder zei dat het standpunt van de regering over deze vraag niet is veranderd en dat er nog wordt gesproken.",
    "Представник сказав, що позиція уряду щодо цього питання не змінилася і переговори тривають.",
    "سخنگوی وزارت گفت که موضع دولت در این مورد تغییری نکرده و گفتگوها ادامه دارد",
    "Rzecznik powiedział, że stanowisko rządu w tej sprawie nie zmieniło się i że rozmowy są prowadzone.",
    "Ο εκπρόσωπος είπε ότι η θέση της κυβέρνησης δεν άλλαξε.",
]


@pytest.mark.parametrize(("code", "text"), PROSE.items())
def test_prose_is_recognized(code: str, text: str) -> None:
    found = language_of(text)
    assert found is not None
    assert found.code == code
    assert found.confidence > 0.6


@pytest.mark.parametrize(("code", "text"), PROSE.items())
def test_a_whole_page_is_judged_by_a_sample(code: str, text: str) -> None:
    found = language_of(f"{text}\n" * (1 + 4 * SAMPLE // len(text)))
    assert found is not None
    assert found.code == code


def test_every_language_that_can_be_answered_is_tested() -> None:
    assert sorted(PROSE) == sorted(READ)


@pytest.mark.parametrize("text", OTHERS)
def test_languages_not_read_are_not_taken_for_others(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019-12-24",
        "***",
        "Reuters",
        "外交部",
        "AFP / EFE / TASS",
        "Interview, Jo Doe, AM Programme",
        "https://example.org/sites/default/files/original/1.pdf",
    ],
)
def test_too_little_to_tell_is_none(text: str) -> None:
    assert language_of(text) is None


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("en", "Spokesperson's Regular Press Conference on December 24, 2019"),
        ("es", "Versión estenográfica de la conferencia de prensa"),
        ("fr", "Point de presse du ministère"),
        ("de", "Regierungspressekonferenz vom 3. April"),
        ("pt", "Entrevista coletiva do presidente"),
        ("ru", "Брифинг официального представителя"),
        ("zh", "发言人主持例行记者会"),
        ("zh-Hant", "發言人主持例行記者會"),
        ("ja", "外務大臣会見記録"),
        ("ja", "大臣会見の概要"),
        ("ko", "정례 브리핑"),
    ],
)
def test_headings_are_enough(code: str, heading: str) -> None:
    found = language_of(heading)
    assert found is not None
    assert found.code == code


def test_names_in_latin_letters_do_not_make_a_chinese_page_english() -> None:
    found = language_of("记者问 (Reuters, The New York Times): 中方对 the Washington Post 的报道有何评论？")
    assert found is not None
    assert found.code == "zh"


def test_each_block_of_a_bilingual_page_has_its_own_language() -> None:
    blocks = [PROSE["en"], "Reuters", "We have noted the reports.", PROSE["zh"], "外交部", "路透社", "***"]
    assert [found and found.code for found in languages_of(blocks)] == ["en", "en", "en", "zh", "zh", "zh", None]


def test_a_short_block_between_two_languages_of_one_script_stays_open() -> None:
    assert languages_of([PROSE["en"], "Reuters", PROSE["es"]])[1] is None


def test_a_page_of_very_many_short_blocks_is_answered_at_once() -> None:
    found = languages_of([PROSE["en"], *["Reuters"] * 20_000, PROSE["en"]])
    assert {one and one.code for one in found} == {"en"}


@given(st.text(max_size=80))
def test_any_text_is_answered_surely_or_not_at_all(text: str) -> None:
    found = language_of(text)
    assert found is None or (found.code in READ and 0.5 <= found.confidence <= 1)
