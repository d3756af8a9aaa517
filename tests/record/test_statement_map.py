from collections.abc import Callable

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.statement import Kind, Statement
from onrecord.record.statement_map import MapKind, StatementMap, map_statements, mint_exchanges, mint_ids
from onrecord.text.span import Span

WORDS = (
    "Westmark hopes the harbor talks resume soon with both sides at the table again this autumn while Anlan considers "
    "new fishing limits beyond the northern reef and asks every coastal partner to publish its catch"
).split()


def said(id_: str, text: str, label: str | None = None, exchange: int = 0) -> Statement:
    kinds = {one.value[0]: one for one in Kind}
    label = label if label is not None else {"q": "Q:", "a": "A:"}.get(id_[0], "")
    return Statement(id_, kinds[id_[0]], label, None, None, False, exchange, text, Span(0, len(text)))  # noqa: FBT003


def became(found: StatementMap) -> list[tuple[str, list[int], list[int]]]:
    return [(link.kind.value, list(link.old), list(link.new)) for link in found.links]


LONG = {
    "q1": "What does Westmark make of the new fishing limits that Anlan announced last Friday?",
    "a1": "We have taken note of the limits. We call on Anlan to return to the harbor talks without conditions.",
    "q2": "Will the minister travel to the islands before the end of the month, as reported?",
    "a2": "I have no travel to announce. We will let you know when there is something to share about that.",
    "q3": "A ship of the coast guard was seen near the northern reef yesterday morning. Whose was it?",
    "a3": "It was on a routine patrol in our own waters, and it has since returned to its port.",
}
PAGE = [said(name, text) for name, text in LONG.items()]


def test_a_page_read_twice_has_only_same_statements() -> None:
    assert {kind for kind, _, _ in became(map_statements(PAGE, PAGE))} == {"same"}


def test_a_changed_word_makes_a_statement_reworded_and_leaves_the_others() -> None:
    new = [evolve(one, text=one.text.replace("no travel", "some travel")) for one in PAGE]
    assert [kind for kind, _, _ in became(map_statements(PAGE, new))] == ["same"] * 3 + ["reworded"] + ["same"] * 2


def test_an_answer_cut_in_two_is_split_and_two_joined_are_merged() -> None:
    head, tail = LONG["a1"].split(". ", 1)
    parts = [said("a1", head + "."), said("s1", tail)]
    cut = [PAGE[0], *parts, *PAGE[2:]]
    assert ("split", [1], [1, 2]) in became(map_statements(PAGE, cut))
    assert ("merged", [1, 2], [1]) in became(map_statements(cut, PAGE))


def test_the_same_words_under_another_label_are_reattributed() -> None:
    new = [*PAGE[:3], evolve(PAGE[3], label="MS. HALE:"), *PAGE[4:]]
    assert ("reattributed", [3], [3]) in became(map_statements(PAGE, new))


def test_a_label_printed_with_other_signs_is_the_same_label() -> None:
    assert {kind for kind, _, _ in became(map_statements(PAGE, [evolve(PAGE[0], label="Q."), *PAGE[1:]]))} == {"same"}


def test_a_pair_printed_elsewhere_is_moved() -> None:
    assert [kind for kind, _, _ in became(map_statements(PAGE, [*PAGE[2:], *PAGE[:2]]))].count("moved") == 2


def test_a_statement_moved_and_changed_is_found_again() -> None:
    new = [*PAGE[1:], evolve(PAGE[0], text=PAGE[0].text.replace("Friday", "Monday"))]
    assert ("moved", [0], [5]) in became(map_statements(PAGE, new))


def test_removed_and_added_statements_stand_where_they_stood() -> None:
    fresh = said("q9", "Does the ministry confirm that the ferry line to the mainland reopens in spring?")
    assert became(map_statements(PAGE[:3], [PAGE[0], fresh, PAGE[2]])) == [
        ("same", [0], [0]),
        ("removed", [1], []),
        ("added", [], [1]),
        ("same", [2], [2]),
    ]


def test_short_words_are_never_matched_across_other_statements() -> None:
    old = [said("a1", "No."), *PAGE[:3]]
    new = [*PAGE[:3], said("a9", "No.")]
    assert [kind for kind, _, _ in became(map_statements(old, new))] == ["removed", "same", "same", "same", "added"]


def test_short_words_are_matched_beside_what_stands_around_them() -> None:
    old = [PAGE[0], said("a5", "No."), PAGE[2], said("a6", "No."), PAGE[4]]
    new = [PAGE[2], said("a8", "No."), PAGE[4]]
    assert became(map_statements(old, new)) == [
        ("removed", [0], []),
        ("removed", [1], []),
        ("same", [2], [0]),
        ("same", [3], [1]),
        ("same", [4], [2]),
    ]


def test_a_short_answer_that_turned_is_reworded_between_its_neighbors() -> None:
    old, new = [PAGE[0], said("a5", "Yes."), PAGE[2]], [PAGE[0], said("a5", "No."), PAGE[2]]
    assert became(map_statements(old, new))[1] == ("reworded", [1], [1])


def test_chinese_statements_are_mapped_by_their_characters() -> None:
    old = [
        said("q1", "问：安澜方面如何看待渔业限额问题？"),
        said("a1", "安澜一贯主张通过对话协商解决渔业限额问题，希望有关方面保持克制。"),
    ]
    new = [old[0], evolve(old[1], text=old[1].text.replace("希望", "要求"))]
    assert [kind for kind, _, _ in became(map_statements(old, new))] == ["same", "reworded"]


