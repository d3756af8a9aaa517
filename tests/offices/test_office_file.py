from datetime import date

import pytest

from onrecord.errors import UsageError
from onrecord.offices.office_file import parse_office

MINIMAL = """\
id: zz-press
version: 1
name: {en: Press Office of Zedland, zh: 泽德兰新闻办公室}
publisher: Government of Zedland
country: ZZ
languages: [en, zh]
time_zone: Europe/Paris
cadence: {days: [mon, thu]}
terms: {license: free, address: https://press.zedland.example/terms}
assertions: {minimum_statements: 2, body_covered: 0.9, longest_gap_days: 7}
"""


def test_a_file_with_only_what_is_needed_is_an_office() -> None:
    office = parse_office(MINIMAL, "zz_press")
    assert (office.name, office.names["zh"]) == ("Press Office of Zedland", "泽德兰新闻办公室")
    assert office.cadence.days == {0, 3}
    assert (office.presiders, office.kinds, office.lookups) == ((), (), ())


def test_people_patterns_and_lookups_are_read() -> None:
    office = parse_office(
        MINIMAL
        + "presiders: [{names: [Ana Example, 安娜], labels: [MS. EXAMPLE], since: 2019, until: 2020-06}]\n"
        + "titles: ['spokesperson {presider}', '^{label}']\n"
        + "kinds: [{title: 'briefing by {presider}', kind: press-briefing, is_briefing: true}]\n"
        + "lookups: [{address: 'https://a.example/1', date: 2019-12-24, drop: ['oops'], reason: wrong year}]\n",
        "zz_press",
    )
    assert office.presiders[0].until == date(2020, 6, 30)
    assert office.titles[0].search("Spokesperson Ana  Example's remarks")
    assert office.titles[1].search("MS. EXAMPLE: Good morning")
    assert office.kinds[0].pattern.search("Briefing by 安娜")
    assert office.lookups[0].means("https://a.example/1", None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("version: 1\n", ""), "version: the key is missing"),
        (("country: ZZ\n", "country: ZZ\ncolour: red\n"), "unknown key `colour`"),
        (("id: zz-press", "id: zz_press"), "id: `zz_press` does not go with the folder; write `zz-press`"),
        (("Europe/Paris", "Europe/Nowhere"), "time_zone: no zone `Europe/Nowhere`"),
        (("[mon, thu]", "[monday]"), "cadence: days: `monday` is none of mon"),
        (("license: free, ", ""), "terms: license: the key is missing"),
        (("body_covered: 0.9", "body_covered: 90"), "assertions: body_covered: 90.0 is not a number from 0 to 1"),
        (("name: {en", "name: {fr"), "name: en: the key is missing"),
        (("languages: [en, zh]", "languages: [en, no]"), "languages: False is not a text"),
        (("id: zz-press", "id: [zz"), "not YAML"),
    ],
)
def test_a_fault_is_one_error_that_names_file_and_key(change: tuple[str, str], message: str) -> None:
    assert change[0] in MINIMAL
    with pytest.raises(UsageError) as raised:
        parse_office(MINIMAL.replace(*change), "zz_press")
    assert str(raised.value).startswith("offices/zz_press/office.yml: ")
    assert message in str(raised.value)


def test_a_lookup_names_its_page_in_one_way() -> None:
    with pytest.raises(UsageError, match="lookups 1: name the page by one of address and sha256"):
        parse_office(MINIMAL + "lookups: [{reason: wrong year}]\n", "zz_press")
