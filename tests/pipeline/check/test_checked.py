"""The demo's copies and news story, and a real page, held against records."""

import datetime as dt
import json
from pathlib import Path

import pytest

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.grade import Status
from onrecord.demo.listed import PAGES
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.check import Fidelity, Verdict, check
from onrecord.pipeline.check.summary import quotation_line
from onrecord.pipeline.ingest import ingest
from onrecord.record.store import Store
from onrecord.record.writer import Writer

COPIES = PAGES / "copies"


def copy(demo: Store, name: str) -> Fidelity:
    return check(COPIES / name, demo)


def test_a_reprint_with_a_look_alike_word_and_its_own_headline(demo: Store) -> None:
    report = copy(demo, "wordpress-keldan-watch-2021-12-14.html")
    (changed,) = [one for one in report.passages if one.material]
    (each,) = changed.material
    assert (each.edit.before, each.edit.after, each.grade, each.severity) == ("detente", "detention", "look-alike", 3)
    assert each.edit.after_span.cut(report.transcript.text) == "detention"
    assert each.edit.before_span.cut(changed.passage.source.text) == "detente"
    assert changed.passage.source.statement == "xa-mfa/2021-12-14/en/a2@r1"
    assert [one.exchange for one in report.omitted] == [
        None, *(f"xa-mfa/2021-12-14/en/x{number}@r1" for number in (1, 5, 6, 7)),
    ]  # fmt: skip
    assert [one.text for one in report.added] == ["KW 21"]
    assert report.headline is not None
    assert report.headline.unsupported == ("Regime", "Scrambles", "Bail")
    assert report.material
    assert report.editions == (("xa-mfa/2021-12-14/zh", "zh"),)


def test_a_reprint_on_a_page_builder_site_is_faithful_and_short(demo: Store) -> None:
    for name in ("odoo-lighthouse-2019-07-17.html", "odoo-lighthouse-2019-07-17.txt"):
        report = copy(demo, name)
        assert not report.material
        assert {one.passage.source.edition for one in report.passages} == {"xa-mfa/2019-07-17/en"}
        assert [one.exchange for one in report.omitted] == [
            f"xa-mfa/2019-07-17/en/x{number}@r1" for number in (4, 5, 6)
        ]
        assert not any("Odoo" in one.text for one in report.added)


def test_true_and_false_quotations_of_a_news_story(demo: Store) -> None:
    report = copy(demo, "news-easterly-courier-2021-12-16.html")
    told = [(one.text.rstrip(",."), one.verdict, one.material) for one in report.quotations]
    assert told == [
        ("This isn’t the moment to pay for promises", Verdict.EXACT, False),
        ("I’d be surprised if it came to a vote", Verdict.EXACT, False),
        ("the current detente should be cherished", Verdict.EXACT, False),
        ("We’ve had quiet, which isn’t worth having, and it isn’t the same thing", Verdict.WORDS_CHANGED, True),
        ("Lanjing is handing out prizes and sending us the bill", Verdict.NOT_IN_RECORD, True),
        ("You can’t calibrate with a partner who doesn’t pick up", Verdict.NOT_IN_RECORD, False),
    ]
    assert report.quotations[2].statements == ("xa-mfa/2021-12-14/en/a2@r1",)
    assert report.quotations[4].claimed == "Ms. Whitlock"
    assert [each.edit.kind.value for each in report.quotations[3].edits] == ["negation"]
    assert report.headline is not None
    assert "penalties" in report.headline.unsupported
    assert report.omitted == ()


def test_a_copy_in_traditional_characters_is_compared_in_simplified_ones(demo: Store) -> None:
    report = copy(demo, "forum-harbor-2020-03-18.html")
    assert not any(one.material for one in report.passages)
    assert {one.passage.source.edition for one in report.passages} == {"xa-mfa/2020-03-18/zh"}
    assert any("traditional" in note for note in report.notes)


@pytest.mark.parametrize(
    "name",
    ["spam-gardening-club-2022-07-11.html", "mail-strait-letter-2023-05-26.txt", "harborlight-2024-01-23.html.gz"],
)
def test_other_copies_change_no_words(demo: Store, name: str) -> None:
    report = copy(demo, name)
    assert sum(len(one.material) for one in report.passages) == 0
    assert report.passages


def test_an_ordinary_article_has_nothing_of_the_record(demo: Store) -> None:
    report = copy(demo, "article-lumenite-2022-02-08.html")
    assert (report.passages, report.material) == ((), False)


def test_every_stored_revision_is_compared(demo: Store) -> None:
    report = check("Whitlock: “There will be no drills this spring, and the hotline”".encode(), demo)
    (one,) = report.passages
    assert one.passage.source.edition == "xw-pso/2022-03-10/en"
    assert [version.revision for version in one.versions] == ["xw-pso/2022-03-10/en@r1", "xw-pso/2022-03-10/en@r2"]


