import pytest

from onrecord.offices.us_state.parse import sharpen
from onrecord.reading.block import Head
from onrecord.reading.hints import Hints


@pytest.mark.parametrize(
    ("line", "presider"),
    [
        ("Colin Brightwater, Department Spokesperson", "Colin Brightwater"),
        ("By Ada Quill, Principal Deputy Spokesperson", "Ada Quill"),
        ("Office of the Spokesperson", None),
        ("MR BRIGHTWATER: As she said, Department Spokesperson", None),
    ],
)
def test_the_by_line_names_whoever_briefs(line: str, presider: str | None) -> None:
    assert sharpen(Hints(), Head(), ["Press Briefing", line]).presider == presider
