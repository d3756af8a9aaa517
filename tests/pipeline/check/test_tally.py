"""What stands at the head of a report: the worst finding, and "faithful" only where nothing speaks against the page."""

import pytest
from attrs import evolve

from onrecord.demo.listed import PAGES
from onrecord.pipeline.check import check
from onrecord.pipeline.check.fidelity import Held
from onrecord.pipeline.check.summary import searched, verdict_line
from onrecord.pipeline.check.tally import tally
from onrecord.record.store import Store

TRUE = "“Anlan suggests that the parties consider reciprocal suspension”"
FAITHFUL = "the words that are of the record are faithful"


@pytest.mark.parametrize(
    ("text", "line", "good"),
    [
        (f"Lin Yueran said {TRUE}.", "Faithful to the words of the record.", True),
        (
            f"Lin Yueran said {TRUE} and “Anlan rejects everything forever”.",
            f"1 of 2 quotations not in the record; {FAITHFUL}.",
            False,
        ),
        (
            f"Lin Yueran said {TRUE}.\n\nA pilot said: “My ferry will sail whatever they say.”",
            f"{FAITHFUL.capitalize()}; 1 of 2 quotations not in the record, given as words of nobody in it.",
            False,
        ),
        (f"Dana Whitlock said {TRUE}.", f"1 attribution the record does not bear out; {FAITHFUL}.", False),
        (
            "Dana Whitlock said: “This isn’t the moment to pay for promises. I’d be surprised if it came to a vote.”",
            f"1 quotation whose words do not stand so in the record; {FAITHFUL}.",
            False,
        ),
        (
            "外交部发言人杜衡洲表示：“安方将立即开战，绝不谈判。”",
            "1 quotation not in the record; no words of the record found.",
            False,
        ),
        ("We stand.", "No words of the record found.", False),
    ],
)
def test_the_worst_finding_is_the_head(demo: Store, text: str, line: str, good: bool) -> None:  # noqa: FBT001
    report = check(text.encode(), demo)
    assert verdict_line(report) == line
    assert tally(report).good is good


def test_an_exchange_put_into_a_reprint_is_told_at_the_head(demo: Store) -> None:
    text = (PAGES / "copies" / "odoo-lighthouse-2019-07-17.txt").read_text("utf-8")
    invented = "\n\nQ: Will Anlan close the strait?\n\nLin Yueran: Anlan will close the strait tomorrow and talk with nobody.\n"
    report = check((text + invented).encode(), demo)
    assert report.added[-1].claimed == "Lin Yueran"
    assert report.material
    assert verdict_line(report).startswith(f"1 statement not in the record; {FAITHFUL}")


def test_how_much_was_searched_is_told_in_the_number_it_has() -> None:
    held = Held(expected=None, held=None, statements=1, briefings=1, other_pages=0, offices=())
    assert searched(held) == "searched 1 statement of 1 briefing"
    assert searched(evolve(held, statements=1_300, briefings=2)) == "searched 1,300 statements of 2 briefings"
