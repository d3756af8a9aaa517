from collections.abc import Callable

import pytest
from attrs import evolve

from onrecord.model.transcript import Nature
from onrecord.record.page_key import office_slug, page_key
from onrecord.record.prepared import Prepared

Ready = Callable[..., Prepared]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/p", "http://a.example:80/p#top"),
        ("https://A.example/p", "https://a.example:443/p"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/p?id=3&utm_source=x", "https://a.example/p?id=3"),
    ],
)
def test_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert page_key(one, sha256="0") == page_key(other, sha256="0")


@pytest.mark.parametrize(
    "other", ["https://a.example/q", "https://b.example/p", "https://a.example/p?id=3", "https://a.example/P"]
)
def test_addresses_of_two_pages_have_two_keys(other: str) -> None:
    assert page_key("https://a.example/p", sha256="0") != page_key(other, sha256="0")


def test_a_file_is_a_page_by_its_path_and_bytes_without_a_place_by_their_digest() -> None:
    assert page_key("/pages/a.html", sha256="0") == "file:/pages/a.html"
    assert page_key("mailto:desk@a.example?No.3", sha256="0") == "mailto:desk@a.example?No.3"
    assert [page_key(place, sha256="ab") for place in (None, "-")] == ["sha256:ab", "sha256:ab"]


def test_a_saved_official_page_is_the_page_it_says_it_is_and_a_saved_reprint_a_file(
    page: Callable[..., str], ready: Ready
) -> None:
    link = '<link rel="canonical" href="https://www.mfa.anlan.example/en/7.html"><title>'
    official = ready(page().replace("<title>", link), "/saved/x.html")
    assert official.page == "www.mfa.anlan.example/en/7.html"
    draft = official.draft
    assert draft is not None
    reprint = evolve(draft, nature=Nature.REPRINT)
    assert page_key("/saved/y.html", sha256="0", draft=reprint) == "file:/saved/y.html"


def test_an_office_without_a_folder_is_named_by_its_host(page: Callable[..., str], ready: Ready) -> None:
    draft = ready(page()).draft
    assert draft is not None
    stranger = evolve(draft, briefing=evolve(draft.briefing, office=None))
    assert office_slug(draft) == "xa-mfa"
    assert office_slug(stranger) == "mfa-anlan-example"
    nowhere = evolve(stranger, capture=evolve(draft.capture, address=None))
    assert office_slug(nowhere) == "unknown"
