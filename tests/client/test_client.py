"""The client at a live server says what the local library says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.client import Client, SiteError
from onrecord.errors import UsageError
from onrecord.pipeline.opened import Record, open_record
from onrecord.record.receipt_check import check_receipt

STORY = b"""<html><head><title>Anlan says</title></head><body><h1>Anlan welcomes</h1><p>Anlan welcomes the signs of detention
on the Peninsula. A hotline that rings and a drill that falls silent are good.</p></body></html>"""


@pytest.fixture
def far(address: str) -> Iterator[Client]:
    with Client(address) as client:
        yield client


@pytest.fixture
def near(demo: Path) -> Iterator[Record]:
    with open_record(demo) as record:
        yield record


def test_a_page_is_checked_as_its_bytes_are(far: Client, tmp_path: Path) -> None:
    path = tmp_path / "story.html"
    path.write_bytes(STORY)
    assert far.check(STORY) == far.check(path)
    assert far.check(path)["passages"]
    with pytest.raises(UsageError, match="cannot be read"):
        far.check(tmp_path / "none.html")


def test_a_search_asks_for_no_more_parts_than_are_read(far: Client) -> None:
    assert far.search("talks", limit=0).total == far.search("talks", limit=3, offset=90).total
    assert [one.id for one in far.search("talks", limit=4, offset=2).hits] == [
        one.id for one in far.search("talks", limit=6).hits
    ][2:]


def test_a_receipt_holds_without_the_site(far: Client) -> None:
    receipt = far.receipt("xa-mfa/2024-04-11/en/a1")
    assert check_receipt(receipt, root=far.state()["root"]) == []


def test_quoted_words_are_followed(far: Client) -> None:
    found = far.resolve("xa-mfa/2024-04-11/en/a1@r1", "Anlan welcomes the signs")
    assert (found["outcome"], found["words"]) == ("exact", ["Anlan welcomes the signs"])


def test_an_export_becomes_a_file_only_when_it_is_whole(far: Client, tmp_path: Path) -> None:
    path = tmp_path / "found.csv"
    assert far.export("csv", path, query="sanctions") == path.stat().st_size
    assert path.read_text("utf-8").startswith("id,briefing,")
    with pytest.raises(SiteError) as fault:
        far.export("akn", tmp_path / "none.xml", ids=["xa-mfa/1999-01-01/en"])
    assert fault.value.status == 422
    assert [one.name for one in tmp_path.iterdir()] == ["found.csv"]


def test_what_the_site_refuses_is_told_with_its_words(far: Client) -> None:
    with pytest.raises(SiteError, match="the record holds no") as fault:
        far.statement("xa-mfa/2024-04-11/en/a99")
    assert fault.value.status == 404
    with pytest.raises(SiteError, match="bracket"):
        far.search("(")
    with pytest.raises(UsageError):
        far.statement("../../admin")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError):
        Client("record.example")


def test_the_client_is_loaded_without_django_or_the_record() -> None:
    import subprocess
    import sys

    words = "import sys, onrecord.client; print([one for one in sys.modules if one.startswith(('django', 'onrecord.record', 'onrecord.web', 'ninja'))])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert onrecord.__version__
