"""Two editions are set beside each other, and what differs is told with the words on both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from onrecord.analysis.parallel import Mismatch, MismatchKind, lexicon, parallel
from onrecord.model.revision import Revision

Made = Callable[[str, Sequence[tuple[str, str]]], Revision]

FLOOD = (
    "How many people were hurt in the flood?",
    "The flood hurt 320 people and destroyed two bridges. Rescue teams are on their way.",
)
FLOOD_ZH = ("洪水造成多少人受伤？", "洪水造成320人受伤，两座桥梁被毁。救援队正在前往。")
TARIFF = (
    "What is your comment on the new tariff of 15 percent?",
    "The tariff harms both sides. We urge Japan to cancel it.",
)
TARIFF_ZH = ("对15%的新关税有何评论？", "这项关税损害双方利益。我们敦促日方取消关税。")
VISIT = ("Will the foreign minister visit Moscow?", "We will release information in due course.")
VISIT_ZH = ("外长是否将访问莫斯科？", "我们会适时发布消息。")


def told(edition: Made, english: Sequence[tuple[str, str]], chinese: Sequence[tuple[str, str]]) -> tuple[Mismatch, ...]:
    return parallel(edition("en", english), edition("zh", chinese), lexicon=lexicon("en", "zh")).mismatches


def test_of_editions_that_say_the_same_nothing_is_told(edition: Made) -> None:
    assert told(edition, [FLOOD, TARIFF, VISIT], [FLOOD_ZH, TARIFF_ZH, VISIT_ZH]) == ()


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_an_exchange_that_one_edition_lacks_is_named(edition: Made, gone: int) -> None:
    chinese = [FLOOD_ZH, TARIFF_ZH, VISIT_ZH]
    del chinese[gone]
    found = told(edition, [FLOOD, TARIFF, VISIT], chinese)

    assert [one.kind for one in found] == [MismatchKind.EXCHANGE]
    assert found[0].right is None
    assert found[0].left is not None
    assert found[0].left.statements == (f"q{gone + 1}", f"a{gone + 1}")


def test_editions_may_stand_in_either_order(edition: Made) -> None:
    english, chinese = edition("en", [FLOOD, VISIT]), edition("zh", [FLOOD_ZH, TARIFF_ZH, VISIT_ZH])
    found = parallel(chinese, english, lexicon=lexicon("zh", "en")).mismatches

    assert [(one.kind, one.right) for one in found] == [(MismatchKind.EXCHANGE, None)]


@pytest.mark.parametrize(
    ("kind", "old", "new", "english"),
    [
        (MismatchKind.NUMBER, "320人", "230人", ("320",)),
        (MismatchKind.NUMBER, "320人", "3.2万人", ("320",)),
        (MismatchKind.NAME, "日方", "印方", ("Japan",)),
        (MismatchKind.NEGATION, "关税损害", "关税没有损害", ()),
        (MismatchKind.NUMBER, "15%", "51%", ("15 percent",)),
    ],
)
def test_a_word_that_differs_is_told_with_its_kind_and_place(
    edition: Made, kind: MismatchKind, old: str, new: str, english: tuple[str, ...]
) -> None:
    chinese = [tuple(text.replace(old, new) for text in pair) for pair in (FLOOD_ZH, TARIFF_ZH, VISIT_ZH)]
    found = told(edition, [FLOOD, TARIFF, VISIT], [(one[0], one[1]) for one in chinese])

    assert [one.kind for one in found] == [kind]
    assert found[0].left is not None
    assert found[0].left.marked() == english


def test_a_sentence_that_one_edition_lacks_is_told(edition: Made) -> None:
    short = (FLOOD_ZH[0], FLOOD_ZH[1].partition("。")[0] + "。")
    found = told(edition, [FLOOD, TARIFF, VISIT], [short, TARIFF_ZH, VISIT_ZH])

    assert [one.kind for one in found] == [MismatchKind.SENTENCE]
    assert found[0].left is not None
    assert found[0].left.text == "Rescue teams are on their way."


def test_spans_are_of_the_text_layer(edition: Made) -> None:
    left = edition("en", [FLOOD])
    right = edition("zh", [(FLOOD_ZH[0], FLOOD_ZH[1].replace("320", "230"))])
    found = parallel(left, right, lexicon=lexicon("en", "zh"))

    for one in found.mismatches:
        for side, revision in ((one.left, left), (one.right, right)):
            assert side is not None
            assert side.span.cut(revision.text) == side.text
            assert [mark.cut(revision.text) for mark in side.marks] == list(side.marked())
    for pair in found.sentences():
        assert all(sentence.span.cut(left.text) == sentence.text for sentence in pair.left)


def test_every_sentence_is_in_one_pair_and_the_same_input_gives_the_same_json(edition: Made) -> None:
    left, right = edition("en", [FLOOD, TARIFF]), edition("zh", [FLOOD_ZH, VISIT_ZH])
    first, second = (parallel(left, right, lexicon=lexicon("en", "zh")).to_dict() for _ in range(2))

    assert first == second
    assert first["schema"] == "onrecord.parallel/1"
    named = [one for exchange in first["exchanges"] for turn in exchange["statements"] for one in turn["left"]]
    assert named == [left.ref(one) for one in left.statements]


def test_a_name_rendered_in_two_ways_is_told_with_both(edition: Made) -> None:
    english = [
        ("Is there a plan?", "Anlan put forward the two-track approach."),
        ("Does it work?", "The dual-track approach still works."),
    ]
    chinese = [("有计划吗？", "安方提出了双轨并进思路。"), ("行得通吗？", "双轨并进思路仍然行得通。")]
    found = parallel(edition("en", english), edition("zh", chinese), lexicon=lexicon("en", "zh")).renderings

    assert [[form for form, _ in one.forms] for one in found] == [["two-track approach", "dual-track approach"]]


def test_an_embedding_may_settle_what_words_leave_open(edition: Made) -> None:
    class First:
        """Holds the last text of each side alike."""

        def similarities(self, left: Sequence[str], right: Sequence[str]) -> list[list[float]]:
            return [
                [1.0 if (at, other) == (len(left) - 1, len(right) - 1) else 0.0 for other in range(len(right))]
                for at in range(len(left))
            ]

    left = edition("en", [FLOOD, TARIFF])
    right = edition("zh", [("嘎嘎嘎嘎嘎嘎嘎？", "哞哞哞哞哞哞哞哞。")])
    found = parallel(left, right, lexicon=lexicon("en", "zh"), embedding=First())

    assert [[one.number for one in pair.left] for pair in found.pairs if not pair.right] == [[1]]


def test_outlets_settle_what_words_leave_open() -> None:
    known = lexicon("en", "zh", outlets={"Reuters": ["路透社"], "AFP": ["法新社"]})

    assert known.outlet("路透社") == known.outlet("REUTERS") == "Reuters"
    assert known.outlet("nobody") is None


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        # The lists stand in different orders.
        ("We oppose “red gates”, “blue doors” and “gray walls”.", "我们反对“蓝门”、“灰墙”和“红门”。", []),
        ("We oppose “red gates”.", "我们反对“绯门”。", [["红门", "绯门"]]),
    ],
)
def test_quoted_names_of_a_list_are_no_renderings_of_each_other(
    edition: Made, english: str, chinese: str, expected: list[list[str]]
) -> None:
    left = edition("en", [("What of the gates?", "There are “red gates” here."), ("And now?", english)])
    right = edition("zh", [("那些门呢？", "这里有“红门”。"), ("现在呢？", chinese)])
    found = parallel(left, right, lexicon=lexicon("en", "zh")).renderings

    assert [[form for form, _ in one.forms] for one in found] == expected


def test_an_abbreviation_and_a_second_form_in_the_sentence_are_no_second_way(edition: Made) -> None:
    english = [
        ("What of the Global Security Initiative?", "The Global Security Initiative works."),
        ("What of the GSI?", "The GSI works. It is win-win cooperation, mutually beneficial cooperation."),
    ]
    chinese = [
        ("全球安全倡议呢？", "全球安全倡议行之有效。"),
        ("全球安全倡议怎么样？", "全球安全倡议行之有效。这是互利合作、合作共赢。"),
    ]
    found = parallel(edition("en", english), edition("zh", chinese), lexicon=lexicon("en", "zh")).renderings

    assert found == ()


def test_a_sentence_that_is_a_clause_of_a_longer_one_is_not_missing(edition: Made) -> None:
    left = edition(
        "en",
        [
            (
                "What of the drill?",
                "The drill took place on 5 May in the strait. Westmark bears a grave responsibility before the people of "
                "Anlan and should be more prudent in its words. It has no right to point a finger. The talks on the strait "
                "will go on in Lanjing.",
            )
        ],
    )
    whole = "韦方对安澜人民负有严重罪责，更应该谨言慎行，完全没有资格说三道四。"
    cut = "韦方对安澜人民负有严重罪责并且更应该谨言慎行。"
    told = {}
    for words in (whole, cut):
        right = edition("zh", [("演习怎么样？", f"演习5月5日在海峡举行。{words}有关海峡的会谈将在澜京继续。")])
        found = parallel(left, right, lexicon=lexicon("en", "zh")).mismatches
        told[words] = [one.left.text for one in found if one.kind is MismatchKind.SENTENCE and one.left]
    assert told[whole] == []
    assert told[cut] == ["It has no right to point a finger."]
