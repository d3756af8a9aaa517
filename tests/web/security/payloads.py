"""Words that mean to become code, each in a way of its own; and what tells that none of them did."""

from html.parser import HTMLParser

_CALL = "alert(1)"
_EVENTS = (
    "onload onerror onclick onmouseover onfocus onblur onanimationstart ontoggle onpointerenter onbeforetoggle onscroll onwheel "
    "oncopy ondrag onstart onbegin onend oninput onresize onpageshow"
).split()
_ELEMENTS = (
    "img svg body input details video audio iframe object embed marquee math select textarea button form".split()
)
_SCHEMES = (
    "javascript:{0}",
    "JaVaScRiPt:{0}",
    "java\tscript:{0}",
    "java\nscript:{0}",
    "\x01javascript:{0}",
    " javascript:{0}",
    "javascript&colon;{0}",
    "javascript://%0a{0}",
    "vbscript:{0}",
    "data:text/html,<script>{0}</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload={0}>",
    "//elsewhere.example/x.js",
    "\\\\elsewhere.example\\x",
    "/\\elsewhere.example",
    "https:elsewhere.example",
    "http://elsewhere.example@localhost/",
    "blob:https://elsewhere.example/1",
)
_CLOSED = "title textarea style script noscript template select option xmp iframe svg math comment a p h1 td".split()
_OTHERS = (
    "<script>{0}</script>",
    "<ScRiPt>{0}</sCrIpT>",
    "<script src=//elsewhere.example/x.js></script>",
    "<script/x>{0}</script>",
    "<script\n>{0}</script\n>",
    "<script\x00>{0}</script>",
    "<scr<script>ipt>{0}</scr</script>ipt>",
    "<script type=module>{0}</script>",
    "<script type=application/ld+json>{0}</script>",
    "<<script>{0}//<</script>",
    "<!--<script>{0}</script>-->",
    "--><script>{0}</script>",
    "]]><script>{0}</script>",
    "<![CDATA[<script>{0}</script>]]>",
    "<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>{0}</x:script>",
    "<svg><script>{0}</script></svg>",
    "<svg><style><img src=x onerror={0}></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror={0}>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror={0}>",
    "<a href=javascript:{0}>x</a>",
    "<a href='java&#115;cript:{0}'>x</a>",
    "<form action=javascript:{0}><button>x</button></form>",
    "<button formaction=javascript:{0}>x</button>",
    "<iframe srcdoc='<script>{0}</script>'></iframe>",
    "<object data=javascript:{0}></object>",
    "<embed src=javascript:{0}>",
    "<base href=//elsewhere.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:{0}'>",
    "<link rel=stylesheet href=//elsewhere.example/x.css>",
    "<style>@import '//elsewhere.example/x.css';</style>",
    "<style>*{{background:url(javascript:{0})}}</style>",
    "<p style=background:url(javascript:{0})>x</p>",
    "<img src=`x`onerror={0}>",
    "<img/src/onerror={0}>",
    "<img \x0conerror={0} src=x>",
    "\"';{0};//",
    "';{0};'",
    "`${{{0}}}`",
    "${{{0}}}",
    "{{{{constructor.constructor('{0}')()}}}}",
    "{{{{ settings.SECRET_KEY }}}}{{% debug %}}",
    "{{% include 'base.html' %}}",
    "{{# x #}}",
    "&lt;script&gt;{0}&lt;/script&gt;",
    "&#60;script&#62;{0}&#60;/script&#62;",
    "%3Cscript%3E{0}%3C/script%3E",
    "%253Cscript%253E{0}%253C/script%253E",
    "\\u003cscript\\u003e{0}\\u003c/script\\u003e",
    "\uff1cscript\uff1e{0}\uff1c/script\uff1e",
    "\u2028<script>{0}</script>",
    "\ufeff<script>{0}</script>",
    "\u202e<script>{0}</script>",
    "\x1b(J<script>{0}</script>",
    "+ADw-script+AD4-{0}+ADw-/script+AD4-",
    "\r\nContent-Type: text/html\r\n\r\n<script>{0}</script>",
    "%0d%0aSet-Cookie:%20a=b",
    "\r\nSet-Cookie: a=b",
    "[x](javascript:{0})",
    '![x](x "onerror={0}")',
)  # fmt: skip
LINKS = tuple(one.format(_CALL) for one in _SCHEMES)
PAYLOADS = (
    *(one.format(_CALL) for one in _OTHERS),
    *(f'"><{element} {event}={_CALL} src=x tabindex=1>' for element, event in zip(_ELEMENTS, _EVENTS, strict=False)),
    *(f"' {event}={_CALL} x='" for event in _EVENTS),
    *(f'" {event}="{_CALL}" autofocus x="' for event in _EVENTS),
    *(f"</{name}><script>{_CALL}</script>" for name in _CLOSED),
    *LINKS,
)
"""More than a hundred of them."""
_KNOWN = frozenset(
    "html head meta title link script body a header div form label input button nav main h1 h2 h3 h4 p span section article ul ol li "
    "dl dt dd table thead tbody tfoot tr th td caption figure figcaption svg g path rect line text circle polyline title desc b i em "
    "strong small time code pre blockquote cite q mark del ins details summary select option optgroup textarea fieldset legend footer "
    "aside abbr br hr sup sub img kbd output search noscript col colgroup".split()
)  # fmt: skip
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcset")


class _Look(HTMLParser):
    """Notes what a page has that the site's templates never write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name.lower(): value or "" for name, value in attrs}
        if tag not in _KNOWN:
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in given if name.startswith("on") or name in {"srcdoc", "http-equiv"}]
        self.found += [
            f"{tag} {name}={given[name]}" for name in _ADDRESSES if name in given and not _is_ours(tag, given[name])
        ]
        if tag == "script" and not given.get("src") and given.get("type") != "application/ld+json":
            self.found.append("a script in the page")


def _is_ours(tag: str, address: str) -> bool:
    """Tells that an address leads into the site, or, from a link, to a page elsewhere that is named in full."""
    if tag in {"script", "img", "input"} or (tag == "link" and "static" in address):
        return address.startswith(("/static/", "/xa-mfa/", "/media/"))
    if address.startswith(("/", "\\")):
        return address[1:2] not in {"/", "\\"}
    return address.startswith(("#", "?", "https://", "http://", "mailto:")) or (tag != "a" and address == "")


def strange(page: str) -> list[str]:
    """Returns what a page has that the site's templates never write."""
    look = _Look()
    look.feed(page)
    look.close()
    return look.found
