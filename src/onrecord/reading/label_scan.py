"""Label candidates at the head of a line, judged by their own words alone."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded
from onrecord.reading.label_names import named_label

LONGEST = 190
_TIME_CODE = r"[\(\[（]\d{1,2}:\d{2}(?::\d{2})?[\)\]）]"
_AFTER = re.compile(rf"[ \t\u00a0\u3000]*(?P<time>{_TIME_CODE})?[ \t\u00a0\u3000]*")
_TIME_ONLY = re.compile(rf"{_TIME_CODE}[ \t\u00a0]*")
_BLANKS = 14
"""Code points in which blanks may stand between a letter and its colon, as typists of courts set them."""
_BARE_Q = re.compile(
    r"(?P<body>Q\d{0,2})(?!\s?&\s?[AR]\b)(?:(?P<mark>\s*\.-|[.)\]](?=[\s\u00a0A-Z(]))|(?=[\s\u00a0]|$)|(?=[A-Z][a-z'’ \u00a0])|(?=I[ '’\u00a0])|(?=-{2}|—))"
)
_BARE_A = re.compile(r"(?P<body>A\d{0,2})(?:(?P<mark>\s*\.-|[.)](?=[\s\u00a0][A-Z]))|(?=[ \u00a0]{2,}\S)|$)")
_CAPS_WORD = re.compile(
    r"(?P<body>[A-ZÁÉÍÓÚÜÑ][A-ZÁÉÍÓÚÜÑ'’.\- ]{3,40}?)(?P<mark>\s*(?:\.-|[;.?\-–—])(?=[\s\u00a0(]|[A-Z][a-z]|$)|(?=[ \u00a0]*\()|(?=\s*$)|(?=[ \u00a0]+[A-Z]?[a-z]))"
)
_BRACKETED = re.compile(r"[【（\[(<＜〈](?P<body>[^】）\])>＞〉\n]{1,28})[】）\])>＞〉](?![：:])")
_GOES_ON = frozenset(",.;!?'’")
_SPACED = re.compile(r"[\u3040-\u9fff](?:[ \u3000][\u3040-\u9fff])+")
"""A word set with spaces between its signs, `記 者`."""
_TIMED = re.compile(r"(?P<body>[^:：()\n]{1,60}?)[ \u00a0]*(?P<time>\((?:\d{1,2}:)?\d{1,2}:\d{2}\))[ \u00a0]*[:：]")
"""A name, a time code and then the colon, as transcription services print them since 2021."""
_GLOSS = re.compile(r"(?<=[\u3400-\u9fff])\([a-zàáǎāèéěēìíǐīòóǒōùúǔūüǘǚǜńňǹ]{1,7}\)")
"""How a sign is read, as garbled mirrors print it behind each rarer sign (`電視臺(tái)記者`)."""
_ANYBODY = frozenset({"official", "chair", "staff", "aide", "coordinator"})
"""Words of who leads the room that in brackets behind a name tell an office."""
_ASKED_FIRST = frozenset("问問答質记記")
_ASKED_CLOSED = re.compile(r"(?P<body>问|問|答|答え|質問|记者|記者)[）)]\s*")
_RAISED = re.compile(
    r"questions? (?:was|were) (?:also )?(?:raised|asked|put)|asked after the (?:press |regular )?conference"
)
_PAREN = re.compile(r"\s*[\(（\[][^\)）\]]{1,60}[\)）\]]\s*$")
_LETTER_ASIDE = re.compile(r"Q\d{0,2}\s?[(（][^()（）\n]{2,60}[)）]\s?[:：]")
_NUMBER = re.compile(r"\s*(?:#|no\.? ?)?\d{1,3}$", re.I)
_SEPARATED = re.compile(r"[:：]")
_QUOTES = "\"'“‘«"
_TOLD = re.compile(
    r"(?:[说說称稱道]|表示|指出|[强強]调|強調|回[应應]|[写寫]道|[补補]充|透露|重申|[宣发發]布|\b(?:said|says|added|stated|told \w+))$"
)
"""How a sentence of a news story ends before somebody's words in quotation marks."""
_OPENING = '“「『«„"＂'
_LEAD = re.compile(r"^[\s*•·>▲△▶►■□◆◇●○★☆※・\-–—]{0,4}")
_ORDINALS = "一二三四五六七八九十（("
"""What an ordinal begins with that is no digit."""
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．)]\s?)"
)


