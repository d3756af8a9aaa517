"""Labels that no colon closes: builds of prefectures, ministries and presidents, each with an invented page."""

from __future__ import annotations

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

PAGES = {
    "a circle, who speaks and a blank (Japan's prefectures)": (
        """令和5年5月24日 記者会見
1.春野橋について
4.港の整備について(1)
○広報課長 ただいまから、記者会見を始めます。
○知事 お疲れさまでございます。本日は一つお話しします。
4.港の整備について(1)
○記者(春野新聞社) 港について、お考えをお聞かせください。
○知事 必要だと考えております。
○記者(NHK) 地元の方とはいつお会いになりますか。
○知事 調整しているところです。
○ 次回は六月です。
○広報課長 これで終わります。""",
        "s ○広報課長 | s ○知事 | q ○記者(春野新聞社) 春野新聞社 | a ○知事 | q ○記者(NHK) NHK | a ○知事 | s ○広報課長",
    ),
    "a circle alone in a line (Japan's prefectures)": (
        """定例記者会見 令和6年6月4日
会見日時:令和6年6月4日火曜日 11時00分
会見者:春野知事
〇幹事社
 時間になりましたので、定例記者会見を始めます。まず、知事からお願いします。
〇知事
【港について】
 港の工事は、6月2日で終わりました。
〇幹事社
 幹事社から質問します。橋についてお聞かせください。
〇知事
 声を聞いていきます。
〇記者
 関連してうかがいます。予算はいつ出ますか。
〇知事
 9月です。""",
        "s 〇幹事社 | s 〇知事 | q 〇幹事社 | a 〇知事 | q 〇記者 | a 〇知事",
    ),
    "Q and A with who speaks, alone in a line (Japan's prefectures)": (
        """令和4年5月11日 春野県知事 定例記者会見
知事発表
お手元に資料があると思いますが、11品目を工芸品に指定します。私の方からは以上です。
質疑
Q 代表幹事(春野通信)
港を開く方向です。知事のご所見をお願いします。
A 知事
開く時期だと申し上げてきました。
Q 春野日報
橋についてはいかがでしょうか。
A 知事
国と連携していきます。""",
        "s None | q Q 代表幹事(春野通信) 春野通信 | a A 知事 | q Q 春野日報 春野日報 | a A 知事",
    ),
    "brackets alone in a line (Japan's prefectures)": (
        """令和3年2月4日 臨時記者会見
港の工事について(説明)
(幹事社)
 それでは、よろしくお願いします。
(知事)
 それでは、発表させていただきます。
 昨日、工事が終わりました。
港の工事について(質疑)
(春野新聞)
 橋の工事はいつ終わりますか。
(知事)
 調査しているところです。
(NHK)
 年内ではないということでしょうか。
(知事)
 そのように考えています。""",
        "s (幹事社) | s (知事) | q (春野新聞) 春野新聞 | a (知事) | q (NHK) NHK | a (知事)",
    ),
    "posts above names, reporters alone (China's ministries)": (
        """国家港务委举行新闻发布会(实录全文)
国家港务委7月9日在春野召开新闻发布会,介绍港口情况。
主持人
国家港务委新闻发言人、宣传司副司长
李明
各位媒体朋友:
大家下午好!欢迎来到今天的新闻发布会。
我们请来了:
国家港务委规划司司长王海先生;
中国海洋中心首席专家
赵青
国家海洋局副局长 孙立
下面,请各位记者朋友提问。
春野电视台记者
港口什么时候开放?
中国海洋中心首席专家
赵青
谢谢您的问题。下个月开放。
《港务报》记者
学校怎么做?
国家港务委规划司司长 王海
学校已经做好了准备。""",
        "s 李明 | q 春野电视台记者 春野电视台 | a 赵青 | q 《港务报》记者 港务报 | a 国家港务委规划司司长 王海",
    ),
    "a full stop and a dash behind names (Cuba)": (
        """Conferencia de prensa de Pedro Lema Ortiz, Ministro de Puertos, el 18 de marzo de 2009
Ana Soto (Moderadora).- Buenos días. Bienvenidos.
Pedro Lema.- Quiero excusarme con ustedes por la espera. El puerto se abre.
Luc Morel.- Gracias. Comparto lo que ha dicho el ministro.
Ana Soto (Moderadora).- Pasamos a las preguntas.
Juan Vicent (El Faro).- Quisiera preguntarle al comisario, ¿habrá un nuevo acuerdo?
Luc Morel.- Espero que sí.""",
        "s Ana Soto (Moderadora).- | s Pedro Lema.- | s Luc Morel.- | s Ana Soto (Moderadora).-"
        " | q Juan Vicent (El Faro).- El Faro | a Luc Morel.-",
    ),
    "what somebody is in brackets behind names": (
        """Conferencia de prensa de Pedro Lema Ortiz, Ministro de Puertos, el 18 de marzo de 2009
Ana Soto (Moderadora): Buenos días. Bienvenidos. Pedro Lema tiene la palabra.
Pedro Lema: Quiero excusarme con ustedes por la espera. El puerto se abre mañana, y los barcos podrán entrar por el canal nuevo desde las ocho.
Luc Morel: Gracias. Comparto lo que ha dicho el ministro.
Ana Soto (Moderadora): Pasamos a las preguntas.
Juan Vicent (El Faro): Quisiera preguntarle al comisario, ¿habrá un nuevo acuerdo?
Luc Morel: Espero que sí.""",
        "s Ana Soto (Moderadora): | s Pedro Lema: | s Luc Morel: | s Ana Soto (Moderadora): | q Juan Vicent (El Faro): | a Luc Morel:",
    ),
    "a name, a comma and an office in small letters (the Czech government)": (
        """Tisková konference po jednání vlády, 12. dubna 2021
Jana Horová, tisková mluvčí vlády: Hezký podvečer. Nejprve bych chtěla o slovo poprosit ministryni financí.
Alena Dubová, místopředsedkyně vlády a ministryně financí: Dobrý den, dámy a pánové. Seznámím vás s přístavem.
Jana Horová, tisková mluvčí vlády: Děkuji. Nyní vaše dotazy. Prosím, Televize Přístav.
Jan Lesný, Televize Přístav: Dobrý den, kdy ten zákon začne platit?
Alena Dubová, místopředsedkyně vlády a ministryně financí: Od příštího roku.
Jana Horová, tisková mluvčí vlády: PTK.
Petra Polní, PTK: Kolik to bude stát?
Alena Dubová, místopředsedkyně vlády a ministryně financí: Zhruba 67 miliardy.""",
        "s Jana Horová, tisková mluvčí vlády: | s Alena Dubová, místopředsedkyně vlády a ministryně financí:"
        " | s Jana Horová, tisková mluvčí vlády: | q Jan Lesný, Televize Přístav: Televize Přístav"
        " | a Alena Dubová, místopředsedkyně vlády a ministryně financí: | s Jana Horová, tisková mluvčí vlády:"
        " | q Petra Polní, PTK: PTK | a Alena Dubová, místopředsedkyně vlády a ministryně financí:",
    ),
    "names alone, where one gives the floor": (
        """Tisková konference po jednání vlády, 12. dubna 2021
Jana Horová: Hezký podvečer. Nejprve bych chtěla o slovo poprosit ministryni financí.
Alena Dubová: Dobrý den, dámy a pánové. Seznámím vás s přístavem a s tím, jak se bude přes zimu opravovat.
Jana Horová: Děkuji. Nyní vaše dotazy. Prosím, Televize Přístav.
Jan Lesný: Dobrý den, kdy ten zákon začne platit?
Alena Dubová: Od příštího roku.
Jana Horová: PTK.
Petra Polní: Kolik to bude stát?
Alena Dubová: Zhruba 67 miliardy.""",
        "s Jana Horová: | s Alena Dubová: | s Jana Horová: | q Jan Lesný: | a Alena Dubová: | s Jana Horová: | q Petra Polní: | a Alena Dubová:",
    ),
    "an office with a name in brackets, alone in a line (Indonesia)": (
        """Keterangan Pers Presiden Republik Norlandia di Istora, 7 Oktober 2023
Keterangan Pers Presiden Budi Santoso, 7 Oktober 2023
Presiden Republik Norlandia (Budi Santoso)
Sore ini saya diundang. Kenapa saya datang? Ya, karena saya diundang.
Wartawan
Kalau hasilnya apa, Pak?
Presiden Republik Norlandia (Budi Santoso)
Ya belum saya buka.
Wartawan
Besok malam ya, Pak?
Presiden Republik Norlandia (Budi Santoso)
Ya, betul.""",
        "s Presiden Republik Norlandia (Budi Santoso) | q Wartawan | a Presiden Republik Norlandia (Budi Santoso)"
        " | q Wartawan | a Presiden Republik Norlandia (Budi Santoso)",
    ),
    "a surname with initials, alone in a line (Ukraine)": (
        """СТЕНОГРАМА брифінгу, 4 жовтня 1995 р.
Гавань Л. Д.
— Доброго дня вам, шановні!
Запитання
— Чи зміниться робота порту?
Гавань Л. Д.
— Сподіваюся, що так.
Запитання
— Коли?
Гавань Л. Д.
— Скоро.""",
        "s Гавань Л. Д. | q Запитання | a Гавань Л. Д. | q Запитання | a Гавань Л. Д.",
    ),
}


