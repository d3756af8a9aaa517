from collections import defaultdict
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.formulations.corpus import Corpus, Passage, corpus_of
from onrecord.analysis.formulations.repeats import LONGEST, repeats


def corpus(text: str) -> Corpus:
    return corpus_of([Passage("1", date(2024, 1, 1), text)], "zh")


def plain(text: str, shortest: int, least: int) -> set[tuple[str, int]]:
    """Returns strings inside sentences with their uses, those left out that always go on with the same sign."""
    uses: dict[str, list[str]] = defaultdict(list)
    for sentence in text.replace("\n", "。").split("。"):
        for at in range(len(sentence)):
            for end in range(at + shortest, min(len(sentence), at + LONGEST) + 1):
                uses[sentence[at:end]].append(sentence[end : end + 1])
    return {
        (words, len(nexts))
        for words, nexts in uses.items()
        if len(nexts) >= least and (len({*nexts}) > 1 or "" in nexts or len(words) == LONGEST)
    }


@given(st.text(alphabet="安方反。", max_size=60), st.integers(1, 4), st.integers(2, 3))
def test_all_right_maximal_repeats_are_found_and_no_other(text: str, shortest: int, least: int) -> None:
    held = corpus(text)
    found = repeats(held, shortest=shortest, least=least)
    told = [
        (held.words(int(found.places[first]), int(size)), int(uses))
        for first, uses, size in zip(found.first, found.uses, found.sizes, strict=True)
    ]
    assert len(told) == len(set(told))
    assert set(told) == plain(text, shortest, least)


def test_every_place_of_a_repeat_says_the_same_words() -> None:
    held = corpus("坚决反对，坚决反对。表示坚决反对")
    found = repeats(held, shortest=4, least=3)
    assert len(found) == 1
    places = found.places[found.first[0] : found.first[0] + found.uses[0]]
    assert {held.words(int(at), int(found.sizes[0])) for at in places} == {"坚决反对"}


def test_a_repeat_ends_with_its_sentence() -> None:
    held = corpus("安方反对。安方反对。安方反对。")
    found = repeats(held, shortest=2, least=2)
    assert {held.words(int(found.places[first]), int(size)) for first, size in zip(found.first, found.sizes, strict=True)} == {
        "安方反对", "方反对", "反对",
    }  # fmt: skip


def test_nothing_repeats_in_nothing() -> None:
    assert len(repeats(corpus_of([], "zh"), shortest=2, least=2)) == 0
