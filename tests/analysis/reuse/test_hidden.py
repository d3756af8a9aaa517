"""What an open cut hides of the words behind it, in two scripts."""

import pytest

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.hidden import hidden
from onrecord.text.span import Span


@pytest.mark.parametrize(
    ("said", "cut", "language", "expected"),
    [
        ("There are no delays in the harbor.", "no", "en", EditKind.NEGATION),
        ("We do not in any way support it.", "do not in any way", "en", EditKind.NEGATION),
        ("The pilots mustn’t leave.", "mustn’t", "en", EditKind.NEGATION),
        ("The pilots may leave.", "may", "en", EditKind.MODALITY),
        ("No ship came and no pilot left, yet the port is open.", "and no pilot left,", "en", None),
        ("No ship came and no pilot left, yet the port is open.", "and no pilot left", "en", None),
        ("The port, which is large, is open.", "which is large,", "en", None),
        ("The fees that every pilot will have to pay this year are low.", "that every pilot will have to pay this year", "en", None),
        ("港口不会关闭。", "不会", "zh", EditKind.NEGATION),
        ("港口从来没有关闭。", "从来没有", "zh", EditKind.NEGATION),
        ("港口很忙，船只不多，但仍开放。", "船只不多，", "zh", None),
        ("港口非常忙。", "非常", "zh", None),
    ],
)  # fmt: skip
def test_a_cut_hides_what_governs_the_words_behind_it(
    said: str, cut: str, language: str, expected: EditKind | None
) -> None:
    start = said.index(cut)
    assert hidden(Span(start, start + len(cut)), said, language) is expected
