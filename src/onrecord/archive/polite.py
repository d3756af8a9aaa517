"""Visits to servers as a polite robot: by name, at their pace, and only where it may."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from functools import partial
from urllib.parse import urlsplit

from attrs import evolve, frozen

from onrecord.archive.challenge import challenge
from onrecord.archive.exchange import DEFAULT_LIMITS, Answer, Limits, Manner, NoAnswerError, ask, user_agent
from onrecord.archive.fetch import received_of
from onrecord.archive.robots import Robots, place_of, robots
from onrecord.archive.visit import Outcome, Visit, outcome_of, plain_validator, retryable
from onrecord.errors import CaptureError

Clock = Callable[[], dt.datetime]

INTERVAL = 5.0
"""Seconds between two requests to one host, where nobody says otherwise."""

_FIRST_WAIT, _LONGEST_WAIT = 10.0, 300.0


class _RefusedError(CaptureError):
    """The host does not want the address fetched, now or at all."""

    def __init__(self, message: str, outcome: Outcome) -> None:
        super().__init__(message)
        self.outcome = outcome


@frozen
class Manners:
    """Who the robot is and how long it bears with a host.

    `contact` is where its operator can be reached, an address of a page or a mailbox. A visit is tried again at most `retries`
    times, and waits at most `patience` seconds because a host asks for it. `trust` is for tests.
    """

    contact: str | None = None
    retries: int = 3
    patience: float = 300.0
    trust: ssl.SSLContext | None = None


DEFAULT_MANNERS = Manners()


@frozen
class _Question:
    """One visit being made: its address, what it is asked with, and the pace of its host."""

    address: str
    headers: tuple[tuple[str, str], ...]
    interval: float


@frozen
class _Tried:
    """What one try came to, whether another may help, and the seconds that a host asked to be left alone."""

    visit: Visit
    again: bool = False
    asked_for: float | None = None


class Visitor:
    """Visits addresses one at a time; keeps robots.txt and the time of the last request for each host.

    `clock` gives the time in UTC and `sleep` waits, both given from outside so that nothing is hidden. `allow_private` is for
    tests with a server on this machine.
    """

    def __init__(
        self,
        clock: Clock,
        sleep: Callable[[float], None],
        limits: Limits = DEFAULT_LIMITS,
        *,
        manners: Manners = DEFAULT_MANNERS,
        allow_private: bool = False,
    ) -> None:
        """Takes the clock, the way to wait, what one visit may cost, and the robot's manners."""
        self._clock = clock
        self._sleep = sleep
        self._manners = manners
        self._manner = Manner(user_agent(manners.contact), limits, manners.trust, allow_private=allow_private)
        self._robots: dict[str, Robots] = {}
        self._free: dict[str, dt.datetime] = {}
        self._rest: dict[str, dt.datetime] = {}

    def visit(
        self, address: str, *, interval: float = INTERVAL, etag: str | None = None, last_modified: str | None = None
    ) -> Visit:
        """Returns what came of asking for an address, waiting for the host as long as is polite. Never raises for a host's sake.

        With what the page's last answer said of itself (`etag`, `last_modified`) a server may answer that nothing changed.
        """
        validators = (("If-None-Match", plain_validator(etag)), ("If-Modified-Since", plain_validator(last_modified)))
        question = _Question(address, tuple((name, value) for name, value in validators if value), interval)
        tried = self._try(question)
        for turn in range(self._manners.retries):
            wait = self._wait(tried, turn)
            if wait is None:
                break
            self._sleep(wait)
            tried = self._try(question)
        return tried.visit

    def _wait(self, tried: _Tried, turn: int) -> float | None:
        """Returns how long to wait before the next try, None where there should be none."""
        if not tried.again:
            return None
        back_off = min(_FIRST_WAIT * 2.0**turn, _LONGEST_WAIT)
        if tried.asked_for is None:
            return back_off
        return max(tried.asked_for, back_off) if tried.asked_for <= self._manners.patience else None

    def _try(self, question: _Question) -> _Tried:
        address = question.address
        manner = self._manner_for(question.interval)
        try:
            answer = ask(address, manner, headers=question.headers)
        except _RefusedError as refusal:
            return _Tried(self._ended(address, refusal.outcome, str(refusal)))
        except CaptureError as failure:
            again = isinstance(failure, NoAnswerError)
            return _Tried(self._ended(address, Outcome.FAILED, str(failure)), again)
        return self._judged(address, answer)

    def _ended(self, address: str, outcome: Outcome, reason: str, status: int | None = None) -> Visit:
        return Visit(address, outcome, self._clock(), status=status, reason=reason)

    def _judged(self, address: str, answer: Answer) -> _Tried:
        status = answer.status
        found = challenge(answer)
        if found is not None:
            reason = f"{answer.address}: the server answered with a challenge to robots ({found})"
            return _Tried(self._ended(address, Outcome.CHALLENGE, reason, status))
        if answer.is_success:
            try:
                received = received_of(answer, self._clock())
            except CaptureError as failure:
                return _Tried(self._ended(address, Outcome.FAILED, str(failure), status))
            return _Tried(Visit(address, Outcome.NEW, received.time, received, status))
        reason = "" if status == 304 else f"{answer.address}: the server answered {status}"
        asked_for = retry_after(answer.header("retry-after"), self._clock()) if status in {429, 503} else None
        if asked_for is not None:
            reason += f" and asked to be left alone for {asked_for:.0f} seconds"
            self._rest[_host(answer.address)] = self._clock() + dt.timedelta(seconds=asked_for)
        return _Tried(self._ended(address, outcome_of(status), reason, status), retryable(status), asked_for)

    def _manner_for(self, interval: float) -> Manner:
        """Returns the manner of asking that looks at robots.txt, and waits for the host, before each request."""
        return evolve(self._manner, before=lambda address: self._permit(address, interval))

    def _permit(self, address: str, interval: float) -> None:
        host = _host(address)
        if self._rest.get(host, self._clock()) > self._clock():
            raise _RefusedError(
                f"{address}: {host} asked to be left alone until {self._rest[host]:%H:%M:%S}", Outcome.BLOCKED
            )
        rules = self._rules(address, interval)
        if rules.unknown is not None:
            raise _RefusedError(f"{address}: not visited now, {rules.unknown}", Outcome.FAILED)
        if not rules.allows(address):
            raise _RefusedError(f"{address}: {place_of(address)} forbids it to robots", Outcome.BLOCKED)
        self._turn(host, max(interval, rules.delay()))

    def _rules(self, address: str, interval: float) -> Robots:
        place = place_of(address)
        kept = self._robots.get(place)
        if kept is None or kept.until <= self._clock():
            manner = evolve(self._manner, before=lambda asked: self._turn(_host(asked), interval))
            kept = self._robots[place] = robots(address, partial(ask, manner=manner), self._clock())
        return kept

    def _turn(self, host: str, interval: float) -> None:
        """Waits until the host may be asked, and keeps the next request off it for the interval."""
        wait = (self._free.get(host, self._clock()) - self._clock()).total_seconds()
        if wait > 0:
            self._sleep(wait)
        self._free[host] = self._clock() + dt.timedelta(seconds=interval)


def retry_after(header: str | None, now: dt.datetime) -> float | None:
    """Returns the seconds that a Retry-After header asks for (a number or a date), None where it says neither."""
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    when = when.replace(tzinfo=dt.UTC) if when.tzinfo is None else when
    return max((when - now).total_seconds(), 0.0)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").casefold()
