from onrecord.offices.de_rpk.parse import sharpen
from onrecord.reading.block import Head
from onrecord.reading.hints import Hints, Person

LINE = "Sprecher: StS Falkenried, Dr. Ostertag (BMWi), Brinkmeier (AA, Referat 2), SRS’in Lüdersen"


def test_everybody_on_the_list_of_spokespersons_is_an_official() -> None:
    hints = sharpen(Hints(), Head(), ["Montag", LINE])
    assert hints.official_labels == {
        "sts falkenried",
        "dr. ostertag (bmwi",
        "dr. ostertag",
        "brinkmeier (aa, referat 2",
        "brinkmeier",
        "srs’in lüdersen",
    }


def test_the_heads_of_the_press_office_may_preside_known_ones_under_their_full_names() -> None:
    known = Hints(presiders=(Person(("Anna Lüdersen",), ("SRS’in Lüdersen",)),))
    hints = sharpen(known, Head(), [LINE])
    assert hints.presider_called("StS Falkenried:") == "Falkenried"
    assert hints.presider_called("SRS’in Lüdersen:") == "Anna Lüdersen"


def test_a_page_without_a_list_changes_nothing() -> None:
    hints = Hints()
    assert sharpen(hints, Head(), ["Frage: Wann?", "StS Falkenried: Bald."]) is hints
