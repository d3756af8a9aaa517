import pytest
from attrs.exceptions import FrozenInstanceError

from onrecord.model.statement import Kind, State, Statement
from onrecord.text.span import Span


def statement() -> Statement:
    return Statement("q1", Kind.QUESTION, "路透社记者：", None, "路透社", False, 1, "有何评论？", Span(6, 11))  # noqa: FBT003


def test_kinds_and_states_are_printed_as_the_contract_names_them() -> None:
    assert [str(kind) for kind in Kind] == ["speech", "question", "answer", "narrative"]
    assert [str(state) for state in State] == ["ok", "unattributed", "cut"]


def test_a_statement_is_sure_and_unflagged_unless_said_otherwise() -> None:
    assert (statement().state, statement().flags) == (State.OK, ())


def test_a_statement_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        statement().text = "别的"  # type: ignore[misc]
