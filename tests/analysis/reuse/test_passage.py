import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reuse_samples import ASKED, CHINESE, FLOOD, HARBOR, SOURCES, source

from onrecord.analysis.reuse.grade import Status, graded
from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Mode, Passage, Reuse, passages
from onrecord.text.span import Span

DAY = dt.date(2021, 3, 4)


def copies(index: ReuseIndex, text: str, **facts: object) -> list[Passage]:
    return [one for one in passages(index, PageText(text, **facts)) if one.reuse is Reuse.COPY]  # type: ignore[arg-type]


def changes(index: ReuseIndex, text: str) -> list[tuple[str, str, str, int, Status]]:
    page = PageText(text, DAY)
    return [
        (each.edit.before, each.edit.after, each.grade, each.severity, each.status)
        for one in passages(index, page)
        if one.reuse is Reuse.COPY
        for each in graded(one, text, page.quotations)
    ]


def test_a_reprint_is_found_whole_with_its_statement(index: ReuseIndex) -> None:
    text = f"Port news.\n\n{HARBOR}\n\nShare this page with a friend."
    (one,) = copies(index, text)
    assert one.source.statement == "xa-mfa/2021-03-02/en/a1@r1"
    assert one.page.cut(text) == HARBOR.removesuffix(".")
    assert (one.mode, one.likeness) == (Mode.REPRINT, 1.0)


def test_a_look_alike_word_is_told_with_its_place_on_both_sides(index: ReuseIndex) -> None:
    text = "Headline\n\n" + HARBOR.replace("detente", "detention")
    (one,) = copies(index, text)
    (each,) = graded(one, text)
    assert (each.grade, each.severity, each.material) == ("look-alike", 3, True)
    assert each.edit.before_span.cut(HARBOR) == "detente"
    assert each.edit.after_span.cut(text) == "detention"


@pytest.mark.parametrize(
    ("old", "new", "grade"),
    [
        ("forty crowns", "sixty crowns", "number"),
        ("in March", "in April", "date"),
        ("must register", "may register", "modality"),
        ("pilots must register", "pilots must not register", "negation"),
        ("all pilots", "all captains", "wording"),
    ],
)
def test_a_change_is_named_for_what_it_is_about(index: ReuseIndex, old: str, new: str, grade: str) -> None:
    ((_, _, found, severity, status),) = changes(index, HARBOR.replace(old, new))
    assert (found, status) == (grade, Status.SILENT)
    assert severity == (2 if grade == "wording" else 3)


CUT = "that the current detente between the two ports should be cherished"


def test_words_left_out_silently_and_openly_are_told_apart(index: ReuseIndex) -> None:
    silent = changes(index, HARBOR.replace(f"agreed {CUT}. It", "agreed. It"))
    assert [(before, status) for before, _, _, _, status in silent] == [(CUT, Status.SILENT)]
    for mark in ("…", "[...]", "..."):
        marked = changes(index, HARBOR.replace(f" {CUT}", f" {mark}"))
        assert [(before, status) for before, _, _, _, status in marked] == [(CUT, Status.MARKED)]


def test_words_in_square_brackets_are_the_quoting_writers_own(index: ReuseIndex) -> None:
    found = changes(index, HARBOR.replace("all pilots", "all [harbor] pilots"))
    assert {status for *_, status in found} == {Status.BRACKETED}


def test_the_reporters_words_between_two_halves_are_no_change(index: ReuseIndex) -> None:
    text = (
        "“The harbor commission met this morning and agreed,” Ida Moreau said on Thursday, “that the current detente between the "
        "two ports should be cherished.”"
    )
    page = PageText(text, DAY)
    (one,) = [one for one in passages(index, page) if one.reuse is Reuse.COPY]
    assert not any(each.material for each in graded(one, text, page.quotations))


@pytest.mark.parametrize(
    "said", ["rescue teams reached the valley on Tuesday", "reached the valley on Monday with eleven boats"]
)
def test_a_short_quotation_is_the_records_when_name_and_day_say_so(index: ReuseIndex, said: str) -> None:
    text = f"Ida Moreau told reporters that “{said}” and left."
    (one,) = copies(index, text, day=DAY)
    assert one.source.short == "a2"
    assert one.page == Span(text.index(said), text.index(said) + len(said))


