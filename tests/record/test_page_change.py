from collections.abc import Sequence

from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.statement import Kind, Statement
from onrecord.model.transcript import Briefing, Leftover, PageFacts
from onrecord.record.page_change import PageChange, compare
from onrecord.text.span import Span

ASKED = "What does Westmark make of the new fishing limits that Anlan announced last Friday?"
SAID = "We have taken note of the limits. We call on Anlan to return to the harbor talks without conditions."
MORE = "The ministry will publish the five letters that it exchanged with the harbor town of Keldan."


@frozen
class Page:
    """The parts of a reading that are compared."""

    statements: tuple[Statement, ...]
    page: PageFacts
    text: str
    briefing: Briefing | None = None


def said(id_: str, text: str, label: str) -> Statement:
    kind = {one.value[0]: one for one in Kind}[id_[0]]
    return Statement(id_, kind, label, None, None, False, 1, text, Span(0, len(text)))  # noqa: FBT003


def page(
    *lines: str, statements: Sequence[Statement] = (), furniture: Sequence[tuple[str, str]] = (), title: str = "Title"
) -> Page:
    def left(text: str, reason: str) -> Leftover:
        return Leftover(text, reason, Span(0, len(text)))

    text = "\n".join([*(one.text for one in statements), *lines, *(words for words, _ in furniture)])
    facts = PageFacts(
        title=title,
        furniture=tuple(left(*one) for one in furniture),
        remainder=tuple(left(line, "main-text") for line in lines),
    )
    return Page(tuple(statements), facts, text)


PAIR = (said("q1", ASKED, "Q:"), said("a1", SAID, "MR. HALE:"))


def kinds(change: PageChange) -> list[str]:
    shown = [one for one in (*change.statements, *change.outside) if not one.noise]
    return [edit.kind.value for one in shown for edit in one.edits if not edit.noise]


def test_a_page_read_twice_has_no_change() -> None:
    change = compare(page(MORE, statements=PAIR), page(MORE, statements=PAIR))
    assert (change.statements, change.outside, change.silent, change.material) == ((), (), True, False)


def test_a_reworded_answer_is_listed_with_the_kind_of_its_change() -> None:
    new = (PAIR[0], evolve(PAIR[1], text=SAID.replace("without conditions", "with conditions")))
    change = compare(page(statements=PAIR), page(statements=new))
    (one,) = change.statements
    assert ([each.id for each in one.new], one.kind.value, change.material, change.map.same) == (
        ["a1"],
        "reworded",
        True,
        1,
    )


def test_another_speaker_of_the_same_words_is_material() -> None:
    new = (PAIR[0], evolve(PAIR[1], label="MS. LIND:"))
    change = compare(page(statements=PAIR), page(statements=new))
    (one,) = change.statements
    assert [(each.part, each.before, each.after) for each in one.labels] == [("label", "MR. HALE:", "MS. LIND:")]
    assert (one.kind.value, one.edits, change.material) == ("reattributed", (), True)


def test_a_removed_statement_is_material_and_keeps_its_words() -> None:
    change = compare(page(statements=PAIR), page(statements=PAIR[:1]))
    (one,) = change.statements
    assert (one.kind.value, one.before, one.after, one.noise, change.material) == ("removed", SAID, "", False, True)


def test_menus_trails_page_dates_and_list_marks_are_noise() -> None:
    old = page(
        MORE, "Home > News > Briefings", furniture=[("Home", "site-chrome"), ("Last updated on May 3", "posted")]
    )
    new = page(MORE, "1.", furniture=[("Start", "site-chrome"), ("Last updated on May 5", "posted")])
    change = compare(old, new)
    assert change.outside
    assert (change.silent, change.material, change.to_dict()["outside"]) == (True, False, [])
    assert len(change.to_dict(noise=True)["outside"]) == len(change.outside)


def test_links_alone_are_noise_and_words_beside_them_are_not() -> None:
    old, new = page(f"{MORE} See https://a.example/1"), page(f"{MORE} See https://a.example/2")
    assert compare(old, new).silent
    assert kinds(compare(old, page(f"{MORE.replace('five', 'six')} See https://a.example/2"))) == ["number"]


def test_the_headline_counts() -> None:
    change = compare(page(title="Anlan welcomes the talks"), page(title="Anlan rejects the talks"))
    assert ([one.place for one in change.outside], change.material) == (["title"], True)


def test_how_a_speech_was_to_be_given_counts_though_it_is_furniture() -> None:
    assert not compare(page(MORE), page(MORE, furniture=[("As prepared for delivery", "disclaimer")])).silent


def test_words_only_read_as_no_ones_words_are_noise() -> None:
    change = compare(page(statements=PAIR), page(SAID, statements=PAIR[:1]))
    assert [(one.elsewhere, one.noise) for one in change.statements] == [(True, True)]
    assert change.silent


def test_what_changed_in_words_read_elsewhere_is_listed() -> None:
    change = compare(page(statements=PAIR), page(SAID.replace("limits", "new quotas"), statements=PAIR[:1]))
    assert [one.place for one in change.outside if not one.noise] == ["elsewhere"]
    assert change.material


def test_the_second_of_two_equal_lines_is_missed_when_it_goes() -> None:
    change = compare(page(MORE, ASKED, MORE), page(MORE, ASKED))
    assert [(one.kind.value, one.before, one.noise) for one in change.outside] == [("removed", MORE, False)]


lines = st.lists(
    st.sampled_from([ASKED, SAID, MORE, "No.", "没有。", "安澜一贯主张通过对话协商解决渔业限额问题。"]), max_size=5
)


@given(lines, lines, lines, lines)
def test_pages_of_different_words_are_never_silent(
    ours: list[str], rest: list[str], theirs: list[str], other: list[str]
) -> None:
    old = page(*rest, statements=[said(f"a{at}", text, "A:") for at, text in enumerate(ours)])
    new = page(*other, statements=[said(f"a{at}", text, "A:") for at, text in enumerate(theirs)])
    change = compare(old, new)
    assert compare(old, new) == change
    if sorted([*ours, *rest]) != sorted([*theirs, *other]):
        assert not change.silent
