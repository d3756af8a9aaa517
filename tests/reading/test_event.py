"""What event a page records, whether it is a briefing, who presides: The page 1 and 3 of the reading rules."""

from __future__ import annotations

import re

import pytest

from onrecord.model import Capture, Transcript
from onrecord.model.statement import Kind
from onrecord.reading.event import Event, judge_event, title_kind
from onrecord.reading.hints import GENERAL, Hints, KindRule
from onrecord.reading.kinds import Said
from onrecord.reading.label import Label, Role
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe


def read(title: str, *rows: str) -> Transcript:
    body = "".join(f"<p>{row}</p>" for row in rows)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"
    return transcribe(open_page(Capture(page.encode(), "text/html", "utf-8")))


def said(kind: Kind, name: str, role: Role = Role.NAMED) -> Said:
    return Said(kind, Label(0, 0, 0, f"{name}:", name.casefold(), role, name=name), [])


@pytest.mark.parametrize(
    ("title", "kind", "briefing"),
    [
        ("Press Briefing by Press Secretary Dana Whitlock", "press-briefing", True),
        ("Press Gaggle aboard Air Force One", "gaggle", True),
        ("Doorstop, Port of Keldan", "doorstop", True),
        ("Joint Press Conference with President Orr", "joint-press-conference", True),
        ("Background Press Call on the Ferry", "press-call", True),
        ("2020年3月18日外交部发言人林岳然主持例行记者会", "regular-press-conference", True),
        ("外交部發言人林岳然主持例行記者會", "regular-press-conference", True),
        ("外交部发言人林岳然就渡轮恢复航行答记者问", "remarks", True),
        ("外交部发言人林岳然就渡轮恢复航行发表谈话", "statement", False),
        ("外交部长顾承海接受海湾电视台专访", "interview", False),
        ("Interview with Helen Carrick, Harbor Radio", "interview", False),
        ("Readout of the President's Call with Prime Minister Orr", "readout", False),
        ("Conferencia de prensa de la presidenta", "press-conference", True),
        ("Regierungspressekonferenz vom 18. März 2020", "press-conference", True),
        ("Брифинг официального представителя", "press-briefing", True),
        ("桐生外務大臣会見記録", "press-briefing", True),
        ("대변인 정례브리핑", "press-briefing", True),
        ("الإيجاز الصحفي لوزارة الخارجية، 14 أيار/مايو 2021", "press-briefing", True),
        ("المؤتمر الصحفي اليومي للمتحدث باسم الوزارة", "press-conference", True),
        ("نشست خبری سخنگوی وزارت امور خارجه", "press-briefing", True),
        ("תדרוך יומי של דובר משרד החוץ", "press-briefing", True),
        ("RADIO 4KEL - HELEN CARRICK", "interview", False),
    ],
)
def test_a_title_tells_the_kind_of_event(title: str, kind: str, briefing: bool) -> None:  # noqa: FBT001  a column
    assert title_kind(title, GENERAL) == (kind, briefing)


@pytest.mark.parametrize("title", [None, "", "Ferry sails again", "渡轮恢复航行"])
def test_other_titles_tell_nothing(title: str | None) -> None:
    assert title_kind(title, GENERAL) is None


def test_the_offices_own_rules_go_first() -> None:
    rule = KindRule(re.compile("例行记者会|Briefing"), "weekly", is_briefing=False)
    hints = Hints(title_kinds=(rule,))
    assert title_kind("例行记者会", hints) == ("weekly", False)
    assert title_kind("Press Briefing", hints) == ("weekly", False)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Press Briefing, March 18, 2020", ("MS. WHITLOCK: Good afternoon. I take no questions today.", "Thank you.")),
        ("外交部发言人林岳然就渡轮恢复航行答记者问", ("问：中方有何评论？", "答：渡轮将于周一恢复航行。")),
        ("2020年3月18日例行记者会", ("路透社记者：码头安全吗？", "林岳然：安全。")),
        ("Doorstop, Port of Keldan", ("JOURNALIST: Is it safe?", "PRIME MINISTER: It is.")),
    ],
)
def test_the_record_of_an_office_answering_the_press_is_a_briefing(title: str, rows: tuple[str, ...]) -> None:
    found = read(title, *rows)
    assert found.is_briefing
    assert found.statements


