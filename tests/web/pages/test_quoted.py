"""Quotations on pages are the record's words, each time."""

from pathlib import Path

import pytest
from django.test import Client

from onrecord.errors import UsageError
from onrecord.web.pages.quoted import fault_of, link_of, quoted
from onrecord.web.record.book import book_of

WORDS = "安方对此强烈不满、坚决反对"


def test_words_are_found_and_named_with_revision_place_and_digest(client: Client) -> None:  # noqa: ARG001
    link = link_of("xa-mfa/2024-04-11/en/a1")
    assert "@r1?q=0-" in link
    assert fault_of(link) is None
    assert quoted(link).state == "exact"


def test_words_that_the_statement_does_not_have_are_refused(client: Client) -> None:  # noqa: ARG001
    with pytest.raises(UsageError, match="does not have these words"):
        link_of("xa-mfa/2024-04-11/en/a1", "nobody said this")


def test_a_damaged_link_quotes_nothing(client: Client) -> None:  # noqa: ARG001
    link = link_of("xa-mfa/2024-04-11/en/a1")
    broken = link[:-1] + ("0" if link[-1] != "0" else "1")
    assert fault_of(broken) == "other words stand at this place of the record"
    assert quoted(broken).words == ""


@pytest.mark.parametrize(
    "link", ["", "xa-mfa/2024-04-11/en/a1?q=0-4~abcdef", "cn-mfa/1999-01-01/en/a1@r1?q=0-4~abcdef"]
)
def test_what_names_no_words_of_the_record_is_refused(client: Client, link: str) -> None:  # noqa: ARG001
    assert fault_of(link) is not None


def test_words_that_left_the_official_page_stay_and_are_said_to_be_revised(client: Client, demo: Path) -> None:  # noqa: ARG001
    first = next(
        one for row in book_of(demo).store.revision_rows("xa-mfa/2024-04-11/zh")[:1]
        for one in book_of(demo).revision(row).statements if WORDS in one.text
    )  # fmt: skip
    found = quoted(link_of(f"xa-mfa/2024-04-11/zh/{first.id}@r1", WORDS))
    assert found.words == WORDS
    assert found.revised
