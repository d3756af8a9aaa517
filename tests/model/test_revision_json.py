from pathlib import Path

import pytest
from attrs import evolve

import onrecord
from onrecord.demo.listed import listed_pages
from onrecord.errors import OnRecordError
from onrecord.model.revision import Revision, revision_of
from onrecord.model.revision_json import leaf_value, read_revision, revision_json
from onrecord.model.transcript import Transcript

PAGES = sorted(str(one.path) for one in listed_pages() if Path(one.path).suffix in {".html", ".md"})

BRIEFING = next(path for path in PAGES if path.endswith("xa_mfa/2019-03-14.en.html"))


def read(path: str) -> tuple[Transcript, Revision] | None:
    transcript = onrecord.read(path)
    if transcript.briefing is None:
        return None
    return transcript, revision_of(transcript, edition="xa-mfa/2020-01-01/en", number=3)


@pytest.mark.parametrize("path", PAGES[::4])
def test_a_revision_comes_back_from_its_json_with_every_word_and_place(path: str) -> None:
    made = read(path)
    if made is None:
        return
    transcript, revision = made
    again = read_revision(revision_json(revision))
    assert revision_json(again) == revision_json(revision)
    assert (again.statements, again.page, again.briefing, again.text) == (
        transcript.statements, transcript.page, transcript.briefing, transcript.text,
    )  # fmt: skip
    assert [again.bytes_of(one.span) for one in again.statements] == [
        transcript.bytes_of(one.span) for one in transcript.statements
    ]


def test_a_leaf_names_the_statement_in_full_with_its_words_and_bytes() -> None:
    made = read(BRIEFING)
    assert made is not None
    transcript, revision = made
    one = revision.statements[1]
    leaf = leaf_value(revision, one)
    assert leaf["id"] == f"xa-mfa/2020-01-01/en/{one.id}@r3"
    raw = b"".join(transcript.capture.content[start:end] for start, end in leaf["bytes"]).decode()
    assert leaf["text"].split()[0] in raw


def test_a_page_without_an_event_makes_no_revision() -> None:
    made = read(BRIEFING)
    assert made is not None
    with pytest.raises(ValueError, match="no revision"):
        revision_of(evolve(made[0], briefing=None), edition="x", number=1)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"schema":"other/1"}', b"\xff"])
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(OnRecordError):
        read_revision(content)
