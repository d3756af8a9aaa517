import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.reuse import EditKind, Operation, edits
from onrecord.analysis.reuse.pieces import pieces

WORDS = [
    "We",
    "hope",
    "not",
    "the",
    "talks",
    "five",
    "5",
    "May",
    "Anlan",
    "must",
    "should",
    ",",
    ".",
    "外交部",
    "不",
    "“",
    '"',
]
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("We hope for detente now.", "We hope for detention now.", "wording"),
        ("It will cost 29 percent more.", "It will cost 31 percent more.", "number"),
        ("It costs $400 million.", "It costs 400 million.", "number"),
        ("They meet on June 3, 2021.", "They meet on July 3, 2021.", "date"),
        ("He has led it since 1992.", "He has led it since 1997.", "date"),
        ("Our thanks go to Mr. Brennan today.", "Our thanks go to Mr. Brenan today.", "name"),
        ("They arrived from Westmark on foot.", "They arrived from Anlan on foot.", "name"),
        ("We will join the talks.", "We will not join the talks.", "negation"),
        ("These are legal acts.", "These are illegal acts.", "negation"),
        ("He must go.", "He should go.", "modality"),
        ("The adopted text", "The adapted text", "wording"),
        ("Cats and dogs", "Cats or dogs", "wording"),
        ("He was defending it.", "He was defunding it.", "wording"),
        ("the judgement of labour", "the judgment of labour", "spelling"),
        ("They recieve it.", "They receive it.", "spelling"),
        ("He believesthat.", "He believes that.", "spelling"),
        ("We do n't, we don't.", "We do n't, we do not.", "spelling"),
        ("We saw five ships.", "We saw 5 ships.", "spelling"),
        ("I think, so.", "I think so.", "punctuation"),
        ("She said “yes” twice.", 'She said "yes” twice.', "punctuation"),
        ("the Talks", "the talks", "case"),
        ("He went to the port.", "He went to port.", "function-word"),
        ("An [open bracket here", "An open bracket here", "markup"),
        ("See https://a.example/1 for more", "See https://a.example/2 for more", "markup"),
        ("a fish\u00ading fleet", "a fishing fleet", "layout"),
        ("中方主张双轨并进思路", "中方主张双规并进思路", "wording"),
        ("会议3月5日举行", "会议3月6日举行", "date"),
        ("三名记者提问", "五名记者提问", "number"),
        ("我们不同意这一做法", "我们同意这一做法", "negation"),
        ("各方应当保持克制", "各方必须保持克制", "modality"),
        ("美方有关言论", "英方有关言论", "name"),
        ("会见了沈毅外长", "会见了沈义外长", "name"),
        ("心情非常好", "心情十分好", "wording"),
        ("是，否", "是、否", "punctuation"),
        ("No iremos mañana a la reunión con ellos.", "Iremos mañana a la reunión con ellos.", "negation"),
        ("Wir werden heute nicht mit der Presse sprechen.", "Wir werden heute mit der Presse sprechen.", "negation"),
        ("Мы не пойдём завтра на встречу.", "Мы пойдём завтра на встречу.", "negation"),
        ("問題はあります。", "問題はありません。", "negation"),
    ],
)
def test_a_change_has_the_kind_of_what_changed(before: str, after: str, kind: str) -> None:
    assert [one.kind.value for one in edits(before, after) if one.kind is not EditKind.CASE or kind == "case"] == [kind]


def test_white_space_and_line_ends_are_no_change() -> None:
    assert edits("dual track\nand more", "dual  track and more") == ()
    assert edits("外交\n部", "外交部") == ()


@pytest.mark.parametrize(
    ("kind", "material"),
    [("wording", True), ("number", True), ("date", True), ("name", True), ("negation", True), ("modality", True),
     ("spelling", False), ("punctuation", False), ("case", False), ("layout", False), ("markup", False)],
)  # fmt: skip
def test_the_classes_of_the_contract_say_what_is_material(kind: str, material: bool) -> None:  # noqa: FBT001
    samples = {
        "wording": ("detente", "detention"), "number": ("29", "31"), "date": ("in 1992", "in 1997"), "name": ("to Anlan", "to Keldan"),
        "negation": ("legal", "illegal"), "modality": ("must", "should"), "spelling": ("judgement", "judgment"),
        "punctuation": ("a,", "a;"), "case": ("a", "A"), "layout": ("fish\u00ading", "fishing"), "markup": ("a [b", "a b"),
    }  # fmt: skip
    (one,) = edits(*samples[kind], language="en")
    assert (one.kind.value, one.material) == (kind, material)


def test_words_that_changed_places_are_one_transposition() -> None:
    before, after = "territorial claims and other sea rights", "claims and other territorial sea rights"
    (one,) = edits(before, after)
    assert (one.operation, one.before, one.after) == (Operation.TRANSPOSITION, "territorial", "territorial")
    assert (one.before_span.cut(before), one.after_span.cut(after)) == ("territorial", "territorial")


def test_a_sentence_added_begins_where_a_sentence_begins() -> None:
    (one,) = edits("We came. We went.", "We came. We saw it. We went.")
    assert (one.operation, one.after) == (Operation.INSERTION, "We saw it.")


def test_a_rewriting_is_wording_and_tells_of_the_numbers_in_it() -> None:
    before = "The fund pays for roads, bridges and harbors of the northern provinces in spring."
    after = "The fund pays out 300 million to fishing towns that lost boats and nets during the storms in spring."
    kinds = {one.kind for one in edits(before, after)}
    assert EditKind.WORDING in kinds
    assert EditKind.NUMBER in {kind for one in edits(before, after) for kind in (one.kind, *one.holds)}


def test_a_change_deep_in_a_long_text_has_the_places_of_the_whole_text() -> None:
    filler = "The ministry has nothing to add to what it said before. " * 200
    before, after = f"{filler}We agree. {filler}", f"{filler}We disagree. {filler}"
    (one,) = edits(before, after)
    assert (one.before_span.cut(before), one.after_span.cut(after), one.kind.value) == ("agree", "disagree", "negation")


@given(texts)
def test_the_same_text_has_no_edits(text: str) -> None:
    assert edits(text, text) == ()


@given(texts, texts, st.sampled_from([None, "en", "zh", "de", "xx"]))
def test_making_the_edits_turns_one_text_into_the_other(before: str, after: str, language: str | None) -> None:
    found = edits(before, after, language=language)
    assert edits(before, after, language=language) == found
    gone = {at for one in found for at in range(*one.before_span)}
    come = {at for one in found for at in range(*one.after_span)}
    for one in found:
        assert one.before == one.before_span.cut(before)
        assert one.after == one.after_span.cut(after)
    left = "".join(before[at] for at in range(len(before)) if at not in gone)
    right = "".join(after[at] for at in range(len(after)) if at not in come)
    assert "".join(left.split()) == "".join(right.split())


@given(texts, texts)
def test_spans_of_the_new_text_are_in_order_and_disjoint(before: str, after: str) -> None:
    done = 0
    for one in edits(before, after):
        assert one.after_span.start >= done
        done = one.after_span.end


def test_pieces_leave_out_what_cannot_be_seen() -> None:
    assert pieces("a\u200b b\n[c](https://d.example/e) <i>f</i>").keys == (
        "a", "b", "[", "c", "](https://d.example/e)", "<i>", "f", "</i>",
    )  # fmt: skip
