from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.replies.later import Later

_TERMS = st.frozensets(st.sampled_from(["半岛", "talks", "visit", "2020", "会谈"]))
_DAYS = st.dates(date(2020, 1, 1), date(2020, 1, 9))


@given(st.lists(st.tuples(_DAYS, _TERMS), max_size=12), _TERMS, _DAYS, _DAYS)
def test_what_shares_terms_is_what_going_through_all_finds(
    said: list[tuple[date, frozenset[str]]], wanted: frozenset[str], first: date, last: date
) -> None:
    said.sort(key=lambda one: one[0])
    later = Later([day for day, _ in said], [terms for _, terms in said])
    assert later.sharing(wanted, first, last, least=2) == [
        at for at, (day, terms) in enumerate(said) if first <= day <= last and len(terms & wanted) >= 2
    ]
