"""Labels that scanning damaged, known by the labels that the page prints whole."""

from __future__ import annotations

import pytest

from onrecord.reading.label import Label, Role
from onrecord.reading.label_damage import damaged
from onrecord.reading.label_families import families, folded


def whole(*names: str) -> dict[str, Label]:
    return {
        folded(name): Label(0, 0, 0, f"{name}:", folded(name), Role.OFFICIAL, name=name, sure=True, caps=name.isupper())
        for name in names
    }


PAGE = whole("PRIME MINISTER", "MS. WHITLOCK")


def read(line: str, keys: dict[str, Label] = PAGE, *, alone: bool = False) -> tuple[str, str, bool] | None:
    label = damaged(line, keys, families(), alone=alone)
    return None if label is None else (label.printed, line[label.words :], label.damaged)


@pytest.mark.parametrize(
    ("line", "printed", "words"),
    [
        ("QUIESION. When will it open?", "QUIESION.", "When will it open?"),
        ("JOUNALIST: Who pays?", "JOUNALIST:", "Who pays?"),
        ("PRIME MNISTER: On Monday.", "PRIME MNISTER:", "On Monday."),
        ("PRIM MINISTER: The port.", "PRIM MINISTER:", "The port."),
        ("PRIME MINISTER; The port.", "PRIME MINISTER;", "The port."),
        ("MS. WHITL0CK: No.", "MS. WHITL0CK:", "No."),
        ("| PRIME MINISTFR: No.", "PRIME MINISTFR:", "No."),
    ],
)
def test_a_label_damaged_by_scanning_is_kept_as_printed(line: str, printed: str, words: str) -> None:
    found = read(line)
    assert found is not None
    assert found[:2] == (printed, words)


@pytest.mark.parametrize(
    ("line", "role"),
    [("QUIESION. Why?", Role.ASKER), ("PRIM MINISTER: So.", Role.OFFICIAL), ("MODERATR: Next.", Role.MODERATOR)],
)
def test_a_damaged_label_has_the_role_of_the_whole_one(line: str, role: Role) -> None:
    label = damaged(line, PAGE, families())
    assert label is not None
    assert label.role is role
    assert label.damaged


@pytest.mark.parametrize(
    ("line", "printed", "words"),
    [
        ("MS. WHITLOCK  On Monday.", "MS. WHITLOCK", "On Monday."),
        ("MS. WHITLOCK. On Monday.", "MS. WHITLOCK.", "On Monday."),
        ("PRIME MINISTER", "PRIME MINISTER", ""),
    ],
)
def test_a_label_without_its_colon_is_whole(line: str, printed: str, words: str) -> None:
    assert read(line) == (printed, words, False)


@pytest.mark.parametrize(
    "line",
    [
        "The port pays.",
        "PORT OF KELDAN",
        "PRIMARY SCHOOLS: they open on Monday as well",
        "PRIME MINISTER's office paid.",
        "Ms. Whitlock said no.",
        "问题：码头安全吗？",
        "码头开放了。",
        "",
    ],
)
def test_words_near_to_no_label_are_no_label(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(("line", "keys"), [("林岳热：不。", whole("林岳然")), ("林岳然 不。", whole("林岳然"))])
def test_chinese_labels_are_never_guessed(line: str, keys: dict[str, Label]) -> None:
    assert read(line, keys) is None


def test_a_title_and_name_alone_in_a_line_is_a_label_where_labels_stand_alone() -> None:
    assert read("MINISTER FOR PORTS ORR", alone=True) == ("MINISTER FOR PORTS ORR", "", False)
    assert read("MINISTER FOR PORTS ORR") is None
