"""The forms in which a page read is printed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from onrecord.cli.story import story
from onrecord.cli.terminal import Paper
from onrecord.errors import OnRecordError, ReadingError
from onrecord.model.transcript import Transcript
from onrecord.text.wrap import printable, shorten, width

ERROR_SCHEMA = "onrecord.error/1"
_PLAY_COLORS = {"[q": "cyan", "[a": "green", "[s": "magenta", "[n": "white"}
# Readers that split lines as Unicode does would cut an object in two at these.
_BREAKS = ("\x85", "\u2028", "\u2029")


def json_line(value: Mapping[str, Any]) -> str:
    """Returns a value as JSON on one line."""
    return on_one_line(json.dumps(value, ensure_ascii=False))


def on_one_line(line: str) -> str:
    """Returns JSON with what readers may take for the end of a line escaped."""
    for mark in _BREAKS:
        line = line.replace(mark, f"\\u{ord(mark):04x}")
    return line


def page_text(transcript: Transcript, form: str, paper: Paper) -> str:
    """Returns a transcript in one of the forms `json`, `play`, `story`, `summary`."""
    match form:
        case "json":
            return json_line(transcript.to_dict())
        case "play":
            made = transcript.to_play(columns=paper.columns) if paper.measured else transcript.to_play()
            return painted_play(made, paper)
        case "summary":
            return summary_line(transcript, paper)
        case "story":
            return story(transcript, paper)
        case _:
            raise ValueError(f"no form is called {form}")


def painted_play(play: str, paper: Paper) -> str:
    """Returns a play with statement lines in the colors of their kinds and leftovers dim, where there are colors."""
    if not paper.colors:
        return play
    return "\n".join(_painted(line, paper) for line in play.split("\n"))


def _painted(line: str, paper: Paper) -> str:
    if line[:3] in {"~ [", "+ ["}:
        return paper.paint(line, dim=True)
    color = _PLAY_COLORS.get(line[:2])
    return paper.paint(line, color, bold=True) if color else line


def summary_line(transcript: Transcript, paper: Paper) -> str:
    """Returns one line for a page: date, office, exchanges, title."""
    briefing = transcript.briefing
    day = briefing.date.isoformat() if briefing and briefing.date else "-"
    office = (briefing and briefing.office) or "-"
    count = len(transcript.exchanges())
    facts = f"{day:10}  {office:14} {transcript.nature.value:8} {count or '-':>3}  "
    title = printable(transcript.page.title or transcript.capture.address or "(no title)")
    return paper.paint(facts, dim=not transcript.is_briefing) + shorten(title, paper.columns - width(facts))


def error_object(refusal: OnRecordError) -> dict[str, str | None]:
    """Returns the object that stands in a page's place when it could not be read."""
    return {
        "schema": ERROR_SCHEMA,
        "address": getattr(refusal, "address", None),
        "error": " ".join(str(refusal).split()),
        "place": refusal.place if isinstance(refusal, ReadingError) else None,
    }


def error_line(refusal: OnRecordError) -> str:
    """Returns the error as one line for people: the page, the place in it, the reason."""
    told = error_object(refusal)
    words = told["error"] or type(refusal).__name__
    if told["place"]:
        words = f"{told['place']}: {words}"
    if told["address"] and told["address"] not in words:
        words = f"{told['address']}: {words}"
    return printable(f"onrecord: {words}").replace("\n", " ")
