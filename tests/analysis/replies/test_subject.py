from datetime import date, timedelta

import pytest

from onrecord.analysis.replies.promises import ENOUGH, Said, State, follow_up, promises_in
from onrecord.analysis.replies.subject import is_cut, names_in, shared_words, weighed, words_in
from onrecord.model.statement import Kind

DAY = date(2023, 3, 1)
pytestmark = pytest.mark.skipif(not is_cut("zh"), reason="the extra `zh` is not installed")


def test_words_of_asking_and_promising_say_nothing_of_a_matter() -> None:
    assert words_in("请问发言人能否提供更多消息？中方会适时发布，请你保持关注。") == frozenset()
    assert words_in("瑙鲁何时互设使馆？") >= {"瑙鲁", "使馆"}


def test_people_and_places_are_names_and_what_everybody_names_is_none() -> None:
    assert names_in("委内瑞拉总统马杜罗今天在北京会见记者。") == {"委内瑞拉", "马杜罗"}


def test_a_word_of_some_days_weighs_more_than_one_as_frequent_of_all_days() -> None:
    said = [(DAY + timedelta(days=at), frozenset({"各方"} | ({"使馆"} if at < 5 else set()))) for at in range(60)]
    said += [(DAY + timedelta(days=at % 5), frozenset({"使馆"})) for at in range(55)]
    weights = weighed(said)
    assert weights["使馆"] > 3 * weights["各方"]


def test_what_is_shown_are_whole_words_and_neighbors_in_both_texts_as_one() -> None:
    asked, answered = "二十国集团领导人峰会将在哪里举行？", "关于二十国集团领导人峰会，地点是巴厘岛。"
    shared = words_in(asked) & words_in(answered)
    assert shared_words(shared, answered, asked, dict.fromkeys(shared, 1.0), most=5) == ("二十国集团领导人峰会",)


def _page(day: int, question: str, answer: str, *, name: str = "") -> list[Said]:
    at, where = DAY + timedelta(days=day), name or f"xa-mfa/{day}"
    return [
        Said(f"{where}/q1", at, Kind.QUESTION, question, "zh"),
        Said(f"{where}/a1", at, Kind.ANSWER, answer, "zh", question),
    ]


def _many() -> list[Said]:
    matters = ("渡轮航线和港口收费", "矿山许可和贸易摩擦", "海峡航行规则", "粮食运输通道", "气候变化谈判")
    return [
        one
        for day in range(ENOUGH // 2)
        for one in _page(
            -day - 1, f"安方对{matters[day // 9 % 5]}有何评论？", f"安方高度重视{matters[day // 9 % 5]}，将同各方合作。"
        )
    ]


PUT_OFF = _page(
    0,
    "据报道，委内瑞拉总统马杜罗即将访华。你能否提供更多信息？双方会否签署石油协议？",
    "关于马杜罗总统访华，我们会及时发布消息，请你保持关注。",
)


@pytest.mark.parametrize(
    ("question", "answer", "state"),
    [
        ("马杜罗总统访华取得了哪些成果？", "委内瑞拉总统马杜罗访华期间，双方签署了石油协议。", State.MET),
        (
            "你能否提供更多信息？据报道，中方会否发表声明？",
            "我愿介绍更多具体情况，今年双方已经发布声明。",
            State.LAPSED,
        ),
        ("斯里兰卡总理访华取得了哪些成果？", "斯里兰卡总理访华期间，双方签署了协议。", State.LAPSED),
        ("马杜罗总统访华有何安排？", "关于委内瑞拉总统马杜罗访华和石油协议，我们会及时发布消息。", State.LAPSED),
    ],
)
def test_a_promise_is_met_by_its_matter_and_not_by_words_of_any_question(
    question: str, answer: str, state: State
) -> None:
    said = [*_many(), *PUT_OFF, *_page(3, question, answer)]
    (promise,) = promises_in(PUT_OFF[1])
    (found,) = follow_up([promise], said, today=DAY + timedelta(days=300))
    assert found.state is state
    assert all(one in answer or one in question for one in found.shared)


def test_another_briefing_of_the_same_day_may_have_been_before_and_meets_nothing() -> None:
    kept = _page(
        0, "马杜罗总统访华取得了哪些成果？", "委内瑞拉总统马杜罗访华期间，双方签署了石油协议。", name="xa-mfa/0-2"
    )
    (promise,) = promises_in(PUT_OFF[1])
    (found,) = follow_up([promise], [*_many(), *PUT_OFF, *kept], today=DAY + timedelta(days=1))
    assert found.state is State.OPEN
