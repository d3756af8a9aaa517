"""The signs, in a question's words and in the answer before it, that it follows up or asks anew."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.reading.ask import asks, ends_asking, only_thanks
from onrecord.reading.follow_page import Before, matter, words_in
from onrecord.reading.follow_words import lowered, words

_ACK = re.compile(
    r"(?:yes|yeah|yep|yup|sure|okay|ok|right|oh|no|please|go ahead|mm-?hmm|all right|of course|good|uh-huh|that's right|that’s right|correct|sí|claro|dígame|好的?|可以|请讲|是的?)(?:[,.! —–-]+(?:yes|yeah|sure|okay|please|go ahead|sir|thank you|jeff|ma['’]?am|of course))*[\s.,!?—–-]*$",
    re.I,
)  # fmt: skip
_CALL = re.compile(
    r"(?:go ahead|please|next question|last question|one more(?: question)?|in the back|right there|over here|yes,? (?:sir|ma['’]?am)|any other question|adelante|a ver,? (?:tú|usted|acá|allá)|siguiente|por favor)[^.?!]{0,30}[.!?—–]?$"
    r"|(?:^|[.?!] )(?:(?:okay|ok|all right|yes|yeah|and|so|now)[,.]? )?[A-Z][a-zà-ÿ'’\-]+(?: [A-Z][a-zà-ÿ'’\-]+)?[.,?—–]?$",
    re.I | re.S,
)
_NAME_CALL = re.compile(
    r"(?:^|[.?!] )(?:(?:Okay|OK|All right|Yes|Yeah|And|So|Now)[,.]? )?(?:[A-Z][a-zà-ÿ'’\-]+|[A-Z]{2,5})[.,?]?$"
)
_END = 20
"""Code points in which an answer ends with a question mark and what closes behind it."""
_DOTS = 3
"""Code points of the longest sign of breaking off: to look for it in all of a long answer takes long."""
_CUT = re.compile(r"(?:--|—|–|-|…|\.\.\.)\s*$")
_CONJUNCTION = re.compile(
    r"(?:(?:perdón|disculpe|sorry|well|yes|yeah|no|okay|right|sí),? )?(?:and|but|so|or|because|then|nor|yet|though|although|even|except|y|pero|entonces|o sea|es decir|aber|und|also|но|а|и|但是?|那么?|所以|而且)\b|[但那而]",
    re.I,
)
_REACTION = re.compile(
    r"(?:yes|yeah|no|right|ok|okay|sure|exactly|correct|wait|sorry|well|oh|ah|huh|wow|really|sí|no|ah|perdón|disculpe|i know|i mean|i think|i was|i just|i would|i'm sorry|i’m sorry|got it)\b",
    re.I,
)
_GREETING = re.compile(
    r"(?:thank you|thanks|hi|hello|hey|good (?:morning|afternoon|evening)|gracias|buenos? días|buenas (?:tardes|noches)|presidente,? buen|谢谢|您好|你好)",
    re.I,
)
_VOCATIVE = re.compile(
    r"(?:(?:yes|yeah|ok|okay)[,.]? )?(?:mr\.?|madam|sir|prime minister|president|dr\.?|senator|secretary|minister|presidente|señor|[A-Z][a-z]+,)[\s,.]|[^.?!]{0,60}, [A-Z][a-z]+[:,] ",
    re.I,
)
_SECOND = re.compile(
    r"(?:second|another|other|separate|different|last|final|one more|two|three|couple|few|quick|switch(?:ing)?|turning|chang(?:e|ing)|otro|otra|segund[oa]|另外|另一|第二)\b[^.?!]{0,40}\b(?:question|questions|topic|subject|issue|note|matter|gears|thing|things|pregunta|tema|问题)s?|(?:chang(?:e|ing)|new|another|different) (?:of )?(?:topic|subject)|^(?:and )?(?:on|regarding|about) (?!that|this|those|it\b)|otro tema|另外|另一个问题",
    re.I,
)
_FOLLOWING = re.compile(
    r"follow(?:ing)?[ -]?up|finer point|one more thing|my question (?:is|to you)|second follow|just to (?:be clear|clarify|confirm|make sure|button|back up)|to clarify|clarif|関連|もう一点|追加で|you (?:just )?(?:said|mentioned|say)\b|when you say|what you(?:'re|’re) saying|追问|刚才|insist",
    re.I,
)
_NOISE = re.compile(
    r"[\s(\[]*(?:inaudible|cross-?talk|laughter|unintelligible|inaud[^)\]]*|听不清)[^)\]]{0,20}[)\]][\s.…,]*$", re.I
)
_NOISE_HEAD = re.compile(r"[\s(\[]*(?:inaudible|inaud[^)\]]*)\s*[)\]]", re.I)
_WHQ = re.compile(
    r"(?:what|when|where|who|which|how|why|how (?:many|much|long)|what about|how about|¿?(?:qué|cuándo|dónde|quién|cuál|cómo|por qué|cuánt[oa]s?))\b",
    re.I,
)
_LEAD = re.compile(r"^[\s\-–—…\"'“‘¿¡(\[]+")
_BID = 9
_OPENING = 90
"""Code points of a question in which it says what it is about."""
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|isn't|aren't|wasn't|don't|doesn't|didn't|won't|wouldn't|isn’t|don’t|doesn’t|didn’t)"
_AUX_PRONOUN = re.compile(rf"{_AUX} (?:it|that|this|he|she|they|there|those|these|any of)\b", re.I)
_AUX_YOU = re.compile(rf"(?:{_AUX}|can|what do|what would|how do) you\b", re.I)
_I = re.compile(r"i(?:'m|’m|'ve|’ve|'d|’d)?\b", re.I)
_DEICTIC_END = re.compile(
    r"\b(?:that|it|this|them|then|too|there|him|her|as well|either|those|sir|though|or (?:no|not|what|is it))[\s.?!—–-]*$",
    re.I,
)
_NAME = re.compile(r"\s[A-Z][a-z]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_REFERS = re.compile(
    r"\b(?:that|it|this|they|them|he|him|she|her|his|their|its|those|these|there|ones?|so|eso|esto|ello|ellos|él|ella)\b",
    re.I,
)
_REFERRING = frozenset(
    "that it this they them he him she her his their its those these there one ones so eso esto ello ellos él ella".split()
)
"""The words of `_REFERS`."""
_PRONOUNS = frozenset(
    "that it this they them he him she her those these there eso esto ello ellos él ella lo 这 那 此".split()
)
"""The words of `_PRONOUN` that stand by themselves."""
_OPENS_TOPIC = re.compile(
    r"\b(?:back to|going back|return(?:ing)? to|follow(?:ing)?(?: up)? on|on the (?:same|other|question|issue|subject|topic)|speaking of|separately|different|another|switch|turn(?:ing)? to|move on|one (?:more|other|last|quick|final)|last (?:one|question|thing)|second(?:ly)?|couple|two (?:questions|things|quick)|finally|lastly|quick(?:ly)?|week ahead|as far as|with regard|in terms of|in regards?|i(?:'d| would) like to ask|i wanted? to ask|can i ask|could i ask|ask you about|wondering)\b",
    re.I,
)
_NEWS = re.compile(
    r"\b(?:this morning|last night|last week|this week|over the weekend|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_NEWS_WORDS = frozenset(
    "yesterday today earlier tomorrow tonight recently report reports reported reportedly announced according tweet tweeted"
    " hoy ayer".split()
)
"""Words that tell news by themselves."""
_NEWS_TIMES = frozenset("morning night week weekend monday tuesday wednesday thursday friday saturday sunday".split())
"""Words of which one ends whatever `_NEWS` finds."""
_SECOND_OF = (
    "question", "topic", "subject", "issue", "note", "matter", "gears", "thing", "pregunta", "tema", "问题", "另外",
)  # fmt: skip
"""Parts of which one stands in what `_SECOND` finds, but for a question that begins with its subject."""
_ON = ("on ", "regarding ", "about ", "and on ", "and regarding ", "and about ")
_FOLLOWING_OF = (
    "follow", "finer", "one more", "my question", "just to", "clarif", "関連", "もう一点", "追加で", "said", "mention",
    "say", "追问", "刚才", "insist",
)  # fmt: skip
"""Parts of which one stands in what `_FOLLOWING` finds."""
_TOPIC_WORDS = frozenset(
    "back return returning follow following on speaking separately different another switch switching turn turning move one"
    " last second secondly couple two finally lastly quick quickly ahead far regard regards terms ask wondering".split()
)
"""Words of which one stands in what `_OPENS_TOPIC` finds."""
_FULL_NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_UNHEARD = ("inaudible", "off mic", "off-mic", "crosstalk", "unintell")
_SIR_END = re.compile(r", (?:mr\.?|sir|prime minister|dr\.?|president|presidente)[^.?!]{0,14}[.?!—–-]*$", re.I)
_ENDS_SENTENCE = re.compile(r"[.?!](?:\s|$)")
_ADDRESSED = re.compile(
    r"(?:(?i:well|okay|yes|yeah|no|look|so|again|thank you|thanks|hi|hello|hey|and|but|all right|right|now|oh)[,.]? )*([A-Z][a-zà-ÿ'’]+)(?:,|--| --|\.)"
)
_NO_NAMES = frozenset(
    "yes yeah no okay right sure thanks please correct exactly absolutely well good so and but sir true false maybe again"
    " everybody everyone anybody anything never always nothing what why how who here there next that this it's it great"
    " wow oh you me he she they we done look now".split()
)


@lru_cache(maxsize=8)
def acknowledges(answer: str) -> bool:
    """Tells whether an answer only lets the asker speak."""
    return _ACK.match(answer.strip()) is not None


def breaks_off(text: str) -> bool:
    """Tells whether words end in a dash or in dots."""
    return _CUT.search(text.rstrip()[-_DOTS:]) is not None


def unheard(text: str) -> bool:
    """Tells whether words hold a note that some were not heard."""
    low = lowered(text)
    return any(note in low for note in _UNHEARD)


def signs(text: str, before: Before) -> dict[str, object]:
    """Returns the named signs of a question after what stands before it, numbers from 0 to 1 or anything true or false."""
    head = _LEAD.sub("", text) or text
    size = words_in(text)
    return {
        **_said(text, head, size),
        **_opened(text, head, size, before),
        **_answered(before),
        **_around(text, size, before),
    }


def _said(text: str, head: str, size: int) -> dict[str, object]:
    """Returns the signs of a question's length, sentences and whole words."""
    asking, spoken, names = asks(text), words(lowered(text)), len(_FULL_NAME.findall(text, 1))
    noise = _NOISE.match(text)
    return {
        "bias": 1,
        "tiny": size <= 3,
        "short": size <= 5,
        "small": size <= 6,
        "brief": size <= 12,
        "medium": size <= 15,
        "long": size > 45,
        "no_mark": not asking,
        "bid_like": not asking and size <= _BID and not only_thanks(head),
        "three_sentences": len(_ENDS_SENTENCE.findall(text)) >= 3,
        "cut_short": size <= 12 and breaks_off(text),
        "news": _is_news(text, spoken),
        "full_names": min(names, 4) / 4,
        "full_name": names,
        "refers": min(5 * sum(map(_REFERRING.__contains__, spoken)) / max(size, 1), 1),
        "unheard": unheard(text),
        "sir_end": _SIR_END.search(text[-40:]),
        "deictic_end": _DEICTIC_END.search(text[-40:]),
        "noise": noise,
        "noise_head": _NOISE_HEAD.match(text) and not noise,
        "start_dash": text[:1] in "-–—…",
    }


