"""Numbered lines of a page for marking by hand, made without any code of the product.

A line is what a reader sees as one line of print: in HTML text between block tags or `<br>`, in text
and Markdown one printed line (Markdown lines that continue a paragraph are joined). Run
`python eval/lines.py SET KEY` to print a page's lines with their numbers.
"""

from __future__ import annotations

import html
import re
import sys
from html.parser import HTMLParser

from pages import page

INLINE = set(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark o:p q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split()
)
SILENT = {"script", "style", "noscript", "template", "svg", "head"}


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.now: list[str] = []
        self.silent: list[str] = []

    def cut(self) -> None:
        line = re.sub(r"[ \t\r\n\f]+", " ", "".join(self.now)).strip(" \u3000\xa0")
        if line:
            self.lines.append(line)
        self.now = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser calls it so
        if self.silent:
            return
        if tag in SILENT:
            self.silent.append(tag)
        elif tag not in INLINE:
            self.cut()

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
        elif tag not in INLINE:
            self.cut()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.now.append(data)


def lines(kind: str, source: str) -> list[str]:
    """Returns the printed lines of a source; white space is folded, empty lines are left out."""
    if kind == "html":
        parser = _Lines()
        parser.feed(source)
        parser.close()
        parser.cut()
        return parser.lines
    chunks = source.split("\n") if kind == "text" else re.split(r"\n[ \t]*\n| {2,}\n", source)
    folded = (re.sub(r"[ \t\r\n]+", " ", chunk).strip(" \u3000\xa0") for chunk in chunks)
    return [line for line in folded if line]


_MARKS = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|!?\[(?P<linked>[^\]]*)\]\([^)]*\)|</?[a-zA-Z][^>]*>|\*\*|__"
    r"|(?<![\w*])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\w*])"
)


def unmarked(words: str) -> str:
    """Returns words of a Markdown line with its marks resolved; numbers of lines and places in them count marks too."""
    return html.unescape(_MARKS.sub(lambda mark: mark["escaped"] or mark["linked"] or "", words))


if __name__ == "__main__":
    kind, text, meta = page(sys.argv[1], sys.argv[2])
    print("#", {k: v for k, v in meta.items() if k not in {"text", "html", "turns"}})
    for number, line in enumerate(lines(kind, text), 1):
        print(f"{number}\t{line}")
