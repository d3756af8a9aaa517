import datetime as dt

import pytest

from onrecord.analysis.reuse.passage import Mode, Passage, Reuse
from onrecord.analysis.reuse.source import Source
from onrecord.model.statement import Kind
from onrecord.pipeline.check.claims import claimed_day, is_one_of, people_of, quotation_claims
from onrecord.text.span import Span

PEOPLE = people_of(
    ["Ida Moreau", "Moreau", "Bo Lindqvist", "Lindqvist", "Ministry of Ports", "莫若安", "毛宁", "部长"],
    ["Ministry of Ports"],
)
SAID = "the fees stay as they are"


def span(text: str) -> Span:
    return Span(text.index(SAID), text.index(SAID) + len(SAID))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Ida Moreau said “{SAID}”.", "Ida Moreau"),
        (f"“{SAID}”, said Lindqvist, who follows Moreau.", "Lindqvist"),
        (f"Moreau spoke first.\nLindqvist said “{SAID}”.", "Lindqvist"),
        (f"Moreau left.\n“{SAID}”, she said.", "Moreau"),
        (f"Moreau left.\n“{SAID}”, said a pilot.", None),
        (f"The Ministry of Ports: “{SAID}”.", None),
        (f"莫若安表示：“{SAID}”。", "莫若安"),
        (f"发言人毛宁说：“{SAID}”。", "毛宁"),
        (f"部长说：“{SAID}”。", None),
    ],
)
def test_whose_words_a_page_says_they_are(text: str, expected: str | None) -> None:
    found = PEOPLE.speaking(text, span(text))
    assert (found and found[1].cut(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"On March 3, 2021 she said “{SAID}”.", dt.date(2021, 3, 3)),
        (f"“{SAID}”, she said on Wednesday.", dt.date(2021, 3, 3)),
        (f"她3月2日说：“{SAID}”。", dt.date(2021, 3, 2)),
        (f"The fair opened on March 1, 2021. She said “{SAID}”.", None),
        (f"She said “{SAID}”.", None),
    ],
)
def test_which_day_a_page_says_they_are_of(text: str, expected: dt.date | None) -> None:
    assert claimed_day(text, span(text), dt.date(2021, 3, 5)) == expected


@pytest.mark.parametrize(
    ("name", "agrees"),
    [
        ("莫若安", True),
        ("港务局发言人莫若安表示", True),
        ("港务局发言人毛宁表示", False),
        ("港务局", True),
        ("港务局发言人说", False),
    ],
)
def test_a_chinese_name_is_known_behind_a_post_and_before_a_verb_of_saying(name: str, agrees: bool) -> None:  # noqa: FBT001
    source = Source("x-por/2021-03-03/zh/a1@r1", Kind.ANSWER, 1, SAID, names=("莫若安", "港务局"))
    assert is_one_of(name, source) is agrees


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        (f"On March 3, 2021 Moreau said “{SAID}”.", True),
        (f"On March 2, 2021 Moreau said “{SAID}”.", False),
        (f"“{SAID}”, Moreau said on Tuesday, March 2, 2021.", False),
        (f"“{SAID}”, Moreau said on Tuesday.", True),
        (f"HARBOR, March 2, 2021 - Moreau said “{SAID}”.", True),
        (f"莫若安2021年3月2日说：“{SAID}”。", False),
        (f"海港2021年3月2日电 莫若安说：“{SAID}”。", True),
    ],
)
def test_a_day_printed_in_full_is_that_day_and_no_other(text: str, agrees: bool) -> None:  # noqa: FBT001
    place = span(text)
    source = Source(
        "x-por/2021-03-03/en/a1@r1", Kind.ANSWER, 1, SAID, date=dt.date(2021, 3, 3), names=("Moreau", "莫若安")
    )
    passage = Passage(place, Span(0, len(SAID)), source, Mode.QUOTATION, Reuse.COPY, (), 6.0, 1.0)
    days = [one for one in quotation_claims(passage, text, dt.date(2021, 3, 5), PEOPLE) if one.about == "date"]
    assert [one.agrees for one in days] == [agrees]