def scan(text: str, known: Families) -> Label | None:  # noqa: PLR0911  a return a rule
    """Returns the label candidate that a line opens with, None when it opens with ordinary words."""
    first = text[:1]
    if first in "([（" and (time := _TIME_ONLY.match(text)):
        return Label(0, time.end(), time.end(), time.group(), "", Role.TIME, sure=True, timed=True)
    head = text[:LONGEST]
    if first in "【（[(<＜〈":
        found = _bracketed(text, known)
        if found is not None:
            return found
    if first in "QA" and not text[1:2].isalpha() and text[1:_BLANKS].lstrip()[:1] not in {":", "："}:
        named = _with_outlet(text, known) if "(" in text[1:4] or "（" in text[1:4] else None
        if (bare := named or _bare_letter(text)) is not None:
            return bare
    mark = _SEPARATED.search(head)
    if mark is not None:
        at = mark.start()
        if "(" in head[max(at - 3, 0) : at] and _clock(text, at) and (timed := _timed(text, known)) is not None:
            return timed
        found = _with_colon(text, head, mark.start(), known)
        if found is not None:
            return found
    if first in "QA" and (bare := _bare_letter(text)):
        return bare
    if first in _ASKED_FIRST and (closed := _ASKED_CLOSED.match(text)):
        found = judge(closed.group("body"), known)
        return found and found._replace(
            end=closed.end(), words=closed.end(), printed=closed.group().strip(), colon=False
        )
    if first.isupper() and text[1:2].isupper():
        return _caps_word(head, text, known)
    return None


def _with_colon(text: str, head: str, at: int, known: Families) -> Label | None:
    start = 0 if head[0].isalpha() else _LEAD.match(head).end()  # type: ignore[union-attr]  # it matches nothing too
    body = head[start:at].rstrip(" \t\u00a0\u3000")
    if not body or body[0] in _QUOTES or text[at + 1 : at + 3] == "//" or _clock(text, at):
        return None
    first = body[0]
    if first in "(（" and body[-1] in ")）":
        body = body[1:-1].strip()
        inner = judge(body, known)
        if inner is None or not inner.sure or inner.role is not Role.ASKER:
            return None
    found = judge(_ORDINAL.sub("", body) or body if first.isdecimal() or first in _ORDINALS else body, known)
    if found is None:
        return None
    after = _AFTER.match(text, at + 1)
    words = after.end() if after else at + 1
    if text[words : words + 1] in _OPENING and text[words:] and _TOLD.search(body):
        return None
    timed = bool(after and after.group("time"))
    printed_end = at + 1 if not timed else text.rindex(after.group("time"), 0, words) + len(after.group("time"))  # type: ignore[union-attr]
    return Label(
        start, printed_end, words, text[start:printed_end], found.key, found.role, found.name, found.outlet,
        found.follow, found.sure or timed, timed, caps=found.caps,
    )  # fmt: skip


def _timed(text: str, known: Families) -> Label | None:
    """Reads `Speaker 1 (00:03):`; a name that says nothing of whose label it is stands by its time code."""
    match = _TIMED.match(text)
    found = judge(match.group("body"), known) if match else None
    if match is None or found is None:
        return None
    after = _AFTER.match(text, match.end())
    words = after.end() if after else match.end()
    return found._replace(start=0, end=match.end(), words=words, printed=match.group(), sure=True, timed=True)


def _with_outlet(text: str, known: Families) -> Label | None:
    """Reads `Q (Harbor Times):`, a letter with an outlet in brackets; None where the brackets hold anything else."""
    closed = _LETTER_ASIDE.match(text)
    found = _with_colon(text, text[:LONGEST], closed.end() - 1, known) if closed else None
    return found if found is not None and found.outlet else None


