"""What the filter learned from which comment: each teaches once, and what it taught goes when its words go."""

from __future__ import annotations

from django.db import transaction

from onrecord.web.discussion.models import Comment, Topic
from onrecord.web.discussion.spam.bayes import learn, unlearn


def teach(number: int, *, spam: bool) -> None:
    """Lets the filter learn that a comment is spam, or is not; what it learned from it before is taken back."""
    _change(number, "spam" if spam else "fine")


def take_lesson_back(number: int) -> None:
    """Lets the filter forget a comment, whose words are about to change or to go."""
    _change(number, "")


def _change(number: int, kind: str) -> None:
    with transaction.atomic():
        # The topic first, as everywhere: an answer that comes in meanwhile locks it, and then the comments above it.
        Topic.objects.select_for_update().get(pk=Comment.objects.get(pk=number).topic_id)
        found = Comment.objects.get(pk=number)
        if found.learned == kind:
            return
        Comment.objects.filter(pk=number).update(learned=kind)
        text = f"{found.name}\n{found.text}"
        if found.learned:
            unlearn(text, spam=found.learned == "spam")
        if kind:
            learn(text, spam=kind == "spam")
