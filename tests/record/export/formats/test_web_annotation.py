from attrs import evolve

from onrecord.record.export import Excerpt
from onrecord.record.export.formats.web_annotation import annotation
from onrecord.text.anchor import Outcome, QuoteAnchor, resolve


def test_the_selectors_of_a_statement_lead_back_to_its_words(excerpts: list[Excerpt]) -> None:
    for excerpt in excerpts:
        text = excerpt.revision.text
        for one in excerpt.statements:
            quote, place, *_ = annotation(one, excerpt)["target"]["selector"]
            assert text[place["start"] : place["end"]] == one.text == quote["exact"]
            anchor = QuoteAnchor(quote["exact"], quote["prefix"], quote["suffix"], place["start"], place["end"])
            assert resolve(anchor, text).outcome is Outcome.EXACT


def test_each_run_of_bytes_has_its_own_selector(excerpts: list[Excerpt]) -> None:
    for excerpt in excerpts:
        for one in excerpt.statements:
            found = annotation(one, excerpt)["target"]["selector"]
            runs = [(each["start"], each["end"]) for each in found if each["type"] == "DataPositionSelector"]
            assert tuple(runs) == excerpt.revision.bytes_of(one.span)


def test_the_state_names_the_capture_and_its_time(excerpts: list[Excerpt]) -> None:
    state = annotation(excerpts[0].statements[0], excerpts[0])["target"]["state"]
    assert state["cached"] == f"urn:sha256:{excerpts[0].revision.capture.sha256}"
    assert state["sourceDate"] == "2026-11-21T22:15:03Z"
    untimed = evolve(excerpts[0], captured=None)
    assert "sourceDate" not in annotation(untimed.statements[0], untimed)["target"]["state"]
