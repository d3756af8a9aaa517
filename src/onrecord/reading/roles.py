"""Who asks and who answers: labels that are only names are settled by what stands under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import define

from onrecord.reading.ask import asks, ends_asking, words_in
from onrecord.reading.label import Label, Role


@define
class _Tally:
    turns: int = 0
    asking: int = 0
    words: int = 0
    first: int = 0
    after_asker: int = 0

    @property
    def asking_share(self) -> float:
        return self.asking / max(self.turns, 1)

    @property
    def mean(self) -> float:
        return self.words / max(self.turns, 1)


_DOMINANT = 20
"""How many times more words than an asker's the one has who speaks most on a page."""


def settle(said: Sequence[tuple[Label | None, str]], presider_keys: frozenset[str]) -> dict[str, Role]:
    """Returns the role of each label key on a page from all (label, words) in order.

    Labels whose own words tell their role keep it. A bare name is an official when the page's title or
    office names it; otherwise an asker when most of its turns ask and are short, compared with the others.
    """
    tallies: dict[str, _Tally] = {}
    fixed: dict[str, Role] = {}
    for number, (label, text) in enumerate(said):
        if label is None or not label.key:
            continue
        tally = tallies.get(label.key)
        if tally is None:
            tally = tallies[label.key] = _Tally(first=number)
        tally.turns += 1
        if label.role is Role.NAMED:
            tally.asking += asks(text)
            tally.words += words_in(text)
        if label.role is not Role.NAMED:
            fixed.setdefault(label.key, label.role)
        elif label.key in presider_keys:
            fixed.setdefault(label.key, Role.OFFICIAL)
    leader = _leader(said)
    if leader is not None and fixed.get(leader, Role.NAMED) in {Role.NAMED, Role.OFFICIAL}:
        fixed[leader] = Role.MODERATOR
    open_keys = [key for key in tallies if key not in fixed]
    if not open_keys:
        return fixed
    roles = dict(fixed)
    asker_known = sum(tallies[key].turns for key, role in fixed.items() if role is Role.ASKER)
    official_known = any(role in {Role.OFFICIAL, Role.ANSWERER} for role in fixed.values())
    most = max((tally.words for tally in tallies.values()), default=0)
    for key in open_keys:
        few = tallies[key].words * _DOMINANT < most
        roles[key] = _guess(key, tallies[key], asker_known=asker_known, official_known=official_known, few_words=few)
    if Role.OFFICIAL not in roles.values() and Role.ANSWERER not in roles.values():
        roles[min(open_keys, key=lambda key: (tallies[key].asking_share, -tallies[key].words))] = Role.OFFICIAL
    return roles


_FLOOR = re.compile(
    r"o slovo (?:po)?prosi|vaše dotazy|prosím o (?:vaše )?dotazy|pasamos a (?:las )?(?:preguntas|su)|abrimos (?:el )?(?:turno|espacio) de preguntas"
    r"|on passe aux? questions|passons aux questions|(?:open|give|hand) (?:up )?the floor|(?:open|turn) it (?:up )?(?:to|for) questions"
    r"|fragen bitte|wir kommen zu (?:den|ihren) fragen|trecem la întrebări|vă rog, întreb|passiamo alle domande|przejdźmy do pytań|переходим к вопросам",
    re.IGNORECASE,
)
"""What who leads the room says to give the floor to somebody."""
_BRIEF = 40
"""Words of the longest turn but the first of who only gives the floor."""


def _leader(said: Sequence[tuple[Label | None, str]]) -> str | None:
    """Returns the key of who opens the page, gives the floor in short turns, and never speaks right after a question."""
    first = next((label for label, _ in said if label is not None), None)
    if first is None or first.role not in {Role.NAMED, Role.OFFICIAL}:
        return None
    turns = [at for at, (label, _) in enumerate(said) if label is not None and label.key == first.key]
    if len(turns) < _LED or any(at and asks(said[at - 1][1]) for at in turns):
        return None
    if any(words_in(said[at][1]) > _BRIEF for at in turns[1:]):
        return None
    return first.key if any(_FLOOR.search(said[at][1]) for at in turns) else None


_LED = 2
"""Turns of who leads a room, at least."""


def _guess(key: str, tally: _Tally, *, asker_known: int, official_known: bool, few_words: bool) -> Role:
    if key.startswith("speaker"):
        return Role.OFFICIAL if tally.mean > 120 and tally.asking_share < 0.5 else Role.ASKER
    if tally.mean > 90:
        return Role.OFFICIAL if tally.asking_share < 0.9 or tally.mean > 200 else Role.ASKER
    if few_words and tally.turns > 1 and tally.asking_share >= 0.15 and tally.mean < 45:
        return Role.ASKER
    if tally.first == 0 and not official_known and tally.asking_share < 0.5:
        return Role.OFFICIAL
    need = 0.34 if asker_known < 3 else 0.6
    return Role.ASKER if tally.asking_share >= need else Role.OFFICIAL


def is_question_line(text: str) -> bool:
    """Tells whether a paragraph by itself asks: it ends in a question mark and is no longer than askers speak."""
    return ends_asking(text) and words_in(text) < 130
