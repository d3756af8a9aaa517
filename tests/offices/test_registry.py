from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.offices import hints_for, office, offices, recognize
from onrecord.offices.office import Lookup
from onrecord.offices.registry import _known_of_page
from onrecord.reading.block import Head
from onrecord.reading.hints import GENERAL

BRIEFED = [
    "Foreign Ministry Spokesperson Lu Kang's Regular Press Conference on January 17, 2018",
    "Q: What is new?",
    "A: Little.",
]


def known(
    *, address: str | None = None, title: str | None = None, site: str | None = None, lines: list[str] | None = None
) -> str | None:
    found = recognize(address, Head(), title, site, lines or [])
    return found.id if found else None


def test_offices_are_listed_by_id_and_an_unknown_one_names_them() -> None:
    assert list(offices()) == sorted(offices())
    assert office("cn-mfa").folder == "cn_mfa"
    with pytest.raises(UsageError, match=r"no press office `zz-press`; known: au-pm, cn-mfa, "):
        office("zz-press")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.fmprc.gov.cn/mfa_eng/1.shtml", "cn-mfa"),
        ("http://se.china-embassy.gov.cn/eng/1.htm", "cn-mfa"),
        ("https://obamawhitehouse.archives.gov/the-press-office/1", "us-wh"),
        ("https://www.gob.mx/presidencia/articulos/1", "mx-presidencia"),
        ("https://www.gob.mx/salud/articulos/1", None),
        ("https://press.un.org/en/2018/1.htm", "un-noon"),
        ("https://news.example/whitehouse.gov/", None),
    ],
)
def test_an_address_tells_the_office(address: str, expected: str | None) -> None:
    assert known(address=address) == expected


def test_a_reprint_is_the_office_whose_words_it_holds() -> None:
    assert known(address="https://thinktank.example/blog/1", lines=BRIEFED) == "cn-mfa"
    assert known(title=BRIEFED[0], site="Think Tank") == "cn-mfa"


def test_a_lede_tells_the_office_only_where_lines_open_with_labels() -> None:
    lede = "At spokesperson Geng Shuang’s routine press conference on December 24th, he addressed questions."
    assert known(lines=["Sanctions to Ease", lede, "Q: Anything new?", "A: No."]) == "cn-mfa"
    assert known(lines=["Sanctions to Ease", lede, "The minister left the room."]) is None


@pytest.mark.parametrize(
    "title",
    [
        "Foreign Ministry Spokesperson Jane Someone's Regular Press Conference on May 1, 2020",
        "外交部发言人某某主持例行记者会",
        "Regierungspressekonferenz vom 20. November 2023 | Bundesregierung von Nordmark",
        "北園外務報道官会見記録（令和6年4月12日）｜瑞浦国外務省",
        "Versión estenográfica. Conferencia de prensa de la vocera, 5 de septiembre | Presidencia de la República | Sierralta",
        "Press Briefing by the Minister of Tides",
    ],
)
def test_another_governments_page_is_not_claimed(title: str) -> None:
    assert known(title=title, lines=[title, "Q: What is new?", "A: Little."]) is None


def test_the_invented_ministry_is_not_taken_for_the_real_one() -> None:
    assert known(title="2020年3月18日外交部发言人林岳然主持例行记者会") == "xa-mfa"
    assert known(title="2018年1月17日外交部发言人陆慷主持例行记者会") == "cn-mfa"


def test_scanned_pages_are_known_by_marks_that_stand_together() -> None:
    lines = ["24 May 1996", "E&OE", "JOURNALIST:", "Is it so?", "PRIME MINISTER:", "It is."]
    assert known(lines=lines) == "au-pm"
    assert known(lines=[line for line in lines if line != "E&OE"]) is None


def test_no_office_means_the_general_hints() -> None:
    assert hints_for(None, head=Head(), lines=[]) is GENERAL


def test_hints_carry_the_office_and_who_serves_the_page() -> None:
    found = office("cn-mfa")
    own = hints_for(found, head=Head(), lines=[], address="https://www.mfa.gov.cn/1.html")
    copy = hints_for(
        found, head=Head(canonical="https://www.mfa.gov.cn/1.html"), lines=[], address="https://blog.example/1"
    )
    handed_in = hints_for(found, head=Head(metas={"sitename": "中华人民共和国外交部"}), lines=[])
    assert (own.reader, own.office, own.official) == ("cn-mfa", "cn-mfa", True)
    assert (copy.office, copy.official) == ("cn-mfa", False)
    assert handed_in.official
    assert "News_Body_Txt_A" in own.body


def test_a_lede_names_the_presider_where_the_title_names_none() -> None:
    lede = "At spokesperson Geng Shuang’s routine press conference on December 24th, he addressed questions."
    found = office("cn-mfa")
    assert (
        hints_for(found, head=Head(), lines=["Sanctions to Ease", lede, "Q: Anything new?"]).presider == "Geng Shuang"
    )
    titled = Head(title="Foreign Ministry Spokesperson Lu Kang's Regular Press Conference")
    assert hints_for(found, head=titled, lines=[lede]).presider is None


def test_what_is_known_of_one_page_goes_into_its_hints_only() -> None:
    rows = (Lookup("the page prints the wrong year", sha256="ab", date=date(2019, 12, 24), presider="Ana Example"),)
    assert _known_of_page(GENERAL, rows, None, "ab").date == date(2019, 12, 24)
    assert _known_of_page(GENERAL, rows, None, "ab").presider == "Ana Example"
    assert _known_of_page(GENERAL, rows, None, "cd") is GENERAL
