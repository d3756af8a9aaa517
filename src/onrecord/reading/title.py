"""The printed headline of a page and the name of the site it stands on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.reading.block import Block, Head
from onrecord.reading.byline import byline_name
from onrecord.reading.event import title_kind
from onrecord.reading.furniture import line_reason
from onrecord.reading.hints import GENERAL

_SITE_METAS = ("og:site_name", "sitename", "application-name", "publisher", "dc.publisher", "og:site")
_TITLE_METAS = ("articletitle", "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "title")
_CUT = re.compile(r"(?:\s+[|–—•·»«:]+\s+|\s+-+\s+|\s*[|_｜＿]+\s*|\s*--\s*|(?<=[\u3400-\u9fff])-+(?=[\u3400-\u9fff]))")
_BAR = re.compile(r"[|_｜＿»«·•]")
"""Marks that stand between headline and site, and hardly within a headline."""
_DAY_OR_PLACE = re.compile(r"\d{1,2}[ ./年月-]|\b(?:19|20)\d\d\b|[^\W\d_], ")
_LABEL_LINE = re.compile(
    r".{0,60}[(\[]\d{1,2}:\d\d(?::\d\d)?[)\]]|(?:Q|A|问|問|答|QUESTION|JOURNALIST|[^：:]{1,30}记者)\s?[:：.]|[^:：]{1,40}[:：]\s*$|[A-Z][A-Z.'\- ]{3,40}:\s|Q\s{2,}"
)
_METADATA = re.compile(
    r"[\[【]?\s*(?:时\s*[间間]|時\s*[间間]|地\s*[点點]|日\s*期|来源|來源|字号|字號|用户名|主\s*持\s*人|嘉\s*[宾賓]|活動\w\w|文字內容|责任编辑|責任編輯)\s*[:：]"
)
"""What a page prints about itself before a colon."""
_SENTENCE_END = re.compile(r"[.。!！;；,，、][\"”’)）」]?$")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")
_SITE_WORDS = re.compile(
    r"\.(?:com|org|net|gov|info)\b|ministry|embassy|white house|department of|government|office of|news|times|post\b|gov\.\w\w"
    r"|外交部|政府|使馆|大使馆|总领事馆|人民网|新华网|网$|網$|省$|部$|gobierno|ministerio|presidencia|ministère|bundes|министерств",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:the|all|latest|daily|regular|department|ministerial|foreign ministry|spokesperson’s|spokesperson's) )*(?:press|news|media)?"
    r" ?(?:conferences|briefings|releases|rooms?|cent(?:re|er)|events|statements|transcripts|speeches|remarks)(?: (?:and|&) \w+)?"
    r"|newsroom|news|home|articles?|transcripts?|artikel|beitrag|artículo|статья|文章|正文|記者会見|记者会|例行记者会|记者招待会|新闻发布会|发言人表态|ruedas de prensa|conferencias de prensa|comunicados|noticias"
    r"|pressemitteilungen|pressekonferenzen|mitschriften|брифинги|новости|브리핑|정례브리핑|communiqués|points de presse",
    re.IGNORECASE,
)
"""A line that names the part of the site, where the headline comes next."""
_AT_WORK = re.compile(r"\broom\b|[:：]$", re.IGNORECASE)
"""What a line has that names a room, or says that somebody speaks now."""
_TOP_LINES = 14
_LONGEST = 260
_FIRST_LINES = 6
_SITE_LONGEST = 60
_START = 8
"""Code points that show of most lines that they are not the title."""


def title_and_site(head: Head, blocks: Sequence[Block]) -> tuple[str | None, str | None]:
    """Returns the headline as a reader sees it and the site's name; None for what the page does not tell."""
    site = _site(head.metas)
    if _is_text(blocks):
        return _text_title(head, blocks), site
    bare, suffix = _split(_flat(head.title), site, _headlines(blocks, head.metas))
    site = site or suffix
    return _printed(bare, site, head.metas, blocks), site


def _flat(title: str | None) -> str | None:
    """Returns a title on one line, where the site wrote the `<br>` of the headline into it (cn_mfa, 2021 to 2024)."""
    return _BREAK.sub(lambda cut: "" if _HAN.match(cut.string, cut.start() - 1) else " ", title) if title else None


def _is_text(blocks: Sequence[Block]) -> bool:
    """Tells whether the page is plain text or Markdown, which have no elements but headings."""
    return all(block.tag == "line" or block.node == 0 for block in blocks)


def _site(metas: Mapping[str, str]) -> str | None:
    for key in _SITE_METAS:
        value = " ".join(metas.get(key, "").split())
        if value and len(value) <= _SITE_LONGEST and not value.startswith(("http", "@")):
            return value
    return None


def _headlines(blocks: Sequence[Block], metas: Mapping[str, str]) -> list[str]:
    """Returns what a title may be proven by: first headings and the head's own headline."""
    found = [" ".join(metas[key].split()) for key in _TITLE_METAS if metas.get(key)]
    found += [block.text for block in blocks if block.level in {1, 2}][:12]
    return [text for text in found if text]


