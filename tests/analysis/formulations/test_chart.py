from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.formulations.chart import Bar, block_chart, svg_chart, table_of

BARS = [Bar(f"2022-{month:02}", month % 5, 100) for month in range(1, 13)]
SVG = "{http://www.w3.org/2000/svg}"


def test_blocks_fit_the_terminal_and_name_both_ends() -> None:
    many = [Bar(f"{year}-{month:02}", year % 7, 9) for year in range(2000, 2025) for month in range(1, 13)]
    lines = block_chart(many, columns=80)
    assert max(map(len, lines)) <= 80
    assert lines[-1].split() == ["2000-01", "2024-12"]


def test_the_tallest_bar_is_full_and_a_single_use_is_seen() -> None:
    lines = block_chart([Bar("2020", 1000, 1), Bar("2021", 1, 1)], columns=40, rows=2)
    assert "█" in lines[0]
    assert "▁" in lines[1]


def test_no_uses_draw_nothing() -> None:
    assert block_chart([]) == []
    assert "█" not in "".join(block_chart([Bar("2020", 0, 5)]))


def test_the_picture_says_in_words_what_it_shows() -> None:
    tree = ET.fromstring(svg_chart(BARS, title="对等暂停 <&>", description="Nine uses."))  # noqa: S314  our own
    assert tree.find(f"{SVG}title").text == "对等暂停 <&>"  # type: ignore[union-attr]
    assert tree.find(f"{SVG}desc").text == "Nine uses."  # type: ignore[union-attr]
    assert tree.get("role") == "img"


def test_every_period_with_uses_has_a_bar_that_names_its_numbers() -> None:
    tree = ET.fromstring(svg_chart(BARS, title="x", description="y"))  # noqa: S314  our own
    told = [one.text for one in tree.findall(f"{SVG}rect/{SVG}title")]
    assert told == [f"{one.period}: {one.uses} uses, 100 statements" for one in BARS if one.uses]


@given(st.text(max_size=20))
def test_any_phrase_makes_a_picture_that_can_be_read(phrase: str) -> None:
    assert ET.fromstring(svg_chart(BARS, title=phrase, description=phrase)).tag == f"{SVG}svg"  # noqa: S314  our own


def test_the_table_has_a_row_for_every_period() -> None:
    assert table_of(BARS).count('<th scope="row">') == 12
