from collections.abc import Callable

import pytest

from onrecord.errors import UsageError
from onrecord.record.corrections import correct, corrections, holding
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
        ("xa-mfa/2024-03-18", "same-as", "xa-mfa/2020-01-01"),
        ("xa-mfa/2024-03-18/en", "date", "2024-03-19"),
        ("xa-mfa/2024-03-19", "date", "2024-03-19"),
        ("xa-mfa/2024-03-18/en/q9", "outlet", "AFP"),
    ],
)
def test_what_cannot_be_corrected_is_refused(held: Writer, target: str, field: str, value: str | None) -> None:
    with pytest.raises(UsageError):
        correct(held, target, field, value, reason="r", author="a")
    assert [one.kind for one in held.store.entries()][-1] == "revision"


@pytest.mark.parametrize(("reason", "author"), [("", "a"), ("r", " ")])
def test_a_correction_needs_a_reason_and_an_author(held: Writer, reason: str, author: str) -> None:
    with pytest.raises(UsageError, match="a reason and an author"):
        correct(held, STATEMENT, "outlet", "AFP", reason=reason, author=author)
