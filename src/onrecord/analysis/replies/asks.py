"""Whether a turn asks anything: thanks, greetings, names and sentences that are broken off have no reply."""

from __future__ import annotations

import re
from typing import Final

from onrecord.analysis.replies.markers import folded

_MARKS: Final = ("?", "？", ";", "؟")
_BROKEN_OFF = re.compile(r"(?:--|—|–|…|\.\.\.)[\s\"'”’]*\Z")
_FORMS: Final = {
    "en": re.compile(
        r"(?:\A|[.,:;!—–-] )(?:(?:and|so|but|well|then|sir|now|also) ,?)*(?:what|why|how|when|where|who|which|whether|do|does|did|is|are|"
        r"was|were|will|would|can|could|should|has|have)\b(?=[^.!?]{8})"
        r"|\b(?:tell (?:us|me)|(?:can|could|would|will|do|did|are|have) you\b(?=[^.!?]{4})|wonder(?:ing|ed)? (?:if|what|how|whether|about|why)|"
        r"(?:wanted|want|like|going) to (?:ask|know|hear|follow up|get)|(?:ask|asking|asked) (?:you |for |about |if |whether )|comments?\b|"
        r"reactions?\b|respon(?:se|d) to|elaborate|clarify|clarification|confirm\b|your (?:view|take|thoughts|response|assessment)|"
        r"question (?:is|about|on|for)|follow(?:-| )?up (?:on|to|about)|(?:any|more|further|some) (?:details?|information|specifics|updates?)|"
        r"please (?:share|give|explain|provide|describe|introduce|update|brief))"
    ),
    "zh": re.compile(
        r"请问|吗|呢(?:[，。]|\Z)|能否|可否|能不能|是否|会否|有否|有何|如何|为何|何时|何地|什么|怎么|怎样|哪|几[个名人位]|多少|谁|会不会|有没有|是不是|有无|"
        r"评论|回应|看法|评价|置评|证实|请(?:你|您|发言人|外交部|中方|安方)?[^。]{0,4}(?:介绍|谈|说明|解释|透露|确认|分享|告诉|告知|阐述)|"
        r"想(?:请|问|了解|知道|听)|(?:进一步|具体|更多|有关)的?(?:情况|信息|消息|细节|安排|介绍)"
    ),
    "es": re.compile(
        r"¿|\b(?:qué|cómo|cuándo|cuánt[oa]s?|quién(?:es)?|dónde|cuál(?:es)?|por qué)\b|\b(?:preguntar(?:le|les|te)?|pregunta (?:es|sobre)|quisiera|quería|"
        r"saber|opini[óo]n|comentario|posicionamiento|nos puede|podría|me gustaría)\b"
    ),
    "ja": re.compile(r"か(?:[。、]|\Z)|聞かせ|伺い|教えて|お考え|見解|受け止め|コメント|お尋ね"),
}
"""Words that ask without a mark, in folded texts."""
_LONG: Final = 60
"""Code points from which on a turn without a mark is taken to ask, in languages whose words of asking are not known."""


def asks(question: str, language: str) -> bool:
    """Tells whether a question's turn asks anything: by a question mark, or by words that ask and are not broken off."""
    text = folded(question)
    if any(mark in text for mark in _MARKS[:2]) or any(text.rstrip().endswith(mark) for mark in _MARKS[2:]):
        return True
    if _BROKEN_OFF.search(text):
        return False
    form = _FORMS.get(language.partition("-")[0])
    return form.search(text) is not None if form else len(text.strip()) >= _LONG
