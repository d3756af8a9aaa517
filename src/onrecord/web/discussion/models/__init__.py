"""The tables of what readers say. Keys of things are strings; nothing here points at the record or at a page by number."""

from onrecord.web.discussion.models.comment import Comment, Place, Status
from onrecord.web.discussion.models.correction import CorrectionRequest
from onrecord.web.discussion.models.follow import Follow
from onrecord.web.discussion.models.letter import Letter
from onrecord.web.discussion.models.moderation import Ban, Deed, Report
from onrecord.web.discussion.models.question import Question
from onrecord.web.discussion.models.reading import Reading
from onrecord.web.discussion.models.rules import Rules
from onrecord.web.discussion.models.topic import Topic
from onrecord.web.discussion.models.vote import Verdict, Vote
from onrecord.web.discussion.models.word import Word

__all__ = [
    "Ban",
    "Comment",
    "CorrectionRequest",
    "Deed",
    "Follow",
    "Letter",
    "Place",
    "Question",
    "Reading",
    "Report",
    "Rules",
    "Status",
    "Topic",
    "Verdict",
    "Vote",
    "Word",
]
