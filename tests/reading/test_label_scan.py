"""The label a line opens with, by its own words alone: one table for each family of languages."""

from __future__ import annotations

import pytest

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import families
from onrecord.reading.label_scan import judge, scan

ENGLISH = [
    ("Q: Why?", "Q:", Role.ASKER, "Why?"),
    ("Q Why is it so?", "Q", Role.ASKER, "Why is it so?"),
    ("Q    On the pier: is it so?", "Q", Role.ASKER, "On the pier: is it so?"),
    ("Q      :       Why?", "Q      :", Role.ASKER, "Why?"),
    ("Q. Why?", "Q.", Role.ASKER, "Why?"),
    ("Q) Why?", "Q)", Role.ASKER, "Why?"),
    ("QUESTION.- Why?", "QUESTION.-", Role.ASKER, "Why?"),
    ("QIs it so?", "Q", Role.ASKER, "Is it so?"),
    ("Q-- is it so?", "Q", Role.ASKER, "-- is it so?"),
    ("Q1: Why?", "Q1:", Role.ASKER, "Why?"),
    ("QUESTION: Why?", "QUESTION:", Role.ASKER, "Why?"),
    ("QUESTION 3: Why?", "QUESTION 3:", Role.ASKER, "Why?"),
    ("Question\uff1aWhy?", "Question\uff1a", Role.ASKER, "Why?"),
    ("Journalist (via video): Why?", "Journalist (via video):", Role.ASKER, "Why?"),
    ("- Q: Why?", "Q:", Role.ASKER, "Why?"),
    ("Reuters: Why?", "Reuters:", Role.ASKER, "Why?"),
    ("Keldan Post: Why?", "Keldan Post:", Role.ASKER, "Why?"),
    ("A: Because.", "A:", Role.ANSWERER, "Because."),
    ("A. Because.", "A.", Role.ANSWERER, "Because."),
    ("Answer: Because.", "Answer:", Role.ANSWERER, "Because."),
    ("MR. VALE:No.", "MR. VALE:", Role.OFFICIAL, "No."),
    ("PRIME MINISTER: No.", "PRIME MINISTER:", Role.OFFICIAL, "No."),
    ("SENIOR ADMINISTRATION OFFICIAL: Yes.", "SENIOR ADMINISTRATION OFFICIAL:", Role.OFFICIAL, "Yes."),
    ("Spokesperson Lin Yueran: Yes.", "Spokesperson Lin Yueran:", Role.OFFICIAL, "Yes."),
    ("Lin Yueran: Yes.", "Lin Yueran:", Role.NAMED, "Yes."),
    ("MODERATOR: Next.", "MODERATOR:", Role.MODERATOR, "Next."),
]
CHINESE = [
    ("问：为何？", "问：", Role.ASKER, "为何？"),
    ("问: 为何？", "问:", Role.ASKER, "为何？"),
    ("記者：為何？", "記者：", Role.ASKER, "為何？"),
    ("记者问：为何？", "记者问：", Role.ASKER, "为何？"),
    ("路透社记者：为何？", "路透社记者：", Role.ASKER, "为何？"),
    ("法新社記者：為何？", "法新社記者：", Role.ASKER, "為何？"),
    ("《海湾日报》记者问：\u3000为何？", "《海湾日报》记者问：", Role.ASKER, "为何？"),
    ("问）为何？", "问）", Role.ASKER, "为何？"),
    ("林岳然：（00:19）大家好。", "林岳然：（00:19）", Role.NAMED, "大家好。"),
    ("答）因为。", "答）", Role.ANSWERER, "因为。"),
    ("答：因为。", "答：", Role.ANSWERER, "因为。"),
    ("發言人：因為。", "發言人：", Role.ANSWERER, "因為。"),
    ("外交部发言人林岳然：因为。", "外交部发言人林岳然：", Role.OFFICIAL, "因为。"),
    ("林岳然：因为。", "林岳然：", Role.NAMED, "因为。"),
    ("【林岳然】因为。", "【林岳然】", Role.NAMED, "因为。"),
    ("主持人：下一个。", "主持人：", Role.MODERATOR, "下一个。"),
    ("1. 问：为何？", "1. 问：", Role.ASKER, "为何？"),
]
ROMANCE = [
    ("PREGUNTA: ¿Por qué?", "PREGUNTA:", Role.ASKER, "¿Por qué?"),
    ("PREGUNTA.- ¿Por qué?", "PREGUNTA.-", Role.ASKER, "¿Por qué?"),
    ("RESPUESTA: Porque sí.", "RESPUESTA:", Role.ANSWERER, "Porque sí."),
    ("PRESIDENTA ELENA MARES: Sí.", "PRESIDENTA ELENA MARES:", Role.OFFICIAL, "Sí."),
    ("SECRETARIO DE SALUD, TOMÁS RUELAS: Sí.", "SECRETARIO DE SALUD, TOMÁS RUELAS:", Role.OFFICIAL, "Sí."),
    ("PRESIDENTE.- Sí.", "PRESIDENTE.-", Role.OFFICIAL, "Sí."),
    ("MODERADOR: Siguiente.", "MODERADOR:", Role.MODERATOR, "Siguiente."),
    ("Question : Pourquoi ?", "Question :", Role.ASKER, "Pourquoi ?"),
    ("Journaliste\u00a0: Pourquoi ?", "Journaliste\u00a0:", Role.ASKER, "Pourquoi ?"),
    ("Réponse : Parce que.", "Réponse :", Role.ANSWERER, "Parce que."),
    ("Le ministre : Parce que.", "Le ministre :", Role.OFFICIAL, "Parce que."),
    ("Le porte-parole : Parce que.", "Le porte-parole :", Role.OFFICIAL, "Parce que."),
    ("Pergunta: Por quê?", "Pergunta:", Role.ASKER, "Por quê?"),
    ("Resposta: Porque sim.", "Resposta:", Role.ANSWERER, "Porque sim."),
    ("PRESIDENTE DUARTE: Sim.", "PRESIDENTE DUARTE:", Role.OFFICIAL, "Sim."),
]
GERMAN = [
    ("Frage: Warum?", "Frage:", Role.ASKER, "Warum?"),
    ("FRAGE DR. VAN RENSEN: Warum?", "FRAGE DR. VAN RENSEN:", Role.ASKER, "Warum?"),
    ("Frage Sommerlath (per Video): Warum?", "Frage Sommerlath (per Video):", Role.ASKER, "Warum?"),
    ("StS Falkenried: Darum.", "StS Falkenried:", Role.OFFICIAL, "Darum."),
    ("SRS’in Lüdersen: Darum.", "SRS’in Lüdersen:", Role.OFFICIAL, "Darum."),
    ("Brinkmeier (AA): Darum.", "Brinkmeier (AA):", Role.OFFICIAL, "Darum."),
    ("Vors. Kempowa: Bitte.", "Vors. Kempowa:", Role.MODERATOR, "Bitte."),
]
OTHERS = [
    ("Вопрос: Почему?", "Вопрос:", Role.ASKER, "Почему?"),
    ("Ответ: Потому что.", "Ответ:", Role.ANSWERER, "Потому что."),
    ("М.В.Сорокина: Потому что.", "М.В.Сорокина:", Role.NAMED, "Потому что."),
    ("記者：なぜですか。", "記者：", Role.ASKER, "なぜですか。"),
    ("（記者）なぜですか。", "（記者）", Role.ASKER, "なぜですか。"),
    ("【湾岸新聞\u3000柏木記者】なぜですか。", "【湾岸新聞\u3000柏木記者】", Role.ASKER, "なぜですか。"),
    ("（大臣）はい。", "（大臣）", Role.OFFICIAL, "はい。"),
    ("【桐生外務大臣】はい。", "【桐生外務大臣】", Role.OFFICIAL, "はい。"),
    ("司会：次。", "司会：", Role.MODERATOR, "次。"),
    ("기자: 왜입니까?", "기자:", Role.ASKER, "왜입니까?"),
    ("답변: 그렇습니다.", "답변:", Role.ANSWERER, "그렇습니다."),
    ("김 대변인: 네.", "김 대변인:", Role.OFFICIAL, "네."),
    ("سؤال: لماذا؟", "سؤال:", Role.ASKER, "لماذا؟"),
    ("جواب: لأن.", "جواب:", Role.ANSWERER, "لأن."),
    ("المتحدث الرسمي: لأن.", "المتحدث الرسمي:", Role.OFFICIAL, "لأن."),
]
NO_LABELS = [
    "外交部发言人杜衡洲表示：“此事与我无关。”",
    "2022年3月8日，港务局发言人莫若安说：“此事与我无关。”",
    "港務局發言人莫若安強調：「此事與我無關。」",
    'Harbor spokesperson Ida Moreau said: "It is not ours."',
    "人们不禁要问：为何？",
    "Sprecher: StS Falkenried, Brinkmeier (AA)",
    "Teilnehmer: alle",
    "中方：停火是当务之急",
    "他表示：不。",
    "秦外长发出了三点重要信息：第一",
    "案例一：渡轮",
    "我们的回答：不。",
    "我的答复：不。",
    "地址：海街1号",
    "来源：海湾社",
    "请问：为何？",
    "at 10:30 they met",
    "10:30: they met",
    "https://a.example/x",
    "Answers to media questions: see below",
    "Subject: the pier",
    "He said: no.",
    "The reasons are as follows: first",
    "One: the pier",
    '"Q: Why?" he asked',
    "“问：为何？”他说",
    "A good day to all.",
    "Quite so.",
    "问题是什么？",
    "答案很清楚。",
    "E&OE: yes",
    "[Moderator], we may go to the next question.",
    "",
]


