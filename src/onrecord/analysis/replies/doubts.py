"""Where a sum of features tells more than the words show, so that the outcome is called unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.analysis.replies.features import DISPOSING
from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.openings import LANGUAGES
from onrecord.analysis.replies.reply import Cue, Outcome

_SAYS = re.compile(
    r"\A\s*(?:是的|不是[，。]|对[，。]|会的|不会的?[，。]|有的[，。]|没有[，。]|属实|我的建议|"
    r"据我所知[，,]?[^，。！？]{0,6}(?:已经?|没有|未曾|不会)(?!了解|掌握|听说)[^，。！？]{2,}|"
    r"目前(?:还|并|尚)?没有(?:这样|这方面|这一|此类|这种)的?(?:安排|计划|打算)|"
    r"据我所知[，,]?目前(?:还|并|尚)?没有(?:这样|这方面|这一|此类|这种)的?(?:安排|计划|打算)|"
    r"(?:据我所知[，,]?)?(?:有关|相关|这[一个]|上述)?(?:报道|消息|说法|传闻)(?:严重|完全|纯属)?(?:偏离|不符合?|背离|不属实|不实|失实|虚假))"
    r"|\A\s*(?:sí|no),|\A\s*(?:ja|nein|да|нет)[,.]|\A\s*(?:はい|いいえ)"
)


def is_doubtful(outcome: Outcome, answer: str, cues: Sequence[Cue], language: str) -> bool:
    """Tells whether an outcome that features sum up to is not borne out by words.

    In languages without weights of their own only words that put the question aside say what became of it. Elsewhere an answer that
    begins with what was asked for, and puts nothing aside, is not told to have left it out.
    """
    disposes = any(cue.move in DISPOSING for cue in cues)
    if language not in LANGUAGES:
        return outcome is not Outcome.NOT_ANSWERED or not disposes
    return outcome is Outcome.NOT_ANSWERED and not disposes and _SAYS.match(folded(answer)) is not None
