from __future__ import annotations

import pytest

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import families, folded
from onrecord.reading.label_names import named_label
from onrecord.reading.label_scan import judge


def named(body: str) -> Label | None:
    return named_label(body, folded(body), families())


@pytest.mark.parametrize(
    ("body", "role", "outlet"),
    [
        ("MR. VALE", Role.OFFICIAL, None),
        ("Mr. Vale", Role.OFFICIAL, None),
        ("Minister Orr", Role.OFFICIAL, None),
        ("Brinkmeier (AA)", Role.OFFICIAL, None),
        ("Dana de la Cruz", Role.NAMED, None),
        ("AGENCIA COSTA", Role.ASKER, "AGENCIA COSTA"),
        ("Keldan Broadcasting", Role.ASKER, "Keldan Broadcasting"),
        ("Frage van Rensen", Role.ASKER, None),
        ("Vorsitzende Kempowa", Role.MODERATOR, None),
        ("М.В.Сорокина", Role.NAMED, None),
        ("林岳然", Role.NAMED, None),
        ("阿卜杜拉·本·萨利赫", Role.NAMED, None),
        ("外交部发言人林岳然", Role.OFFICIAL, None),
        ("顾部长", Role.OFFICIAL, None),
        ("海湾日报", Role.ASKER, "海湾日报"),
        ("路透社记者", Role.ASKER, "路透社"),
        ("湾岸新聞\u3000柏木記者", Role.ASKER, "湾岸新聞"),
        ("外務報道官", Role.OFFICIAL, None),
        ("김 대변인", Role.OFFICIAL, None),
        ("MR. ODUM, MINISTER FOR FOREIGN AFFAIRS AND TRADE OF THE REPUBLIC OF ANLAN", Role.OFFICIAL, None),
    ],
)
def test_a_name_tells_whose_label_it_is(body: str, role: Role, outlet: str | None) -> None:
    label = named(body)
    assert label is not None
    assert (label.role, label.outlet) == (role, outlet)


@pytest.mark.parametrize(
    "body",
    [
        "and so it was",
        "The ministry said on Monday that it would",
        "In 2019",
        "It was. then",
        "三点建议，第一",
        "他强调",
        "关于渡轮",
        "很多人认为",
        "我们注意到有关方面近日就海岛渡轮恢复航行所发布的消息以及各方面的评论还有其他的有关情况",
        "X",
    ],
)
def test_a_sentence_is_no_name(body: str) -> None:
    assert named(body) is None


@pytest.mark.parametrize(("body", "name"), [("Frage Dr. van Rensen", "Dr. van Rensen"), ("Zusatz Lind", "Lind")])
def test_the_name_after_an_askers_word_is_the_askers(body: str, name: str) -> None:
    label = named(body)
    assert label is not None
    assert label.name == name


@pytest.mark.parametrize(
    ("body", "follow"), [("Zusatz Lind", True), ("路透社记者追问", True), ("路透社记者提问", False)]
)
def test_a_named_asker_may_follow_up(body: str, follow: bool) -> None:  # noqa: FBT001  a column of the table
    label = named(body)
    assert label is not None
    assert label.follow is follow


@pytest.mark.parametrize(
    ("body", "caps"), [("MR. VALE", True), ("Mr. Vale", False), ("JOÃO DUARTE", True), ("林岳然", False)]
)
def test_capitals_are_noted(body: str, caps: bool) -> None:  # noqa: FBT001  a column of the table
    label = named(body)
    assert label is not None
    assert label.caps is caps


@pytest.mark.parametrize("body", ["记者会后，有记者问", "会后有记者问", "记者会上，有外国记者追问"])
def test_a_question_asked_after_the_meeting_is_a_reporters(body: str) -> None:
    label = named(body)
    assert label is not None
    assert (label.role, label.outlet, label.sure) == (Role.ASKER, None, True)


@pytest.mark.parametrize("body", ["案例一", "第三", "其二", "图1", "附件", "我们的回答"])
def test_headings_of_a_list_are_no_names(body: str) -> None:
    assert named(body) is None


@pytest.mark.parametrize("body", ["Le ministre", "المتحدث الرسمي", "Ministra"])
def test_a_title_alone_is_an_officials_in_any_script(body: str) -> None:
    label = named(body)
    assert label is not None
    assert (label.role, label.sure) == (Role.OFFICIAL, True)


@pytest.mark.parametrize("words", ["From the Navy", "To the Fleet", "DoD Newsbriefing", "On the Budget"])
def test_words_that_lead_to_a_matter_or_name_an_event_are_no_name(words: str) -> None:
    assert named(words) is None


def test_how_a_sign_is_read_is_no_part_of_an_outlets_name() -> None:
    label = judge("春野電視臺(tái)記者", families())
    assert label is not None
    assert label.outlet == "春野電視臺"
    assert judge("發(fā)布人", families()) is None


@pytest.mark.parametrize(
    "body",
    [
        "MINISTER CLEARED TO SPEAK AT GALA AMID FEUD, PARTY OFFICE SAYS",
        "FERRY STOPPED AFTER A NIGHT OF STORMS OFF KELDAN, OWNERS AND HARBOR AGREE",
    ],
)
def test_a_heading_of_news_in_capitals_is_no_name(body: str) -> None:
    assert named(body) is None
