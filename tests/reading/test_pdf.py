"""PDF files: the text layer by pages, or one clear line."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadingError
from onrecord.reading.pdf import pdf_text

pytest.importorskip("pypdfium2", reason="the extra `pdf` is not installed")

ROWS = [b"<%02X20> <%02XFF> <%02X20>\n" % (row, row, row) for row in (0, 0x20, 0x30, *range(0x4E, 0xA0), 0xFF)]
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Own def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n%d beginbfrange\n%sendbfrange\nendcmap\nend\nend"
    % (len(ROWS), b"".join(ROWS).replace(b"20>", b"00>"))
)
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Own /FontDescriptor 5 0 R /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
    b"<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800"
    b" /Descent -200 /CapHeight 700 /StemV 80 >>",
)


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def pdf(*pages: list[str], trailer: bytes = b"") -> bytes:
    """Returns a PDF file with one line of text after the other on each page."""
    first = 7
    kids = b" ".join(b"%d 0 R" % (first + 2 * number + 1) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(pages), kids),
        *FONT,
        stream(TO_UNICODE),
    ]
    for lines in pages:
        shown = b"".join(b"<%s> Tj T*\n" % line.encode("utf-16-be").hex().encode() for line in lines)
        objects.append(stream(b"BT /F1 12 Tf 14 TL 72 760 Td\n" + shown + b"ET"))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % len(objects)
        )
    out = b"%PDF-1.4\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return out + table + end


def test_pages_are_lines_joined_by_form_feeds() -> None:
    text, starts = pdf_text(pdf(["Q: Any comment?", "A: “Dialogue” it is."], ["Page two"]))

    assert text == "Q: Any comment?\nA: “Dialogue” it is.\fPage two"
    assert [text[start:].split("\n")[0][:8] for start in starts] == ["Q: Any c", "Page two"]


def test_chinese_text_is_read_word_for_word() -> None:
    text, _ = pdf_text(pdf(["问：请问发言人有何评论？", "答：我方一贯主张对话。"]))

    assert text == "问：请问发言人有何评论？\n答：我方一贯主张对话。"


def test_hyphen_at_the_end_of_a_line_stays() -> None:
    assert (
        pdf_text(pdf(["the parties to this nego-", "tiation met"]))[0].replace("\n", "")
        == "the parties to this nego-tiation met"
    )


def test_page_without_words_keeps_its_place() -> None:
    text, starts = pdf_text(pdf(["One"], [], ["Three"]))

    assert (text, starts) == ("One\f\fThree", (0, 4, 5))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (pdf([], []), "without a text layer"),
        (b"%PDF-1.7\nnothing", "broken"),
        (b"", "broken"),
        (
            pdf(
                ["x"],
                trailer=b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<00><00>]"
                % (b"41" * 32, b"42" * 32),
            ),
            "password",
        ),
    ],
)
def test_unreadable_file_is_one_line(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason) as caught:
        pdf_text(content)

    assert "\n" not in str(caught.value)


@given(flips=st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 255)), max_size=8), cut=st.integers(0, 4000))
@settings(max_examples=60, deadline=None)
def test_any_damage_is_read_or_refused(flips: list[tuple[int, int]], cut: int) -> None:
    content = bytearray(pdf(["问：有何评论？"], ["B"]))
    for place, change in flips:
        content[place % len(content)] ^= change

    with contextlib.suppress(ReadingError):
        text, starts = pdf_text(bytes(content[: max(cut, 500)]))
        assert list(starts) == sorted(starts)
        assert text.count("\f") == len(starts) - 1
