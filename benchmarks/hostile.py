"""Pages made to exhaust a reader. `python benchmarks/hostile.py NAME BYTES` reads one and prints what it took."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import attrs

from onrecord.errors import ReadingError
from onrecord.model import Capture
from onrecord.pipeline import read_capture

MEGABYTE = 1_000_000
SECONDS, PEAK = 5.0, 500.0
_ADDRESS_SPACE = 3_000 * MEGABYTE
_WALL = 20


def _fill(unit: str) -> Callable[[int], bytes]:
    """Returns a maker of pages that repeat a unit."""
    piece = unit.encode()
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _within(before: str, unit: str, after: str) -> Callable[[int], bytes]:
    """Returns a maker of pages that repeat a unit between two ends."""
    fill = _fill(unit)
    return lambda size: before.encode() + fill(size) + after.encode()


def _nested(size: int) -> bytes:
    depth = min(size // 11, 1_000_000)
    return b"<div>" * depth + b"x" * max(size - 11 * depth, 1) + b"</div>" * depth


_BRIEFING = "<title>Press Briefing</title><p>Q: Why?</p><p>A: Because.</p><p>"
PATTERNS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "nested": ("text/html", _nested),
    "one-line": ("text/html", _within("<p>", "word ", "</p>")),
    "entities": ("text/html", _within("<p>", "&amp;", "</p>")),
    "broken-entities": ("text/html", _within("<p>", "&#x", "</p>")),
    "nulls": ("text/html", _within("<p>", "\0", "</p>")),
    "nulls-undeclared": ("", _fill("\0")),
    "never-closed": ("text/html", _fill("<p><b><i>x")),
    "never-closed-inline": ("text/html", _fill("<b>x ")),
    "open-brackets": ("text/html", _fill("<")),
    "comment-open": ("text/html", _within("<!--", "x", "")),
    "script-open": ("text/html", _within("<script>", "x</scrip", "")),
    "attribute": ("text/html", _within('<p class="', "a ", '">x</p>')),
    "attributes": ("text/html", _within("<p ", "a=b ", ">x</p>")),
    "labels-html": ("text/html", _within("<p>", "Q: A: ", "</p>")),
    "labels-lines": ("text/plain", _fill("Q: Why?\nA: So.\n")),
    "labels-breaks": ("text/html", _within(_BRIEFING, "Q: Why?<br>A: So.<br>", "</p>")),
    "labels-zh": ("text/plain", _fill("问：为什么？\n答：不知道。\n")),
    "labels-line": ("text/plain", _fill("Q: A: ")),
    "table": ("text/html", _within("<table>", "<tr><td>x", "</table>")),
    "spaces": ("text/plain", _within("Q: a\nA: b\n", " ", "")),
    "newlines": ("text/plain", _fill("\n")),
    "parentheses": ("text/plain", _within("Q: a\nA: b\n", "(", "")),
    "directions": ("text/plain", _within("Q: a\nA: b\n", "(Laughter.)\n", "")),
    "capitals": ("text/plain", _within("Q: a\nA: b\n", "A", "")),
    "capital-words": ("text/plain", _within("Q: a\nA: b\n", "MR. A ", "")),
    "digits": ("text/plain", _within("Q: a\nA: b\n", "1", "")),
    "dates": ("text/plain", _fill("March 18, 2020 2020年3月18日 ")),
    "stars": ("text/markdown", _within("# a\n\nQ: a\n\n", "*", "")),
    "links-open": ("text/markdown", _within("# a\n\nQ: a\n\n", "[", "")),
    "quotes": ("text/markdown", _within("# a\n\nQ: a\n\n", "> ", "")),
    "ideographs": ("text/plain", _within("问：", "中", "")),
    "colons": ("text/plain", _fill(":：")),
    "bold-names": ("text/html", _within(_BRIEFING, "<b>A B:</b> ", "</p>")),
    "front-matter": ("text/markdown", _within("---\n", "a: b\n", "")),
}


@attrs.frozen
class Taken:
    """What reading a hostile page took: the outcome, processor seconds, and the process's peak in megabytes."""

    name: str
    bytes: int
    outcome: str
    seconds: float
    megabytes: float

    @property
    def within(self) -> bool:
        """Tells whether the page was read or refused within the bounds."""
        return self.outcome in {"read", "refused"} and self.seconds <= SECONDS and self.megabytes <= PEAK


def read_here(name: str, size: int) -> Taken:
    """Returns what reading one page took in this process."""
    media, make = PATTERNS[name]
    capture = Capture(make(size), media or None)
    began = time.process_time()
    try:
        read_capture(capture).to_dict()
        outcome = "read"
    except ReadingError:
        outcome = "refused"
    seconds = time.process_time() - began
    return Taken(name, size, outcome, round(seconds, 3), round(_peak(), 1))


def _peak() -> float:
    """Returns this process's peak in megabytes; what getrusage tells includes the parent's on Linux."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text("ascii"))[1]) * 1024 / MEGABYTE  # type: ignore[index]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def read_apart(name: str, size: int) -> Taken:
    """Returns what reading one page took in a process of its own, with bounded memory and time."""
    command = [sys.executable, __file__, name, str(size)]
    began = time.monotonic()
    try:
        done = subprocess.run(command, capture_output=True, timeout=_WALL, check=False, text=True)
    except subprocess.TimeoutExpired:
        return Taken(name, size, f"longer than {_WALL} s", time.monotonic() - began, 0.0)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["killed"])[-1]
        return Taken(name, size, last[:60], time.monotonic() - began, 0.0)
    return Taken(**json.loads(done.stdout))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    print(json.dumps(attrs.asdict(read_here(sys.argv[1], int(sys.argv[2])))))
