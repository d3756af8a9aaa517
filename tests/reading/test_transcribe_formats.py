"""Ways of printing who speaks that ministries of many countries use, each with an invented page: as text and as HTML."""

from __future__ import annotations

import html

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

FORMATS = {
    "a surname in capitals behind an office (Japan)": (
        """Press Conferences
Extraordinary Press Conference by Foreign Minister HARUNO Keita
Wednesday, January 8, 2020, 11:04 a.m. Norhaven
Question-and-Answer Session
Reporter: The ferry was stopped at the border. What does the Government think of it?
Minister HARUNO: We are collecting information and shall speak with the other side.
Reporter: Will the talks go on?
Minister HARUNO: That is a hypothetical situation.
Back to Press Conferences""",
        "q Reporter: | a Minister HARUNO: | q Reporter: | a Minister HARUNO:",
        "HARUNO Keita",
    ),
    "headings that only their place tells, labels alone with a colon (Japan)": (
        """Press Conference by Minister for Foreign Affairs Keita Haruno
Date: Tuesday, February 3, 2009, 8:52 a.m.
Place: In front of the Ministers' Room
Main topics:
- Opening statements
1. Opening Statements
Minister:
At the meeting I spoke about the white paper.
2. Situation in Keldan
Question:
There have been reports that Keldan closes its harbour. Do you have any confirmation?
Minister:
I know of these reports. We collect information as a matter of course.
3. Visit to Norhaven
Question:
When will you visit Norhaven?
Minister:
Nothing has been decided.""",
        "s Minister: | q Question: | a Minister: | q Question: | a Minister:",
        "Keita Haruno",
    ),
    "a dash behind the letter (France)": (
        """Point de presse live du porte-parole adjoint (16 mai 2024)
Partager
Q - J’ai une question concernant la négociation sur le port. Est-ce qu’on peut avoir un peu plus de détails ?
R - Je n’ai malheureusement, à ce stade, pas de commentaire à faire sur ce point.
Q - Et sur la visite de la ministre ?
R - Je vous renvoie vers son cabinet.""",
        "q Q - | a R - | q Q - | a R -",
        None,
    ),
    "angle brackets (Korea)": (
        """외교부 대변인 정례브리핑
2024.12.19
I. 모두 발언
안녕하십니까? 정례브리핑을 시작하겠습니다.
질문 주시면 답변드리겠습니다.
II. 질의 및 응답
<질문> 장관님 일정이 공개되지 않았는데 어디에 계시는지 궁금합니다.
<답변> 내부 보고를 받고 계십니다.
<질문> 해석은 따로 없으신지요?
<답변> 제가 드린 말씀으로 갈음하겠습니다.""",
        "s None | q <질문> | a <답변> | q <질문> | a <답변>",
        None,
    ),
    "words set apart in brackets (Japan)": (
        """閣議後定例記者会見
平成30年11月9日
(記 者)
まず、なぜ通告がなかったという説明になったのか。
(大 臣)
港の質問ということで出ました。以上です。
(記 者)
今後の答弁にどのように臨まれるのか。
(大 臣)
しっかりと臨みます。""",
        "q (記 者) | a (大 臣) | q (記 者) | a (大 臣)",
        None,
    ),
    "numbered questions, answers without labels (Viet Nam)": (
        """The 5th Regular Press Conference (7 April 2022)
1. Harbour Daily: What is the ministry's response to the information that Keldan will close the strait?
Our position was made clear on 7 March. We once again request that Keldan respect the treaty.
2. TG&KN: When will the minister visit Norhaven?
We shall inform you in due course.
3. Norhaven Television: Could you give more details about the exchange?
The exchange is an important activity between the two navies.""",
        "q 1. Harbour Daily: | a | q 2. TG&KN: | a | q 3. Norhaven Television: | a",
        None,
    ),
    "names alone in a line (the Netherlands)": (
        """Letterlijke tekst persconferentie na ministerraad 17 januari 2020
Van den Veen (NHS)
De heer Dijk, wat vindt u van de uitspraken van de minister?
Dijk
Daar heb ik kennis van genomen. Ik ga daar verder niet over.
Wester (KTL)
Maar hebt u haar gesproken?
Dijk
Ja, uiteraard.""",
        "q Van den Veen (NHS) | a Dijk | q Wester (KTL) | a Dijk",
        "Dijk",
    ),
    "a time code before the colon (transcription services)": (
        """Dana Whitlock Press Gaggle on the Ferry 5/29/24
Speaker 1 (00:03):
Good afternoon. I am just going to go ahead and start taking questions.
Speaker 2 (00:30):
On the pier, is the minister rethinking whether this is still a good idea?
Speaker 1 (00:45):
The council spoke to this yesterday. We will provide updates on this.""",
        "s Speaker 1 (00:03): | q Speaker 2 (00:30): | a Speaker 1 (00:45):",
        None,
    ),
    "reporters under their own names (India)": (
        """Transcript of Weekly Media Briefing by the Official Spokesperson (July 07, 2022)
Shri Anand Varma, Official Spokesperson: Good afternoon to all of you. I would open the floor.
Sidhant: Sir Sidhant from the Harbour Times. There are reports of a meeting in Keldan. Your reaction?
Vineet: Vineet from NewsGate. Did this issue come up earlier today?
Shri Anand Varma, Official Spokesperson: This issue of Keldan?
Kavita Rao: Sir, I am Kavita Rao. What will be discussed next week?
Shri Anand Varma, Official Spokesperson: I have nothing to share on that.
Kavita Rao: Thank you. That is all.""",
        "s Shri Anand Varma, Official Spokesperson: | q Sidhant: | q Vineet: | a Shri Anand Varma, Official Spokesperson: |"
        " q Kavita Rao: | a Shri Anand Varma, Official Spokesperson: | q Kavita Rao:",
        "Anand Varma",
    ),
    "a person once in full, then by name (Kremlin, NATO)": (
        """Annual news conference
December 17, 2015
President of Norland Viktor Halden: Friends and colleagues, we regularly meet at the end of the year. Mr Peters, please.
Question: Mr President, how do you assess the results of the year?
Viktor Halden: They are good on the whole.
Question (Keldan News Agency): What about the harbour?
Norland Foreign Minister: We stand ready to help.
Question: And the treaty?
Rune Dahl: I can add to that. It stands.""",
        "s President of Norland Viktor Halden: | q Question: | a Viktor Halden: | q Question (Keldan News Agency): |"
        " a Norland Foreign Minister: | q Question: | a Rune Dahl:",
        "Viktor Halden",
    ),
    "a name and an outlet with a number in it (the Philippines)": (
        """Press Briefing by Presidential Spokesperson Ramon Reyes

ROCKY SANTOS/PTV: Good morning, sir. Will the President sign it?

SEC. REYES: Good morning. I will have to ask him.

JOSE MORENO/GMX7: Sir, what does the Palace say of the ruling?

SEC. REYES: We respect it.""",
        "q ROCKY SANTOS/PTV: | a SEC. REYES: | q JOSE MORENO/GMX7: | a SEC. REYES:",
        "Ramon Reyes",
    ),
    "words of other languages (Turkey, Ukraine)": (
        """Basın toplantısı
SORU: Liman ne zaman açılacak?
CEVAP: Gelecek ay açılacak.
SORU: Peki ya anlaşma?
CEVAP: Yürürlükte.""",
        "q SORU: | a CEVAP: | q SORU: | a CEVAP:",
        None,
    ),
    "a title with a colon is no label (the IMF, New Zealand)": (
        """Press Briefing Transcript: Harbour Department, Spring Meetings 2025
POST-CABINET PRESS CONFERENCE: Monday, 5 May 2025
PM: Good afternoon, everyone. It is a big sitting block.
Media: Prime Minister, will you talk to President Halden?
PM: I will hand over to Todd.
Hon Todd Mercer: I am in touch with my counterpart.
Media: And the harbour?
PM: It stays.""",
        "s PM: | q Media: | a PM: | a Hon Todd Mercer: | q Media: | a PM:",
        None,
    ),
    "a point and a dash (Spain)": (
        """Rueda de prensa posterior al Consejo de Ministros
28.11.2014
Compartir
P.- ¿Cuándo se abre el puerto de Norhaven?
Sr. De Soto.- El puerto se abre en mayo.
P.- ¿Y el tratado?
Vicepresidenta.- El tratado sigue en vigor.
Sr. De Soto.- Así es.""",
        "q P.- | a Sr. De Soto.- | q P.- | a Vicepresidenta.- | a Sr. De Soto.-",
        "De Soto",
    ),
}


