import datetime as dt
import re

import html5lib
import pytest
from django.test import Client
from django.utils import translation

from onrecord.web.record import listed_html, stacked_html, words
from onrecord.web.record.replies import Row
from onrecord.web.record.search import Facet, FoundStatement, Value
from onrecord.web.record.shelf import Listed, ListedEdition
from onrecord.web.record.turn import Piece

HOSTILE = "\"><script>x</script>&'"
EDITION = ListedEdition("xa-mfa/2024-04-11/en", "en", "official", 2, "A title", 59, 3, "2024-04-12T00:00:00Z")
BRIEFING = Listed(
    id="xa-mfa/2024-04-11",
    office="xa-mfa",
    date=dt.date(2024, 4, 11),
    kind="remarks",
    is_briefing=True,
    presider="Lin Yueran",
    publisher="MFA",
    editions=(EDITION,),
)


def tags(html: str) -> list[str]:
    return [
        one.tag
        for one in html5lib.parseFragment(html, namespaceHTMLElements=False).iter()
        if one.tag != "DOCUMENT_FRAGMENT"
    ]


def hostile() -> list[str]:
    found = FoundStatement(
        id=HOSTILE,
        office=HOSTILE,
        date=None,
        kind=HOSTILE,
        speaker=HOSTILE,
        outlet=HOSTILE,
        language=HOSTILE,
        title=HOSTILE,
        before=True,
        snippet=(Piece(HOSTILE, marked=True),),
        after=True,
    )
    facet = Facet("outlet", "outlet", (Value(HOSTILE, 3, chosen=True, path="/search?" + HOSTILE),))
    return [
        listed_html.found([found]),
        listed_html.values(facet),
        stacked_html.table_rows([Row(HOSTILE, "plan", 1, (1, 0, 0, 0))], 1),
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_value_of_the_record_becomes_markup(language: str) -> None:
    with translation.override(language):
        for html in hostile():
            assert "script" not in tags(html)
            assert html.count("&lt;script&gt;") >= 1


@pytest.mark.parametrize(("language", "told"), [("en", "3 exchanges"), ("zh", "3 组问答")])
def test_a_row_tells_exchanges_and_revisions_in_the_readers_language(language: str, told: str) -> None:
    with translation.override(language):
        row = listed_html.rows([BRIEFING])
    assert f"<span>{told}</span>" in row
    assert "/xa-mfa/2024-04-11/en/revisions" in row
    assert '<time datetime="2024-04-11">' in row


def test_a_plain_row_leaves_the_press_office_out() -> None:
    assert 'href="/xa-mfa"' in listed_html.rows([BRIEFING])
    assert 'href="/xa-mfa"' not in listed_html.rows([BRIEFING], 1)


def test_an_outlet_is_linked_once_and_read_aloud_on_each_row() -> None:
    counted = [
        Row("AFP", "plan", 2, (1, 1, 0, 0)),
        Row("AFP", "fact", 1, (1, 0, 0, 0)),
        Row("TASS", "fact", 1, (0, 0, 0, 1)),
    ]
    html = stacked_html.table_rows(counted, 1)
    assert html.count('<a href="/outlets/AFP">') == 1
    assert html.count('<span class="unseen">AFP</span>') == 1
    assert html.count('<a href="/outlets/TASS">') == 1


def test_presiders_are_named_in_the_readers_script_where_the_office_tells_it(client: Client) -> None:
    facets = re.search(r'<aside class="facets".*?</aside>', client.get("/zh/search?q=半岛").content.decode(), re.S)
    assert facets is not None
    assert "<span>林岳然</span>" in facets[0]
    assert "Lin Yueran" not in re.sub(r'href="[^"]*"', "", facets[0])
    office = client.get("/zh/xw-pso").content.decode()
    assert "达娜·惠特洛克、托拜厄斯·奥孔乔" in office
    assert "Office of the Press Secretary of Westmark" not in office
    assert "Dana Whitlock, Tobias Okonjo" in client.get("/xw-pso").content.decode()
    with translation.override("zh"):
        assert words.person_name("Du Hengzhou") == "杜衡洲"
        assert words.person_name("Somebody Else") == "Somebody Else"
