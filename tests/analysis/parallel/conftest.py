"""What the tests of two languages share: revisions made of a few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from onrecord.model.capture import Capture
from onrecord.model.revision import Revision, revision_of
from onrecord.pipeline.read import read_capture

Made = Callable[[str, Sequence[tuple[str, str]]], Revision]
_HEADS = {
    "en": "Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on March 14, 2019",
    "zh": "2019年3月14日外交部发言人林岳然主持例行记者会",
}
_MARKS = {"en": ("Q: ", "A: "), "zh": ("问：", "答：")}


@pytest.fixture
def edition() -> Made:
    """Returns what makes an edition of a briefing from questions and answers."""

    def make(language: str, exchanges: Sequence[tuple[str, str]]) -> Revision:
        asked, answered = _MARKS[language]
        body = "".join(f"<p>{asked}{question}</p><p>{answered}{answer}</p>" for question, answer in exchanges)
        head = _HEADS[language]
        page = (
            f'<html lang="{language}"><head><meta charset="utf-8"><title>{head}</title></head>'
            f"<body><h1>{head}</h1>{body}</body></html>"
        )
        read = read_capture(Capture(page.encode(), media_type="text/html", charset="utf-8"))
        return revision_of(read, edition=f"xa-mfa/2019-03-14/{language}", number=1)

    return make
