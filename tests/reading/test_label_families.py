from __future__ import annotations

import pytest

from onrecord.reading.label_families import build, families, folded

LANGUAGES = {"en", "zh", "es", "fr", "de", "ru", "ja", "ko", "ar", "pt"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("  QUESTION : ", "question"),
        ("Ｑ：", "q"),
        ("问：", "问"),
        ("【记者】", "记者"),
        ("**Q:**", "q"),
        ("Dr.\u00a0 van  Rensen", "dr. van rensen"),
        ("ВОПРОС:", "вопрос"),
        ("《海湾日报》记者", "海湾日报》记者"),
        ("：", ""),
    ],
)
def test_words_are_folded_for_comparison(words: str, expected: str) -> None:
    assert folded(words) == expected
    assert folded(expected) == expected


@pytest.mark.parametrize(
    ("asker", "answerer", "follow", "moderator"),
    [
        ("question", "answer", "follow-up", "moderator"),
        ("记者", "发言人", "追问", "主持人"),
        ("記者", "發言人", "追問", "主持人"),
        ("pregunta", "respuesta", "repregunta", "moderador"),
        ("journaliste", "réponse", "relance", "modérateur"),
        ("frage", "antwort", "zusatzfrage", "vorsitzende"),
        ("вопрос", "ответ", "уточняющий вопрос", "модератор"),
        ("質問", "回答", "再質問", "司会"),
        ("질문", "답변", "추가질문", "사회자"),
        ("سؤال", "جواب", "متابعة", "المنسق"),
        ("pergunta", "resposta", "réplica", "moderador"),
    ],
)
def test_every_language_has_its_words(asker: str, answerer: str, follow: str, moderator: str) -> None:
    known = families()
    assert asker in known.asker
    assert answerer in known.answerer
    assert follow in known.follow
    assert moderator in known.moderator


def test_the_packaged_table_is_folded_and_names_nobody_twice() -> None:
    known = families()
    for words in (known.asker, known.answerer, known.follow, known.moderator):
        assert {word for word in words if folded(word) != word} == set()
    assert known.asker & known.answerer == frozenset()
    assert known.asker & known.moderator == frozenset()


def test_titles_open_a_label_as_whole_words() -> None:
    known = families()
    assert known.title_start.match("mr. vale")
    assert known.title_start.match("presidenta elena mares")
    assert not known.title_start.match("missing words")


def test_outlets_are_known_by_whole_words_and_in_chinese_by_their_parts() -> None:
    known = families()
    assert known.asker_word.search("keldan post")
    assert not known.asker_word.search("postponed")
    assert known.asker_part.search("海湾日报")
    assert known.title_part.search("桐生外務大臣")


def test_a_table_of_the_same_shape_makes_families() -> None:
    table = {
        "languages": {"xx": {"asker": ["Frog"], "title": ["Sir", "大王"], "asker_body": ["pond", "池"]}},
        "never": ["Not me", "不是我"],
    }
    known = build(table)
    assert known.asker == {"frog"}
    assert known.answerer == frozenset()
    assert known.never == {"not me", "不是我"}
    assert known.title_part.search("青蛙大王")


@pytest.mark.parametrize("table", [{"languages": [], "never": []}, {"languages": {"zh": {}}, "never": "没有"}])
def test_a_table_of_another_shape_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"labels\.yml"):
        build(table)
