from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest
import yaml

import onrecord
from onrecord.analysis.replies.promises import LATE, Promised, Said, State, follow_up, promises_in
from onrecord.model.statement import Kind
from onrecord.text.span import Span

DAY = date(2020, 3, 2)
ASKED = Said("a/1/q1", DAY, Kind.QUESTION, "How many licenses for lumenite were granted to firms in Harrowgate?", "en")
DEFERRED = Said(
    "a/1/a1", DAY, Kind.ANSWER, "Let me take that question and come back to you tomorrow.", "en", about=ASKED.text
)
KEPT = "Thirty-one licenses for lumenite were granted to firms in Harrowgate."


def later(days: int, text: str, kind: Kind = Kind.ANSWER) -> Said:
    return Said(
        f"a/{days + 2}/a1",
        DAY + timedelta(days=days),
        kind,
        text,
        "en",
        about="What about the licenses for lumenite in Harrowgate?",
    )


def followed(*said: Said, today: int = 400) -> Promised:
    (found,) = follow_up(promises_in(DEFERRED), [ASKED, DEFERRED, *said], today=DAY + timedelta(days=today))
    return found


def test_a_deferral_opens_one_promise_with_its_words() -> None:
    (one,) = promises_in(DEFERRED)
    assert one.span.cut(DEFERRED.text) == one.words
    assert (one.statement, one.day, one.about) == ("a/1/a1", DAY, ASKED.text)
    assert one.span == Span(0, len("Let me take that question"))


def test_questions_and_answers_without_deferral_promise_nothing() -> None:
    assert promises_in(ASKED) == ()
    assert promises_in(Said("a/1/a2", DAY, Kind.ANSWER, "Thirty-one.", "en")) == ()


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("Why don't I take a look at the licenses and we can circle up after.", "en"),  # no pattern knows it
        ("We'll see what happens.", "en"),
        ("It is too early to say.", "en"),
        ("让我们拭目以待。", "zh"),
        ("现在谈这个问题为时尚早。", "zh"),
        ("如果三年前说“为时过早”，那么什么时候才算不早呢？", "zh"),
        ("我们将尽快向世卫组织提供疫苗。", "zh"),
        ("安方正在研究制定气候战略。", "zh"),
    ],
)
def test_what_puts_off_without_saying_that_more_will_be_told_promises_nothing(answer: str, language: str) -> None:
    assert promises_in(attrs.evolve(DEFERRED, text=answer, language=language)) == ()


def test_another_office_meets_nothing_and_asks_nothing_again() -> None:
    other = attrs.evolve(later(1, KEPT), office="xw-pso")
    question = attrs.evolve(later(5, ASKED.text, Kind.QUESTION), office="xw-pso")
    ours = attrs.evolve(DEFERRED, office="xa-mfa")
    said = [attrs.evolve(ASKED, office="xa-mfa"), ours, other, question]
    (found,) = follow_up(promises_in(ours), said, today=DAY + timedelta(days=400))
    assert (found.state, found.asked_again) == (State.LAPSED, ())
    (kept,) = follow_up(promises_in(ours), [*said, attrs.evolve(later(1, KEPT), office="xa-mfa")], today=DAY)
    assert kept.promise.office == "xa-mfa"


def test_words_of_the_matter_that_are_far_apart_meet_nothing() -> None:
    between = "The harbor was calm. The wind came from the west. The ferries ran. "
    far = f"Licenses are a nuisance. {between}Thirty-one lamps of lumenite stand there. {between}Harrowgate was granted a fair."
    assert followed(attrs.evolve(later(1, far, Kind.SPEECH), about="")).state is State.LAPSED
    assert followed(attrs.evolve(later(1, between + KEPT + between, Kind.SPEECH), about="")).state is State.MET


def test_only_the_question_of_an_answer_has_the_words() -> None:
    assert followed(later(1, "Yesterday I answered similar questions. Enough has been said.")).state is State.LAPSED


def test_a_question_of_another_matter_of_the_same_place_asks_nothing_again() -> None:
    other = attrs.evolve(later(5, "Is the festival in Harrowgate held this year?", Kind.QUESTION), about="")
    assert followed(other).asked_again == ()


def test_a_later_statement_of_the_matter_is_suggested() -> None:
    found = followed(later(1, KEPT))
    assert (found.state, found.met_by, found.met_on) == (State.MET, "a/3/a1", DAY + timedelta(days=1))
    assert "licenses" in found.shared


