"""What HTML elements mean for lines of print, and what their class names hint at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from attrs import frozen

SILENT = frozenset({"script", "style", "template", "svg", "math", "iframe", "object", "noembed", "noframes"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"})
INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i img input ins kbd label mark nobr o:p q rb"
    " rp rt rtc ruby s samp small span strike strong sub sup time tt u var wbr center-inline".split()
)
LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption", "caption", "legend", "summary"})
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset({"b", "strong"})

TAG_HINTS = {
    "nav": "site-chrome",
    "footer": "site-chrome",
    "aside": "sidebar",
    "figcaption": "caption",
    "caption": "caption",
    "button": "control",
    "select": "control",
    "option": "control",
    "textarea": "control",
    "dialog": "control",
    "noscript": "control",
    "label": "control",
}

# The order matters: the first name that fits decides. Names are whole words of class and id values, where
# words end at spaces, hyphens, underscores, digits and capitals.
_NAME_HINTS = (
    ("comment-widget", "wpdiscuz wpd wpdthread comments commentlist commentarea respond disqus commentform reply"
     " feedback inlinefeedback gbook pinglun"),
    ("popular-list", "popular popularposts wpp related relatedposts mostread trending recommend recommended yarpp"
     " hotnews morelikethis readmore"),
    ("share-bar", "share sharing sharebar sharethis addtoany bdsharebuttonbox bdshare jiathis jetpack sharedaddy"
     " social socials addthis fenxiang printfriendly"),
    ("caption", "caption figcaption credit wpcaption imgcaption photocredit picinfo"),
    ("site-chrome", "nav navbar navigation menu breadcrumb breadcrumbs crumb footer foot masthead topbar toolbar"
     " skip skiplink copyright langs lang language languages pagination pager sitemap logo search searchform"
     " navi naver header bottom position dqwz mbx"),
    ("sidebar", "sidebar side rail aside widget widgets banner cookie cookies consent gdpr newsletter subscribe"
     " subscription promo advert advertisement ads ad adsense popup modal overlay paywall taboola outbrain donate"),
    ("byline", "byline author authors postmeta entrymeta articlemeta postedon"),
)  # fmt: skip
_HINT_OF = {name: hint for hint, names in _NAME_HINTS for name in names.split()}
_SAY_NOTHING = frozenset({("elementor", "widget"), ("accordion", "header")})
"""What page builders call whatever stands on a page, and the heads of what unfolds."""
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@frozen
class Tagged:
    """What a start tag says that matters: class and id, a hint from them, hidden or bold by style."""

    ident: str
    hint: str | None
    bold: bool


def attributes(own: str) -> Mapping[str, str]:
    """Returns the attributes written in a start tag's source, names in lower case, references resolved."""
    return _attributes(own) if len(own) > _TEMPLATE_LONGEST else _template_attributes(own)


def _attributes(own: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for printed, double, single, bare in _ATTRIBUTE.findall(own):
        name = printed.lower()
        if name not in found:
            value = double or single or bare
            found[name] = unescape(value) if "&" in value else value
    return found


# Most tags of a head and most pictures are printed on each page of a site.
_TEMPLATE_LONGEST = 400
_template_attributes = lru_cache(maxsize=4096)(_attributes)


def name_hint(ident: str) -> str | None:
    """Returns what class and id names hint at, None for names that say nothing."""
    words = [word.lower() for word in _WORDS.findall(ident)]
    for at, word in enumerate(words):
        if at and (words[at - 1], word) in _SAY_NOTHING:
            continue
        hint = _HINT_OF.get(word)
        if hint is None and at + 1 < len(words):
            hint = _HINT_OF.get(word + words[at + 1])
        if hint is not None:
            return hint
    return None


@lru_cache(maxsize=8192)
def tagged(tag: str, own: str) -> Tagged:
    """Returns what a start tag says (kept for tags that a site prints on each page)."""
    if len(own) <= len(tag) + 3 or len(own) > 4000:
        return Tagged("", TAG_HINTS.get(tag), bold=False)
    values = attributes(own)
    style = values.get("style", "")
    ident = f"{values.get('id', '')} {values.get('class', '')} {values.get('role', '')} {values.get('itemprop', '')}".strip()
    hint = TAG_HINTS.get(tag) or (name_hint(ident) if ident else None)
    if "hidden" in values or _HIDDEN.search(style) or values.get("aria-hidden") == "true":
        hint = hint or "hidden"
    weight = re.search(r"font-weight\s*:\s*(bold|[6-9]00)", style) if style else None
    return Tagged(ident, hint, bold=weight is not None)
