"""The baseline is what an hour's patterns would make."""

from baseline import turns


def test_labels_open_statements_and_directions_stand_alone() -> None:
    text = "MR. OKONJO: Good day.\nQ   Why?\nMR. OKONJO: Because.\nMore.\n(Laughter.)\n问：为什么？"
    found = [(one.kind, one.words, one.exchange) for one in turns(text)]
    assert found == [
        ("speech", "Good day.", 0),
        ("question", "Why?", 1),
        ("answer", "Because.\nMore.", 1),
        ("narrative", "(Laughter.)", 0),
        ("question", "为什么？", 2),
    ]
