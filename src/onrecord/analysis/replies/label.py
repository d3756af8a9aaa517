"""Labels replies: whether an answer states what its question asks for, how it handles it, and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from onrecord.analysis.replies import features as named
from onrecord.analysis.replies.asks import asks
from onrecord.analysis.replies.doubts import is_doubtful
from onrecord.analysis.replies.learned import moves_in
from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.openings import openings
from onrecord.analysis.replies.parts import Pairing, pairings
from onrecord.analysis.replies.question_type import question_type
from onrecord.analysis.replies.register import weighed_as
from onrecord.analysis.replies.reply import Cue, Move, Outcome, Part, Reply
from onrecord.analysis.replies.weights import weights
from onrecord.model.statement import Kind, Statement
from onrecord.text.language import language_of
from onrecord.text.script import Script, script

ORDER = (
    Move.REFERRED_ELSEWHERE, Move.DECLINED, Move.DEFERRED, Move.REFERRED_BACK, Move.NO_INFORMATION, Move.ASKED_BACK,
    Move.REJECTED_PREMISE, Move.RESTATED_POSITION, Move.COUNTER_ACCUSED,
)  # fmt: skip
"""Which move names the handling where an answer makes several: the first of these."""
_BY_SCRIPT = {Script.HAN: "zh", Script.KANA: "ja", Script.CYRILLIC: "ru", Script.LATIN: "en"}


def label_reply(question: str, answer: str, *, language: str, said_before: float | None = None) -> Reply:
    """Returns what an answer does with its question. Spans count code points of `question` and `answer` as given.

    `language` is a code (`zh`, `en-GB`); `said_before` is the share of the answer that was said on an earlier day, where known.
    """
    short = language.partition("-")[0].lower()
    weighed = weighed_as(folded(question), folded(answer), short)
    parts = tuple(_part(question, answer, one, (short, weighed), said_before) for one in pairings(question, answer))
    outcome = _rolled([part.outcome for part in parts])
    told = _telling(parts, outcome)
    cues = parts[0].cues if len(parts) == 1 and len(parts[0].cues) < 2 else _ordered(parts)
    silence = next((cue.silence for cue in told.cues if cue.move is Move.NO_INFORMATION), None)
    return Reply(
        question_type=told.question_type if len(parts) == 1 else question_type(question, short),
        outcome=outcome,
        likeliest=_rolled([part.likeliest for part in parts]),
        handling=told.handling,
        cues=cues,
        parts=parts,
        reasons=told.reasons,
        probability=told.probability,
        silence=silence if told.handling is Move.NO_INFORMATION else None,
        version=weights().version,
    )


def _ordered(parts: Sequence[Part]) -> tuple[Cue, ...]:
    return tuple(sorted({cue for part in parts for cue in part.cues}, key=lambda cue: (cue.span, cue.marker)))


def label_exchange(statements: Iterable[Statement], *, language: str | None = None) -> tuple[Reply, ...]:
    """Returns the replies of an exchange, or of any run of statements: one for each question that an answer follows.

    A turn that asks nothing ("Thank you, sir.") has no reply. Questions in a row are one; so are answers. Spans count code points of those texts joined by a newline. Without a `language`
    each pair tells its own.
    """
    replies: list[Reply] = []
    asked: list[Statement] = []
    said: list[Statement] = []
    for one in statements:
        if one.kind is Kind.QUESTION:
            if said:
                replies += _reply(asked, said, language)
                asked, said = [], []
            asked.append(one)
        elif one.kind is Kind.ANSWER and asked:
            said.append(one)
    return tuple(replies + _reply(asked, said, language))


def _reply(asked: Sequence[Statement], said: Sequence[Statement], language: str | None) -> list[Reply]:
    if not asked or not said:
        return []
    question, answer = ("\n".join(one.text for one in some) for some in (asked, said))
    code = language or told_language(f"{question}\n{answer}")
    if not asks(question, code):
        return []
    made = label_reply(question, answer, language=code)
    return [evolve(made, question_id=asked[0].id, answer_ids=tuple(one.id for one in said))]


def told_language(text: str) -> str:
    """Returns the language of a text; where it is too short to tell, the one that its script is mostly used for here."""
    found = language_of(text)
    if found is not None:
        return found.code.partition("-")[0]
    kind = script(text)
    return _BY_SCRIPT.get(kind, "en") if kind is not None else "en"


def _part(question: str, answer: str, pairing: Pairing, known: tuple[str, str], said_before: float | None) -> Part:
    language, weighed = known
    asked = pairing.question.cut(question)
    kind = question_type(asked, language)
    if not pairing.answers:
        return Part(
            pairing.question, (), pairing.matched, kind, Outcome.NOT_ANSWERED, Outcome.NOT_ANSWERED, 1.0, Move.DEFLECTED,
            cues=(), reasons=(),
        )  # fmt: skip
    found: list[Cue] = []
    said: list[str] = []
    shift = 0
    local: list[Cue] = []
    for span in pairing.answers:
        words = span.cut(answer)
        for cue in moves_in(words, language):
            local.append(evolve(cue, span=cue.span.shift(shift)) if shift else cue)
            found.append(evolve(cue, span=cue.span.shift(span.start)) if span.start else cue)
        said.append(words)
        shift += len(words) + 1
    told = "\n".join(said)
    model = weights(weighed)
    values = named.features(asked, told, kind=kind, cues=local, language=language, said_before=said_before)
    likeliest, probability, reasons = model.judge(values, openings(asked, told, weighed))
    doubtful = is_doubtful(likeliest, told, local, language)
    handling = _handling(Outcome.UNCLEAR if doubtful and found else likeliest, found)
    outcome = likeliest if probability >= model.sure and not doubtful else Outcome.UNCLEAR
    return Part(
        pairing.question, pairing.answers, pairing.matched, kind, outcome, likeliest, round(probability, 4), handling,
        tuple(found), reasons,
    )  # fmt: skip


def _handling(outcome: Outcome, cues: Sequence[Cue]) -> Move:
    if outcome is Outcome.ANSWERED:
        return Move.ANSWERED
    moves = {cue.move for cue in cues}
    return next((move for move in ORDER if move in moves), Move.DEFLECTED)


def _rolled(outcomes: Sequence[Outcome]) -> Outcome:
    """Returns the outcome of a turn: that of all its parts where they agree, else partial; unclear where an unclear part decides."""
    if len(outcomes) == 1:
        return outcomes[0]
    found = set(outcomes)
    if len(found) == 1:
        return found.pop()
    sure = found - {Outcome.UNCLEAR}
    return Outcome.UNCLEAR if len(sure) < 2 and Outcome.UNCLEAR in found else Outcome.PARTIAL


def _telling(parts: Sequence[Part], outcome: Outcome) -> Part:
    """Returns the part that the turn's handling is told of: the first that is not answered."""
    if outcome is Outcome.ANSWERED:
        return parts[0]
    return next((part for part in parts if part.outcome is not Outcome.ANSWERED), parts[0])
