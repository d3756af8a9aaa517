"""Pages saved as one line: labels that come again among the sentences."""

from __future__ import annotations

from onrecord.model import Capture, Transcript
from onrecord.reading.label_families import families
from onrecord.reading.label_run import run_labels
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

LONG = "Portul se deschide mâine, iar vasele vor putea intra pe canalul nou de la ora opt, după cum am spus deja de mai multe ori. "
PAGE = (
    f"[Check against delivery] Alina Pop: Bună seara tuturor! {LONG} {LONG} {LONG} Victor Dan: Vă mulţumesc. Nu am multe de spus. "
    "Reporter: Domnule Dan, de ce aţi acceptat? Victor Dan: Pentru că mi s-a cerut. Reporter: Până când? Victor Dan: Vom vedea."
)


def read(source: str) -> Transcript:
    return transcribe(open_page(Capture(source.encode(), "text/plain", "utf-8")))


def test_labels_run_into_one_line_are_found_where_they_come_again() -> None:
    found = read(PAGE)
    assert [f"{one.kind.value[0]} {one.label}" for one in found.statements] == [
        "s Alina Pop:",
        "s Victor Dan:",
        "q Reporter:",
        "a Victor Dan:",
        "q Reporter:",
        "a Victor Dan:",
    ]
    assert found.statements[-1].text == "Vom vedea."


def test_greek_labels_in_capitals_ask_with_a_semicolon() -> None:
    found = read(
        f"Ελληνικό λιμάνι. Χαίρετε. {LONG} {LONG} {LONG} ΣΠΥΡΟΥ: Πότε θα ανοίξει το λιμάνι; ΑΝΤΩΝΙΟΥ: Αύριο. "
        "ΣΠΥΡΟΥ: Και η γέφυρα; ΑΝΤΩΝΙΟΥ: Αργότερα."
    )
    assert [f"{one.kind.value[0]} {one.label}" for one in found.statements] == [
        "q ΣΠΥΡΟΥ:",
        "a ΑΝΤΩΝΙΟΥ:",
        "q ΣΠΥΡΟΥ:",
        "a ΑΝΤΩΝΙΟΥ:",
    ]


def test_colons_of_prose_make_no_labels() -> None:
    prose = f"Harbor: open. {LONG} {LONG} {LONG} Price: high. Note: none. Bridge: closed. Ferry: late."
    assert run_labels(prose, families()) == []
    assert run_labels(prose[:200], families()) == []
    assert run_labels(f"{LONG * 4} Tip: it opens. Tip: it closes. Tip: it is safe. Tip: it is new.", families()) == []
    assert run_labels(f"{LONG * 4} Note: it opens. Topics: two. Note: it is safe. Topics: one.", families()) == []
