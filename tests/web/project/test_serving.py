"""Around every page: its headers, its language, its place in the cache, and the options behind it."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ConnectionHandler
from django.http import HttpResponse
from django.test import Client, RequestFactory

from onrecord.errors import UsageError
from onrecord.web.gate.address import PLAIN
from onrecord.web.gate.generation import turn
from onrecord.web.gate.headers import POLICY
from onrecord.web.gate.options import SiteOptions, options_from
from onrecord.web.project.database import database_of
from onrecord.web.project.page_cache import Page, PageCache, Pages, State
from onrecord.web.project.ready import TEMPLATE, make_tables, secret_of
from onrecord.web.project.settings import settings_of
from onrecord.web.record.book import Stamp

FOLDER = Path("record")


def test_every_answer_carries_the_headers_and_no_cookie(client: Client) -> None:
    for path in ("/", "/search?q=talks", "/index.json", "/nothing", "/xa-mfa/2024-04-11/zh/q3", "/coverage/"):
        answer = client.get(path)
        assert not answer.cookies
        assert answer["Content-Security-Policy"] == POLICY
        assert "unsafe" not in POLICY
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Cookie" not in answer.get("Vary", "")


def test_https_is_told_of_only_where_it_is_there(site: Callable[..., Client], demo: Path) -> None:
    assert "Strict-Transport-Security" not in site(demo).get("/")
    assert "Strict-Transport-Security" in site(demo, secure=True).get("/")


def test_a_name_that_is_not_the_sites_is_refused(client: Client) -> None:
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 400


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_nothing_can_be_sent_to_the_site(client: Client, method: str) -> None:
    answer = getattr(client, method)("/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_a_page_is_packed_for_who_can_unpack_it(client: Client) -> None:
    plain = client.get("/")
    packed = client.get("/", headers={"accept-encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


def test_a_browser_that_has_the_page_is_told_so(client: Client) -> None:
    first = client.get("/coverage")
    assert client.get("/coverage", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert client.get("/coverage", headers={"if-modified-since": first["Last-Modified"]}).status_code == 304


def test_a_head_request_has_the_headers_alone(client: Client) -> None:
    answer = client.head("/coverage")
    assert (answer.content, answer["Content-Length"]) == (b"", str(len(client.get("/coverage").content)))


def test_style_is_served_for_good_under_an_address_of_its_own(client: Client) -> None:
    page = client.get("/").content.decode()
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = client.get(address)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert len(gzip.compress(b"".join(answer))) < 20_000


def _page(size: int) -> Page:
    return Page(200, (), b"x" * size, None)


def test_pages_are_dropped_when_the_record_grows_and_when_room_is_short() -> None:
    one, two = State(Stamp(1, 10, 0, 0.0), 0), State(Stamp(1, 20, 0, 0.0), 0)
    held = Pages(10_000)
    held.put(one, "/a", _page(500))
    assert held.get(one, "/a") is not None
    assert held.get(two, "/a") is None
    for number in range(30):
        held.put(two, f"/{number}", _page(500))
    assert held.get(two, "/29") is not None
    assert held.get(two, "/0") is None


def test_a_page_too_large_is_not_kept() -> None:
    stamp = State(Stamp(1, 10, 0, 0.0), 0)
    held = Pages(10_000)
    held.put(stamp, "/a", _page(5_000))
    assert held.get(stamp, "/a") is None


def test_options_are_read_from_the_environment() -> None:
    environment = {
        "ONRECORD_SITE": "https://record.example/",
        "ONRECORD_HOSTS": "a.example, b.example",
        "ONRECORD_SECURE": "1",
    }
    made = options_from(environment, folder=FOLDER, host="0.0.0.0")  # noqa: S104  named, not bound
    assert made.address == "https://record.example"
    assert {"record.example", "a.example", "b.example", "localhost"} <= set(made.hosts)
    assert made.secure


@pytest.mark.parametrize(
    ("name", "value"), [("ONRECORD_SITE", "record.example"), ("ONRECORD_SECURE", "perhaps"), ("ONRECORD_CACHE", "much")]
)
def test_an_option_that_cannot_be_read_is_named(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=name):
        options_from({name: value}, folder=FOLDER)


def test_the_address_of_the_site_stands_in_canonical_links(site: Callable[..., Client], demo: Path) -> None:
    page = site(demo, address="https://record.example").get("/zh/coverage").content.decode()
    assert '<link rel="canonical" href="https://record.example/zh/coverage">' in page
    assert 'hreflang="en" href="https://record.example/coverage"' in page


def test_what_editors_publish_drops_the_pages_held(client: Client) -> None:
    before = client.get("/coverage")["ETag"]
    assert client.get("/coverage")["ETag"] == before
    turn(settings.ONRECORD.site_folder)
    assert client.get("/coverage")["ETag"] != before


def test_pages_of_one_name_are_not_shown_under_another(site: Callable[..., Client], demo: Path) -> None:
    site(demo)
    held = PageCache(lambda request: HttpResponse(request.get_host()))
    asked = [RequestFactory(headers={"host": name}).get("/coverage") for name in ("testserver", "testserver:81")]
    for request in asked:
        request.META[PLAIN] = "/coverage"
    assert [held(request).content for request in asked] == [b"testserver", b"testserver:81"]  # type: ignore[attr-defined]


def test_a_signed_in_reader_gets_pages_that_nobody_keeps(client: Client) -> None:
    client.cookies["sessionid"] = "some-session"
    assert client.get("/coverage")["Cache-Control"] == "private, no-store"


def test_the_sites_database_is_a_file_or_postgresql() -> None:
    assert database_of("", Path("data"))["NAME"] == "data/site.sqlite3"
    assert database_of("sqlite:////var/site.db", Path("data"))["NAME"] == "/var/site.db"
    made = database_of("postgresql://ed%40x:p%2Fw@db.example:5433/press?sslmode=require", Path("data"))
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"]) == ("ed@x", "p/w", "db.example", "5433")
    assert (made["NAME"], made["OPTIONS"]) == ("press", {"sslmode": "require"})


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://host", "press"])
def test_another_database_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(UsageError, match="DATABASE_URL"):
        database_of(address, Path("data"))


def test_the_secret_is_made_once_and_is_nobody_elses(tmp_path: Path) -> None:
    made = secret_of(tmp_path / "site")
    assert len(made) > 50
    assert secret_of(tmp_path / "site") == made
    assert (tmp_path / "site" / "secret").stat().st_mode & 0o077 == 0


def test_the_tables_are_made_once(tables: None) -> None:  # noqa: ARG001  they are made by it
    assert make_tables() == 0


def test_the_template_of_the_database_has_all_tables(tmp_path: Path) -> None:
    """When this fails after a migration was added: `python scripts/site_template.py`."""
    path = tmp_path / "site.sqlite3"
    path.write_bytes(gzip.decompress(TEMPLATE.read_bytes()))
    connection = ConnectionHandler({"default": database_of(f"sqlite:///{path}", tmp_path)})["default"]
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    connection.close()


def test_mail_goes_by_the_server_that_is_named() -> None:
    made = settings_of(SiteOptions(FOLDER, data=settings.ONRECORD.data, mail="smtp://me:p%40w@mail.example:587"))
    assert (made["EMAIL_HOST"], made["EMAIL_PORT"], made["EMAIL_USE_TLS"]) == ("mail.example", 587, True)
    assert (made["EMAIL_HOST_USER"], made["EMAIL_HOST_PASSWORD"]) == ("me", "p@w")