def read(source: str, media: str) -> Transcript:
    found = transcribe(open_page(Capture(source.encode(), media, "utf-8")))
    assert all(one.span.cut(found.text) == one.text for one in found.statements)
    return found


def as_html(text: str) -> str:
    lines = [html.escape(line) for line in text.splitlines() if line]
    body = "\n".join(f"<p>{line}</p>" for line in lines[1:])
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
    return (
        f"<html><head><title>{lines[0]}</title></head><body>{menu}<main><h1>{lines[0]}</h1>{body}</main></body></html>"
    )


def short(found: Transcript) -> str:
    """Returns kinds and labels in one line."""
    return " | ".join(f"{one.kind.value[0]} {one.label if one.label != '' else ''}".strip() for one in found.statements)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("media", ["text/plain", "text/html"])
def test_each_format_is_read_as_a_person_would(name: str, media: str) -> None:
    text, expected, presider = FORMATS[name]
    found = read(text if media == "text/plain" else as_html(text), media)
    assert short(found) == expected
    assert found.is_briefing or name.startswith("words of other")
    assert found.briefing is not None
    assert found.briefing.presider == presider


def test_words_under_a_label_of_any_language_are_in_no_widget() -> None:
    found = read(
        as_html(
            """Entrevista coletiva do porta-voz, Rui Paiva, em 4 de março de 2024
Compartilhar
Jornalista: Bom dia. O porto vai mesmo fechar em abril?
Porta-voz Rui Paiva: O porto não fecha.
Jornalista: E quem paga?
Porta-voz Rui Paiva: Não vou comentar valores.
View all comments"""
        ),
        "text/html",
    )
    assert short(found) == "q Jornalista: | a Porta-voz Rui Paiva: | q Jornalista: | a Porta-voz Rui Paiva:"
    assert found.briefing is not None
    assert found.briefing.presider == "Rui Paiva"
    assert "View all comments" not in "".join(one.text for one in found.statements)


