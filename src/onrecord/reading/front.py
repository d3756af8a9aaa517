"""What may stand before the first label and is not the presider's words."""

from __future__ import annotations

import re

from onrecord.reading.narrative import is_clock, is_note, is_rule

_STOPPED = re.compile(r"[.!?。！？…][\"'”’」』）)\]]*$")
_LEDE = re.compile(
    r"press conference|press briefing|spokes(?:person|man|woman)|briefing\b|took questions|answered questions"
    r"|记者会|記者會|发言人|發言人|答记者问|回答了记者|conferencia de prensa|rueda de prensa|pressekonferenz"
    r"|брифинг|пресс-конференц|会見|브리핑|coletiva de imprensa|conférence de presse|مؤتمر صحفي",
    re.I,
)
_REPORTED = re.compile(
    r"\b(?:said|told|addressed|asked|answered|replied|responded|according to|announced|he|she|presided|held|hosted)\b"
    r"|主持|举行|回答|答问|就.{1,30}(?:回答|答)|表示|dijo|respondió|ofreció|sagte|erklärte|заявил|ответил|провел|провела|述べ|答え",
    re.I,
)
_OWN_VOICE = re.compile(
    r"\b(?:I|we|you|my|our|I'm|I’m|let me|ich|wir|io|noi|nós|я|мы|good (?:morning|afternoon|evening)|thank you|welcome)\b"
    r"|大家好|各位|下午好|早上好|我(?:要|愿|想|先)|我们|buen(?:os|as) (?:días|tardes)|guten tag|добрый день|皆さん|こんにちは|おはようございます|私(?:の(?:方|ほう))?からは|お疲れ(?:様|さま)|안녕하십니까|안녕하세요|브리핑을? ?시작|시작하겠습니다|доброго дня|добрий день|bom dia|boa tarde|bonjour|buongiorno|goedemiddag|goedendag",
    re.I,
)
_PLACE_OR_DATE = re.compile(
    r"^(?:via|aboard|en route|on board|by|with|and|for|in|at|date|time|place|venue|fecha|hora|lugar|datum|ort|дата|место|日時|場所|日期|时间|场所|地点|subjects?|topics?|e\s?&\s?o\s?e|transcript|speakers?|participants?)\b",
    re.I,
)
_LIST_HEAD = re.compile(
    r"^(?:sprecher(?:innen)?|teilnehmer|participants?|present|speakers?|出席者?|出席|与会|主\s*持\s*人|嘉\s*[宾賓])[^:：]{0,40}[:：]",
    re.I,
)


def front_reason(text: str, *, level: int, index: int, prose_voice: bool, official: bool = False) -> str | None:  # noqa: PLR0911  a return a rule
    """Returns why a line before the first label is no speech, None when it is the presider's words.

    `prose_voice` tells that the page is the office's own, where a sentence of news before the first
    question is the spokesperson's announcement and not a republisher's lede; `official` that the office serves
    the page itself.
    """
    if is_rule(text):
        return "rule"
    if is_clock(text):
        return "dateline"
    if is_note(text):
        return "editor-note"
    if level:
        return "headline" if level == 1 or index < 2 else "heading"
    if _LIST_HEAD.match(text):
        return "participants"
    if not _STOPPED.search(text) or (_PLACE_OR_DATE.match(text) and len(text) < 50):
        if len(text) < 200 and not _OWN_VOICE.search(text):
            return "dateline" if index else "headline"
        return None if _OWN_VOICE.search(text) else "dateline"
    if _LEDE.search(text) and _REPORTED.search(text) and not _OWN_VOICE.search(text):
        return "lede" if official else "republisher-lede"
    if not prose_voice and not _OWN_VOICE.search(text):
        return "republisher-lede"
    return None
