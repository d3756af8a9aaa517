"""Pages made up by rules, for hypothesis: HTML, plain text and Markdown with labels where labels hurt."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

LABELS = (
    "Q:", "A:", "Q", "Q  ", "QUESTION:", "QUIESION.", "MR. EARNEST:", "THE PRESIDENT:", "Reuters:", "Donald Trump: (00:19)",
    "(01:25)", "问：", "答：", "追问：", "路透社记者：", "《环球日报》记者：", "林岳然：", "記者：", "有记者问：", "PREGUNTA:", "Zusatzfrage",
    "PRIME MNISTER:", "Speaker 1:", "MODERATOR", "**Q:**", "Вопрос:", "سؤال:", "質問）",
)  # fmt: skip
WORDS = (
    "Good afternoon.", "Go ahead.", "But why?", "So…", "中方对此有何评论？", "我们坚决反对。", "(Laughter.)", "（现场播放视频）", "END 2:15 P.M. EST",
    "* * *", "***", "———", "E&OE", "March 18, 2020", "2020年3月18日", "Posted on 24 December 2019", "Share", "\u3000\u3000", "\xa0", "\u200b",
    "1.", "(sic)", "[inaudible]", "例行记者会", "Press Briefing by Press Secretary Dana Whitlock", "a", "“quoted”", "𠮷", "é", "\u202e",
)  # fmt: skip
REFERENCES = (
    "&amp;",
    "&nbsp;",
    "&#8220;",
    "&#x4e2d;",
    "&#0;",
    "&#128;",
    "&copy",
    "&notanentity;",
    "&",
    "&#xD800;",
    "&lt;p&gt;",
    "&#10;",
)
OPEN = (
    "<p>", "<div>", "<b>", "<strong>", "<span>", "<br>", "<br/>", "<td>", "<table>", "<li>", "<ul>", "<h1>", "<h2>", "<a href='x'>",
    "<div class='comments'>", "<nav>", "<script>", "<style>", "<textarea>", "<title>", "<!--", "<![CDATA[", "<pre>", "<img alt='Q: a'>",
    "<p style='display:none'>", "<svg>", "<select><option>", "<ruby>", "<template>", "<p", "<", "<font color=red>", "<iframe>",
    "<meta charset=gbk>", "<article>", "<body>", "<html>", "<head>", "<noscript>", "<blockquote>", "<math><mi>", "<frameset>",
)  # fmt: skip
CLOSE = (
    "</p>", "</div>", "</b>", "</strong>", "</span>", "</td>", "</table>", "</li>", "</ul>", "</h1>", "</a>", "</nav>", "</script>",
    "</style>", "</textarea>", "</title>", "-->", "]]>", "</pre>", "</svg>", "</select>", "</body>", "</html>", "</head>", "</", "</x>",
)  # fmt: skip
MARKS = (
    "# ",
    "## ",
    "**",
    "__",
    "*",
    "_",
    "\\[",
    "\\*",
    "[",
    "](http://x.example)",
    "> ",
    "- ",
    "1. ",
    "```",
    "---\n",
    "`",
    "<s>",
    "</s>",
    "  \n",
)
SPACE = ("\n", "\n\n", " ", "  ", "\r\n", "\r", "\t", "\f", "\v", "\u2028", "\x85", "\0")


def made_of(*tables: Sequence[str]) -> st.SearchStrategy[str]:
    """Returns a strategy for texts put together from pieces of the tables, with some letters of any script between."""
    piece = st.sampled_from([piece for table in tables for piece in table])
    letters = st.text(max_size=6)
    return st.lists(st.one_of(piece, piece, piece, letters), max_size=60).map("".join)


def briefing(before: str, joint: str, noise: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Returns a strategy for pages that begin as a briefing and go on with labels, words and noise in any order.

    `before` opens a page so that a reader takes it for a briefing, `joint` parts its paragraphs.
    """
    said = st.lists(st.sampled_from(WORDS) | noise, min_size=1, max_size=4).map(" ".join)
    turn = st.tuples(st.sampled_from(LABELS), st.sampled_from(["", " ", "\u3000", "</b>", "\n"]), said).map("".join)
    first = st.sampled_from([
        ["Q: What is your comment on this?", "A: There is none at this time.", "Q: Why not, after all these days?"],
        ["路透社记者：中方对此有何评论？", "林岳然：我们注意到有关报道。", "法新社记者：请问为什么？"],
        ["MR. EARNEST: Good afternoon, everybody.", "Q    Thank you. Is it true?", "MR. EARNEST: It is not."],
    ])  # fmt: skip
    rest = st.lists(turn | turn | said, min_size=1, max_size=14)
    return st.tuples(first, rest).map(lambda parts: before + joint.join([*parts[0], *parts[1]]))


_TITLE = "Press Briefing by Press Secretary Dana Whitlock, March 18, 2020"
HTML_NOISE = made_of(REFERENCES, OPEN, CLOSE, SPACE, WORDS)
HTML = briefing(f"<title>{_TITLE}</title><h1>{_TITLE}</h1><p>", "</p>\n<p>", HTML_NOISE) | made_of(
    LABELS, WORDS, REFERENCES, OPEN, CLOSE, SPACE
)
TEXT = briefing(f"{_TITLE}\n\n", "\n\n", made_of(SPACE, WORDS)) | made_of(LABELS, WORDS, SPACE)
MARKDOWN = briefing(f"# {_TITLE}\n\n", "\n\n", made_of(MARKS, SPACE, REFERENCES)) | made_of(
    LABELS, WORDS, MARKS, SPACE, REFERENCES
)
MEDIA = st.sampled_from(["text/html", "text/plain", "text/markdown", "application/xhtml+xml", None])
CHARSETS = st.sampled_from(
    [None, None, "utf-8", "gb18030", "big5", "shift_jis", "windows-1252", "koi8-r", "utf-16", "nonsense"]
)
