from collections.abc import Callable

import pytest
from attrs import evolve

from onrecord.errors import UsageError
from onrecord.record.omissions import Claim, Status, add_omission, omissions
from onrecord.record.prepared import Outcome, Prepared
from onrecord.record.writer import Writer

BRIEFING = "xa-mfa/2024-03-18"
CLAIM = Claim(
    "AFP: Where is the minister? Shen Zhiwei: I have nothing on that.", "https://news.lighthouse.example/p/9",
    "the video of the ministry shows it", "R. Editor", after=f"{BRIEFING}/en/a2",
)  # fmt: skip


@pytest.fixture
def held(
    writer: Writer, add: Callable[..., list[Outcome]], page: Callable[..., str], ready: Callable[..., Prepared]
) -> Writer:
    add(ready(page()))
    return writer


def test_a_claim_is_an_entry_apart_from_the_official_words(held: Writer) -> None:
    made = add_omission(held, BRIEFING, CLAIM)
    assert (made.status, made.after, made.capture) == (Status.CLAIMED, f"{BRIEFING}/en/a2", None)
    assert omissions(held.store, BRIEFING) == [made]
    assert "minister" not in held.store.revision(f"{BRIEFING}/en").text


def test_the_same_words_with_another_status_replace_the_claim(held: Writer) -> None:
    add_omission(held, BRIEFING, CLAIM)
    last = add_omission(held, BRIEFING, evolve(CLAIM, status=Status.CONFIRMED))
    assert omissions(held.store, BRIEFING) == [last]
    assert [one.kind for one in held.store.entries()].count("omission") == 2


def test_the_page_that_reports_it_is_tied_by_its_digest_where_it_is_held(
    held: Writer, add: Callable[..., list[Outcome]], ready: Callable[..., Prepared]
) -> None:
    report = ready("<title>What was left out</title><p>The minister was asked for.</p>", CLAIM.claimed_by)
    add(report)
    assert add_omission(held, BRIEFING, CLAIM).capture == report.facts.sha256


@pytest.mark.parametrize(
    "claim",
    [
        evolve(CLAIM, text=" "),
        evolve(CLAIM, claimed_by=""),
        evolve(CLAIM, reason=""),
        evolve(CLAIM, author=""),
        evolve(CLAIM, after=f"{BRIEFING}/en/a9"),
        evolve(CLAIM, text="We oppose sanctions that have no basis in international law."),
    ],
)
def test_a_claim_that_cannot_be_is_refused(held: Writer, claim: Claim) -> None:
    with pytest.raises(UsageError):
        add_omission(held, BRIEFING, claim)


def test_a_briefing_that_is_not_held_is_refused(held: Writer) -> None:
    with pytest.raises(UsageError, match="no briefing"):
        add_omission(held, "xa-mfa/2020-01-01", CLAIM)
