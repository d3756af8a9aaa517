import pytest

from onrecord.analysis.reuse.quotations import quotations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: “We agree.” Then “no.”", ["We agree.", "no."]),
        ('"We agree," she said. "Not yet."', ["We agree,", "Not yet."]),
        ("他说：“缓和局面值得珍惜。”", ["缓和局面值得珍惜。"]),
        ("他說：「緩和局面值得珍惜。」", ["緩和局面值得珍惜。"]),
        ("« D’accord », dit-elle.", [" D’accord "]),
        ("„Einverstanden“, sagte sie.", ["Einverstanden"]),
        ("“He called it ‘a gift’ today.”", ["He called it ‘a gift’ today."]),
        ("She said: ‘We don’t know yet.’ And left.", ["We don’t know yet."]),
        ("'The port is open,' she said.", ["The port is open,"]),
        ("It isn't 'the pilots' union that says no,' he said.", ["the pilots' union that says no,"]),
        ("‘It is ours,’ he said. Headed “Talks”.", ["It is ours,", "Talks"]),
        ("In the '90s the pilots' strike didn't 'end'.", []),
        ("The dogs' home and the cats' home.", []),
        ("Open 'here\nand closed there'.", []),
        ('A 5" pipe and a 6" pipe.', []),
        ("“It goes on\n“and ends here.”", ["It goes on", "and ends here."]),
        ("A stray “ mark.\nAnother line.", []),
        ("no quotation", []),
    ],
)
def test_what_stands_in_marks_is_found_without_the_marks(text: str, expected: list[str]) -> None:
    assert [one.cut(text) for one in quotations(text)] == expected
