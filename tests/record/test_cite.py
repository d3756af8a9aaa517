import datetime as dt

import pytest
from attrs import evolve

import onrecord
from onrecord.demo.listed import PAGES
from onrecord.errors import UsageError
from onrecord.model.revision import revision_of
from onrecord.model.transcript import Nature
from onrecord.record.cite import UNNAMED, cite, cite_all
from onrecord.record.cite_forms import bibtex, csl, ris
from onrecord.record.export import Excerpt, whole
from onrecord.record.export.times import instant

CAPTURED = dt.datetime(2026, 11, 21, 22, 15, 3, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def excerpt() -> Excerpt:
    transcript = onrecord.read(PAGES / "xa_mfa" / "2019-07-17.en.html")
    made = revision_of(transcript, edition="xa-mfa/2019-07-17/en", number=2)
    page = evolve(made.page, canonical="https://www.mfa.anlan.example/en/1.html")
    return whole(evolve(made, page=page), captured=CAPTURED)


def test_a_citation_names_speaker_event_revision_bytes_and_both_addresses(excerpt: Excerpt) -> None:
    sha256 = excerpt.revision.capture.sha256
    assert cite(excerpt, "a1").plain() == (
        "Lin Yueran (presiding), Ministry of Foreign Affairs of Anlan, regular press conference, 17 Jul 2019, answer 1, English edition, "
        f"revision 2 (captured {instant(CAPTURED)}, sha256 {sha256}). Official: https://www.mfa.anlan.example/en/1.html. "
        "Record: xa-mfa/2019-07-17/en/a1@r2."
    )


@pytest.mark.parametrize(
    ("nature", "word"), [(Nature.REPRINT, "Reprint"), (Nature.ARTICLE, "Article"), (Nature.OTHER, "Page")]
)
def test_only_the_offices_own_page_is_called_official(excerpt: Excerpt, nature: Nature, word: str) -> None:
    copied = cite(evolve(excerpt, revision=evolve(excerpt.revision, nature=nature)), "a1")
    assert f"). {word}: https://www.mfa.anlan.example/en/1.html. " in copied.plain()
    assert "fficial" not in copied.plain()
    told = f"; read from: {word.lower()}"
    assert told in bibtex(copied)
    assert told in ris(copied)
    assert csl(copied)["note"].endswith(told)
    assert "read from" not in bibtex(cite(excerpt, "a1"))


def test_an_exchange_and_a_whole_edition_can_be_cited(excerpt: Excerpt) -> None:
    assert cite(excerpt, "x1").ref == "xa-mfa/2019-07-17/en/x1@r2"
    assert ", exchange 1, " in cite(excerpt, "x1").plain()
    assert cite(excerpt).ref == "xa-mfa/2019-07-17/en@r2"


def test_an_unnamed_asker_is_not_the_office(excerpt: Excerpt) -> None:
    question = evolve(excerpt.revision.statements[0], id="q1", speaker=None, outlet=None)
    bare = evolve(excerpt, revision=evolve(excerpt.revision, statements=(question,)), statements=(question,))
    found = cite(bare, "q1")
    assert (found.author, found.role) == (UNNAMED, "asking") if question.kind == "question" else found.author
    assert csl(found)["author"] == [{"literal": UNNAMED}]


def test_what_is_not_there_cannot_be_cited(excerpt: Excerpt) -> None:
    for item in ("a99", "x99"):
        with pytest.raises(UsageError, match=f"has no {item}"):
            cite(excerpt, item)


def test_bibtex_escapes_what_tex_reads_and_keeps_addresses(excerpt: Excerpt) -> None:
    odd = evolve(cite(excerpt, "a1"), author="A & B_{C}", address="https://x.example/a_b?c=1&d=2")
    entry = bibtex(odd)
    assert entry.startswith("@misc{xa-mfa:2019-07-17:en:a1:r2,\n")
    assert r"author = {{A \& B\_\{C\}}}," in entry
    assert "url = {https://x.example/a_b?c=1&d=2}," in entry


def test_ris_is_one_line_a_field_and_ends(excerpt: Excerpt) -> None:
    lines = ris(evolve(cite(excerpt, "a1"), title="two\nlines")).split("\r\n")
    assert lines[0] == "TY  - GOVDOC"
    assert "T2  - two lines" in lines
    assert lines[-2:] == ["ER  - ", ""]


def test_an_undated_item_has_no_invented_date(excerpt: Excerpt) -> None:
    undated = evolve(cite(excerpt, "a1"), date=None, captured=None)
    assert "no date" in undated.plain()
    assert {"issued", "accessed"}.isdisjoint(csl(undated))
    assert "year" not in bibtex(undated)


def test_every_statement_of_an_excerpt_is_cited(excerpt: Excerpt) -> None:
    assert [one.ref for one in cite_all(excerpt)] == [excerpt.revision.ref(one) for one in excerpt.statements]


@pytest.mark.parametrize("reader", ["Shen Zhiwei", "沈志伟"])
def test_a_speaker_left_open_by_editors_is_not_the_presider(excerpt: Excerpt, reader: str) -> None:
    fixed = evolve(excerpt, corrections={"a1": {"speaker": None}, "": {"presider": reader}})
    found = cite(fixed, "a1")
    assert (found.author, found.role) == (None, None)
    assert cite(fixed, "x1").author == reader
    assert "speaker read as" in found.plain()


def test_a_day_and_a_kind_of_event_found_wrong_are_cited_as_corrected(excerpt: Excerpt) -> None:
    fixed = evolve(excerpt, corrections={"": {"date": "2019-07-18", "kind": "press-briefing"}})
    found = cite(fixed, "a1")
    assert (found.date, found.event) == (dt.date(2019, 7, 18), "press briefing")
    assert found.corrected == "event read as regular-press-conference; date read as 2019-07-17"
    assert cite(evolve(excerpt, corrections={"": {"date": None}}), "a1").date is None
