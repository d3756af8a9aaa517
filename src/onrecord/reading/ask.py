"""Whether words ask, and whether a question leans on what was said before it."""

from __future__ import annotations

import re
from itertools import pairwise

_MARK = re.compile(r"[?？؟]")
_ASKS_END = re.compile(r"[?？؟][\s\"'”’」』）)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_HAN = re.compile(r"[\u3400-\u9fff]")

_LEAN_OPEN = re.compile(
    r"(?:[-–—…]|\.{2,}|\(?(?:inaudible|cross-?talk)\)?"
    r"|(?:and|but|so|or|because|then|nor|yet|though|although|even|except|which|who|that|than|plus)\b(?!,? (?:on (?:a|an|the|another|other)|a (?:second|separate|different)|secondly|finally|lastly|one (?:more|other)|another|separately|turning))"
    r"|(?:yes|yeah|no|right|ok|okay|sure|exactly|correct|wait|sorry|i'm sorry|i’m sorry|excuse me|well|oh|ah|mm|huh|wow)\b[,.!? —-]"
    r"|(?:what|how) about\b|why(?: not)?\?|such as\b|like what|in (?:what|which) (?:way|sense)|to follow|(?:just |can i (?:just )?|if i could |may i )?(?:to )?follow(?:ing)?[ -]?up|just to (?:be clear|clarify|follow|confirm|button)"
    r"|but |so |is (?:it|that|this|he|she)\b|was (?:it|that|he|she)\b|did (?:it|that|he|she|they|you)\b|do (?:they|you (?:mean|think (?:that|it|he|they)))\b|does (?:it|that|he|she)\b|are (?:they|you (?:saying|suggesting|talking))\b|has (?:he|she|that|it)\b|have they\b|will (?:that|it|he|she|they)\b|would (?:that|it|he|she|they|you (?:say|call|agree))\b|could (?:that|it|he|she|they)\b|should (?:that|they|he|she|it)\b|he\b|she\b|they\b|it\b|that\b|this\b|those\b|these\b|the (?:same|other)\b|you (?:said|mean|mentioned|just|also|don't|don’t|didn't|didn’t)\b|are you\b|aren't|isn't|doesn't|didn't|don't|wasn't|won't|isn’t|doesn’t|didn’t|aren’t|don’t|wasn’t|won’t)",
    re.I,
)  # fmt: skip
_LEAN_ES = re.compile(
    r"(?:y|pero|entonces|o sea|o|es decir|sí|si|no|ah|gracias|perdón|disculpe|¿y|¿pero|¿entonces|¿o|¿eso|¿cuál|¿por qué\?|¿cómo\?)\b",
    re.I,
)
_LEAN_ZH = re.compile(
    r"(?:但|但是|那|那么|所以|另外|还有|而且|可是|不过|也就是说|这是否|这意味|你(?:刚才|刚刚|说)|您(?:刚才|刚刚)|关于这|对此(?:，|,)|追问|我(?:想)?(?:再)?追问|就(?:这|此|刚才))"
)
_GREETS = re.compile(
    r"(?:thank you|thanks|hi|hello|hey|good (?:morning|afternoon|evening)|mr\.?|madam|prime minister|president|sir)\b",
    re.I,
)
_ONLY_THANKS = re.compile(
    r"(?:(?:ok(?:ay)?|yes|all right|great|right|good|perfect|got it)[,.!\s]*)?(?:thank you|thanks|thank you very much|thank you so much|gracias|muchas gracias|谢谢)[\w\s,.!’']{0,24}$",
    re.I,
)
_CALLS = re.compile(
    r"(?:go ahead|next question|last question|one more|in the back|right there|over here|way in|yes,? (?:sir|ma['’]?am|please)|"
    r"(?:^|[.!?] )(?:okay|ok|all right|yes|yeah|sure)?[,.]? ?[A-Z][a-zA-Z'’\-]+(?:, [a-z ]{2,16})?[.,?]?|please)[.!?]?$"
)


def asks(text: str) -> bool:
    """Tells whether words hold a question mark of any script."""
    return _MARK.search(text) is not None


def ends_asking(text: str) -> bool:
    """Tells whether words end in a question."""
    return _ASKS_END.search(text) is not None


def words_in(text: str) -> int:
    """Returns a count of words; three Han characters count as two words."""
    han = len(_HAN.findall(text))
    return len(_WORD.findall(_HAN.sub(" ", text) if han else text)) + han * 2 // 3


def only_thanks(text: str) -> bool:
    """Tells whether words only thank."""
    return _ONLY_THANKS.match(text) is not None


def greets(text: str) -> bool:
    """Tells whether words open by greeting, as who is newly called on does."""
    return _GREETS.match(text) is not None


def calls_next(answer: str) -> bool:
    """Tells whether an answer's end hands the floor to somebody new."""
    return _CALLS.search(answer[-60:].strip()) is not None


def leans(text: str) -> bool:
    """Tells whether a question's words cannot stand alone: half sentences, mere reactions, connectives."""
    head = text.lstrip("\"'“‘(（ ")
    if not head:
        return True
    if head[0].islower():
        return True
    pattern = _LEAN_ZH if _HAN.match(head) else _LEAN_OPEN
    return pattern.match(head) is not None or _LEAN_ES.match(head) is not None or words_in(head) <= 4


_CONTENT = re.compile(r"[A-Z][A-Za-z'’\-]{2,}|[^\W\d_]{5,}")
_EMPTY = frozenset(
    "about there would could should think their where which those these being going other after before still every"
    " really right thing things people question questions president today whether maybe might again first second thank"
    " thanks minister secretary because doing saying talking anything something everything mister going having"
    " you're you’re don't don’t didn't they're they’re there's that's that’s what's it's mr. doctor specifically"
    " what when how why who and but the can does are was were will has have did you our sir yes".split()
)  # fmt: skip


def matter(text: str) -> frozenset[str]:
    """Returns what a passage is about: Han bigrams, or names and long words folded."""
    han = "".join(_HAN_RUN.findall(text))
    if len(han) * 2 > len(text):
        return frozenset(map("".join, pairwise(han)))
    found = {folded[:6] for word in _CONTENT.findall(text) if (folded := word.casefold()) not in _EMPTY}
    found.update(map("".join, pairwise(han)))
    return frozenset(found)