def _is_news(text: str, spoken: Sequence[str]) -> bool:
    if not _NEWS_WORDS.isdisjoint(spoken):
        return True
    return not _NEWS_TIMES.isdisjoint(spoken) and _NEWS.search(text) is not None


def _opened(text: str, head: str, size: int, before: Before) -> dict[str, object]:
    """Returns the signs of a question's opening."""
    conjunction, thanks, asks_what = _CONJUNCTION.match(head), only_thanks(head), _WHQ.match(head)
    following = _is_following(head)
    low = lowered(head[:70])
    return {
        "lower": head[:1].islower(),
        "conjunction": conjunction,
        "conjunction_short": conjunction and size <= 25,
        "pronoun": "这" in low or "此" in low or not _PRONOUNS.isdisjoint(words(low)),
        "refers_first": _REFERS.search(" ".join(head[:60].split()[:4])),
        "reaction": _REACTION.match(head),
        "greeting": _GREETING.match(head) and not thanks,
        "thanks": thanks,
        "vocative": _VOCATIVE.match(head),
        "second": not following and _is_second(head),
        "following": following,
        "opens_topic": _opens_topic(head),
        "wh": asks_what,
        "wh_brief": asks_what and size <= 10,
        "aux_pronoun": _AUX_PRONOUN.match(head),
        "aux_you": _AUX_YOU.match(head),
        "i_first": _I.match(head),
        "names_new": _NAME.search(head) and not (matter(text) - before.common) & before.exchange,
    }


