"""Did they answer? Labels of replies with the words that show them, and the promises that answers leave open."""

from onrecord.analysis.replies.earlier import Earlier
from onrecord.analysis.replies.label import label_exchange, label_reply
from onrecord.analysis.replies.promises import Promise, Promised, Said, follow_up, promises_in
from onrecord.analysis.replies.reply import Cue, Match, Move, Outcome, Part, QuestionType, Reason, Reply, Silence

__all__ = [
    "Cue", "Earlier", "Match", "Move", "Outcome", "Part", "Promise", "Promised", "QuestionType", "Reason", "Reply", "Said", "Silence",
    "follow_up", "label_exchange", "label_reply", "promises_in",
]  # fmt: skip