@pytest.mark.parametrize(
    ("title", "rows", "kind"),
    [
        (
            "外交部发言人林岳然就渡轮恢复航行发表谈话",
            ("我们注意到有关报道。", "渡轮将于周一恢复航行，我们对此表示欢迎。"),
            "statement",
        ),
        (
            "Interview with Helen Carrick, Harbor Radio",
            ("HOST: Is the pier safe?", "PRIME MINISTER: It is."),
            "interview",
        ),
        (
            "顾承海部长接受海湾电视台专访",
            ("主播：码头安全吗？", "顾承海：安全。", "主播：谁付钱？", "顾承海：港口。"),
            "interview",
        ),
    ],
)
def test_statements_and_interviews_are_no_briefings_and_are_still_read(
    title: str, rows: tuple[str, ...], kind: str
) -> None:
    found = read(title, *rows)
    assert not found.is_briefing
    assert found.briefing is not None
    assert found.briefing.kind == kind
    assert found.statements


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "Ferry sails again on Monday",
            (
                "KELDAN (Reuters) - The ferry sails again, a spokesperson told a press briefing.",
                '"It is safe," she said.',
            ),
        ),
        (
            "渡轮下周一恢复航行",
            ("海湾社3月18日电 外交部发言人林岳然在记者会上表示，渡轮将恢复航行。", "林岳然说，码头是安全的。"),
        ),
        (
            "Readout of the President's Call with Prime Minister Orr",
            ("The President spoke today with Prime Minister Orr.",),
        ),
        ("顾承海同克尔丹外长通电话", ("顾承海表示，渡轮将恢复航行。克尔丹外长表示欢迎。",)),
    ],
)
def test_news_and_readouts_are_no_briefings_and_have_no_statements(title: str, rows: tuple[str, ...]) -> None:
    found = read(title, *rows)
    assert (found.is_briefing, found.briefing, found.statements) == (False, None, ())
    kept = {one.text for one in (*found.page.remainder, *found.page.furniture)}
    assert all(any(row in text for text in kept) for row in rows)


def test_an_interviewer_who_asks_everything_makes_an_interview() -> None:
    asked = [said(Kind.QUESTION, "Lind"), said(Kind.ANSWER, "Reed", Role.OFFICIAL)] * 3
    assert judge_event("On the ferry", asked, GENERAL) == Event("interview", is_briefing=False, has_statements=True)
    zh = [said(Kind.QUESTION, "田岚"), said(Kind.ANSWER, "林岳然", Role.OFFICIAL)] * 3
    assert judge_event("谈渡轮", zh, GENERAL).kind == "interview"


def test_several_outlets_make_a_press_conference_whatever_the_title_says() -> None:
    asked = [said(Kind.QUESTION, name, Role.ASKER) for name in ("路透社", "法新社", "海湾社")]
    answered = [*asked, said(Kind.ANSWER, "林岳然", Role.OFFICIAL)]
    assert judge_event("接受媒体采访", answered, GENERAL) == Event(
        "press-conference", is_briefing=True, has_statements=True
    )


def test_a_title_without_a_word_said_is_no_briefing() -> None:
    assert judge_event("例行记者会", [], GENERAL) == Event(None, is_briefing=False, has_statements=False)
    assert judge_event(None, [], GENERAL) == Event(None, is_briefing=False, has_statements=False)


@pytest.mark.parametrize(
    ("ask", "answer"),
    [(("Q", Role.ASKER), ("A", Role.ANSWERER)), (("问", Role.ASKER), ("答", Role.ANSWERER))],
)
def test_anonymous_questions_under_a_title_of_something_else_are_no_briefing(
    ask: tuple[str, Role], answer: tuple[str, Role]
) -> None:
    talk = [said(Kind.QUESTION, *ask), said(Kind.ANSWER, *answer)] * 2
    assert not judge_event("How to grow roses 种玫瑰", talk, GENERAL).is_briefing
    assert judge_event("How to grow roses 种玫瑰", talk, Hints(office="xa-mfa")).is_briefing


def test_an_outlets_question_to_a_named_official_is_a_press_conference_under_any_title() -> None:
    outlet = Said(
        Kind.QUESTION, Label(0, 0, 0, "路透社记者：", "路透社记者", Role.ASKER, name="路透社记者", outlet="路透社"), []
    )
    talk = [outlet, said(Kind.ANSWER, "林岳然")]
    assert judge_event("谈渡轮", talk, GENERAL) == Event("press-conference", is_briefing=True, has_statements=True)


def test_a_statement_named_by_an_english_title_is_read_and_is_no_briefing() -> None:
    words = (
        "The President welcomes the return of the ferry to the island, which sails again on Monday after nine weeks."
    )
    found = read("Statement by the Press Secretary on the Ferry", words, "He thanks the crews.")
    assert found.briefing is not None
    assert (found.is_briefing, found.briefing.kind, len(found.statements)) == (False, "statement", 1)


def test_a_question_told_within_a_news_story_makes_no_briefing() -> None:
    rows = (
        "海湾社3月18日电 往返海岛的渡轮将于下周一恢复航行，外交部发言人林岳然在记者会上表示。",
        "有记者问：码头是否安全？林岳然说，码头是安全的，港务局周五已经作了说明。",
        "此前，这条航线因为去年冬天的风暴已经停航了九个星期，两台发动机损坏，另有一台在港内遗失。",
    )
    found = read("渡轮下周一恢复航行", *rows)
    assert (found.is_briefing, found.statements) == (False, ())


