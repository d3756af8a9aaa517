"""The contract's keys in the contract's order, and spans and bytes that hold the words, over all pages of the demo."""

import html
import json
import re
from collections.abc import Sequence

import pytest

import onrecord
from onrecord.demo import Stop, tour
from onrecord.model import Transcript

PAGE = (
    "<html><title>Regular Press Conference on March 18, 2020</title><body><nav><a href='/'>Home</a></nav>"
    "<p><b>Reuters:</b> Will the <i>Five&#45;Party</i> Talks resume?</p><p><b>A:</b> 双轨并进思路 &amp; dialogue.</p>"
)
KEYS = {
    "": [
        "schema",
        "capture",
        "reader",
        "page",
        "is_briefing",
        "nature",
        "briefing",
        "statements",
        "flags",
        "replaced",
        "text",
    ],
    "capture": ["sha256", "media_type", "encoding", "bytes", "address"],
    "reader": ["name", "version"],
    "page": ["title", "site", "software", "byline", "posted", "address_date", "furniture", "remainder", "canonical"],
    "briefing": ["office", "publisher", "kind", "date", "date_basis", "presider", "language"],
}
STATEMENT = [
    "id", "kind", "label", "speaker", "outlet", "follow_up", "exchange", "text", "span", "bytes", "state", "flags",
]  # fmt: skip


@pytest.fixture(scope="module")
def stops() -> list[Stop]:
    return list(tour())


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def transcripts(stops: Sequence[Stop]) -> list[Transcript]:
    return [stop.outcome for stop in stops if isinstance(stop.outcome, Transcript)]


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    made = onrecord.read(PAGE.encode()).to_dict()
    assert {name: list(made[name] if name else made) for name in KEYS} == KEYS
    assert [list(one) for one in made["statements"]] == [STATEMENT] * 2
    assert list(made["page"]["furniture"][0]) == ["text", "reason", "span"]


def test_the_object_is_json() -> None:
    made = onrecord.read(PAGE.encode()).to_dict()
    assert json.loads(json.dumps(made)) == made


def test_what_is_not_known_is_null() -> None:
    made = onrecord.read(b"<p>Nothing to see here.</p>").to_dict()
    assert (made["briefing"], made["statements"], made["page"]["byline"], made["capture"]["address"]) == (
        None, [], None, None,
    )  # fmt: skip


def test_spans_hold_the_words(stops: list[Stop]) -> None:
    for transcript in transcripts(stops):
        made = transcript.to_dict()
        held = [*made["statements"], *made["page"]["furniture"], *made["page"]["remainder"]]
        assert [made["text"][slice(*one["span"])] for one in held] == [one["text"] for one in held]


def test_bytes_decode_to_the_words_up_to_white_space(stops: list[Stop]) -> None:
    for transcript in transcripts(stops):
        content = transcript.capture.content
        for one in transcript.to_dict()["statements"]:
            found = "".join(content[start:end].decode(transcript.encoding) for start, end in one["bytes"])
            assert bare(html.unescape(found)) == bare(one["text"]), (transcript.capture.address, one["id"])


def test_every_word_of_the_layer_is_in_one_place(stops: list[Stop]) -> None:
    for transcript in transcripts(stops):
        spans = sorted(
            [one.span for one in transcript.statements]
            + list(transcript.labels)
            + [one.span for one in (*transcript.page.furniture, *transcript.page.remainder)]
        )
        at = 0
        for span in spans:
            assert not transcript.text[at : span.start].strip(), transcript.capture.address
            assert span.start >= at, transcript.capture.address
            at = span.end
        assert not transcript.text[at:].strip()
