"""Arguments become captures or errors in their place, whatever the bytes are."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.archive.inputs import captures
from onrecord.archive.unpack import LIMIT
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture

PAGE = "<!DOCTYPE html><html><body><p>问：有何评论？</p></body></html>".encode()


def only(argument: Path | str, stdin: bytes | None = None) -> Capture | CaptureError:
    found = list(captures([str(argument)], stdin=None if stdin is None else io.BytesIO(stdin)))
    assert len(found) == 1
    return found[0]


def kind(path: Path, content: bytes) -> str | None:
    path.write_bytes(content)
    found = only(path)
    assert isinstance(found, Capture), found
    return found.media_type


def test_file_is_one_capture_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)

    assert only(path) == Capture(PAGE, "text/html", None, str(path))


def test_media_type_follows_name_and_look(tmp_path: Path) -> None:
    assert kind(tmp_path / "a.txt", PAGE) == "text/html"
    assert kind(tmp_path / "b.txt", "问：有何评论？\n答：没有。\n".encode()) == "text/plain"
    assert kind(tmp_path / "c.md", b"**Q:** Why?") == "text/markdown"
    assert kind(tmp_path / "d", b"---\ntitle: Briefing\n---\nText") == "text/markdown"
    assert kind(tmp_path / "e.xhtml", PAGE) == "application/xhtml+xml"
    assert kind(tmp_path / "f", PAGE.decode().encode("utf-16-le")) == "text/html"
    assert kind(tmp_path / "g.pdf", b"%PDF-1.4\n\x00\x01\x02") == "application/pdf"
    assert kind(tmp_path / "h.txt", "问：有何评论？答：没有。".encode("utf-16-be")) == "text/plain"


def test_gzip_is_known_by_its_bytes_not_its_name(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]))

    found = only(path)

    assert isinstance(found, Capture)
    assert (found.content, found.media_type) == (PAGE, "text/html")


def test_cut_gzip_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(PAGE * 40)[:-20])

    assert "cut" in str(only(path))


def test_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(bytes(LIMIT + 1), compresslevel=9))

    assert "64 MB" in str(only(path))


def test_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.html"
    good.write_bytes(PAGE)

    found = list(captures([str(tmp_path / "none.html"), str(good), "a\0b"]))

    assert [type(each) for each in found] == [CaptureError, Capture, CaptureError]
    assert "no such file" in str(found[0])


def test_folder_is_read_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", ".hidden.html", "sub/c.html", ".git/d.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)

    found = [each.address for each in captures([str(tmp_path)])]

    assert found == [str(tmp_path / name) for name in ("a.html", "b.html", "sub/c.html")]


def test_binary_in_a_folder_is_one_error_line(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    (tmp_path / "c.css").write_bytes(b"p {}")
    (tmp_path / "d.html").write_bytes(PAGE)
    os.mkfifo(tmp_path / "e")

    found = list(captures([str(tmp_path)]))

    assert [isinstance(each, CaptureError) for each in found] == [True, True, True, False, True]
    assert "PNG" in str(found[0])
    assert not any("\n" in str(each) for each in found if isinstance(each, CaptureError))


def test_standard_input_is_read_like_a_file() -> None:
    assert only("-", PAGE) == Capture(PAGE, "text/html", None, "-")
    assert isinstance(only("-"), CaptureError)


def test_mail_gives_its_words_and_charset(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    body = "问：有何评论？".encode("gb18030")
    path.write_bytes(
        b"From: office@example.org\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
        b"--x\nContent-Type: text/html; charset=gb2312\n\n<p>html\n"
        b"--x\nContent-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n" + body + b"\n--x--\n"
    )

    assert only(path) == Capture(body, "text/plain", "gb2312", str(path))


def test_saved_web_page_gives_its_html_and_address(tmp_path: Path) -> None:
    path = tmp_path / "saved.mhtml"
    path.write_bytes(
        b"Snapshot-Content-Location: https://www.example.org/a\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n<p>a=3Db</p>\n--x\nContent-Type: text/css\n\np {}\n--x--\n"
    )

    assert only(path) == Capture(b"<p>a=b</p>", "text/html", None, "https://www.example.org/a")


def test_mailbox_gives_every_message(tmp_path: Path) -> None:
    path = tmp_path / "list.mbox"
    one = b"From a Mon Jan 1 00:00:00 2018\nSubject: x\nMIME-Version: 1.0\n\nQ: One?\n>From here.\n\n"
    path.write_bytes(one + one.replace(b"One", b"Two"))

    found = [each for each in captures([str(path)]) if isinstance(each, Capture)]

    assert [each.content.split(b"\n")[:2] for each in found] == [
        [b"Q: One?", b"From here."],
        [b"Q: Two?", b"From here."],
    ]
    assert [each.address for each in found] == [f"{path}#1", f"{path}#2"]


def test_address_is_fetched_with_guards() -> None:
    found = only("http://127.0.0.1:9/")

    assert isinstance(found, CaptureError)
    assert "no public address" in str(found)


def test_importing_loads_neither_network_nor_archive_readers() -> None:
    code = (
        "import sys, onrecord.archive; print([m for m in ('httpx', 'fastwarc', 'pypdf', 'brotli') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


HEADS = [
    b"",
    b"\x1f\x8b\x08",
    b"WARC/1.0\r\n",
    b"%PDF-",
    b"From a\nA: b\n",
    b"MIME-Version: 1.0\nContent-Type: multipart/x\n\n",
    PAGE,
]


@given(
    head=st.sampled_from(HEADS),
    rest=st.binary(max_size=300),
    name=st.sampled_from(["", "a.eml", "a.mbox", "a.mhtml", "a.html.gz"]),
)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_values(tmp_path: Path, head: bytes, rest: bytes, name: str) -> None:
    path = tmp_path / (name or "a")
    path.write_bytes(head + rest)

    assert all(isinstance(each, Capture | CaptureError) for each in captures([str(path)]))
    assert all(isinstance(each, Capture | CaptureError) for each in captures(["-"], stdin=io.BytesIO(head + rest)))
