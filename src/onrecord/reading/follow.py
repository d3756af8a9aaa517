"""How much a question leans on the exchange before it: features and their weights.

The weights are those of a logistic regression fitted on exchanges marked by hand (`eval/train_follow.py`,
cross-validated by page); the table `data/follow.yml` holds them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from onrecord.reading.ask import asks, ends_asking, matter, only_thanks, words_in
from onrecord.text.yaml_data import load


@frozen
class Before:
    """What stands before a question: the running exchange's words, its last question and last answer."""

    exchange: str
    question: str
    answer: str
    answered: bool
    same_asker: bool = False
    turns: int = 0
    common: frozenset[str] = frozenset()
    usual: float = 20.0
    """The mean length of the page's questions, in words: long where a ministry prints them trimmed."""


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
_CUT = re.compile(r"(?:--|—|–|-|…|\.\.\.)\s*$")
_CONJUNCTION = re.compile(
    r"(?:(?:perdón|disculpe|sorry|well|yes|yeah|no|okay|right|sí),? )?(?:and|but|so|or|because|then|nor|yet|though|although|even|except|y|pero|entonces|o sea|es decir|aber|und|also|но|а|и|但是?|那么?|所以|而且)\b|[但那而]",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(?:that|it|this|they|them|he|him|she|her|those|these|there|eso|esto|ello|ellos|él|ella|lo|这|那|此)\b|这[个些样]?|此",
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
_ORDINAL = re.compile(
    r"\b(?:second(?:ly)?|third(?:ly)?|lastly|finally|one last|last|another|separate(?:ly)?|different)\b|segund[oa]|por otr[oa]|第二|最后",
    re.I,
)
_WHQ = re.compile(
    r"(?:what|when|where|who|which|how|why|how (?:many|much|long)|what about|how about|¿?(?:qué|cuándo|dónde|quién|cuál|cómo|por qué|cuánt[oa]s?))\b",
    re.I,
)
_LEAD = re.compile(r"^[\s\-–—…\"'“‘¿¡(\[]+")
_BID = 9
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|isn't|aren't|wasn't|don't|doesn't|didn't|won't|wouldn't|isn’t|don’t|doesn’t|didn’t)"
_AUX_PRONOUN = re.compile(rf"{_AUX} (?:it|that|this|he|she|they|there|those|these|any of)\b", re.I)
_AUX_YOU = re.compile(rf"(?:{_AUX}|can|what do|what would|how do) you\b", re.I)
_YOU = re.compile(r"you(?:'re|’re|'ve|’ve)?\b|your\b", re.I)
_I = re.compile(r"i(?:'m|’m|'ve|’ve|'d|’d)?\b", re.I)
_DEICTIC_END = re.compile(
    r"\b(?:that|it|this|them|then|too|there|him|her|as well|either|those|sir|though|or (?:no|not|what|is it))[\s.?!—–-]*$",
    re.I,
)
_NAME = re.compile(r"(?<=\s)[A-Z][a-z]{2,}")
_THANKED = re.compile(r"(?:thank you|thanks|gracias|谢谢)[^.?!]{0,24}[.?!—–-]?$", re.I)