def read(source: str, media: str = "text/plain") -> Transcript:
    return transcribe(open_page(Capture(source.encode(), media, "utf-8")))


def shape(transcript: Transcript) -> str:
    return " | ".join(
        " ".join(filter(None, (one.kind.value[0], str(one.label), one.outlet))) for one in transcript.statements
    )


@pytest.mark.parametrize("name", PAGES)
def test_labels_without_a_colon_are_found_where_the_page_repeats_them(name: str) -> None:
    source, expected = PAGES[name]
    found = read(source)
    assert found.is_briefing
    assert shape(found) == expected


def test_circles_and_brackets_of_a_list_are_no_labels() -> None:
    found = read("お知らせ\n○知事 の日程\n○予算 について\n(拍手)\n(資料)\n○知事 港を見ました。\n以上です。")
    assert found.statements == ()


def test_headings_that_a_list_of_contents_prints_are_nobodys_words() -> None:
    found = read(PAGES["a circle, who speaks and a blank (Japan's prefectures)"][0])
    assert "について(1)" not in "".join(one.text for one in found.statements)


def test_a_post_above_a_name_is_part_of_the_label_and_nobodys_words() -> None:
    found = read(PAGES["posts above names, reporters alone (China's ministries)"][0])
    assert [one.speaker for one in found.statements if one.kind.value == "answer"] == ["赵青", "王海"]
    assert "首席专家\n赵青" in found.text
    assert found.statements[2].text == "谢谢您的问题。下个月开放。"