def test_without_name_or_day_a_short_quotation_is_an_echo(index: ReuseIndex) -> None:
    text = "A resident said: “Rescue teams reached the valley on Tuesday.”"
    assert [one.reuse for one in passages(index, PageText(text, dt.date(2024, 1, 1)))] == [Reuse.ECHO]


def test_words_that_both_quote_have_the_same_upstream_source(tmp_path: Path) -> None:
    said = (
        "As the old harbor master wrote, “the sea takes back whatever the land has borrowed from it”, and he was right."
    )
    index = ReuseIndex.create(tmp_path / "index", [source("xa-mfa/2021-03-02/en", "a1", said)])
    text = "The book opens: “the sea takes back whatever the land has borrowed from it”."
    assert [one.reuse for one in passages(index, PageText(text))] == [Reuse.SAME_SOURCE]


def test_a_formula_of_many_briefings_is_an_echo(tmp_path: Path) -> None:
    said = "We have noted the relevant reports and will release information in due course if there is any."
    index = ReuseIndex.create(
        tmp_path / "index", [source(f"xa-mfa/2021-03-{day:02}/en", "a1", said) for day in range(1, 9)]
    )
    assert {one.reuse for one in passages(index, PageText(f"Somebody wrote: “{said}”"))} == {Reuse.ECHO}


def test_equal_words_are_those_of_the_briefing_that_the_page_has_more_of(tmp_path: Path) -> None:
    first, second = "xa-mfa/2021-03-01/en", "xa-mfa/2021-03-02/en"
    index = ReuseIndex.create(
        tmp_path / "index",
        [source(first, "a1", FLOOD, day="2021-03-01"), source(second, "a1", HARBOR), source(second, "a2", FLOOD)],
    )
    found = copies(index, f"{HARBOR}\n\n{FLOOD}")
    assert [one.source.edition for one in found] == [second, second]
    assert [other.edition for other in found[1].others] == [first]


def test_traditional_characters_and_inserted_pinyin_are_no_change(index: ReuseIndex) -> None:
    text = (
        CHINESE.replace("委员会", "委員會")
        .replace("缓和局面", "緩和局面")
        .replace("两港", "兩(liǎng)港")
        .replace("，值得", "，，值得")
    )
    (one,) = copies(index, "轉載：\n" + text)
    assert one.source.edition == "xa-mfa/2021-03-02/zh"
    assert [(each.grade, each.severity) for each in graded(one, "轉載：\n" + text)] == [("punctuation", 0)]


def test_one_changed_character_is_told_with_its_place(index: ReuseIndex) -> None:
    text = CHINESE.replace("不应采取", "应采取")
    (one,) = copies(index, text)
    (each,) = graded(one, text)
    assert (each.edit.before, each.edit.before_span.start, each.severity) == ("不", CHINESE.index("不应"), 3)


def test_other_texts_hold_no_copies(index: ReuseIndex) -> None:
    text = "The bakery on the corner opens at six, and its owner says that bread has never been cheaper in this town than now."
    assert passages(index, PageText(text, DAY)) == []
    assert passages(index, PageText("", DAY)) == []


@settings(max_examples=25)
@given(st.data())
def test_one_changed_word_of_a_reprint_is_always_told_exactly(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    index = ReuseIndex.create(tmp_path_factory.mktemp("index") / "index", SOURCES)
    words = HARBOR.split(" ")
    at = data.draw(st.integers(3, len(words) - 4))
    new = data.draw(st.sampled_from(["walrus", "quinces", "overnight", "seven"]))
    start = len(" ".join(words[:at])) + 1
    text = " ".join([*words[:at], new, *words[at + 1 :]])
    (one,) = copies(index, text)
    spans = {
        (tuple(each.edit.before_span), each.edit.after_span.cut(text).strip(".,"))
        for each in graded(one, text)
        if each.severity
    }
    bare = words[at].strip(".,")
    assert ((start, start + len(bare)), new) in {((a, b), word) for (a, b), word in spans} or any(
        a <= start < b for (a, b), _ in spans
    )


def test_the_same_page_gives_the_same_passages(index: ReuseIndex) -> None:
    text = f"{ASKED}\n\n{HARBOR}\n\n“{FLOOD}”\n\n{CHINESE}"
    assert passages(index, PageText(text, DAY)) == passages(index, PageText(text, DAY))
