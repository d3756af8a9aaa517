from __future__ import annotations

import pytest

from onrecord.reading.zone_words import line_part, line_start, name_groups


@pytest.mark.parametrize(
    ("ident", "group"),
    [("articleBody", "body"), ("entry-content clearfix", "body"), ("storyText", "body"), ("author-bio", "bio")],
)
def test_names_of_containers_are_read_word_by_word_and_in_pairs(ident: str, group: str) -> None:
    assert group in name_groups(ident)


def test_names_that_only_contain_a_known_word_say_nothing() -> None:
    assert name_groups("historybook contentious") == frozenset()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("read more: ships", "pointer"),
        ("(photo: a pier)", "notice"),
        ("相关阅读：港口", "pointer"),
        ("by ann vale", "signature"),
    ],
)
def test_first_words_announce_furniture(line: str, kind: str) -> None:
    assert line_start(line) == kind


@pytest.mark.parametrize("line", ["bygone days", "commentary was brief", "no.", "没有。", ""])
def test_other_first_words_announce_nothing(line: str) -> None:
    assert line_start(line) is None


def test_words_within_a_line_announce_furniture() -> None:
    assert line_part("get it in your inbox each day") == "appeal"
    assert line_part("the ferries sail again") is None
