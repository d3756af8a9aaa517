import pytest

from onrecord.archive.visit import Outcome, outcome_of, plain_validator, retryable


@pytest.mark.parametrize("status", range(300, 600))
def test_no_status_without_a_page_passes_for_nothing_new(status: int) -> None:
    assert (outcome_of(status) is Outcome.NOT_MODIFIED) == (status == 304)
    assert outcome_of(status) not in {Outcome.NEW, Outcome.UNCHANGED}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_a_refusal_is_final(status: int) -> None:
    assert not retryable(status)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_failure_may_pass(status: int) -> None:
    assert retryable(status)


@pytest.mark.parametrize(
    ("text", "sent"),
    [('W/"a"', 'W/"a"'), ("", None), (None, None), ('"a"\r\nX: 1', None), ('"甲"', None), ("x" * 513, None)],
)
def test_only_plain_validators_are_sent_back(text: str | None, sent: str | None) -> None:
    assert plain_validator(text) == sent