def test_another_put_off_meets_nothing() -> None:
    assert followed(later(1, "I have no information on the licenses for lumenite in Harrowgate.")).state is State.LAPSED


def test_a_later_question_is_asked_again_and_meets_nothing() -> None:
    found = followed(later(5, ASKED.text, Kind.QUESTION))
    assert (found.state, found.asked_again) == (State.LAPSED, ("a/7/a1",))


@pytest.mark.parametrize(("days", "state"), [(3, State.OPEN), (90, State.OPEN), (91, State.LAPSED)])
def test_without_a_match_a_promise_is_open_until_it_lapses(days: int, state: State) -> None:
    assert followed(today=days).state is state


def test_nothing_of_before_of_after_today_or_much_later_counts() -> None:
    assert followed(later(-1, KEPT)).state is State.LAPSED
    assert followed(later(9, KEPT), today=8).state is State.OPEN
    assert followed(later(LATE + 1, KEPT)).state is State.LAPSED


def test_the_other_language_edition_meets_nothing() -> None:
    other = Said("a/3/a1", DAY + timedelta(days=1), Kind.ANSWER, KEPT, "zh")
    assert followed(other).state is State.LAPSED


@pytest.fixture(scope="module")
def demo() -> dict[str, Promised]:
    pages = Path(onrecord.__file__).parent / "demo" / "pages"
    found: dict[str, Promised] = {}
    for office in ("xa_mfa", "xw_pso"):
        said: list[Said] = []
        for row in yaml.safe_load((pages / office / "index.yml").read_text("utf-8")):
            if row.get("is_briefing") and "@2" not in row["file"]:
                said += page(pages / office / row["file"])
        for one in follow_up([made for some in said for made in promises_in(some)], said, today=date(2024, 12, 1)):
            found[one.promise.statement] = one
    return found


def page(path: Path) -> list[Said]:
    read = onrecord.read(path)
    assert read.briefing is not None
    assert read.briefing.date is not None
    asked, said = "", []
    for one in read.statements:
        asked = one.text if one.kind is Kind.QUESTION else asked
        about = asked if one.kind is Kind.ANSWER else ""
        name = f"{path.parent.name}/{path.name}/{one.id}"
        said.append(Said(name, read.briefing.date, one.kind, one.text, (read.briefing.language or "en")[:2], about))
    return said


@pytest.mark.parametrize(
    ("promise", "met_by"),
    [
        ("xa_mfa/2019-07-17.en.html/a4", "xa_mfa/2019-11-05.en.html/s0"),
        ("xa_mfa/2019-07-17.zh.html/a4", "xa_mfa/2019-11-05.zh.html/"),
        ("xw_pso/2021-02-18.html/a2", "xw_pso/2021-04-29.html/s0"),
        ("xw_pso/2022-07-11.html/a3", "xw_pso/2022-07-12.md/"),
    ],
)
def test_planted_promises_that_were_kept_are_found_with_what_kept_them(
    demo: dict[str, Promised], promise: str, met_by: str
) -> None:
    assert demo[promise].state is State.MET
    assert (demo[promise].met_by or "").startswith(met_by)


@pytest.mark.parametrize(
    "promise",
    [
        "xa_mfa/2022-08-10.en.html/a1",  # what would meet it was said that day, perhaps before it
        "xa_mfa/2019-11-05.en.html/a3",
        "xa_mfa/2019-11-05.zh.html/a3",
        "xw_pso/2020-03-18.html/a5",
        "xw_pso/2023-05-25.html/a6",
    ],
)
def test_planted_promises_that_were_not_kept_have_lapsed(demo: dict[str, Promised], promise: str) -> None:
    assert demo[promise].state is State.LAPSED


def test_another_office_keeps_no_promise_of_this_one() -> None:
    asked, deferred = (attrs.evolve(one, office="xa-mfa") for one in (ASKED, DEFERRED))
    others, own = (attrs.evolve(later(days, KEPT), office=office) for days, office in ((1, "xw-pso"), (2, "xa-mfa")))
    again = attrs.evolve(later(3, ASKED.text, Kind.QUESTION), office="xw-pso", about="")
    promises = promises_in(deferred)
    (lapsed,) = follow_up(promises, [asked, deferred, others, again], today=DAY + timedelta(days=400))
    assert (lapsed.state, lapsed.met_by, lapsed.asked_again) == (State.LAPSED, None, ())
    (met,) = follow_up(promises, [asked, deferred, others, own], today=DAY + timedelta(days=400))
    assert met.met_by == own.id
