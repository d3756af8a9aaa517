import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.search import search
from onrecord.errors import UsageError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.store import Store
from onrecord.record.writer import Writer, utc_now
from onrecord.text.wrap import width

PAGE = """<title>Regular Press Conference on March 18, 2020</title><p>Q: Will the talks resume?</p>
<p>A: We have no news on the talks. {more}</p><p>问：双方会恢复谈判吗？</p><p>答：我们希望双方恢复谈判，{more_zh}</p>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of a record of one page, with its index."""
    page = PAGE.format(more="We hope for peace. " * 30, more_zh="和平符合各方利益，" * 30).encode()
    capture = Capture(page, "text/html", "utf-8", "https://mfa.anlan.example/1.html")
    made = tmp_path_factory.mktemp("found") / "record"
    with Writer(made) as writer:
        list(ingest(writer, [Received(capture, utc_now(), 200, (), "web")]))
    with Store.open(made) as store:
        follow_up(store)
    return made


def told(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(search, [*words, "--record", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_hits_are_shown_with_their_words_marked_in_80_columns(folder: Path) -> None:
    for query, words in (("talks", "«talks»"), ("谈判", "«谈判»")):
        shown = told(folder, query)
        assert "xa-mfa/2020-03-18/" in shown
        assert words in shown
        assert shown.endswith("2 of 2 statements\n")
        assert max(width(line) for line in shown.splitlines()) <= 80


def test_words_of_several_arguments_are_one_query(folder: Path) -> None:
    assert told(folder, "no", "news") == told(folder, "no news")


def test_json_is_the_answer_then_its_hits(folder: Path) -> None:
    answer, *hits = (json.loads(line) for line in told(folder, "talks", "--json", "--limit", "1").splitlines())
    assert (answer["schema"], answer["total"], len(hits)) == ("onrecord.search/1", 2, 1)
    start, end = hits[0]["marks"][0]
    assert hits[0]["text"][start:end] == "talks"


def test_all_shows_every_hit(folder: Path) -> None:
    lines = told(folder, "talks OR 谈判", "--all", "--json")
    answer, *hits = (json.loads(line) for line in lines.splitlines())
    assert answer["total"] == len(hits) == 4


def test_counts_are_shown_instead_of_hits(folder: Path) -> None:
    shown = told(folder, "talks", "--counts", "month", "--counts", "kind")
    assert "2020-03" in shown
    assert shown.endswith("\n2 statements\n")
    lines = [json.loads(line) for line in told(folder, "talks", "--counts", "month", "--json").splitlines()]
    assert lines[1:] == [{"schema": "onrecord.count/1", "by": "month", "value": "2020-03", "statements": 2}]


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a record of an official page, a second one with words of its own, and a blog's reprint of the first."""
    own = "<p>Q: Is there a date?</p><p>A: Nothing {more} has been fixed.</p>"
    title = "Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on March 18, 2020"
    shared = f"<title>{title}</title><h1>{title}</h1><p>Q: Will the five-party talks resume this spring?</p>"
    first = (
        shared
        + "<p>A: We hope that dialogue goes on.</p>"
        + own.format(more="of the sort")
        + "<p>A: Thank you all.</p>"
    )
    other = "<p>AFP: What about the canal of Keldan?</p><p>A: Volcanoes are no business of this ministry, nor are canals.</p>"
    pages = {
        "https://mfa.anlan.example/1.html": first,
        "https://mfa.anlan.example/2.html": shared + "<p>A: We hope that dialogue goes on.</p>" + other * 2,
        "https://blog.example/xa-mfa": first.replace("dialogue", "detention"),
    }
    captures = [Capture(page.encode(), "text/html", "utf-8", address) for address, page in pages.items()]
    made = tmp_path_factory.mktemp("copied") / "record"
    with Writer(made) as writer:
        for one in captures:
            list(ingest(writer, [Received(one, utc_now(), 200, (), "web")]))
    with Store.open(made) as store:
        follow_up(store)
    return made


def test_an_official_page_with_words_of_its_own_is_found_beside_the_first(copied: Path) -> None:
    with Store.open(copied) as store:
        natures = {one.id: (one.nature, one.primary) for one in store.all_editions()}
    assert natures == {
        "xa-mfa/2020-03-18/en": ("official", True),
        "xa-mfa/2020-03-18/en-2": ("official", True),
        "xa-mfa/2020-03-18/en-3": ("reprint", False),
    }
    assert "2 of 2 statements" in told(copied, "volcanoes")
    assert "Nothing found" in told(copied, "detention")


def test_nothing_found_counts_what_was_looked_through_and_names_the_copies_left_out(copied: Path) -> None:
    def line(query: str) -> str:
        return " ".join(told(copied, query).split())

    with Store.open(copied) as store:
        counts = {row.edition: row.statements for one in store.all_editions() for row in store.revision_rows(one.id)}
    copies = counts.pop("xa-mfa/2020-03-18/en-3")
    searched = sum(counts.values())
    besides = f"{copies} statements in copies left out (copies:with searches them too)."
    assert line("detention") == (
        f"Nothing found; searched {searched} statements, 1 of 1 expected briefings, 2020-03 (xa-mfa); {besides}"
    )
    assert line("landslide kind:question").startswith(
        "Nothing found; searched 5 statements that the filters let through"
    )
    assert line("landslide copies:with").startswith(f"Nothing found; searched {searched + copies} statements, 1 of 1")
    assert line("landslide after:2021") == "Nothing found; the filters let no statement through."
    assert "1 of 1 statement" in told(copied, "detention copies:with")


def test_nothing_found_says_how_much_was_searched_and_what_may_be_meant(folder: Path) -> None:
    shown = told(folder, "resmue")
    assert shown.startswith("Nothing found; searched 4 statements")
    assert "Did you mean resume?" in shown


def test_other_names_are_told(folder: Path) -> None:
    assert "other names of denuclearization; --exact" in " ".join(told(folder, "denuclearization").split())


def test_a_query_that_cannot_be_read_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="character 1"):
        told(folder, '"talks')
