from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.offset_map import OffsetMap
from onrecord.text.rewrite import Rewrite, chain, replace
from onrecord.text.span import Span

Edit = tuple[int, int, str]
texts = st.text(alphabet="ab ß外交部", max_size=30)


@st.composite
def edited(draw: st.DrawFn, text: str, *, longer: bool) -> Rewrite:
    """A rewrite by ordered edits as the steps make them: one character to several, or several to one or none."""
    edits: list[Edit] = []
    at = 0
    while at < len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text) - 1))
        end = start + 1 if longer else draw(st.integers(start + 1, min(start + 3, len(text))))
        edits.append((start, end, draw(st.text(alphabet="xy国", max_size=2 if longer else 1))))
        at = end
    return replace(text, edits)


def origins(rewrite_pieces: tuple[tuple[int, int, int, int], ...], length: int) -> list[set[int]]:
    offsets = OffsetMap.of(rewrite_pieces)
    return [{at for run in offsets.to_source(Span(one, one + 1)) for at in range(*run)} for one in range(length)]


def test_edits_are_made_and_places_kept() -> None:
    rewrite = replace("冈(gāng)村", [(1, 7, "")])
    assert rewrite == Rewrite("冈村", ((0, 1, 0, 1), (1, 1, 7, 1)))


def test_a_longer_replacement_maps_to_the_whole_it_stands_for() -> None:
    assert replace("Straße", [(4, 5, "ss")]).pieces == ((0, 4, 0, 4), (4, 2, 4, 1), (6, 1, 5, 1))


def test_a_rewrite_without_pieces_changes_nothing_in_a_chain() -> None:
    pieces = ((0, 2, 1, 2),)
    assert (chain(None, pieces), chain(pieces, None), chain(None, None)) == (pieces, pieces, None)


@given(st.data(), texts)
def test_untouched_code_points_keep_their_words(data: st.DataObject, text: str) -> None:
    rewrite = data.draw(edited(text, longer=data.draw(st.booleans())))
    for made, length, source, width in rewrite.pieces or ():
        if length == width and length > 2:
            assert rewrite.text[made : made + length] == text[source : source + width]


@given(st.data(), texts)
def test_a_chain_leads_every_point_back_through_both_rewrites(data: st.DataObject, text: str) -> None:
    first = data.draw(edited(text, longer=True))
    second = data.draw(edited(first.text, longer=data.draw(st.booleans())))
    one, two = origins(first.pieces or (), len(first.text)), origins(second.pieces or (), len(second.text))
    both = origins(chain(second.pieces, first.pieces) or (), len(second.text))
    for at, middle in enumerate(two):
        through = {source for point in middle for source in one[point]}
        # A run that became one whole covers everything between its ends.
        assert through <= both[at] <= set(range(min(through, default=0), max(through, default=-1) + 1))
