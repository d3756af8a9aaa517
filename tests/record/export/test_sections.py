from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.statement import Kind, Statement
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.sections import sections
from onrecord.text.span import Span


def statement(at: int, exchange: int) -> Statement:
    kind = Kind.NARRATIVE if exchange < 0 else Kind.QUESTION if exchange else Kind.SPEECH
    return Statement(f"s{at}", kind, None, None, None, False, max(exchange, 0), "w", Span(at, at + 1))  # noqa: FBT003


@given(st.lists(st.integers(min_value=-1, max_value=3), max_size=12))
def test_sections_hold_every_statement_once_in_order_and_no_two_share_a_name(exchanges: list[int]) -> None:
    statements = tuple(statement(at, exchange) for at, exchange in enumerate(exchanges))
    excerpt = Excerpt(None, statements)  # type: ignore[arg-type]
    found = list(sections(excerpt))
    assert tuple(one for section in found for one in section.statements) == statements
    assert len({(one.exchange, one.part) for one in found}) == len(found)


def test_a_stage_direction_within_an_exchange_stays_in_it() -> None:
    statements = tuple(statement(at, exchange) for at, exchange in enumerate([-1, 1, -1, 1, -1, 2]))
    found = list(sections(Excerpt(None, statements)))  # type: ignore[arg-type]
    assert [(one.exchange, len(one.statements)) for one in found] == [(0, 1), (1, 3), (0, 1), (2, 1)]


def test_an_exchange_that_goes_on_later_has_two_parts(excerpts: list[Excerpt]) -> None:
    first = excerpts[0].statements[0]
    mixed = tuple(evolve(first, id=f"q{at}", exchange=number) for at, number in enumerate([1, 2, 1]))
    found = list(sections(evolve(excerpts[0], statements=mixed)))
    assert [(one.exchange, one.part) for one in found] == [(1, 1), (2, 1), (1, 2)]
