import pytest

from onrecord.errors import UsageError
from onrecord.model.revision import Revision
from onrecord.record.export.excerpt import chosen, gather, whole


def newest(revisions: list[Revision]):  # noqa: ANN201
    return lambda edition, _: next(one for one in revisions if one.edition == edition)


def test_statements_of_one_revision_come_together_in_page_order_each_once(revisions: list[Revision]) -> None:
    one, other = revisions[0], revisions[1]
    short = [each.id for each in one.statements]
    refs = [f"{one.edition}/{short[3]}", f"{other.edition}/{other.statements[0].id}", f"{one.edition}/{short[1]}",
            f"{one.edition}/{short[3]}"]  # fmt: skip
    found = list(gather(refs, newest(revisions)))
    assert [[each.id for each in part.statements] for part in found] == [
        [short[1], short[3]],
        [other.statements[0].id],
    ]


def test_an_edition_means_all_and_an_exchange_its_statements(revisions: list[Revision]) -> None:
    one = revisions[0]
    assert chosen(one, [None]) == one.statements
    assert chosen(one, ["x2"]) == one.exchanges()[2]


def test_what_the_record_does_not_hold_is_refused_not_left_out(revisions: list[Revision]) -> None:
    with pytest.raises(UsageError, match="has no a99"):
        list(gather([f"{revisions[0].edition}/a99"], newest(revisions)))


def test_a_briefing_alone_is_refused_with_the_next_step(revisions: list[Revision]) -> None:
    with pytest.raises(UsageError, match="name one of its editions"):
        list(gather([revisions[0].briefing_id], newest(revisions)))


def test_an_excerpt_of_all_has_every_statement(revisions: list[Revision]) -> None:
    assert whole(revisions[0]).statements == revisions[0].statements
