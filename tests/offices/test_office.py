import pytest

from onrecord.offices.office import Address, Lookup


@pytest.mark.parametrize(
    ("host", "paths", "address", "held"),
    [
        ("mfa.gov.example", (), "https://www.mfa.gov.example/web/1.html", True),
        ("mfa.gov.example", (), "http://mfa.gov.example/", True),
        ("mfa.gov.example", (), "https://notmfa.gov.example/", False),
        ("mfa.gov.example", (), "https://mirror.example/www.mfa.gov.example/", False),
        (".embassy.example", (), "https://paris.embassy.example/zh/", True),
        (".embassy.example", (), "https://embassy.example/", True),
        (".embassy.example", (), "https://fakeembassy.example/", False),
        ("gob.example", ("/presidencia/",), "https://www.gob.example/presidencia/articulos/1", True),
        ("gob.example", ("/presidencia/",), "https://www.gob.example/salud/articulos/1", False),
        ("gob.example", (), "WWW.GOB.EXAMPLE/a", True),
    ],
)
def test_an_address_holds_its_host_and_paths_only(host: str, paths: tuple[str, ...], address: str, held: bool) -> None:  # noqa: FBT001
    assert Address(host, paths).holds(address) is held


def test_a_lookup_means_its_page_only() -> None:
    by_digest = Lookup("wrong date", sha256="ab")
    assert by_digest.means("https://a.example/", "ab")
    assert not by_digest.means("https://a.example/", "cd")
    assert not by_digest.means(None, None)
