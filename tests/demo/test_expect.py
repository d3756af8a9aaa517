from datetime import UTC, datetime

from attrs import evolve

import onrecord
from onrecord.demo.expect import differences
from onrecord.demo.listed import ListedPage

TRANSCRIPT = onrecord.read(
    b"<title>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on March 18, 2020</title>"
    b"<p>Q: Will the talks resume?</p><p>A: I have no news on that.</p>"
)
LISTED = ListedPage(
    folder="xa_mfa",
    file="page.html",
    address="https://www.mfa.anlan.example/page.html",
    captured=datetime(2019, 7, 17, 12, tzinfo=UTC),
    office="xa-mfa",
    nature=TRANSCRIPT.nature.value,
    is_briefing=True,
    date="2020-03-18",
    presider="Lin Yueran",
    language="en",
    exchanges=1,
    note="",
)


def test_a_page_read_as_listed_has_no_difference() -> None:
    assert differences(LISTED, TRANSCRIPT) == ()


def test_each_fact_read_otherwise_is_named() -> None:
    other = evolve(LISTED, date="2020-03-19", exchanges=2)
    assert [str(one) for one in differences(other, TRANSCRIPT)] == [
        "xa_mfa/page.html: date should be 2020-03-19, read as 2020-03-18",
        "xa_mfa/page.html: exchanges should be 2, read as 1",
    ]


def test_a_page_without_an_event_is_held_against_no_date() -> None:
    story = evolve(TRANSCRIPT, is_briefing=False, briefing=None, statements=())
    listed = evolve(LISTED, is_briefing=False, exchanges=0, date=None, presider=None)
    assert differences(listed, story) == ()
