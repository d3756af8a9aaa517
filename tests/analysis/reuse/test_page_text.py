import pytest

from onrecord.analysis.reuse.page_text import PageText


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("Moreau", True),
        ("moreau", False),
        ("Ida Moreau", True),
        ("IDA  MOREAU", True),
        ("Ida Lin", False),
        ("林默", True),
        ("默林", False),
    ],
)
def test_a_name_that_cannot_stand_on_the_page_is_not_looked_for(name: str, *, may: bool) -> None:
    assert PageText("The office of Ida Moreau said so; 林默 was there.").may_name(name) is may


def test_letters_that_a_search_without_case_takes_for_others_leave_names_open() -> None:
    assert PageText("\u0130da Moreau").may_name("Ida Moreau")
