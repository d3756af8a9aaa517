from collections.abc import Callable

import pytest

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.reading.event import _kinds
from onrecord.record.cite import cite
from onrecord.record.cite_forms import csl
from onrecord.record.corrections import EVENTS, correct, corrections, holding
from onrecord.record.export.from_store import excerpts_of
from onrecord.record.prepared import Outcome, Prepared
from onrecord.record.writer import Writer

STATEMENT = "xa-mfa/2024-03-18/en/q1"


@pytest.fixture
def held(
    writer: Writer, add: Callable[..., list[Outcome]], page: Callable[..., str], ready: Callable[..., Prepared]
) -> Writer:
    add(ready(page()))
    return writer


def test_a_correction_is_an_entry_with_what_was_read_a_reason_and_an_author(held: Writer) -> None:
    made = correct(held, f"{STATEMENT}@r1", "outlet", "Keldan Post", reason="the video shows it", author="R. Editor")
    assert (made.target, made.was, made.value, made.author) == (STATEMENT, "Reuters", "Keldan Post", "R. Editor")
    assert corrections(held.store, STATEMENT) == [made]
    assert held.store.statement(STATEMENT)[1].outlet == "Reuters"


def test_the_last_correction_of_a_field_holds_and_all_are_kept(held: Writer) -> None:
    first = correct(held, STATEMENT, "outlet", "Keldan Post", reason="video", author="A")
    last = correct(held, STATEMENT, "outlet", None, reason="not sure after all", author="B")
    assert (first.value, last.was) == ("Keldan Post", "Keldan Post")
    assert holding(held.store, STATEMENT) == {"outlet": last}
    assert len(corrections(held.store, STATEMENT)) == 2


@pytest.mark.parametrize(
    ("target", "field", "value"),
    [
        (STATEMENT, "text", "other words"),
        (STATEMENT, "outlet", "Reuters"),
        (STATEMENT, "exchange", "two"),
        (STATEMENT, "kind", None),
        (STATEMENT, "follow_up", "maybe"),
        ("xa-mfa/2024-03-18", "date", "18 March"),
        (STATEMENT, "exchange", "999"),
        (STATEMENT, "kind", "foo"),
        (STATEMENT, "outlet", " "),
        (STATEMENT, "speaker", ""),
        ("xa-mfa/2024-03-18", "kind", "foo"),
        ("xa-mfa/2024-03-18", "presider", ""),
        ("xa-mfa/2024-03-18", "same-as", "xa-mfa/2024-03-18"),
        ("xa-mfa/2024-03-18/en", "date", "2024-03-19"),
        ("xa-mfa/2024-03-19", "date", "2024-03-19"),
        ("xa-mfa/2024-03-18/en/q9", "outlet", "AFP"),
    ],
)
def test_what_cannot_be_corrected_is_refused(held: Writer, target: str, field: str, value: str | None) -> None:
    with pytest.raises(UsageError):
        correct(held, target, field, value, reason="r", author="a")
    assert [one.kind for one in held.store.entries()][-1] == "revision"


@pytest.mark.parametrize(
    ("target", "field", "value", "allowed"),
    [
        (STATEMENT, "kind", "foo", "it can be speech, question, answer, narrative$"),
        (STATEMENT, "exchange", "999", "`999` is no exchange; it can be 0, 1, 2$"),
        (STATEMENT, "outlet", "", "give no value at all to leave it open$"),
        ("xa-mfa/2024-03-18", "kind", "foo", "it can be regular-press-conference, press-conference, "),
    ],
)
def test_a_refusal_names_what_is_allowed_in_one_line(
    held: Writer, target: str, field: str, value: str, allowed: str
) -> None:
    with pytest.raises(UsageError, match=allowed) as refused:
        correct(held, target, field, value, reason="r", author="a")
    assert "\n" not in str(refused.value)


def test_a_citation_names_whom_a_correction_names_and_what_was_read(held: Writer) -> None:
    correct(held, STATEMENT, "outlet", "Keldan Post", reason="video", author="A")
    found = cite(next(excerpts_of(held.store, [STATEMENT])), "q1")
    assert found.author == "Keldan Post"
    assert "Corrected by editors: outlet read as Reuters." in found.plain()
    assert "outlet read as Reuters" in csl(found)["note"]
    assert cite(next(excerpts_of(held.store, [STATEMENT.replace("q1", "q2")])), "q2").corrected is None


def test_a_citation_of_an_exchange_names_the_corrected_presider(held: Writer) -> None:
    correct(held, "xa-mfa/2024-03-18", "presider", "Du Hengzhou", reason="video", author="A")
    found = cite(next(excerpts_of(held.store, [STATEMENT.replace("q1", "x1")])), "x1")
    assert (found.author, found.role) == ("Du Hengzhou", "presiding")
    assert found.corrected == "presider read as Shen Zhiwei"


def test_events_that_offices_and_readers_know_are_allowed() -> None:
    known = {rule.kind for office in offices().values() for rule in office.kinds} | {kind for kind, *_ in _kinds()}
    assert known <= {*EVENTS}


@pytest.mark.parametrize(("reason", "author"), [("", "a"), ("r", " ")])
def test_a_correction_needs_a_reason_and_an_author(held: Writer, reason: str, author: str) -> None:
    with pytest.raises(UsageError, match="a reason and an author"):
        correct(held, STATEMENT, "outlet", "AFP", reason=reason, author=author)