def test_headings_by_their_place_are_in_no_statement() -> None:
    found = read(FORMATS["headings that only their place tells, labels alone with a colon (Japan)"][0], "text/plain")
    said = "\n".join(one.text for one in found.statements)
    assert "Situation in Keldan" not in said
    assert "Visit to Norhaven" not in said
    assert found.briefing is not None
    assert str(found.briefing.date) == "2009-02-03"


def test_a_date_with_points_alone_in_a_line_dates_the_page() -> None:
    found = read(FORMATS["a point and a dash (Spain)"][0], "text/plain")
    assert found.briefing is not None
    assert str(found.briefing.date) == "2014-11-28"


TWICE = """2022年8月19日外交部发言人林岳然主持例行记者会
Foreign Ministry Spokesperson Lin Yueran’s Regular Press Conference on August 19, 2022
海湾新闻记者：我们注意到，协调人会议昨天成功举行。你可否介绍会议情况及取得的成果？
The Bay: We have noted that the meeting was held yesterday. Can you share with us the outcomes of the meeting?
林岳然：昨天，部长以视频方式主持会议。会议取得圆满成功。
Lin Yueran: Yesterday the minister chaired the meeting. It was a success.
法新社记者：据报道，两国将恢复直航。中方有何评论？
AFP: According to reports, the two countries will resume direct flights. What is the comment?
林岳然：关于这个问题，请向主管部门了解。
Lin Yueran: I'd refer you to the competent authorities."""


def test_a_question_printed_in_two_scripts_is_one_exchange_and_follows_nothing_up() -> None:
    found = read(TWICE, "text/plain")
    assert [(one.kind.value[0], one.exchange, one.follow_up) for one in found.statements] == [
        (kind, exchange, False) for exchange in (1, 2) for kind in "qqaa"
    ]
    assert found.statements[1].label == "The Bay:"
    assert [one.outlet for one in found.statements if one.kind.value == "question"][:2] == ["海湾新闻", "The Bay"]


def test_the_second_line_of_a_headline_tells_what_the_page_is() -> None:
    first, _, rest = TWICE.partition("主持")
    found = read(f"{first}\n主持{rest}", "text/plain")
    assert found.is_briefing
    assert found.briefing is not None
    assert found.briefing.kind == "regular-press-conference"


