"""The package's glossary is well formed; what is learned can be stored and read back."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from onrecord.analysis.parallel import Entry, Glossary, SentenceTexts, Sort, from_dict, learn, packaged

ROWS = (resources.files("onrecord.analysis.parallel") / "data" / "en-zh.yml").read_text("utf-8").splitlines()


def test_the_glossary_has_the_entries_of_its_file_and_none_twice_in_a_section() -> None:
    section, keys = "", Counter[tuple[str, str]]()
    for row in ROWS:
        if row and not row.startswith((" ", "#")):
            section = row
        elif row.startswith("  "):
            keys[section, row.strip().rpartition(": ")[0]] += 1

    assert [key for key, count in keys.items() if count > 1] == []
    assert len(packaged("en", "zh").entries) == sum(keys.values()) > 1000


def test_every_form_is_in_the_script_of_its_language() -> None:
    for one in packaged("en", "zh").entries:
        assert all(form.strip() == form and form for form in (*one.left, *one.right))
        assert not any("\u4e00" <= sign <= "\u9fff" for form in one.left for sign in form), one


def test_a_pair_is_found_in_either_order() -> None:
    assert packaged("zh", "en") == packaged("en", "zh").turned()
    assert packaged("zh-hant", "en") == packaged("zh", "en")
    assert packaged("de", "fr") == Glossary("de", "fr")


def test_what_was_learned_survives_storing_in_either_direction() -> None:
    base = packaged("en", "zh")
    grown = base.with_entries([Entry(Sort.NAME, ("Tarrow",), ("塔罗",))])

    assert from_dict(grown.to_dict(), base) == grown
    assert from_dict(grown.to_dict(), base.turned()).learned() == (Entry(Sort.NAME, ("塔罗",), ("Tarrow",)),)
    assert from_dict(grown.to_dict(), Glossary("de", "fr")) == Glossary("de", "fr")


@pytest.fixture
def lessons() -> list[SentenceTexts]:
    return [
        SentenceTexts("We met in Tarrow on Monday.", "星期一我们在塔罗会面。"),
        SentenceTexts("The ships of Tarrow came back.", "塔罗的船回来了。"),
        SentenceTexts("Nobody in Tarrow knows why.", "没有人知道塔罗为何如此。"),
        SentenceTexts("A guest from Tarrow came.", "来自塔罗的客人到了。"),
        SentenceTexts("It rained for a week.", "雨下了一周。"),
        SentenceTexts("The school was closed.", "学校关闭了。"),
    ]


def test_a_name_is_learned_from_aligned_sentences(lessons: list[SentenceTexts]) -> None:
    grown = learn(lessons, Glossary("en", "zh"))

    assert Entry(Sort.NAME, ("Tarrow",), ("塔罗",)) in grown.entries


def test_too_few_sentences_teach_nothing_and_the_same_sentences_the_same(lessons: list[SentenceTexts]) -> None:
    base = packaged("en", "zh")

    assert learn(lessons[:2], base) == base
    assert learn(lessons, base) == learn(list(lessons), base)