def test_a_copy_of_what_the_office_changed_later_is_faithful_to_the_older_capture(demo: Store) -> None:
    report = check(PAGES / "xw_pso" / "2022-03-10@1.html", demo)
    (one,) = [one for one in report.passages if one.passage.source.short == "a1"]
    assert one.passage.source.statement == "xw-pso/2022-03-10/en/a1@r1"
    assert [(version.revision[-2:], version.material) for version in one.versions] == [("r1", 0), ("r2", 1)]
    assert not report.material
    assert any("says otherwise since" in note for note in report.notes)


def draft(demo: Store, text: str) -> Fidelity:
    return check(text.encode(), demo)


def test_another_speaker_is_named(demo: Store) -> None:
    report = draft(demo, "Speaking in Lanjing, Shen Zhiwei said: “This isn’t the moment to pay for promises.”\n")
    assert [one.verdict for one in report.quotations] == [Verdict.OTHER_SPEAKER]
    (claim,) = [one for one in report.attribution if not one.agrees]
    assert (claim.claimed_speaker, claim.speaker) == ("Shen Zhiwei", "MS. WHITLOCK")


def test_another_date_is_named(demo: Store) -> None:
    report = draft(demo, "On March 3, 2021 Dana Whitlock said: “This isn’t the moment to pay for promises.”\n")
    assert [one.verdict for one in report.quotations] == [Verdict.OTHER_DATE]
    (claim,) = [one for one in report.attribution if not one.agrees]
    assert (claim.claimed_date, claim.date) == (dt.date(2021, 3, 3), dt.date(2021, 12, 15))


def test_a_marked_cut_inside_a_quotation_hides_words_openly(demo: Store) -> None:
    report = draft(demo, "Dana Whitlock said: “We’ve had quiet … and it isn’t the same thing.”\n")
    assert [one.verdict for one in report.quotations] == [Verdict.ELLIPSIS]
    assert not report.material


def test_words_of_two_answers_in_one_quotation_are_named(demo: Store) -> None:
    report = draft(
        demo,
        "Dana Whitlock said: “This isn’t the moment to pay for promises. I’d be surprised if it came to a vote.”\n",
    )
    (one,) = report.quotations
    assert len(one.statements) == 2
    assert (one.verdict, one.material) == (Verdict.WORDS_CHANGED, True)


def test_a_question_printed_as_an_answer_is_named(demo: Store) -> None:
    text = (COPIES / "odoo-lighthouse-2019-07-17.txt").read_text("utf-8")
    turned = text.replace("Q: The State Department", "A: The State Department")
    assert turned != text
    abouts = {one.about for one in check(turned.encode(), demo).attribution if not one.agrees}
    assert "question-as-answer" in abouts


def test_exchanges_in_another_order_are_named(demo: Store) -> None:
    text = (COPIES / "odoo-lighthouse-2019-07-17.txt").read_text("utf-8")
    start, third = text.index("Follow-up: How does"), text.index("Q: The State Department")
    behind = text.index("Q: People close")
    turned = text[:start] + text[third:behind] + text[start:third] + text[behind:]
    report = check(turned.encode(), demo)
    assert report.moved
    assert report.material


def test_the_json_is_the_contracts(demo: Store) -> None:
    told = json.loads(json.dumps(copy(demo, "news-easterly-courier-2021-12-16.html").to_dict()))
    assert told["schema"] == "onrecord.fidelity/1"
    assert {"page", "passages", "quotations", "omitted", "headline", "attribution"} <= told.keys()
    for one in told["passages"]:
        assert {"page_span", "statement", "statement_span", "mode", "edits"} <= one.keys()
        assert one["mode"] in {"reprint", "quotation", "unmarked"}
        for edit in one["edits"]:
            assert edit["kind"] in {"substitution", "deletion", "insertion", "transposition", "ellipsis"}
            assert edit["page"] == told["text"][slice(*edit["page_span"])]
    for one in told["quotations"]:
        assert one["coverage"].keys() >= {"expected", "held"}
        assert one["text"] == told["text"][slice(*one["page_span"])]


OFFICIAL = """<html><head><title>Foreign Ministry Spokesperson Geng Shuang's Regular Press Conference on December 24, 2019</title></head>
<body><h1>Foreign Ministry Spokesperson Geng Shuang's Regular Press Conference on December 24, 2019</h1>
<p><strong>Reuters: {asked}</strong></p>
<p><strong>Geng Shuang:</strong> {first}</p>
<p>This paragraph of the answer was made for this test, and the copy does not have it at all.</p>
<p>{second}</p>
<p><strong>AFP: A question made for this test, about the weather on the mountain pass, which the copy leaves out?</strong></p>
<p><strong>Geng Shuang:</strong> An answer made for this test as well: the pass will be open to all vehicles from Monday on.</p>
</body></html>"""


