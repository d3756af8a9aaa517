"""What readers send may be meant to do harm: it stays words, everywhere."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.discussion.markdown import tidy, tidy_line, to_html
from onrecord.web.discussion.models import Question

from .conftest import ANSWER, Reader, stamp

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '[x](https://a.example "onmouseover=alert(1)")',
    '<https://a.example/"onmouseover=alert(1)>',
    "![x](https://a.example/x.png)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ settings }}{% debug %}",
    "`<b>`<iframe srcdoc=x>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<style>*{display:none}</style>",
    "> " * 500 + "x",
    "[" * 2000,
    "*" * 3000,
    "\u202etxt.exe\u2066 \u0000\u200b x",
]
ALLOWED = {"html", "head", "body", "p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"}


def harmless(body: bytes | str) -> None:
    root: Any = html5lib.HTMLParser(namespaceHTMLElements=False).parse(body)
    assert all(one.get("src", "none").startswith("/static/") for one in root.iter("script"))
    assert not [
        one.tag for one in root.iter() if one.tag in {"iframe", "style", "img", "object", "embed", "base", "svg"}
    ]
    for one in root.iter():
        if isinstance(one.tag, str):
            assert not [name for name in one.attrib if name.lower().startswith("on") or name == "style"]
            for name in ("href", "action", "formaction"):
                assert not (one.get(name) or "").lower().strip().startswith(("javascript:", "data:", "vbscript:"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_stay_words(payload: str, reader: Reader, someone: Callable[[str], Reader]) -> None:
    made = reader.said(payload + " and more", name=f"N {payload}"[:200])
    key = "xa-mfa/2024-04-11/en/x1"
    editor = someone("editor")
    asked = {
        "name": payload[:200],
        "text": f"Why {payload}"[:250],
        "start": "0",
        "end": "9",
        "stamp": stamp(f"ask {ANSWER}"),
    }
    editor.post(f"/discuss/{ANSWER}/ask", asked)
    question = Question.objects.get()
    reader.said(f"{payload} answers", question=question.pk)
    wrong = {"wrong": f"It is {payload}", "right": payload, "name": payload[:200], "stamp": stamp(f"correct {ANSWER}")}
    reader.post(f"/discuss/{ANSWER}/correct", wrong)
    reader.post(f"/discuss/comment/{made.pk}/report", {"reason": "other", "words": payload[:2000]})
    base = f"/discuss/comment/{made.pk}"
    for path in (f"/discuss/{ANSWER}", f"/discuss/{ANSWER}/fragment", base, f"{base}/reply", f"{base}/report",
                 f"/discuss/question/{question.pk}", "/discuss/corrections", "/discuss/popular?by=discussed",
                 f"/discuss/{key}"):  # fmt: skip
        harmless(reader.get(path).content)
        harmless(reader.get("/zh" + path).content)
    desk = "/discuss/moderate"
    for path in (desk, f"{desk}?list=reported", f"{desk}?list=corrections", f"{desk}/log", f"{desk}/comment/{made.pk}"):
        answer = editor.get(path)
        assert answer.status_code == 200
        harmless(answer.content)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_comes_back_in_a_form_stays_words(payload: str, reader: Reader) -> None:
    for path, sent in (
        (f"/discuss/{ANSWER}/comment", {"name": payload, "text": payload, "email": payload, "stamp": payload}),
        (f"/discuss/{ANSWER}/correct", {"wrong": payload, "right": payload, "source": payload, "stamp": payload}),
        (f"/discuss/{ANSWER}/follow", {"email": payload, "stamp": payload}),
        ("/discuss/my", {"email": payload, "stamp": payload}),
    ):
        answer = reader.post(path, sent)
        assert answer.status_code == 422
        harmless(answer.content)
    typed = quote(payload)
    for path in (f"/discuss/{ANSWER}?sort={typed}&show={typed}&question={typed}", f"/discuss/{ANSWER}?after={typed}",
                 f"/discuss/comment/1?mine={typed}", f"/discuss/popular?by={typed}&days={typed}"):  # fmt: skip
        answer = reader.get(path)
        assert answer.status_code in {200, 404, 422}
        harmless(answer.content)


@given(st.text("<>[]()*_`!&;:/\\\"'= \nahrefjs#1-.>中", max_size=200))
def test_html_of_any_words_has_no_element_that_is_not_allowed(words: str) -> None:
    made = to_html(tidy(words))
    root: Any = html5lib.HTMLParser(namespaceHTMLElements=False).parse(made)
    assert {one.tag for one in root.iter() if isinstance(one.tag, str)} <= ALLOWED
    assert all(set(one.attrib) <= {"href", "rel"} for one in root.iter("a"))
    harmless(made)


@given(st.text())
def test_a_line_is_one_line(words: str) -> None:
    made = tidy_line(words, 60)
    assert len(made) <= 60
    assert made.splitlines() in ([], [made])
    assert tidy_line(made, 60) == made


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (
            "See https://a.example/x.",
            '<p>See <a href="https://a.example/x" rel="nofollow ugc noopener">https://a.example/x</a>.</p>',
        ),
        ("见https://a.example/x。", "<p>见https://a.example/x。</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("> said\n\n- a\n- b", "<blockquote>\n<p>said</p>\n</blockquote>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("# no heading", "<p># no heading</p>"),
        ("a&#x202e;b &rlm;c", "<p>ab c</p>"),
    ],
)
def test_the_markdown_that_readers_may_use(words: str, made: str) -> None:
    assert to_html(words) == made


def test_a_form_of_another_site_is_refused(reader: Reader) -> None:
    sent = {"name": "A", "text": "Words", "stamp": stamp(f"comment {ANSWER}")}
    for header in ({"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_ORIGIN": "https://evil.example"}):
        assert reader.post(f"/discuss/{ANSWER}/comment", sent, **header).status_code == 403


def test_no_page_of_readers_allows_a_script_that_is_not_ours(reader: Reader) -> None:
    policy = reader.get(f"/discuss/{ANSWER}").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