def _split(title: str | None, site: str | None, proofs: Sequence[str]) -> tuple[str | None, str | None]:
    """Returns a <title> without the site's name, and that name when the title alone tells it."""
    if not title:
        return None, None
    cuts = list(_CUT.finditer(title))
    if not cuts:
        return title, None
    known = {_key(proof) for proof in proofs}
    for cut in reversed(cuts):
        before, after = title[: cut.start()].strip(), title[cut.end() :].strip()
        if _key(before) in known and before:
            return before, after if _names_site(after, told=True) else None
        if after and cut is cuts[0] and _key(after) in known and _key(after) != _key(site or ""):
            return after, before if _names_site(before, told=True) else None
    while cuts:
        cut = cuts[-1]
        before, after = title[: cut.start()].strip(), title[cut.end() :].strip()
        if site and _key(after) == _key(site):
            return before, None
        if (
            before
            and _names_site(after, told=_set_apart(before, cut.group(), after))
            and (len(before) > len(after) or _SITE_WORDS.search(after))
        ):
            return before, after
        cuts.pop()
    return title, None


def _set_apart(before: str, mark: str, after: str) -> bool:
    """Tells whether a mark, or Latin letters behind another script, sets a title's end apart from the headline."""
    return _BAR.search(mark) is not None or (after.isascii() and _HAN.search(before) is not None)


def _names_site(text: str, *, told: bool) -> bool:
    """Tells whether a title's end names the site: by its words, or by its few words where a bar or the headline sets it apart.

    Dashes stand within headlines too, before days, places and guests; a bar or a repeated headline makes no day or place a site.
    """
    if not 0 < len(text) <= _SITE_LONGEST:
        return False
    return _SITE_WORDS.search(text) is not None or (told and len(text.split()) <= 4 and not _DAY_OR_PLACE.search(text))


@lru_cache(maxsize=256)
def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _printed(bare: str | None, site: str | None, metas: Mapping[str, str], blocks: Sequence[Block]) -> str | None:
    """Returns the heading that a page prints as its headline, else what its head says."""
    said = [_key(text) for text in (bare, *(metas.get(key) for key in _TITLE_METAS)) if text]
    tops = [block.text for block in blocks if block.level == 1 and not block.alt and len(block.text) <= _LONGEST]
    tops = [text for text in tops if not site or _key(text) != _key(site)]
    for text in tops:
        if any(_key(text) == key or (len(_key(text)) > 12 and _key(text) in key) for key in said):
            return text
    if len(tops) == 1 and _title_like(tops[0]) and len(_key(tops[0])) > len(_key(bare or "")):
        return tops[0]  # a <title> that names only the section (cn_mfa, January 2022)
    own = _key(bare or "")
    if bare and any(own.startswith(_key(block.text[:_START])) and _key(block.text) == own for block in blocks):
        return bare
    for key in _TITLE_METAS:
        value = " ".join((_flat(metas.get(key)) or "").split())
        if value and len(value) <= _LONGEST:
            return _split(value, site, ())[0]
    return bare or (tops[0] if tops else None)


def _text_title(head: Head, blocks: Sequence[Block]) -> str | None:
    """Returns the headline of plain text: the front matter's, a Markdown heading, or a first line that looks like one."""
    if head.title:
        return head.title
    printed = [block for block in blocks if not block.alt]
    for block in printed[:_FIRST_LINES]:
        if block.level == 1 and len(block.text) <= _LONGEST:
            return block.text
    if len(printed) < 2:
        return None
    heads = [one.text for one in printed[:4] if _may_head(one.text)][:3]
    while len(heads) > 1 and (_SECTION.fullmatch(heads[0]) or "→" in heads[0]) and _title_like(heads[1]):
        heads = heads[1:]
    first = heads[0] if heads and _title_like(heads[0]) else None
    if first is not None and title_kind(first, GENERAL) is not None:
        return first
    return _titled(printed) or first


def _may_head(text: str) -> bool:
    return line_reason(text) is None and byline_name(text) is None and not _METADATA.match(text)


def _titled(printed: Sequence[Block]) -> str | None:
    """Returns the first line above all labels that says it is a briefing: what stands above it is the site's."""
    for block in printed[:_TOP_LINES]:
        text = block.text
        if _LABEL_LINE.match(text) and not _METADATA.match(text):
            return None
        if line_reason(text) is None and _title_like(text) and title_kind(text, GENERAL) and not _AT_WORK.search(text):
            return text
    return None


def _title_like(text: str) -> bool:
    """Tells whether a line may be a headline: of a headline's length, no label, no sentence."""
    width = len(text) + len(_HAN.findall(text))
    if not 8 <= width <= _LONGEST or _LABEL_LINE.match(text) or _SENTENCE_END.search(text):
        return False
    words = text.split()
    return len(words) >= 3 or width >= 16 or bool(_HAN.search(text))