def _is_second(head: str) -> bool:
    low = lowered(head[:_OPENING])
    if not low.startswith(_ON) and not any(part in low for part in _SECOND_OF):
        return False
    return _SECOND.search(head[:_OPENING]) is not None


def _is_following(head: str) -> bool:
    low = lowered(head[:_OPENING])
    return any(part in low for part in _FOLLOWING_OF) and _FOLLOWING.search(head[:_OPENING]) is not None


def _opens_topic(head: str) -> bool:
    spoken = words(lowered(head[:_OPENING]))
    return not _TOPIC_WORDS.isdisjoint(spoken) and _OPENS_TOPIC.search(head[:_OPENING]) is not None


def _answered(before: Before) -> dict[str, object]:
    """Returns the signs of the last question and of the answers to it."""
    answer, question = before.answer.strip(), before.question.strip()
    tail, words = answer[-80:], words_in(answer)
    asked, bid = asks(question), words_in(question) <= _BID
    ack = acknowledges(before.answer)
    called, named = _CALL.search(tail), _NAME_CALL.search(tail)
    return {
        "ack_after_bid": ack and bid and not asked,
        "ack_after_question": ack and not (bid and not asked),
        "asked_back": ends_asking(answer[-_END:]),
        "answer_cut": breaks_off(answer),
        "called": called and not ack,
        "called_name": named and not ack,
        "answer_tiny": bool(answer) and words <= 3,
        "answer_short": words <= 8,
        "answer_mid": 8 < words <= 30,
        "answer_medium": bool(answer) and words <= 15,
        "answer_long": words > 120,
        "answer_kept": words > 60 and not called and not named,
        "answers_length": min(math.log1p(before.answered) / 6, 1),
        "question_cut": breaks_off(question),
        "question_long": words_in(question) > 40,
        "question_no_mark": not asked,
    }


def _around(text: str, size: int, before: Before) -> dict[str, object]:
    """Returns the signs of the page, of who asks and of the answer after the question."""
    addressed = _ADDRESSED.match(before.reply[:70])
    words = words_in(before.answer)
    return {
        "page_formal": before.usual > 32,
        "page_terse": before.usual < 14,
        "relative_length": min(size / max(before.usual, 1), 3) / 3,
        "plain_label": before.plain,
        "same_asker": before.same_asker,
        "same_asker_short": before.same_asker and 0 < words <= 8,
        "same_asker_following": before.same_asker and _is_following(text),
        "same_asker_conjunction": before.same_asker and _CONJUNCTION.match(text),
        "same_asker_topic": before.same_asker and _opens_topic(text),
        "dash_after_cut": text[:1] in "-–—…" and breaks_off(before.question),
        "reply_named": addressed and addressed[1].casefold() not in _NO_NAMES,
    }


def opening(text: str) -> str | None:
    """Returns the name of the feature of a question's first word, None where it is in no Latin script."""
    found = _WORD.search(text[:60])
    return f"h:{found[0].casefold().replace('’', chr(39))}" if found and found[0].isascii() else None
