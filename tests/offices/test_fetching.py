import pytest

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.offices.entries import Entries
from onrecord.offices.fetching import Fetching, fetching
from onrecord.text.yaml_data import load

LISTING = "{address: 'https://www.mfa.anlan.example/zh/', link: 't\\d+'"
NUMBERED = f"listings: [{LISTING}, pages: {{address: 'i_{{n}}.html', first: 1, count: 'of (\\d+)'}}}}]"


def made(text: str) -> Fetching:
    return fetching(Entries(load(text) or {}, "office.yml: fetch"))


def test_an_office_without_listings_is_polite_all_the_same() -> None:
    assert made("") == Fetching(5, ())


def test_pages_are_reached_by_number_until_there_are_no_more() -> None:
    (place,) = made(NUMBERED).listings
    found = [place.page(number, "page 1 of 3") for number in (1, 2, 3)]
    assert found == ["https://www.mfa.anlan.example/zh/i_1.html", "https://www.mfa.anlan.example/zh/i_2.html", None]
    assert place.page(3, "how many it does not say") == "https://www.mfa.anlan.example/zh/i_3.html"


def test_a_listing_without_numbers_leaves_the_next_page_to_the_page() -> None:
    (place,) = made(f"listings: [{LISTING}}}]").listings
    assert place.page(1, "") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("interval_seconds: 0", "interval_seconds: 0 is not polite"),
        ("listings: [{address: 'ftp://a.example', link: x}]", "is no address of a page"),
        (f"listings: [{LISTING}, pages: {{address: 'i.html', first: 1}}}}]", r"has no \{n\}"),
        (f"listings: [{LISTING}, pages: {{address: 'i{{n}}', first: 1, count: 'x'}}}}]", "one group"),
        ("listings: [{address: 'https://a.example', link: '('}]", "no regular expression"),
        ("robots: none", "unknown key `robots`"),
    ],
)
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        made(text)


def test_every_listing_of_an_office_lies_on_the_office_s_own_hosts() -> None:
    elsewhere = [
        (one.id, place.address)
        for one in offices().values()
        for place in one.fetch.listings
        if not any(host.holds(place.address) or host.paths for host in one.addresses)
    ]
    assert elsewhere == []
