import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.analysis.reuse import edits
from onrecord.cli.redline import redline, whole
from onrecord.cli.revisions import revisions
from onrecord.cli.terminal import Paper
from onrecord.errors import UsageError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.writer import Writer
from onrecord.text.wrap import width

NAME = "xa-mfa/2020-03-18"
PAGE = (
    "<html><title>Regular Press Conference on March 18, 2020</title><body>{menu}<p>Q: Will the Five-Party Talks resume?</p>"
    "<p>A: We hope that the {count} parties resume the talks without delay. Patience is needed.</p>"
    "<p>Q: And what about the ferry between Anlan and Westmark?</p><p>A: It opens in spring.</p>{more}</body></html>"
)
MENU = '<ul class="menu"><li><a href="/a">{}</a></li><li><a href="/b">Archive</a></li><li><a href="/c">Contact us</a></li></ul>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Returns a record of one page captured four times: as it was, unchanged, with another menu, reworded."""
    start = datetime(2020, 3, 18, 9, tzinfo=UTC)
    first = PAGE.format(menu="", count="five", more="")
    later = PAGE.format(menu=MENU.format("Home"), count="six", more="<p>Q: Is there more?</p><p>A: No.</p>")
    with Writer(tmp_path / "record", clock=lambda: start) as writer:
        for hours, page in enumerate((first, first, later)):
            capture = Capture(page.encode(), "text/html", "utf-8", "https://mfa.anlan.example/1.html")
            list(ingest(writer, [Received(capture, start + timedelta(hours=hours), 200, (), "web")]))
    return tmp_path / "record"


def told(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(revisions, [*words, "--record", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_revisions_are_listed_with_capture_address_digest_and_checks(folder: Path) -> None:
    text = told(folder, NAME)
    assert "r1  captured 2020-03-18 09:00 UTC" in text
    assert "r2  captured 2020-03-18 11:00 UTC" in text
    assert text.count("sha256 ") == 2
    assert text.count("https://mfa.anlan.example/1.html") == 2
    assert "checked 3 times, 1 unchanged; last 2020-03-18 11:00 UTC: changed" in text


def test_a_changed_number_is_marked_in_its_sentence_and_named(folder: Path) -> None:
    text = told(folder, f"{NAME}/en")
    assert "the [-five-]{+six+} parties" in " ".join(text.split())
    assert "* number: five -> six" in text
    assert "q3 Q: added" in text


def test_no_line_is_wider_than_eighty_columns(folder: Path) -> None:
    assert max(map(width, told(folder, NAME, "--noise").splitlines())) <= 80


def test_json_is_one_object_a_line(folder: Path) -> None:
    lines = [json.loads(line) for line in told(folder, NAME, "--json").splitlines()]
    assert [line["schema"] for line in lines] == ["onrecord.revisions/1", "onrecord.page-change/1"]
    step = lines[1]
    assert (step["from"], step["to"], step["material"]) == (1, 2, True)
    (edit,) = step["statements"][0]["edits"]
    start, end = edit["after_span"]
    assert (edit["kind"], step["statements"][0]["after"][start:end]) == ("number", "six")


def test_two_revisions_can_be_chosen_and_the_same_one_has_no_step(folder: Path) -> None:
    assert told(folder, NAME, "--from", "1", "--to", "2") == told(folder, NAME)
    assert len(told(folder, NAME, "--json", "--from", "2", "--to", "2").splitlines()) == 1
    assert len(told(folder, f"{NAME}/en@r2", "--json").splitlines()) == 2


def test_a_revision_or_briefing_that_is_not_held_is_refused(folder: Path) -> None:
    for words in (["xa-mfa/2020-03-19"], [NAME, "--to", "7"]):
        done = CliRunner().invoke(revisions, [*words, "--record", str(folder)])
        assert isinstance(done.exception, UsageError)


def test_far_from_a_change_words_are_left_out() -> None:
    before = "Filler words here. " * 20 + "We agree." + " And more of it." * 20
    after = before.replace("agree", "do not agree")
    (line,) = [" ".join(redline(after, edits(before, after), Paper()))]
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert "We {+do not+} agree." in line
    assert len(line) < 200


def test_colours_take_the_place_of_marks_and_hold_over_line_ends() -> None:
    paper = Paper(columns=40, colors=True)
    lines = whole("word " * 30, paper, gone=True)
    assert len(lines) > 1
    assert all(line.startswith("\x1b[31m") and line.endswith("\x1b[0m") for line in lines if line)


def test_dropped_words_keep_their_distance_to_the_next() -> None:
    before, after = "We do not agree.", "We agree."
    assert redline(after, edits(before, after), Paper()) == ["We [-do not-] agree."]
    assert redline("我们同意", edits("我们不同意", "我们同意"), Paper()) == ["我们[-不-]同意"]


def test_a_page_cannot_steer_the_terminal() -> None:
    before, after = "We \x1b[31magree", "We \x1b[32m agree"
    assert "\x1b" not in "".join(redline(after, edits(before, after), Paper()))