def test_reporters_names_under_pictures_are_no_labels() -> None:
    found = read("春野港开放\n新华社记者\n李明摄。\n新华社记者\n赵青摄。\n港口昨日开放。")
    assert found.statements == ()


def test_an_interview_with_the_president_is_no_briefing_whatever_closes_its_labels() -> None:
    found = read(
        "Entrevista al presidente del Gobierno\nAna Soto.- Buenos días, presidente.\nPresidente.- Buenos días.\n"
        "A. Soto.- ¿Cómo está el puerto?\nPresidente.- Abierto.\nA. Soto.- ¿Y el canal?\nPresidente.- También."
    )
    assert (found.is_briefing, found.briefing and found.briefing.kind) == (False, "interview")
    assert shape(found).endswith("q A. Soto.- | a Presidente.- | q A. Soto.- | a Presidente.-")


def test_the_name_in_brackets_behind_an_office_speaks_where_the_page_names_him_so() -> None:
    found = read(PAGES["an office with a name in brackets, alone in a line (Indonesia)"][0])
    assert found.statements[0].speaker == "Budi Santoso"


def test_places_of_news_that_a_point_and_a_dash_close_are_no_labels() -> None:
    found = read("La Isla.- El puerto se abre.\nLa Cruz.- El ministro viaja.\nSan Juan.- Llueve.\nNada más.")
    assert found.statements == ()


def test_people_who_say_something_in_a_news_story_are_no_labels() -> None:
    found = read(
        "Přístav se otevře\nJana Horová, mluvčí vlády, řekla: otevře se.\nAlena Dubová, ministryně: otevře se.\n"
        "Jan Lesný, starosta, dodal: konečně.\nNic víc."
    )
    assert found.statements == ()


def test_russian_headings_of_a_matter_in_an_opening_statement_are_nobodys_words() -> None:
    found = read(
        "Брифинг официального представителя, 12 мая 2016 года\nДобрый день! Делегация отправится в Гавань. Мы сообщим.\n"
        "О ситуации в порту\nПоложение остается сложным. Мы продолжаем работу.\nВопрос: Когда?\nОтвет: Скоро.\n"
        "О дате нечего сказать.\nВопрос: Где?\nОтвет: Здесь."
    )
    assert "О ситуации" not in "".join(one.text for one in found.statements)
    assert "О дате нечего сказать." in "".join(one.text for one in found.statements)
