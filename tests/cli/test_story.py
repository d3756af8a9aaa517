import onrecord
from onrecord.cli.story import story
from onrecord.cli.terminal import Paper

PAGE = (
    "<title>2020年3月18日外交部发言人林岳然主持例行记者会</title><p>路透社记者：会谈何时恢复？</p>"
    "<p>林岳然：没有消息。</p><p>法新社记者：在哪里？</p><p>林岳然：再说。</p>"
).encode()


def test_exchanges_are_numbered_where_they_open() -> None:
    lines = story(onrecord.read(PAGE), Paper()).splitlines()
    assert [line for line in lines if line.startswith(("  1", "  2"))] == ["  1  路透社记者：", "  2  法新社记者："]


def test_questions_and_answers_differ_in_color() -> None:
    made = story(onrecord.read(PAGE), Paper(colors=True))
    assert "\x1b[36m\x1b[1m路透社记者：\x1b[0m" in made
    assert "\x1b[32m\x1b[1m林岳然：\x1b[0m" in made


def test_a_page_that_is_no_briefing_says_so() -> None:
    made = story(onrecord.read(b"<title>Weather</title><p>It will rain in Lanjing tomorrow.</p>"), Paper())
    assert "o briefing." in made


def test_control_characters_of_a_page_do_not_reach_the_terminal() -> None:
    page = "Press conference\n\nQ: One \x1b[31m?\n\nA: Yes.\n\nQ: Two?\n\nA: \x9bYes."
    assert not set(story(onrecord.read(page.encode()), Paper())) & {"\x1b", "\x9b"}