def test_invisible_characters_alone_are_noise() -> None:
    new = [evolve(PAGE[0], text=PAGE[0].text.replace("fishing", "fish\u200bing")), *PAGE[1:]]
    link = map_statements(PAGE, new).links[0]
    assert (link.kind, link.noise) == (MapKind.REWORDED, True)


def test_a_short_sentence_split_off_an_answer_is_a_part_of_it() -> None:
    old = [PAGE[0], said("a1", "No. " + LONG["a1"]), *PAGE[2:]]
    new = [PAGE[0], said("a1", "No."), said("a2", LONG["a1"]), *PAGE[2:]]
    assert ("split", [1], [1, 2]) in became(map_statements(old, new))
    kept = [PAGE[0], said("a1", "No."), said("a2", "No. " + LONG["a1"]), *PAGE[2:]]
    assert ("added", [], [1]) in became(map_statements(old, kept))


def test_ids_of_split_merged_and_added_statements() -> None:
    head, tail = LONG["a1"].split(". ", 1)
    parts = [said("a1", head + "."), said("s1", tail)]
    cut = [PAGE[0], *parts, *PAGE[2:], said("q9", "Does the ferry line to the mainland reopen in spring, as planned?")]
    ids = mint_ids({*LONG, "q7"}, map_statements(PAGE, cut), cut)
    assert ids == ("q1", "a1", "a1b", "q2", "a2", "q3", "a3", "q8")
    named = [evolve(one, id=name) for one, name in zip(cut, ids, strict=True)]
    assert mint_ids({*ids, "q7"}, map_statements(named, PAGE), PAGE) == ("q1", "a1", "q2", "a2", "q3", "a3")
    again = mint_ids({*ids, "q7"}, map_statements(PAGE, cut), cut)
    assert again[2] == "a1c"


def test_the_first_reading_keeps_its_own_ids() -> None:
    assert mint_ids((), map_statements([], PAGE), PAGE) == tuple(LONG)


def test_an_exchange_keeps_its_number_and_a_new_one_gets_a_fresh_one() -> None:
    old = [evolve(one, exchange=at // 2 + 1) for at, one in enumerate(PAGE)]
    fresh = said("q9", "Does the ministry confirm that the ferry line to the mainland reopens in spring?", exchange=1)
    new = [fresh, *(evolve(one, exchange=at // 2 + 2) for at, one in enumerate(PAGE))]
    found = map_statements(old, new)
    assert mint_exchanges({1, 2, 3, 4}, found, old, new) == (5, 1, 1, 2, 2, 3, 3)


texts = st.one_of(
    st.sampled_from(["No.", "Next question.", "Thank you.", "没有。"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join),
)
statements = st.lists(st.tuples(st.sampled_from("qasn"), texts), max_size=9).map(
    lambda rows: [said(f"{letter}{at}", text) for at, (letter, text) in enumerate(rows)]
)


@given(statements, statements)
def test_every_statement_of_both_readings_is_in_the_map_once(old: list[Statement], new: list[Statement]) -> None:
    found = map_statements(old, new)
    assert sorted(at for link in found.links for at in link.old) == list(range(len(old)))
    assert sorted(at for link in found.links for at in link.new) == list(range(len(new)))
    assert map_statements(old, new) == found
    assert all(min(len(link.old), len(link.new)) <= 1 for link in found.links)


@given(statements, statements, st.sets(st.sampled_from(["q0", "q40", "a7", "a0b", "s3"])))
def test_every_new_statement_has_one_id_and_none_is_used_again(
    old: list[Statement], new: list[Statement], past: set[str]
) -> None:
    ever = past | {one.id for one in old}
    found = map_statements(old, new)
    ids = mint_ids(ever, found, new)
    assert len(set(ids)) == len(ids) == len(new)
    kept = {found.old_ids[link.old[0]] for link in found.links if link.old and link.new}
    assert {name for name in ids if name in ever} == (kept if ever else set(ids) & ever)


@given(statements)
def test_the_same_statements_are_all_the_same(old: list[Statement]) -> None:
    found = map_statements(old, old)
    assert [link.kind for link in found.links] == [MapKind.SAME] * len(old)
    assert mint_ids({one.id for one in old}, found, old) == tuple(one.id for one in old)


@given(statements, st.data())
def test_inserting_a_statement_leaves_the_ids_of_all_others(old: list[Statement], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(old)))
    fresh = said("q99", "Zebra unrelated wholly different vocabulary about glaciers and volcanoes nearby")
    new = [*old[:at], fresh, *old[at:]]
    ids = mint_ids({one.id for one in old}, map_statements(old, new), new)
    assert [*ids[:at], *ids[at + 1 :]] == [one.id for one in old]


@given(statements, statements)
def test_an_exchange_number_stands_for_one_exchange(old: list[Statement], new: list[Statement]) -> None:
    before = [evolve(one, exchange=at // 2) for at, one in enumerate(old)]
    after = [evolve(one, exchange=at // 2) for at, one in enumerate(new)]
    numbers = mint_exchanges({1, 2, 9}, map_statements(before, after), before, after)
    groups = {(one.exchange, number) for one, number in zip(after, numbers, strict=True)}
    assert len(groups) == len({group for group, _ in groups}) == len({number for _, number in groups})


def test_the_work_on_an_unchanged_page_grows_as_the_page_does(calls: Callable[[Callable[[], object]], int]) -> None:
    def work(size: int) -> int:
        page = [said(f"a{at}", f"{LONG['a1']} {at}") for at in range(size)]
        return calls(lambda: map_statements(page, [evolve(one) for one in page]))

    assert work(400) < 5 * work(100)