def found(line: str) -> Label | None:
    return scan(line, families())


@pytest.mark.parametrize(
    ("line", "printed", "role", "words"),
    [*ENGLISH, *CHINESE, *ROMANCE, *GERMAN, *OTHERS],
    ids=lambda one: str(one)[:24],
)
def test_a_label_is_found_with_its_role_and_the_words_after_it(line: str, printed: str, role: Role, words: str) -> None:
    label = found(line)
    assert label is not None
    assert (label.printed, label.role, line[label.words :]) == (printed, role, words)
    assert line[label.start : label.end] == label.printed


@pytest.mark.parametrize("line", NO_LABELS)
def test_ordinary_words_are_no_label(line: str) -> None:
    assert found(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Follow-up: Why?",
        "Supplementary question: Why?",
        "Reuters (follow-up): Why?",
        "追问：为何？",
        "追問：為何？",
        "记者追问：为何？",
        "路透社记者追问：为何？",
        "INTERLOCUTORA: ¿Y?",
        "Zusatzfrage: Warum?",
        "Zusatz Sommerlath: Warum?",
        "Relance : Pourquoi ?",
        "Дополнительный вопрос: Почему?",
        "추가질문: 왜?",
        "متابعة: لماذا؟",
        "Réplica: E então?",
    ],
)
def test_a_label_may_say_that_it_follows_up(line: str) -> None:
    label = found(line)
    assert label is not None
    assert (label.role, label.follow) == (Role.ASKER, True)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("路透社记者：为何？", "路透社"),
        ("《海湾日报》记者问：为何？", "海湾日报"),
        ("Reuters (follow-up): Why?", "Reuters"),
        ("Keldan Post: Why?", "Keldan Post"),
        ("有记者问：为何？", None),
        ("会后有记者问：为何？", None),
        ("记者：为何？", None),
        ("Q: Why?", None),
    ],
)
def test_an_outlet_is_read_off_the_label(line: str, outlet: str | None) -> None:
    label = found(line)
    assert label is not None
    assert label.outlet == outlet