def features(text: str, before: Before) -> dict[str, float]:
    """Returns the named features of a question after what stands before it, each 0 to 1."""
    head = _LEAD.sub("", text) or text
    size = words_in(text)
    answer, question = before.answer.strip(), before.question.strip()
    tail = answer[-80:]
    answered = words_in(answer)
    mine = matter(text) - before.common
    bid = not asks(question) and words_in(question) <= _BID
    ack = _ACK.match(answer) is not None
    found = {
        "bias": 1.0,
        "unanswered": not before.answered,
        "ack": ack,
        "ack_after_bid": ack and bid,
        "ack_after_question": ack and not bid,
        "bid": bid,
        "asked_back": ends_asking(answer),
        "answer_cut": _CUT.search(answer),
        "question_cut": _CUT.search(question),
        "called": _CALL.search(tail) and not ack,
        "called_name": _NAME_CALL.search(tail) and not ack,
        "called_after_bid": _CALL.search(tail) and bid,
        "answer_short": answered <= 8,
        "answer_long": answered > 120,
        "short": size <= 5,
        "brief": size <= 12,
        "long": size > 45,
        "longer": size > 80,
        "no_mark": not asks(text),
        "lower": head[:1].islower(),
        "conjunction": _CONJUNCTION.match(head),
        "pronoun": _PRONOUN.search(head[:70]),
        "reaction": _REACTION.match(head),
        "greeting": _GREETING.match(head) and not only_thanks(head),
        "thanks": only_thanks(head),
        "vocative": _VOCATIVE.match(head),
        "second": _SECOND.search(head[:90]) and not _FOLLOWING.search(head[:90]),
        "second_question": _ORDINAL.search(head[:60]),
        "bid_like": not asks(text) and size <= _BID and not only_thanks(head),
        "bid_like_called": not asks(text) and size <= _BID and _CALL.search(tail) is not None,
        "vocative_after_bid": _VOCATIVE.match(head) and bid,
        "greeting_after_bid": _GREETING.match(head) and bid,
        "called_answered": _CALL.search(tail) and not bid and not ack,
        "conjunction_short": _CONJUNCTION.match(head) and size <= 25,
        "start_dash": text[:1] in "-–—…",
        "continues": before.question.rstrip().endswith(("--", "—", "–", "-", "…")) and text[:1] in "-–—…",
        "following": _FOLLOWING.search(head[:90]),
        "noise": _NOISE.match(text),
        "noise_head": _NOISE_HEAD.match(text) and not _NOISE.match(text),
        "wh": _WHQ.match(head),
        "wh_brief": _WHQ.match(head) and size <= 10,
        "page_formal": before.usual > 32,
        "page_terse": before.usual < 14,
        "same_asker": before.same_asker,
        "aux_pronoun": _AUX_PRONOUN.match(head),
        "aux_you": _AUX_YOU.match(head),
        "you_first": _YOU.match(head),
        "i_first": _I.match(head),
        "deictic_end": _DEICTIC_END.search(text[-40:]),
        "two_sentences": text.count(". ") + text.count("? ") >= 2,
        "names_new": bool(_NAME.search(head[1:])) and not (mine & (matter(before.exchange) - before.common)),
        "no_matter": not mine,
        "first_follow": before.turns == 0,
        "many_turns": before.turns >= 3,
        "repeat": _share(mine, matter(question)) > 0.6 and len(mine) > 2,
        "colon_intro": ":" in head[:60],
        "question_long": words_in(question) > 40,
        "answer_mid": 8 < answered <= 30,
        "thanks_answer": _THANKED.search(tail),
    }
    lone = bool(mine) and not (mine & matter(before.exchange))
    found["brief_lone"] = size <= 14 and lone
    found["brief_bare"] = size <= 14 and not mine
    found["brief_pronoun"] = size <= 14 and _PRONOUN.search(head)
    found["lone"] = lone
    found["lone_plain"] = lone and not (_CONJUNCTION.match(head) or _PRONOUN.search(head[:70]) or _REACTION.match(head))
    values = {name: 1.0 if value else 0.0 for name, value in found.items()}
    values.update(dict.fromkeys(_openings(head, answer), 1.0))
    values["overlap_question"] = _share(mine, matter(question))
    values["overlap_answer"] = _share(mine, matter(answer))
    values["overlap_all"] = _share(mine, matter(before.exchange))
    values["named_overlap"] = values["overlap_all"] * values["same_asker"]
    return values


_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[?!.,—–-]")


def _openings(head: str, answer: str) -> Iterator[str]:
    """Yields the names of lexical features: how a question opens (`h:`, `g:`), how the answer before it ends (`t:`)."""
    first = [word.casefold().replace("’", "'") for word in _TOKEN.findall(head[:60])[:3]]
    if first and first[0].isascii():
        yield f"h:{first[0]}"
        if len(first) > 1:
            yield f"g:{first[0]} {first[1]}"
    last = [word.casefold().replace("’", "'") for word in _TOKEN.findall(answer[-40:])[-2:]]
    if last and last[0].isascii():
        yield f"t:{' '.join(last)}"


def common_matter(texts: Sequence[str]) -> frozenset[str]:
    """Returns what so many statements of a page are about that it tells no two of them apart."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(matter(text))
    return frozenset(term for term, count in counts.items() if count > max(3, len(texts) // 8))


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    return len(mine & theirs) / len(mine) if mine else 0.0


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    table = load(files("onrecord.reading").joinpath("data/follow.yml").read_text("utf-8"))
    return {str(name): float(value) for name, value in table["weights"].items()}


def follows(text: str, before: Before) -> float:
    """Returns the likelihood (0 to 1) that a question continues the exchange before it."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features(text, before).items() if value)
    return 1 / (1 + math.exp(-total))
