"""A page of every language family read whole: who asks, who answers, what follows up."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Capture
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

Turn = tuple[str, str, str, int]
"""Identifier, label, words, exchange."""

HANT = (
    "外交部發言人林岳然主持例行記者會",
    ("s0", "林岳然：", "大家下午好。下週一起，渡輪將恢復航行。", 0),
    ("q1", "法新社記者：", "碼頭是否安全？", 1),
    ("a1", "林岳然：", "碼頭是安全的，港務局已經作了說明。", 1),
    ("q2", "《海灣日報》記者：", "關於五月簽署的條約，有何評論？", 2),
    ("a2", "林岳然：", "條約繼續有效。", 2),
)
SPANISH = (
    "Conferencia de prensa de la presidenta Elena Mares Soto",
    ("s0", "PRESIDENTA ELENA MARES SOTO:", "Buenos días. El transbordador zarpa el lunes.", 0),
    ("q1", "PREGUNTA:", "¿Es seguro el muelle después de las tormentas?", 1),
    ("a1", "PRESIDENTA ELENA MARES SOTO:", "Es seguro. Lo dijo la autoridad portuaria.", 1),
    ("q2", "INTERLOCUTORA:", "¿Y quién lo dice?", 1),
    ("a2", "PRESIDENTA ELENA MARES SOTO:", "El puerto.", 1),
    ("q3", "PREGUNTA:", "¿Qué nos puede decir del tratado con Keldan?", 2),
    ("a3", "PRESIDENTA ELENA MARES SOTO:", "Sigue vigente.", 2),
)
FRENCH = (
    "Point de presse du porte-parole, 18 mars 2020",
    ("s0", "Le porte-parole :", "Bonjour à tous. Le bac reprend lundi.", 0),
    ("q1", "Question :", "Le quai est-il sûr après les tempêtes ?", 1),
    ("a1", "Le porte-parole :", "Il est sûr. Le port l’a dit.", 1),
    ("q2", "Relance :", "Qui le dit ?", 1),
    ("a2", "Le porte-parole :", "Le port.", 1),
    ("q3", "Question :", "Que pouvez-vous dire du traité avec Keldan ?", 2),
    ("a3", "Le porte-parole :", "Il reste en vigueur.", 2),
)
GERMAN = (
    "Regierungspressekonferenz vom 18. März 2020",
    ("s0", "StS Falkenried:", "Guten Tag. Wir beginnen mit der Fähre.", 0),
    ("q1", "Frage:", "Ist der Anleger sicher?", 1),
    ("a1", "StS Falkenried:", "Ja, das ist er.", 1),
    ("q2", "Zusatzfrage:", "Wer sagt das?", 1),
    ("a2", "Brinkmeier (AA):", "Die Hafenbehörde.", 1),
    ("q3", "Frage Lind:", "Was kostet die Überfahrt?", 2),
    ("a3", "Brinkmeier (AA):", "Nichts.", 2),
)
RUSSIAN = (
    "Брифинг официального представителя МИД М.В.Сорокиной, 18 марта 2020 года",
    ("s0", "М.В.Сорокина:", "Добрый день. Паром пойдёт в понедельник.", 0),
    ("q1", "Вопрос:", "Безопасен ли причал после зимних штормов?", 1),
    ("a1", "М.В.Сорокина:", "Безопасен. Об этом сказало управление порта.", 1),
    ("q2", "Вопрос:", "Что можно сказать о договоре с Келданом?", 2),
    ("a2", "М.В.Сорокина:", "Договор действует.", 2),
)
JAPANESE = (
    "桐生外務大臣会見記録 令和2年3月18日",
    ("s0", "【桐生外務大臣】", "冒頭、一つ申し上げます。渡し船は月曜日に再開します。", 0),
    ("q1", "【記者】", "桟橋は安全ですか。", 1),
    ("a1", "【桐生外務大臣】", "安全です。港湾局がそう述べました。", 1),
    ("q2", "【湾岸新聞\u3000柏木記者】", "五月に署名された条約についてお聞きします。", 2),
    ("a2", "【桐生外務大臣】", "条約は有効です。", 2),
)
KOREAN = (
    "대변인 정례브리핑 2020년 3월 18일",
    ("s0", "대변인:", "안녕하십니까. 여객선이 월요일에 다시 운항합니다.", 0),
    ("q1", "기자:", "부두는 안전합니까?", 1),
    ("a1", "대변인:", "안전합니다. 항만청이 밝혔습니다.", 1),
    ("q2", "추가질문:", "누가 그렇게 말했습니까?", 1),
    ("a2", "대변인:", "항만청입니다.", 1),
    ("q3", "기자:", "오월에 서명한 조약은 어떻게 됩니까?", 2),
    ("a3", "대변인:", "유효합니다.", 2),
)
ARABIC = (
    "مؤتمر صحفي للمتحدث الرسمي 18 مارس 2020",
    ("s0", "المتحدث الرسمي:", "مساء الخير. تعود العبارة يوم الاثنين.", 0),
    ("q1", "سؤال:", "هل الرصيف آمن بعد العواصف؟", 1),
    ("a1", "المتحدث الرسمي:", "نعم، إنه آمن.", 1),
    ("q2", "سؤال:", "ماذا عن المعاهدة مع كلدان؟", 2),
    ("a2", "المتحدث الرسمي:", "المعاهدة سارية.", 2),
)
PORTUGUESE = (
    "Coletiva do ministro João Duarte, 18 de março de 2020",
    ("s0", "MINISTRO JOÃO DUARTE:", "Bom dia. A balsa volta na segunda.", 0),
    ("q1", "Jornalista:", "O cais é seguro depois das tempestades?", 1),
    ("a1", "MINISTRO JOÃO DUARTE:", "É seguro. O porto já disse.", 1),
    ("q2", "Jornalista:", "O que pode dizer do tratado com Keldan?", 2),
    ("a2", "MINISTRO JOÃO DUARTE:", "Continua em vigor.", 2),
)
PAGES = pytest.mark.parametrize(
    "told",
    [HANT, SPANISH, FRENCH, GERMAN, RUSSIAN, JAPANESE, KOREAN, ARABIC, PORTUGUESE],
    ids="hant es fr de ru ja ko ar pt".split(),
)


def read(source: str, media: str) -> tuple[bool, list[Turn]]:
    found = transcribe(open_page(Capture(source.encode(), media, "utf-8")))
    return found.is_briefing, [(one.id, one.label or "", one.text, one.exchange) for one in found.statements]


def lines(turns: tuple[Turn, ...]) -> list[str]:
    return [label + ("" if label[-1] in "：】" else " ") + words for _, label, words, _ in turns]


@PAGES
def test_a_page_of_any_language_is_read_into_its_exchanges(told: tuple[Any, ...]) -> None:
    title, *turns = told
    body = "".join(f"<p>{line}</p>" for line in lines(tuple(turns)))
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"
    assert read(page, "text/html") == (True, turns)


@PAGES
def test_plain_text_of_any_language_is_read_like_its_page(told: tuple[Any, ...]) -> None:
    title, *turns = told
    assert read("\n\n".join((title, *lines(tuple(turns)))), "text/plain") == (True, turns)