ON_AIR = [
    ("HOST: The Prime Minister joins us. Good morning, Prime Minister.", "PRIME MINISTER: Good morning, Sally."),
    ("HOST: Is the pier safe?", "PRIME MINISTER: It is, the port authority looked at it twice this week."),
    ("HOST: Who pays?", "PRIME MINISTER: The port does."),
]


@pytest.mark.parametrize("title", ["The ferry, the pier and the port", ""])
def test_a_host_who_greets_one_guest_makes_an_interview_without_a_title_that_says_so(title: str) -> None:
    found = read(title, *(row for pair in ON_AIR for row in pair))
    assert not found.is_briefing
    assert found.briefing is not None
    assert (found.briefing.kind, len(found.statements)) == ("interview", 6)


def test_greetings_on_the_air_and_callers_are_heard_under_any_label() -> None:
    talk = [said(Kind.QUESTION, "JOURNALIST", Role.ASKER), said(Kind.ANSWER, "PRIME MINISTER", Role.OFFICIAL)] * 2
    heard = judge_event(None, talk, GENERAL, opening=("Good morning, Prime Minister.", "Good morning, Sally."))
    assert (heard.kind, heard.is_briefing) == ("interview", False)
    plain = judge_event(None, talk, GENERAL, opening=("Is the pier safe?", "It is, Sally."))
    assert (plain.kind, plain.is_briefing) == ("press-conference", True)
    calls = [*talk, said(Kind.QUESTION, "Caller", Role.ASKER)]
    assert judge_event(None, calls, GENERAL).kind == "interview"


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "Roses from Harbor Gardens",
            ("Q: Do you ship in May?", "A: Yes, from the first of May.", "Q: Who pays?", "A: You."),
        ),
        ("海湾花园玫瑰", ("问：五月发货吗？", "答：发，五月一日开始。", "问：运费谁付？", "答：买家。")),
    ],
)
def test_a_companys_questions_and_answers_are_no_briefing(title: str, rows: tuple[str, ...]) -> None:
    assert not read(title, *rows).is_briefing


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Transcript: Spokesman's Regular Briefing", "press-briefing"),
        ("DoD Newsbriefing: Tuesday, March 5, 2002", "press-briefing"),
        ("Záznam z tiskové konference po schůzi vlády", "press-conference"),
        ("Keterangan Pers Presiden di Istora", "press-conference"),
        ("Entrevista al presidente", "interview"),
        ("Entrevista concedida pelo Presidente", "interview"),
    ],
)
def test_a_title_names_the_kind_in_the_words_of_its_country(title: str, kind: str) -> None:
    known = title_kind(title, GENERAL)
    assert known is not None
    assert known[0] == kind


def test_questions_and_answers_that_explain_a_matter_to_readers_are_no_briefing() -> None:
    page = (
        "QUESTION: What is a full warranty?\n\nANSWER: It has no limit in time, and service is free of charge.\n\n"
        "QUESTION: Is it the same as a guarantee?\n\nANSWER: In most states it is."
    )
    found = transcribe(open_page(Capture(page.encode(), "text/plain", "utf-8")))
    assert not found.is_briefing
    assert found.statements == ()


STORY = "The agency added that the port of Keldan had been closed since March."
HAN_STORY = "另据报道，凯尔丹港自三月起关闭，外界普遍关注。"


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("外交部回应渡轮议题", ("外交部发言人林岳然说：“渡轮将于周一恢复航行。”", HAN_STORY)),
        ("外交部回应渡轮议题", ("2022年11月8日，外交部发言人林岳然说：“渡轮将于周一恢复航行。”", HAN_STORY)),
        ("Ministry answers on ferry", ("Foreign Ministry Spokesperson Vale said: “The ferry will sail.”", STORY)),
    ],
)
def test_a_news_story_that_quotes_a_spokesperson_is_no_statement(title: str, rows: tuple[str, ...]) -> None:
    page = "<html><body>" + "".join(f"<p>{row}</p>" for row in (title, *rows)) + "</body></html>"
    office = Hints(office="xa-mfa", title_kinds=(KindRule(re.compile("外交部发言人"), "statement", is_briefing=False),))
    for hints in (GENERAL, office):
        found = transcribe(open_page(Capture(page.encode(), "text/html", "utf-8")), hints)
        assert (found.briefing, found.statements) == (None, ())


def test_a_labelled_statement_without_quotation_marks_stays_one() -> None:
    found = read("渡轮复航", "外交部发言人林岳然：渡轮将于周一恢复航行。感谢各方。")
    assert found.briefing is not None
    assert found.briefing.kind == "statement"


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("驻凯尔丹使馆转交物资", ("大使出席活动并致辞。", "新华社记者对活动进行报道。大使现场接受了媒体采访。")),
        ("Embassy hands over supplies", ("The ambassador attended.", "He was interviewed by the local press.")),
    ],
)
def test_a_sentence_that_tells_of_an_interview_makes_none(title: str, rows: tuple[str, ...]) -> None:
    assert read(title, *rows).briefing is None