def test_the_seed_that_says_detention_is_found_out(shared: Path, tmp_path: Path) -> None:
    """The official page is reconstructed from the copy, with the word that the copy lost, and with paragraphs of the test's own."""
    seed = next((shared / "seeds").glob("002*"))
    blocks = [one.strip() for one in seed.read_text("utf-8").split("\n\n")]
    asked = next(one for one in blocks if one.startswith("Q: State")).removeprefix("Q: ")
    first = next(one for one in blocks if "detention" in one).removeprefix("A: ").replace("detention", "détente")
    second = next(one for one in blocks if one.startswith("We stand ready"))
    page = OFFICIAL.format(asked=asked, first=first, second=second).encode()
    address = "https://www.fmprc.gov.cn/mfa_eng/xwfw_665399/s2510_665401/t1727516.shtml"
    received = Received(Capture(page, "text/html", "utf-8", address), dt.datetime(2019, 12, 25, tzinfo=dt.UTC))
    with Writer(tmp_path / "record") as writer:
        assert [one.result for one in ingest(writer, [received])] == ["new"]
    with Store.open(tmp_path / "record") as store:
        report = check(seed, store)
    (each,) = [one for passage in report.passages for one in passage.material if one.grade == "look-alike"]
    assert (each.edit.before, each.edit.after, each.severity) == ("détente", "detention", 3)
    assert each.edit.after_span.cut(report.transcript.text) == "detention"
    assert each.edit.before_span.length == len("détente")
    assert report.headline is not None
    assert "Regime" in report.headline.unsupported
    assert [one.statements[0].split("/")[-1] for one in report.omitted] == ["q2@r1"]
    (left_out,) = [one.edit.before for passage in report.passages for one in passage.edits if one.omission]
    assert left_out.startswith("This paragraph of the answer was made for this test")
    # The copy's first exchange is not in the record that the test made: question and answer are listed, whole.
    assert [one.text.split()[0] for one in report.added] == ["A", "The"]
    assert "Leaders’ Meeting" in report.added[1].text


@pytest.mark.parametrize(
    ("text", "verdict", "claimed"),
    [
        ("外交部发言人杜衡洲表示：“安方将立即开战，绝不谈判。”", Verdict.NOT_IN_RECORD, "杜衡洲"),
        ("外交部发言人杜衡洲表示：“安方对此表示严重关切。”", Verdict.EXACT, "杜衡洲"),
        (
            "新闻秘书惠特洛克说：“安方倡导的对等暂停，各方不管叫它什么名字，正在变成现实。”",
            Verdict.OTHER_SPEAKER,
            "惠特洛克",
        ),
    ],
)
def test_the_ordinary_sentence_of_a_chinese_report_is_checked(
    demo: Store, text: str, verdict: Verdict, claimed: str
) -> None:
    (one,) = draft(demo, text).quotations
    assert (one.verdict, one.claimed) == (verdict, claimed)


@pytest.mark.parametrize("cut", ["...", "[...]", "…"])
def test_a_marked_cut_that_turns_the_words_around_is_a_change(demo: Store, cut: str) -> None:
    report = draft(demo, f"Shen Zhiwei said: “We have tabled the draft resolution {cut} to confront anyone.”\n")
    (one,) = report.quotations
    (each,) = one.edits
    assert (one.verdict, one.material, each.hides) == (Verdict.ELLIPSIS, True, EditKind.NEGATION)
    assert report.material
    assert quotation_line(one) == "the cut hides words that turn it around"


def test_a_few_words_in_marks_are_listed_as_too_short(demo: Store) -> None:
    report = draft(
        demo,
        "Spokesperson Shen Zhiwei called the situation in the strait “generally unstable”.\nA “long pier” stands.\n",
    )
    assert report.notes == ("too short to be told, given as words of Shen Zhiwei: “generally unstable”",)
    assert (report.quotations, report.material) == ((), False)


def test_a_name_put_in_brackets_is_an_open_change(demo: Store) -> None:
    text = "Shen Zhiwei said: “The North has taken some steps and expects to see concrete actions from [the United States].”\n"
    (one,) = draft(demo, text).quotations
    assert {each.status for each in one.edits} == {Status.BRACKETED}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("杜衡洲说：“安方对半岛局势……表示欢迎。”", "出现的缓和迹象"),
        ("Shen Zhiwei said: “It is our view that sanctions ... in light of new developments.”", "should be adjusted"),
    ],
)
def test_a_marked_cut_before_a_quotations_last_words_is_a_cut(demo: Store, text: str, cut: str) -> None:
    (one,) = draft(demo, text).quotations
    assert (one.verdict, one.material) == (Verdict.ELLIPSIS, False)
    assert [each.edit.before.strip() for each in one.edits] == [cut]
