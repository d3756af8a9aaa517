import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.analysis.replies.label import label_reply
from onrecord.cli.followups import followups
from onrecord.cli.replies import replies
from onrecord.errors import UsageError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.pipeline.replied import Answered, Replied
from onrecord.pipeline.verbs.replies import reply_value
from onrecord.record.writer import Writer, utc_now

FIRST = """<title>Regular Press Conference on March 18, 2020</title>
<p>Reuters: How many licenses for lumenite were granted to firms in Harrowgate?</p>
<p>A: Let me take that question and come back to you tomorrow.</p>
<p>AFP: What is your comment on the tariff?</p>
<p>A: Anlan firmly opposes it and has lodged solemn representations with Westmark.</p>
<p>Reuters: Will the minister visit North Keldan?</p><p>A: I have no information to offer.</p>"""
SECOND = """<title>Regular Press Conference on March 19, 2020</title>
<p>Reuters: Do you have the number of licenses for lumenite granted to firms in Harrowgate?</p>
<p>A: Thirty-one licenses for lumenite were granted to firms in Harrowgate.</p>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Returns the folder of a record of two pages."""
    made = tmp_path / "record"
    with Writer(made) as writer:
        for number, page in enumerate((FIRST, SECOND)):
            capture = Capture(page.encode(), "text/html", "utf-8", f"https://mfa.anlan.example/{number}.html")
            list(ingest(writer, [Received(capture, utc_now(), 200, (), "web")]))
    return made


def told(command: click.Command, folder: Path, *words: str) -> str:
    done = CliRunner().invoke(command, [*words, "--record", str(folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def objects(command: click.Command, folder: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in told(command, folder, *words, "--json").splitlines()]


def test_the_replies_of_a_briefing_are_told_with_their_words(folder: Path) -> None:
    shown = told(replies, folder, "xa-mfa/2020-03-18")
    assert "No explicit answer found: ‘I have no information to offer’" in shown
    assert "What was asked for is stated" in shown
    assert shown.endswith("3 replies\n")


def test_a_briefing_tells_how_much_of_an_answer_was_said_before(tmp_path: Path) -> None:
    stand = "Anlan firmly opposes the tariff of Westmark and has lodged solemn representations with its ambassador in Harrowgate."
    page = "<title>Regular Press Conference on March {day}, 2020</title><p>AFP: What is your comment on the tariff?</p><p>A: {said}</p>"
    made = tmp_path / "record"
    with Writer(made) as writer:
        for day, said in (
            ("18", stand),
            ("19", stand),
            ("20", "The minister left for North Keldan this morning by train."),
        ):
            html = page.format(day=day, said=said)
            capture = Capture(html.encode(), "text/html", "utf-8", f"https://mfa.anlan.example/{day}.html")
            list(ingest(writer, [Received(capture, utc_now(), 200, (), "web")]))
    assert "said on an earlier day" not in told(replies, made, "xa-mfa/2020-03-18")
    assert "100% of the answer was said on an earlier day" in told(replies, made, "xa-mfa/2020-03-19")
    assert "said on an earlier day" not in told(replies, made, "xa-mfa/2020-03-20")


def test_counts_are_split_by_question_type_with_their_denominator(folder: Path) -> None:
    rows = objects(replies, folder, "--by", "outlet")
    assert {(row["outlet"], row["question_type"]) for row in rows} >= {("AFP", "comment"), ("Reuters", "plan")}
    assert all(
        row["replies"] == sum(int(str(row[name])) for name in ("answered", "partial", "not_answered", "unclear"))
        for row in rows
    )
    assert "compare within a kind of question" in " ".join(told(replies, folder).split())


def test_json_names_marker_version_span_and_reasons(folder: Path) -> None:
    (last,) = objects(replies, folder, "xa-mfa/2020-03-18/en/a3")
    (cue,) = last["cues"]  # type: ignore[misc]
    assert (cue["marker"], cue["version"], cue["text"]) == ("en-nothing-to-offer", 3, "I have no information to offer")
    assert (last["outcome"], last["silence"], last["outlet"]) == ("not_answered", "nothing_to_offer", "Reuters")
    assert last["reasons"] != []


def test_an_editors_label_stands_beside_the_programs(folder: Path) -> None:
    name = "xa-mfa/2020-03-18/en/a3"
    told(replies, folder, name, "--set", "partial", "--reason", "said in the room", "--author", "an editor")
    (last,) = objects(replies, folder, name)
    assert last["outcome"] == "not_answered"
    assert {"value": "partial", "reason": "said in the room", "author": "an editor"}.items() <= last["override"].items()  # type: ignore[attr-defined]
    assert "an editor: A part of what was asked for is stated" in told(replies, folder, name)


@pytest.mark.parametrize(
    "words",
    [
        ("--set", "partial", "--reason", "r", "--author", "a"),
        ("xa-mfa/2020-03-18/en/a3", "--set", "partial", "--author", "a"),
        ("xa-mfa/2020-03-18/en/q3", "--set", "partial", "--reason", "r", "--author", "a"),
        ("xa-mfa/1999-01-01",),
    ],
)
def test_wrong_use_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        told(replies, folder, *words)


def test_a_promise_is_listed_with_what_seems_to_have_met_it(folder: Path) -> None:
    shown = told(followups, folder)
    assert "met, it seems, by xa-mfa/2020-03-19/en/a1@r1 after 1 day" in shown
    assert shown.endswith("1 promise as of 2020-03-19: 1 met, 0 open, 0 lapsed\n")
    (one,) = objects(followups, folder)
    assert (one["state"], one["words"]) == ("met", "Let me take that question")


def test_before_the_answer_the_promise_is_open(folder: Path) -> None:
    (one,) = objects(followups, folder, "--on", "2020-03-18")
    assert one["state"] == "open"
    assert objects(followups, folder, "--state", "lapsed") == []


def test_a_cue_is_told_with_the_answer_whose_words_it_is() -> None:
    said = ["We met yesterday.", "I have no information to offer."]
    one = Replied(
        "xa-mfa/2020-05-04/en/a1@r1", "q", "xa-mfa/2020-05-04", "xa-mfa", None, "en", "Lin Yueran", None, "When?", "\n".join(said),
        label_reply("When?", "\n".join(said), language="en"),
        answers=(Answered("a1", "Lin Yueran", 0), Answered("a2", "Shen Zhiwei", len(said[0]) + 1)),
    )  # fmt: skip
    (cue,) = reply_value(one)["cues"]
    start, end = cue["span"]
    assert (cue["answer"], cue["speaker"]) == ("a2", "Shen Zhiwei")
    assert said[1][start:end] == cue["text"]
