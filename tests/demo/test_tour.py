from onrecord.demo.listed import listed_pages
from onrecord.demo.tour import PLAY, capture_of
from onrecord.model import Capture


def test_the_page_shown_as_a_play_is_listed() -> None:
    assert PLAY in {page.name for page in listed_pages()}


def test_a_page_is_read_under_the_address_it_pretends_to_come_from() -> None:
    found = [(page.address, capture_of(page)) for page in listed_pages()]
    assert [address for address, one in found if not isinstance(one, Capture) or one.address != address] == []


def test_the_records_of_an_archive_are_told_apart_by_address() -> None:
    records = [capture_of(page) for page in listed_pages() if page.file.endswith(".warc.gz")]
    assert len({one.sha256 for one in records if isinstance(one, Capture)}) == len(records) == 2
