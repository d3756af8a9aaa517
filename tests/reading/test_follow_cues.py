"""Whole words of a question as cues."""

from __future__ import annotations

import pytest

from onrecord.reading.ask import matter
from onrecord.reading.follow_cues import cues, edges, promises
from onrecord.reading.follow_page import Before


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Is the ferry also late?", "cue_also"),
        ("So you closed it then?", "cue_so_then"),
        ("You’ve said the pier was safe?", "cue_you_said"),
        ("-- and why is it?", "cue_and"),
        ("What about the lift?", "cue_what_about"),
        ("Who ordered these repairs?", "cue_this_thing"),
        ("A quick one on the ferry?", "cue_one_on"),
        ("Okay, and then, on the ferry?", "cue_okay"),
        ("Can I ask about the ferry?", "cue_i_ask"),
        ("Dana Roe from Harrowgate Post. Is it safe?", "cue_self"),
        ("Does he know?", "cue_does_he"),
    ],
)
def test_a_question_bears_the_cue_it_shows(text: str, name: str) -> None:
    assert cues(text, Before("?", "."))[name] == 1
    assert name not in cues("Which pier is safe?", Before("?", "."))


def test_what_is_and_who_they_are_is_no_thing_pointed_at() -> None:
    assert "cue_this_thing" not in cues("Is that the pier?", Before("?", "."))


def test_names_heard_before_are_not_new() -> None:
    text, spoken = "Will Keldan and Maresh sign?", matter("Keldan signs.")
    fresh, heard = cues(text, Before("?", ".")), cues(text, Before("?", ".", exchange=spoken))
    assert (fresh["capitals"], heard["capitals"]) == (0.5, 0.25)
    assert cues(text, Before("?", ".", earlier=spoken))["new_capitals"] == 0.25


def test_what_opened_the_exchange_is_asked_about_again() -> None:
    before = Before("?", ".", opening="Is the ferry late?")
    assert cues("The ferry?", before)["opening_shared"] > cues("The lift?", before)["opening_shared"] == 0


def test_first_words_and_last_word_are_features_in_latin_script() -> None:
    assert edges("— And then, when is it?") == ["hh:and then", "e:it"]
    assert edges("When?") == ["e:when"]
    assert edges("何时？") == []


def test_a_promise_of_more_is_told() -> None:
    assert promises("I have two questions.")
    assert not promises("Is the pier safe?")
