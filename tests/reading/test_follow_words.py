import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import follow_cues, follow_signs
from onrecord.reading.ask import _CONTENT, _EMPTY, _WORD, matter, words_in
from onrecord.reading.follow_cues import _CUES, _cues_in
from onrecord.reading.follow_words import lowered, words

SAID = st.lists(
    st.sampled_from(
        (
            "And so then why what about the President say he said you just mentioned two last question on that topic also"
            " STILL rather İt ıs ſo aſk \u212anown report yesterday this week over the weekend Friday follow-up follow up"
            " followup inaudible off-mic off mic (Crosstalk) Mr. X. Jen, presidente dr. who otro tema pregunta 另外 问题 刚才"
            " 这个 此 那 thing things second finally, don’t it's one more back to week ahead I'd like to ask — ¿Qué? Anlan"
            " was is it that these ones ONE self-help x_the été ² 1,000 й"
        ).split(" ")
    ),
    max_size=14,
).map(" ".join)


@given(SAID)
def test_cues_are_what_their_patterns_find(text: str) -> None:
    assert set(_cues_in(text)) == {name for name, pattern in _CUES.items() if pattern.search(text)}


@given(SAID)
def test_openings_are_what_their_patterns_find(text: str) -> None:
    head = text[: follow_signs._OPENING]
    assert follow_signs._is_second(text) == bool(follow_signs._SECOND.search(head))
    assert follow_signs._is_following(text) == bool(follow_signs._FOLLOWING.search(head))
    assert follow_signs._opens_topic(text) == bool(follow_signs._OPENS_TOPIC.search(head))


@given(SAID)
def test_words_are_what_a_pattern_of_whole_words_finds(text: str) -> None:
    spoken = words(lowered(text))
    for some in (follow_signs._REFERRING, follow_signs._NEWS_WORDS, follow_signs._PRONOUNS):
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(some))})\b", re.IGNORECASE)
        assert len(pattern.findall(text)) == sum(word in some for word in spoken)
    assert follow_signs._is_news(text, spoken) == bool(
        follow_signs._NEWS.search(text) or not follow_signs._NEWS_WORDS.isdisjoint(spoken)
    )


@given(SAID)
def test_words_that_refer_are_those_of_the_pattern(text: str) -> None:
    spoken = words(lowered(text))
    assert len(follow_signs._REFERS.findall(text)) == sum(word in follow_signs._REFERRING for word in spoken)


@given(st.one_of(SAID, st.text(st.characters(max_codepoint=0x260), max_size=40), st.text(max_size=40)))
def test_latin_text_has_the_words_and_the_matter_that_any_text_has(text: str) -> None:
    if not re.search("[\u3400-\u9fff]", text):
        assert words_in(text) == len(_WORD.findall(text))
        found = {word.casefold() for word in _CONTENT.findall(text)}
        assert matter(text) == {word[:6] for word in found if word not in _EMPTY}


def test_every_cue_has_words_that_ask_for_it() -> None:
    assert {*follow_cues._WHOLE, *follow_cues._NEEDED, "to_presider"} == set(_CUES)