def _bracketed(text: str, known: Families) -> Label | None:
    """Reads labels in brackets without a colon, as Japanese ministries print them."""
    match = _BRACKETED.match(text)
    if match is None or (text[0] in "(<" and match.group("body").isascii()):
        return None  # `(Laughter)`, `(A)`, `<b>`: in Latin letters such brackets hold anything but a label
    if text[match.end() : match.end() + 1] in _GOES_ON:
        return None  # `[Moderator], we may go on`: somebody is spoken to whose name the page leaves out
    body = match.group("body")
    found = judge("".join(body.split()) if _SPACED.fullmatch(body) else body, known)
    if found is None or not (found.sure or text[0] == "【" or found.key in known.title):
        return None
    found = found._replace(sure=found.sure or found.key in known.title)
    after = _AFTER.match(text, match.end())
    words = after.end() if after else match.end()
    return Label(0, match.end(), words, match.group(), found.key, found.role, found.name, found.outlet, found.follow,
                 found.sure, colon=False)  # fmt: skip


def _clock(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


@lru_cache(maxsize=4096)
def judge(body: str, known: Families) -> Label | None:
    """Returns what the words before a colon are as a label, None when they are no label."""
    key = folded(body)
    if not key or key in known.never or ("\u3400" <= key[0] <= "\u9fff" and "".join(key.split()) in known.never):
        return None
    if _RAISED.search(key) and len(key) < 100:
        return Label(0, 0, 0, body, "question", Role.ASKER, sure=True)
    aside = _PAREN.search(body)
    if aside is not None and folded(aside.group()) in known.follow:
        inner = judge(_PAREN.sub("", body), known)
        return None if inner is None else inner._replace(role=Role.ASKER, follow=True, sure=True)
    if aside is not None and folded(aside.group()) in known.moderator - _ANYBODY:
        inner = judge(_PAREN.sub("", body), known)
        return None if inner is None else inner._replace(role=Role.MODERATOR, sure=True)
    plain = folded(_NUMBER.sub("", _PAREN.sub("", body)))
    exact = _exact(body, plain, known) or _exact(body, key, known)
    if exact is None:
        named = named_label(body, key, known)
        glossed = named is not None and "(" in body and _GLOSS.search(body) is not None
        return judge(_GLOSS.sub("", body), known) if glossed else named
    if aside is not None and exact.role is Role.ASKER and not exact.follow:
        return _of_outlet(exact, aside.group(), known)
    return exact


def _of_outlet(asked: Label, aside: str, known: Families) -> Label:
    """Returns the label of an asker whose outlet stands in brackets, `Q (Harbor Times):`; other remarks there change nothing."""
    inner = aside.strip(" \t\u00a0\u3000()（）[]")
    key = folded(inner)
    if not (known.asker_word.search(key) or known.asker_part.search(key)) or (
        not inner[:1].isupper() and inner[:1] < "\u3400"
    ):
        return asked
    return asked._replace(key=key, name=inner, outlet=inner)


def _exact(body: str, key: str, known: Families) -> Label | None:
    role = None
    if key in known.asker or key in known.follow:
        role = Role.ASKER
    elif key in known.answerer:
        role = Role.ANSWERER
    elif key in known.moderator:
        role = Role.MODERATOR
    if role is None or (len(key) == 1 and key.isascii() and not body[:1].isupper()):
        return None
    follow = key in known.follow
    return Label(0, 0, 0, body, key, role, follow=follow, sure=True, caps=body.isupper())


def _bare_letter(text: str) -> Label | None:
    match = _BARE_Q.match(text)
    role = Role.ASKER
    if match is None:
        match = _BARE_A.match(text)
        role = Role.ANSWERER
    if match is None:
        return None
    after = _AFTER.match(text, match.end())
    words = after.end() if after else match.end()
    key = folded(match.group("body"))[:1]
    marked = bool(match.group("mark"))
    return Label(
        0,
        match.end(),
        words,
        text[: match.end()],
        key,
        role,
        sure=role is Role.ASKER or marked,
        caps=True,
        colon=marked,
    )


def _caps_word(head: str, text: str, known: Families) -> Label | None:
    match = _CAPS_WORD.match(head)
    if match is None:
        return None
    body = match.group("body")
    found = judge(body, known) if (match.group("mark") or "").strip() == ".-" else _exact(body, folded(body), known)
    if found is None or len(found.key) < 4 or found.role is Role.MODERATOR:
        return None
    after = _AFTER.match(text, match.end())
    words = after.end() if after else match.end()
    return Label(0, match.end(), words, text[: match.end()], found.key, found.role, sure=True, caps=True, colon=False)