@pytest.mark.parametrize(
    "text",
    [
        # A reporter who breaks in, between bare letters: the dash is said.
        "Press Gaggle by Dana Whitlock\nMS. WHITLOCK: Good afternoon.\nQ So the pier —\nMS. WHITLOCK: It is safe.\nQ — is open?\nMS. WHITLOCK: Yes.",
        # Lines that end no sentence, but in the middle of a statement too: a list, and half sentences.
        "Doorstop\nJOURNALIST: What are your aims?\nMINISTER: There are three of them.\nJobs for all\nA safe harbour\nThat is what we work for.\nJOURNALIST: And\nMINISTER: Yes.",
    ],
)
def test_words_that_look_like_labels_or_headings_stay_words(text: str) -> None:
    said = "\n".join(one.text for one in read(text, "text/plain").statements)
    for words in ("— is open?", "Jobs for all", "A safe harbour"):
        assert (words in text) == (words in said)


def test_numbered_lines_that_do_not_ask_are_no_labels() -> None:
    found = read(
        "Press briefing\nMINISTER: We have two points.\n1. Harbour: it stays open.\n2. Treaty: it stands.\nJOURNALIST: Since when?\nMINISTER: Since May.",
        "text/plain",
    )
    assert [one.label for one in found.statements] == ["MINISTER:", "JOURNALIST:", "MINISTER:"]


def test_a_briefing_without_labels_that_greets_the_press_is_speech() -> None:
    found = read(
        "Briefing by Spokesperson Dana Whitlock, October 10, 2018\nGood afternoon, colleagues.\nThe harbour opens on Monday.",
        "text/plain",
    )
    assert found.is_briefing
    assert [(one.kind.value, one.text) for one in found.statements] == [
        ("speech", "Good afternoon, colleagues.\nThe harbour opens on Monday.")
    ]


ASKED = (
    ("Minister, when does the harbour open again, and who pays?", "The harbour opens on Monday. The state pays."),
    ("Have you spoken with Keldan about the ferry?", "We are in contact with Keldan. I will not go into it."),
)
STRUCTURES = {
    "bold questions": ("<p><b>{0}</b></p><p>{1}</p>", "", ""),
    "questions as headings": ("<h3>{0}</h3><p>{1}</p>", "", ""),
    "speakers as headings": (
        "<h3>Journalist</h3><p>{0}</p><h3>Minister Lund</h3><p>{1}</p>",
        "Journalist",
        "Minister Lund",
    ),
    "bold speakers": (
        "<p><strong>Journalist</strong></p><p>{0}</p><p><strong>Anna Lund</strong></p><p>{1}</p>",
        "Journalist",
        "Anna Lund",
    ),
    "speakers before a break": (
        "<p><b>Journalist</b><br>{0}</p><p><b>Minister Lund</b><br>{1}</p>",
        "Journalist",
        "Minister Lund",
    ),
    "a table": (
        "<table><tr><td>Question</td><td>{0}</td></tr><tr><td>Minister Lund</td><td>{1}</td></tr></table>",
        "Question",
        "Minister Lund",
    ),
}


@pytest.mark.parametrize("name", STRUCTURES)
def test_what_sets_speakers_apart_may_be_elements_alone(name: str) -> None:
    row, asker, answerer = STRUCTURES[name]
    title = "Press conference of the Minister for Harbours, 3 May 2023"
    body = "".join(row.format(*both) for both in ASKED)
    found = read(
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>"
        f"<p>Good morning. Thank you for coming.</p>{body}</main></body></html>",
        "text/html",
    )
    assert found.is_briefing
    assert [(one.kind.value[0], one.label, one.text) for one in found.statements[1:]] == [
        row for question, answer in ASKED for row in (("q", asker, question), ("a", answerer, answer))
    ]
    assert [one.exchange for one in found.statements] == [0, 1, 1, 2, 2]


def test_bold_headings_do_not_make_questions_of_a_speech() -> None:
    title = "Press conference of the Minister for Harbours, 3 May 2023"
    body = "<p><b>The harbour</b></p><p>It opens.</p><p><b>Who pays?</b></p><p>The state.</p><p><b>The treaty</b></p><p>It stands.</p>"
    found = read(
        f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1><p>Good morning.</p>{body}</main></body></html>",
        "text/html",
    )
    assert {one.kind.value for one in found.statements} == {"speech"}
