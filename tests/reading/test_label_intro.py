"""Who asks, by his own words or by those of who leads the room."""

from __future__ import annotations

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe


def read(source: str) -> Transcript:
    return transcribe(open_page(Capture(source.encode(), "text/plain", "utf-8")))


def test_whom_who_leads_the_room_calls_by_name_and_outlet_asks() -> None:
    found = read(
        "Point de presse de M. Paul Morel, ministre des Ports\n\nM. Morel : Alors, bonjour tout le monde.\n\n"
        "La Modératrice : Merci. Anne Lind, Journal du Port.\n\nMme Lind (Anne) : Bonjour. Quand ouvrez-vous le port?\n\n"
        "M. Morel : Demain.\n\nJournaliste : Et le canal?\n\nM. Morel : Plus tard."
    )
    assert [(one.kind.value, one.outlet) for one in found.statements][2:] == [
        ("question", "Journal du Port"),
        ("answer", None),
        ("question", None),
        ("answer", None),
    ]


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("Jan Ali from Harbor News. Is the pier safe?", "Harbor News"),
        ("Thank you. Lea Goyal with the Bay Today. On the pier?", "Bay Today"),
        ("Jan Ali from Harbor News said the pier is closed. Is it?", None),
        ("The pier is from Norland. Why?", None),
    ],
)
def test_who_asks_under_nobodys_label_may_say_his_outlet(words: str, outlet: str | None) -> None:
    found = read(f"Press briefing\n\nQUESTION: {words}\n\nMR. VALE: It is safe.\n\nQUESTION: When?\n\nMR. VALE: Soon.")
    assert [one.outlet for one in found.statements] == [outlet, None, None, None]
