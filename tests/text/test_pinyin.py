import pytest

from onrecord.text.pinyin import without_readings


def cleaned(text: str) -> str:
    rewrite = without_readings(text)
    return text if rewrite is None else rewrite.text


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("冈(gāng)村", "冈村"),
        ("娄（lóu）勤俭", "娄勤俭"),
        ("西安(xī’ān)市", "西安市"),
        ("栗(Lì)某", "栗某"),
        ("吕(lǚ)某", "吕某"),
        ("冈(ɡɑ̄nɡ)", "冈"),
        ("孩子(háizi)们", "孩子们"),
        ("娄(lou)勤俭", "娄勤俭"),
    ],
)
def test_a_reading_behind_its_character_is_removed(printed: str, expected: str) -> None:
    assert cleaned(printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "他(he)说",
        "人工智能(AI)发展",
        "人工智能(ai)发展",
        "简历(résumé)",
        "咖啡(café)馆",
        "娄(lou)。",
        "name (gāng)",
        "冈(gāng2)",
        "某(gāng gāng)人",
        "东盟(ASEAN)",
        "协议(JCPOA)的",
        "会议(2019)",
        "外交部（发言人）",
    ],
)
def test_other_brackets_stay(printed: str) -> None:
    assert cleaned(printed) == printed


def test_a_reading_has_no_more_syllables_than_characters_before_it() -> None:
    assert cleaned("某(hányǔ)") == "某(hányǔ)"
    assert cleaned("某汉语(hányǔ)") == "某汉语"
