"""Runs text-matcher (J. Reeve) over pairs of texts: JSON `[[page, source], …]` in, the places found and processor seconds out.

A program of its own, so that the library (`pip install text-matcher`) may lie in another environment. Stop words are kept:
their list is a download of nltk's that the package does not bring.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time

from text_matcher.matcher import Matcher, Text

NGRAM = 3


def main() -> None:
    """Answers the pairs on standard input."""
    pairs = json.load(sys.stdin)
    found = []
    began = time.process_time()
    for page, source in pairs:
        with contextlib.redirect_stdout(io.StringIO()):
            one = Matcher(Text(page, "page", removeStopwords=False), Text(source, "source", removeStopwords=False))
        places = []
        for match in one.extended_matches:
            here = one.getLocations(one.textA, match.a, match.sizeA + NGRAM - 1)
            there = one.getLocations(one.textB, match.b, match.sizeB + NGRAM - 1)
            if here and there:
                places.append([here, there])
        found.append(places)
    json.dump({"seconds": time.process_time() - began, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
