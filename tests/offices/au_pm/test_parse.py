import pytest

from onrecord.offices.au_pm.parse import sharpen
from onrecord.reading.block import Head
from onrecord.reading.hints import Hints, Person


@pytest.mark.parametrize(
    ("lines", "presider"),
    [
        (["TRANSCRIPT OF THE PRIME MINISTER", "THE HON. WALTER ASHDOWN MP", "DOORSTOP"], "Walter Ashdown"),
        (["TRANSCRIPT OF THE PRIME MINISTER, THE HON J L ASHDOWN, MP"], None),
        (["PRIME MINISTER THE HON JANE O'BRIEN M.P."], "Jane O'Brien"),
        (["PRIME MINISTER:", "The Hon. Member is wrong."], None),
    ],
)
def test_the_letterhead_names_the_prime_minister(lines: list[str], presider: str | None) -> None:
    assert sharpen(Hints(), Head(), lines).presider == presider


def test_a_known_name_is_given_in_its_known_form() -> None:
    known = Hints(presiders=(Person(("Wally McAshdown",)),))
    assert sharpen(known, Head(), ["PRIME MINISTER", "THE HON. WALLY MCASHDOWN MP"]).presider == "Wally McAshdown"
