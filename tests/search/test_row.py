import datetime as dt

from onrecord.model.capture import Sha256
from onrecord.model.revision import CaptureFacts, Revision
from onrecord.model.statement import Kind, Statement
from onrecord.model.transcript import Briefing, Nature, PageFacts, Reader
from onrecord.search.row import rows
from onrecord.text.byte_map import ByteMap
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span

TEXT = "Reuters: Will the talks resume?\nLan Wei: We hope so.\nGood day."


def revision() -> Revision:
    statements = (
        Statement(
            "q1",
            Kind.QUESTION,
            "Reuters:",
            None,
            "Reuters",
            follow_up=False,
            exchange=1,
            text=TEXT[9:31],
            span=Span(9, 31),
        ),
        Statement(
            "a1", Kind.ANSWER, "Lan Wei:", "LAN", None, follow_up=False, exchange=1, text=TEXT[41:52], span=Span(41, 52)
        ),
        Statement("s1", Kind.SPEECH, None, None, None, follow_up=False, exchange=0, text=TEXT[53:], span=Span(53, 62)),
    )
    return Revision(
        edition="xa-mfa/2019-12-24/en",
        number=2,
        capture=CaptureFacts(Sha256("0" * 64), "text/html", "utf-8", 62, None),
        reader=Reader("xa-mfa", 1),
        page=PageFacts(title="The press conference"),
        nature=Nature.REPRINT,
        is_briefing=True,
        briefing=Briefing(
            "xa-mfa", "Ministry of Anlan", "press-conference", dt.date(2019, 12, 24), None, "Lan Wei", "en"
        ),
        statements=statements,
        text=TEXT,
        labels=(),
        places=ByteMap.of(OffsetMap.of([(0, 62, 0, 62)]), None),
    )


def test_each_statement_is_a_row_under_its_full_id() -> None:
    made = list(rows(revision(), primary=False))
    assert [one.id for one in made] == [f"xa-mfa/2019-12-24/en/{short}@r2" for short in ("q1", "a1", "s1")]
    assert [(one.text, one.position, one.exchange) for one in made] == (
        [("Will the talks resume?", 0, 1), ("We hope so.", 1, 1), ("Good day.", 2, 0)]
    )
    assert {(one.office, one.briefing, one.nature, one.primary) for one in made} == (
        {("xa-mfa", "xa-mfa/2019-12-24", "reprint", False)}
    )


def test_an_unnamed_speech_is_the_presiders_and_a_question_nobodys() -> None:
    assert [one.speaker for one in rows(revision())] == [None, "LAN", "Lan Wei"]


def test_names_say_under_which_name_a_printed_one_is_listed() -> None:
    assert [one.speaker for one in rows(revision(), names={"LAN": "Lan Wei"})] == [None, "Lan Wei", "Lan Wei"]