@pytest.mark.parametrize(
    ("line", "printed", "words"),
    [
        ("Dana Whitlock: (00:19) Hello.", "Dana Whitlock: (00:19)", "Hello."),
        ("Reporter: [00:01:25] Why?", "Reporter: [00:01:25]", "Why?"),
        ("林岳然： (00:19) 大家好。", "林岳然： (00:19)", "大家好。"),
    ],
)
def test_a_time_code_belongs_to_its_label(line: str, printed: str, words: str) -> None:
    label = found(line)
    assert label is not None
    assert (label.printed, line[label.words :], label.timed) == (printed, words, True)


@pytest.mark.parametrize("line", ["(01:25) And more.", "[00:01:25] 还有。"])
def test_a_time_code_alone_is_a_label_of_nobody(line: str) -> None:
    label = found(line)
    assert label is not None
    assert (label.role, label.key) == (Role.TIME, "")


@pytest.mark.parametrize(
    ("one", "other"), [("QUESTION: Why?", "Question : Why?"), ("问：甲", "问: 甲"), ("MR. VALE: a", "Mr. Vale: b")]
)
def test_the_same_label_printed_otherwise_has_the_same_key(one: str, other: str) -> None:
    first, second = found(one), found(other)
    assert first is not None
    assert second is not None
    assert first.key == second.key


@pytest.mark.parametrize("body", ["", "：", "sprecher", "人们不禁要问"])
def test_words_that_are_never_labels_are_judged_none(body: str) -> None:
    assert judge(body, families()) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Q (Harbor Times): Will it open?", "Harbor Times"),
        ("QUESTION (Harbor News Agency): Will it open?", "Harbor News Agency"),
        ("记者（港口日报）：何时开放？", "港口日报"),
        ("Q (off mike): Will it open?", None),
        ("Q (Inaudible): Will it open?", None),
    ],
)
def test_an_outlet_in_brackets_behind_a_word_for_the_asker_is_who_asks(line: str, outlet: str | None) -> None:
    found = scan(line, families())
    assert found is not None
    assert found.role is Role.ASKER
    assert found.outlet == outlet
