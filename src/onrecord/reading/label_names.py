"""Labels that name somebody: an official with a title, a person, an outlet."""

from __future__ import annotations

import re

from onrecord.reading.label import Label, Role
from onrecord.reading.label_families import Families, folded

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]{1,8}(?:[·・•‧][\u3400-\u9fff]{1,8}){1,3}$")
_HAN_BREAK = re.compile(r"[，。；！？,;!?“”…]|\s{3,}")
_ASKED_PROSE = re.compile(
    r"^(?:有|据|對於|对于|关于|在|当|就|面对|针对|人们|大家|很多|许多|不少|也许)|不禁|指出|表示|提出|发出|信息$|建议$|主张$|如下$|强调|认为|宣布|写道|称$|说$|道$"
)
_ASKED_END = re.compile(r"(?:记者|記者)(?:追问|追問|提问|提問|问及|問及|问道|问|問)?$|(?:追问|追問|提问|提問)$")
_NOBODY = re.compile(r"(?:会后|會後|会上|现场)?有?(?:一[位名])?$|(?:会后|會後)有")
_FOLLOW_END = re.compile(r"追[问問]$")
_AFTERWARDS = re.compile(
    r"(?:记者会|發布会|会|會)(?:后|後|上)[，,]?有?[\u3400-\u9fff]{0,12}(?:记者|記者)(?:追)?(?:问及|問及|提问|提問|问道|问|問)$"
)
_OWN = re.compile("[我你您他她们的]")
_LISTED = re.compile(r"(?:案例|[第其例图圖表])[一二三四五六七八九十\d]|附件")
_SPOKESMAN = re.compile(r"(?:[\u3400-\u9fff]{2,8})?(?:发言人|發言人)[\u3400-\u9fff]{2,4}?(?:宣布|表示|答|称|说|指出)?$")
_POST_AND_NAME = re.compile(
    r"(?P<post>[^:：]{3,36}?)[ \u3000]+(?P<name>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff])$"
)
POST = re.compile(
    "(?:[长長]|主任|医师|醫師|教授|研究员|研究員|院士|专家|專家|主席|书记|書記|理事|委员|委員|发言人|發言人|秘书|秘書|代表|大使|巡视员|巡視員|总监|總監|经理|經理|工程师|工程師)$"
)
"""How words end that name a post."""
_LED = re.compile(r"(?:主持人|司仪|司儀)(?P<name>[\u3400-\u9fff]{2,4})(?:[（(][^（）()]*[）)]?)?$")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LOWER_OK = frozenset(
    "de la las los el del der den von van vom zu zum zur da do dos das di du le al bin ibn ben abu y e i of the for and"
    " from with in at aus für und im à et ter ten af av".split()
)
_WORD = re.compile(r"[^\s,;/()\[\]（）]+")
_RUN_TOGETHER = re.compile(
    r"[a-zà-ÿ]{3,}[.,]?\s+(?:[A-Z]{4,}\s?){1,3}$|[a-z]{4,}\.\s|^\W*(?:[a-z]|I)\s|^\W*Fax\b|\bFax from\b"
)
_ORDINARY = re.compile(r"[.?!]\s+[a-z]|\s[a-z]{4,}\s[a-z]{3,}|\d{4}")
_OFFICE = re.compile(
    r"\b(?:secretary[- ]general|spokes(?:person|man|woman)|press secretary|prime minister|foreign minister|defen[cs]e minister|president"
    r"|minister|ambassador|chancellor|commissioner|high representative|director[- ]general|governor)\b"
)
_WITH_OUTLET = re.compile(r"[^/\d]{3,40}/[^/\d][^/]{1,29}")
"""`JUAN CRUZ/GMA7`, as stenographers in Manila print who asks for whom."""
_EVENT = re.compile(
    r"\b(?:press|news|media) ?(?:conference|briefing|release|statement|availability|gaggle)\b|\btranscript\b|^(?:from|to|in|on|at) the\b"
)
_PERSON_BEHIND = re.compile(r"(?<=\S) (?!中文|英文|新闻|新聞|日报|日報|中国|中國)[\u3400-\u9fff]{2,4}(?:记者|記者)?$")
"""The reporter's own name behind the outlet's, as Japanese ministries print both."""
_EVENT_HAN = re.compile(
    r"브리핑|기자회견|보도자료|紀要|纪要$|会見(?:記録|概要)?$|[标標][题題]$|^(?:時間|地點|日期|主旨|主題)$"
)
_GIVEN = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’]+(?:-[A-ZÀ-Þ]?[a-zà-ÿ'’]+)?|[A-Z]\.|d[aeiou]s?|van|von|der|bin|al")
_MOST_NAMES = 5
_MOST_CAPS, _MOST_BEFORE_POST = 9, 6
"""Words of the longest label in capitals, and of the longest name before its post."""
_SENIOR = re.compile(
    r"(?:senior|white house|state department|defense|administration|government|dhs|faa|nato)\b.*\bofficial", re.I
)


def named_label(body: str, key: str, known: Families) -> Label | None:
    """Returns the label that a name or an outlet makes, None when the words are no name."""
    if _KANA.search(body) or "\uac00" <= body[:1] <= "\ud7a3":
        return _short_named(body, key, known)
    if _HAN.search(body):
        return _han(body, key, known)
    return _latin(body, key, known)


def _short_named(body: str, key: str, known: Families) -> Label | None:
    if len(body) > 24 or _HAN_BREAK.search(body) or _EVENT_HAN.search(body):
        return None
    if known.asker_part.search(key):
        return Label(0, 0, 0, body, key, Role.ASKER, name=body, outlet=_outlet(body), sure=True)
    if known.title_part.search(key):
        name, _, post = body.partition("/")
        name = name.strip() if known.title_part.search(post) else body
        return Label(0, 0, 0, body, key, Role.OFFICIAL, name=name, sure=True)
    return Label(0, 0, 0, body, key, Role.NAMED, name=body) if len(body) <= 12 else None


def _han(body: str, key: str, known: Families) -> Label | None:  # noqa: PLR0911  a return a rule
    inner = body.strip("【】[]（）() \u3000")
    if _SPOKESMAN.match(inner):
        return Label(0, 0, 0, body, key, Role.OFFICIAL, name=inner, sure=True)
    if inner[:1] in "我你您他她这那":
        return None
    if (posted := _behind_post(body, inner, key)) is not None:
        return posted
    if _AFTERWARDS.match(inner):
        return Label(0, 0, 0, body, "记者", Role.ASKER, sure=True)
    if _LISTED.match(inner):
        return None
    if len(inner) > 40 or _HAN_BREAK.search(inner) or _ASKED_PROSE.search(inner) or _EVENT_HAN.search(inner):
        return None
    asked = _ASKED_END.search(inner)
    if asked is not None:
        follow = bool(_FOLLOW_END.search(inner))
        outlet = _outlet(inner[: asked.start()] or inner)
        return Label(0, 0, 0, body, key, Role.ASKER, name=inner, outlet=outlet, follow=follow, sure=True)
    if not _OWN.search(inner) and inner.endswith(tuple(known.answerer - {"答"})) and len(inner) <= 12:
        return Label(0, 0, 0, body, key, Role.OFFICIAL, name=inner, sure=True)
    if known.title_part.search(key) and len(inner) <= 16:
        return Label(0, 0, 0, body, key, Role.OFFICIAL, name=inner, sure=len(inner) > 2)
    if known.asker_part.search(key) and len(inner) <= 14:
        return Label(0, 0, 0, body, key, Role.ASKER, name=inner, outlet=_outlet(inner))
    if _HAN_NAME.match(inner):
        return Label(0, 0, 0, body, key, Role.NAMED, name=inner)
    return None


def _behind_post(body: str, inner: str, key: str) -> Label | None:
    """Returns the label of a name behind a post or behind `主持人`; None where neither stands."""
    posted = _POST_AND_NAME.match(inner)
    if posted is not None and POST.search(posted["post"]):
        name = "".join(posted["name"].split())
        return Label(0, 0, 0, body, name, Role.OFFICIAL, name=name, sure=True)
    led = _LED.match(inner)
    return Label(0, 0, 0, body, key, Role.MODERATOR, name=led["name"], sure=True) if led is not None else None


def _outlet(words: str) -> str | None:
    if _NOBODY.match(words):
        return None
    words = words.split("\u3000", maxsplit=1)[0]
    if (person := _PERSON_BEHIND.search(words)) is not None:
        words = words[: person.start()]
    name = words.strip("《》〈〉「」『』“”\"' \u3000【】（）()[]")
    name = re.sub(r"(?:记者|記者)$", "", name)
    if "《" in words and "》" in words:
        name = words.strip(" \u3000").replace("《", "").replace("》", "")
        name = re.sub(r"(?:记者|記者)$", "", name)
    return name or None


def _latin(body: str, key: str, known: Families) -> Label | None:  # noqa: PLR0911  a return a rule
    if body[0] in "([" and body[-1] not in ")]":
        return None
    letters = [char for char in body if char.isalpha()]
    if len(letters) < 2 or len(body) > 180 or _EVENT.search(key):
        return None
    caps = sum(char.isupper() for char in letters) >= 0.85 * len(letters)
    if _RUN_TOGETHER.search(body) and not _surname_last(body, key, known):
        return None
    first = key.split(" ", 1)[0]
    titled = known.title_start.match(key)
    asks = first in known.asker | known.follow and (titled is None or titled.end() <= len(first))
    if " " in key and len(first) > 3 and asks and len(_WORD.findall(body)) <= 9:
        name = body.strip().split(None, 1)[1]
        return Label(0, 0, 0, body, key, Role.ASKER, name=name, sure=True, caps=caps, follow=first in known.follow)
    if (
        " " in key
        and first.rstrip(".") in known.moderator - {"official", "chair", "staff", "coordinator"}
        and _name_shaped(body)
    ):
        return Label(0, 0, 0, body, key, Role.MODERATOR, name=body.strip(), sure=True, caps=caps)
    if key in known.title:
        return Label(0, 0, 0, body, key, Role.OFFICIAL, name=body.strip(), sure=True, caps=caps)
    if not caps and (len(body) > 70 or _ORDINARY.search(body) or not _name_shaped(body)):
        return None
    role, sure = _latin_role(body, key, known, caps=caps)
    words = len(_WORD.findall(body))
    if caps and words > _MOST_CAPS and ("," not in body or _shouted(body)):
        return None
    outlet = body.strip() if role is Role.ASKER else None
    return Label(0, 0, 0, body, key, role, name=body.strip(), outlet=outlet, sure=sure, caps=caps)


def _surname_last(body: str, key: str, known: Families) -> bool:
    """Tells whether words that end in capitals are a name with its surname so, and no line that a label ran into."""
    words = body.split()
    if (
        not 2 <= len(words) <= _MOST_NAMES
        or folded(words[-1]) in known.asker | known.answerer | known.moderator | known.title
    ):
        return False
    return known.title_start.match(key) is not None or all(_GIVEN.fullmatch(word) for word in words[:-1])


def _latin_role(body: str, key: str, known: Families, *, caps: bool) -> tuple[Role, bool]:
    if _SENIOR.search(key):
        return Role.OFFICIAL, True
    if known.title_start.match(key):
        return Role.OFFICIAL, caps or key.split(" ", 1)[0].rstrip(".") not in {
            "general",
            "chair",
            "chief",
            "director",
            "deputy",
            "speaker",
            "he",
            "p",
            "m",
            "king",
            "star",
        }
    if caps and "," in body:
        return (Role.NAMED, False) if _shouted(body) else (Role.OFFICIAL, True)
    if known.asker_word.search(key) or (caps and _WITH_OUTLET.fullmatch(body.strip())):
        return Role.ASKER, False
    if not caps and _OFFICE.search(key):
        return Role.OFFICIAL, False
    if re.search(r"\([A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,8}\)$", body.strip()):
        return Role.OFFICIAL, False
    return Role.NAMED, False


def _shouted(body: str) -> bool:
    """Tells whether words in capitals are a heading of news: no name is so long before its post (`NAME, POST`)."""
    return len(_WORD.findall(body.partition(",")[0])) > _MOST_BEFORE_POST


def _name_shaped(body: str) -> bool:
    words = _WORD.findall(body)
    if not 1 <= len(words) <= 7:
        return False
    big = sum(word[0].isupper() or word[0].isdigit() for word in words)
    small = [word for word in words if word[0].islower()]
    return (
        big >= 1
        and words[0][0].isupper()
        and all(folded(word) in _LOWER_OK or "-" in word or "'" in word for word in small)
    )
