"""How a page's questions run before a question: bids for the floor, calls by name, how long the exchange is."""

from __future__ import annotations

import math
import re

from onrecord.reading.ask import asks, only_thanks
from onrecord.reading.follow_cues import promises
from onrecord.reading.follow_names import addressed, called
from onrecord.reading.follow_page import Before, matter, words_in
from onrecord.reading.follow_signs import acknowledges, breaks_off, unheard

_BID = 12
"""Words up to which a question without a question mark may only ask for the floor."""
_SHORT = 8
_GO_AHEAD = re.compile(r"go ahead[^.?!]{0,20}[.!?—]?\W*$", re.I)
_PLEASE = re.compile(r"(?:please|yes|yeah|sir|okay|question|one|back)[.,!]?\W*$", re.I)
_AGAIN = re.compile(r"\b(?:sorry|say (?:that|it) again|hear you|repeat|pardon|what was|your question|which)\b", re.I)


def course(before: Before) -> dict[str, float]:
    """Returns the features, numbers from 0 to 1, of how the questions before one ran."""
    shown = {**_run(before), **_bids(before), **_calls(before), **_heard(before)}
    return {name: float(value) for name, value in shown.items() if value}


def _run(before: Before) -> dict[str, float]:
    return {
        "run_1": before.asked == 1,
        "run_2": before.asked == 2,
        "run_3": before.asked >= 3,
        "run": min(math.log(before.asked) / 3, 1),
        "place": before.place,
        "answer_size": min(math.log1p(words_in(before.answer)) / 6, 1),
        "question_size": min(math.log1p(words_in(before.question)) / 5, 1),
    }


def _bids(before: Before) -> dict[str, float]:
    """Returns the features of a bid: who only asked for the floor asks now, and has or has not begun an exchange."""
    question, answer = before.question, before.answer
    bid = not asks(question) and words_in(question) <= _BID
    new, ack = before.asked == 1, acknowledges(answer)
    short, about = 0 < words_in(answer) <= _SHORT, bool(matter(question) - before.common)
    found = {"ack": ack, "short": short, "matter": about}
    return {
        "bid_new": bid and new,
        "bid_old": bid and not new,
        **{f"bid_new_{name}": bid and new and value for name, value in found.items()},
        **{f"bid_old_{name}": bid and not new and value for name, value in found.items()},
        "bid_matter": bid and about,
        "bid_no_matter": bid and not about,
        "bid_thanks": only_thanks(question) and not new,
        "bid_first": bid and before.first,
        "no_answer": not answer,
        "no_answer_bid": bid and not answer,
        "no_answer_cut": not answer and breaks_off(question),
    }


def _calls(before: Before) -> dict[str, float]:
    """Returns the features of names: who is called at the end of the answer, who is spoken to in the next."""
    name, tail = called(before.answer), before.answer[-60:]
    answered = addressed(before.reply)
    met = bool(answered & before.addressed)
    return {
        "go_ahead": _GO_AHEAD.search(tail) is not None,
        "please_end": _PLEASE.search(tail) is not None and not acknowledges(before.answer),
        "call_known": name is not None and name in before.known,
        "call_some": name is not None,
        "reply_some": bool(answered),
        "reply_same": met,
        "reply_other": bool(answered and before.addressed) and not met,
        "reply_called": name is not None and name in answered,
        "reply_uncalled": bool(answered) and name is None and not met,
    }


def _heard(before: Before) -> dict[str, float]:
    return {
        "asked_again": words_in(before.answer) <= 25 and _AGAIN.search(before.answer[:120]) is not None,
        "question_promises": before.asked == 1 and promises(before.question),
        "question_unheard": unheard(before.question),
    }
