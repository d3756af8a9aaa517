"""Where exactly words were left out, when the fewest changes allow several places: where a reader sees the cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from attrs import evolve

from onrecord.analysis.reuse.extent import Match, Stretch
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.token_stream import TokenStream

FARTHEST = 12
_CUT = re.compile(r"…|⋯|\.\s?\.\s?\.|\[|[”»」』\"]")
_END = re.compile(r"[\n.!?。！？;；]")


def seamed(match: Match, page: PageText, said: str, record: TokenStream) -> Match:
    """Returns the passage with each of its seams moved to an ellipsis, else to the end of a sentence, where both texts allow it."""
    if len(match.stretches) == 1:
        return match
    codes = record.codes.tolist()
    made = [match.stretches[0]]
    for one in match.stretches[1:]:
        last, here = _closed(made[-1], one, page.codes, codes)
        if last.page_end == here.page:
            by = _best(last, here, (page.codes, codes), lambda at, there: _worth(at, there, page, said, record))
            last = evolve(last, page_end=last.page_end + by, record_end=last.record_end + by)
            here = evolve(here, page=here.page + by, record=here.record + by)
        made[-1:] = [last, here]
    return evolve(match, stretches=tuple(made))


def _closed(last: Stretch, one: Stretch, page: Sequence[int], record: Sequence[int]) -> tuple[Stretch, Stretch]:
    """Returns two stretches with the words between them that are the same taken in."""
    end, record_end, start, record_start = last.page_end, last.record_end, one.page, one.record
    while end < start and record_end < record_start and page[end] == record[record_end]:
        end, record_end = end + 1, record_end + 1
    while end < start and record_end < record_start and page[start - 1] == record[record_start - 1]:
        start, record_start = start - 1, record_start - 1
    return evolve(last, page_end=end, record_end=record_end), evolve(one, page=start, record=record_start)


def _best(
    last: Stretch,
    one: Stretch,
    codes: tuple[Sequence[int], Sequence[int]],
    worth: Callable[[int, tuple[int, int]], int],
) -> int:
    page, record = codes
    best, most = 0, worth(one.page, (last.record_end, one.record))
    for step in (-1, 1):
        by = step
        while abs(by) <= FARTHEST:
            if by < 0:
                fits = last.page_end + by > last.page and page[last.page_end + by] == record[one.record + by]
            else:
                fits = one.page + by < one.page_end and page[one.page + by - 1] == record[last.record_end + by - 1]
            if not fits:
                break
            value = worth(one.page + by, (last.record_end + by, one.record + by))
            if value > most:
                best, most = by, value
            by += step
    return best


def _worth(at: int, there: tuple[int, int], page: PageText, said: str, record: TokenStream) -> int:
    """Returns how much a place looks like the one where words were left out."""
    here = page.text[int(page.stream.ends[at - 1]) : int(page.stream.starts[at])]
    ends = sum(bool(_END.search(said, int(record.ends[one - 1]), int(record.starts[one]))) for one in there)
    return (4 if _CUT.search(here) else 0) + ends
