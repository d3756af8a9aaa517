from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Capture
from onrecord.model.transcript import Nature
from onrecord.reading.block import Head
from onrecord.reading.nature import nature, served_by_government
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe


def judged(**given: Any) -> Nature:
    plain: dict[str, Any] = {
        "title": None, "site": None, "address": None, "software": (), "has_transcript": True, "byline": None,
        "head": Head(), "tail_furniture_reasons": (),
    }  # fmt: skip
    return nature(**(plain | given))


@pytest.mark.parametrize(
    ("address", "official"),
    [
        ("https://www.mfa.gov.cn/web/x.shtml", True),
        ("https://www.pm.gov.au/media/x", True),
        ("https://www.gob.mx/presidencia", True),
        ("https://www.mofa.go.jp/x", True),
        ("https://www.diplomatie.gouv.fr/x", True),
        ("https://www.bundesregierung.de/x", True),
        ("https://press.un.org/en/x", True),
        ("http://us.china-embassy.example/eng/x", True),
        ("https://www.mfa.anlan.example/zh/x", True),
        ("https://www.harbor-chronicle.example/x", False),
        ("https://gov.wordpress.example/x", False),
    ],
)
def test_a_host_tells_whether_a_government_serves_the_page(address: str, official: bool) -> None:  # noqa: FBT001
    assert served_by_government(address) is official


def test_a_transcript_on_a_governments_site_is_official() -> None:
    assert judged(address="https://www.mfa.gov.cn/x", software=("wordpress",)) is Nature.OFFICIAL
    assert judged(site="安澜共和国外交部") is Nature.OFFICIAL


def test_a_transcript_elsewhere_is_a_reprint() -> None:
    assert judged(address="https://www.harbor-chronicle.example/x") is Nature.REPRINT
    assert judged(site="Harbor News", head=Head(metas={"og:site_name": "Harbor News"})) is Nature.REPRINT


@pytest.mark.parametrize(
    "shown",
    [
        {"software": ("odoo",)},
        {"byline": "Jane Roe"},
        {"tail_furniture_reasons": {"comment-widget"}},
        {"time_coded": True},
    ],
)
def test_a_bare_transcript_is_official_unless_a_republisher_shows(shown: dict[str, Any]) -> None:
    assert judged() is Nature.OFFICIAL
    assert judged(**shown) is Nature.REPRINT


def test_an_office_knows_its_own_addresses() -> None:
    assert judged(address="https://press.westmark.example/x", known_official=True) is Nature.OFFICIAL


def test_without_a_transcript_a_page_is_official_by_its_host_else_an_article_or_something_else() -> None:
    story = Head(metas={"og:type": "article"})
    assert judged(has_transcript=False, head=story) is Nature.ARTICLE
    assert judged(has_transcript=False, address="https://www.mfa.gov.cn/x") is Nature.OFFICIAL
    assert judged(has_transcript=False) is Nature.OTHER


def test_bare_words_that_tell_of_no_office_are_something_other() -> None:
    assert judged(shows_office=False) is Nature.OTHER
    assert judged(shows_office=False, byline="Jane Roe") is Nature.REPRINT
    assert judged(shows_office=False, address="https://www.mfa.gov.cn/x") is Nature.OFFICIAL


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Q: hi?\nA: no.\n", Nature.OTHER),
        ("问：渡轮停航了吗？\n答：没有。\n", Nature.OTHER),
        ("QUESTION: Is it safe?\nMR. ODUM: It is.\n", Nature.OFFICIAL),
        ("路透社记者：安全吗？\n林岳然：安全。\n", Nature.OFFICIAL),
        ("Press Briefing, March 18, 2020\n\nQ: Is it safe?\nA: It is.\n", Nature.OFFICIAL),
    ],
)
def test_a_title_or_labels_tell_of_an_office(text: str, told: Nature) -> None:
    assert transcribe(open_page(Capture(text.encode(), "text/plain"))).nature is told
