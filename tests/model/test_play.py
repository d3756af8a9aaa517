from datetime import date

from attrs import evolve

from onrecord.model import (
    Briefing,
    Capture,
    DateBasis,
    Kind,
    Leftover,
    Nature,
    PageFacts,
    Reader,
    State,
    Statement,
    Transcript,
)
from onrecord.text import OffsetMap, Span

TEXT = "Home\nAbout\nReuters: Will the talks resume?\nOdoo CMS - a big picture\n林岳然：安方支持对话。"
BRIEFING = Briefing(
    "xa-mfa", "Foreign Ministry", "remarks", date(2020, 3, 18), DateBasis.TITLE, "Lin Yueran", "en"
)  # fmt: skip


def placed(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def statement(words: str, name: str, kind: Kind, label: str | None) -> Statement:
    return Statement(name, kind, label, None, None, False, 1, words, placed(words))  # noqa: FBT003  as in the class


def left(words: str, reason: str) -> Leftover:
    return Leftover(words, reason, placed(words))


QUESTION = evolve(statement("Will the talks resume?", "q1", Kind.QUESTION, "Reuters:"), outlet="Reuters")
ANSWER = evolve(statement("安方支持对话。", "a1", Kind.ANSWER, "林岳然："), speaker="Lin Yueran")
MADE = Transcript(
    capture=Capture(b""),
    encoding="utf-8",
    reader=Reader("xa-mfa", 1),
    page=PageFacts(
        title="A Title",
        software=("odoo",),
        furniture=(left("Home\nAbout", "site-chrome"), left("Odoo CMS - a big picture", "placeholder-alt")),
    ),
    is_briefing=True,
    nature=Nature.REPRINT,
    briefing=BRIEFING,
    statements=(QUESTION, ANSWER),
    text=TEXT,
    labels=(placed("Reuters:"), placed("林岳然：")),
    offsets=OffsetMap.of([]),
    byte_index=None,
)


def test_a_play_shows_the_head_then_every_piece_of_the_page_in_its_place() -> None:
    assert MADE.to_play() == (
        "A Title\n"
        "reprint · briefing · remarks · 2020-03-18 (title) · Lin Yueran · en\n"
        "reader xa-mfa · Foreign Ministry\n"
        "software: odoo\n"
        "\n"
        "~ [site-chrome] (0–10) Home / About\n"
        "\n"
        "[q1 x1] (20–42) Reuters:\n"
        "    Will the talks resume?\n"
        "\n"
        "~ [placeholder-alt] (43–67) Odoo CMS - a big picture\n"
        "\n"
        "[a1 x1] (72–79) 林岳然： {speaker: Lin Yueran}\n"
        "    安方支持对话。\n"
        "\n"
        "statements 2 · exchanges 1 · code points: said 29, furniture 34, remainder 0\n"
    )


def test_what_is_odd_about_a_statement_stands_behind_its_label() -> None:
    odd = evolve(QUESTION, label="", state=State.UNATTRIBUTED, flags=("label-missing",), follow_up=True, outlet=None)
    made = evolve(MADE, statements=(odd,)).to_play()
    assert "\n[q1 x1 follow-up] (20–42) (label missing) !unattributed, label-missing\n" in made


def test_a_page_without_an_event_says_so() -> None:
    made = evolve(MADE, is_briefing=False, nature=Nature.ARTICLE, briefing=None, statements=()).to_play()
    assert made.splitlines()[1] == "article · no briefing"


def test_remainder_is_marked_otherwise_than_furniture() -> None:
    made = evolve(MADE, page=evolve(MADE.page, remainder=(left("Home", "headline"),), furniture=())).to_play()
    assert "\n+ [headline] (0–4) Home\n" in made


def test_no_control_character_of_a_page_reaches_a_play() -> None:
    made = evolve(MADE, statements=(evolve(QUESTION, text="a\x1b[31m\x9b", label="Q\x1b:"),)).to_play()
    assert not set(made) & {"\x1b", "\x9b"}


def test_lines_keep_to_the_width_that_is_asked_for() -> None:
    long = evolve(MADE, page=evolve(MADE.page, title="Press Conference " * 9, furniture=(left(TEXT, "sidebar"),)))
    assert max(map(len, long.to_play(columns=60).splitlines()[:12])) <= 60
