"""Encodings: the declaration is obeyed where the bytes agree, and found out where it lies."""

from __future__ import annotations

import contextlib
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReadingError
from onrecord.model.capture import Capture
from onrecord.reading.charsets import LABELS, codec_of
from onrecord.reading.decode import decode
from onrecord.reading.detect import SAMPLE, sample

ZH = (
    "发言人在例行记者会上表示，我方一贯主张通过对话解决分歧。问：如何评价这次会谈？答：会谈是建设性的，双方交换了意见。"
)
ZHT = (
    "發言人在例行記者會上表示，我方一貫主張透過對話解決分歧。問：如何評價這次會談？答：會談是建設性的，雙方交換了意見。"
)
JA = "報道官は定例会見で、対話による解決を主張してきたと述べた。問：今回の会談をどう評価しますか。カタカナもある。"
KO = "대변인은 정례 브리핑에서 대화를 통한 해결을 주장해 왔다고 밝혔다. 질문: 이번 회담을 어떻게 평가하십니까?"
RU = "Официальный представитель заявил на брифинге, что мы выступаем за диалог. Вопрос: Как Вы оцениваете переговоры?"
DE = "Die Sprecherin erklärte, man trete für Gespräche ein. Frage: Können Sie das bestätigen? Größere Änderungen gibt es nicht."
EN = "The spokesperson said “we’ve always stood for dialogue”. They were constructive — both sides exchanged views."
CS = "Mluvčí ministerstva uvedl, že dlouhodobě podporujeme dialog. Otázka: Jak hodnotíte tato jednání? Příští schůzka."
EL = "Ο εκπρόσωπος δήλωσε ότι υποστηρίζουμε τον διάλογο. Ερώτηση: Πώς αξιολογείτε τις συνομιλίες; Απάντηση: ήταν καλές."
TR = "Bakanlık sözcüsü basın toplantısında diyaloğu desteklediğimizi söyledi. Soru: Görüşmeleri nasıl değerlendiriyorsunuz?"
AR = "قال المتحدث باسم الوزارة في المؤتمر الصحفي إننا نؤيد الحوار دائما. سؤال: كيف تقيمون هذه المحادثات؟"
PAGES = [
    (ZH, "gb18030", "gb18030"),
    (ZHT, "big5", "big5"),
    (JA, "shift_jis", "shift_jis"),
    (JA, "euc-jp", "euc-jp"),
    (JA, "iso-2022-jp", "iso-2022-jp"),
    (KO, "euc-kr", "euc-kr"),
    (RU, "windows-1251", "windows-1251"),
    (RU, "koi8-r", "koi8-r"),
    (RU, "iso-8859-5", "iso-8859-5"),
    (DE, "windows-1252", "windows-1252"),
    (EN, "windows-1252", "windows-1252"),
    (CS, "windows-1250", "windows-1250"),
    (CS, "iso-8859-2", "iso-8859-2"),
    (EL, "windows-1253", "windows-1253"),
    (TR, "windows-1254", "windows-1254"),
    (AR, "windows-1256", "windows-1256"),
    (ZH, "utf-16-le", "utf-16-le"),
    (ZH, "utf-16-be", "utf-16-be"),
    (RU, "utf-16-le", "utf-16-le"),
]


@pytest.mark.parametrize(("text", "encoding", "name"), PAGES)
def test_text_without_declaration_is_detected(text: str, encoding: str, name: str) -> None:
    page = f"<html><body><div><p>{text}</p></div></body></html>"

    source = decode(Capture(page.encode(encoding)))

    assert (source.text, source.encoding, source.basis, source.replaced) == (page, name, "detected", 0)


@pytest.mark.parametrize(("text", "encoding", "name"), PAGES)
def test_transport_and_text_agree(text: str, encoding: str, name: str) -> None:
    source = decode(Capture(text.encode(encoding), charset=encoding))

    assert (source.text, source.encoding, source.basis) == (text, name, "transport")


@pytest.mark.parametrize(
    ("label", "text", "encoding"),
    [("GB2312", ZH, "gb18030"), ("gbk", ZH, "gb18030"), ("x-sjis", JA, "shift_jis"), ("KOI8-R", RU, "koi8-r")],
)
def test_meta_declaration_is_obeyed(label: str, text: str, encoding: str) -> None:
    page = f'<html><head><meta http-equiv=Content-Type content="text/html; charset={label}"></head><p>{text}'

    source = decode(Capture(page.encode(encoding)))

    assert (source.text, source.encoding, source.declared, source.basis) == (page, encoding, label, "meta")


def test_declaration_after_a_long_script_is_found() -> None:
    page = f"<html><script>{'x = 1;' * 900}</script><meta charset='koi8-r'><p>{RU}"

    assert decode(Capture(page.encode("koi8-r"))).basis == "meta"


def test_declaration_in_a_comment_is_no_declaration() -> None:
    page = f"<!-- <meta charset=koi8-r> --><p>{RU}"

    assert decode(Capture(page.encode("windows-1251"))).text == page


def test_xml_declaration_is_obeyed() -> None:
    page = f'<?xml version="1.0" encoding="windows-1251"?><html><p>{RU}</p></html>'

    assert decode(Capture(page.encode("windows-1251"))).basis == "meta"


@pytest.mark.parametrize("label", ["iso-8859-1", "gb2312", "windows-1251", "shift_jis", "utf-16"])
def test_utf_8_under_a_wrong_label_is_utf_8(label: str) -> None:
    page = f"<html><meta charset={label}><p>{ZH}</p><p>{DE}</p>"

    source = decode(Capture(page.encode()))

    assert (source.text, source.encoding, source.declared) == (page, "utf-8", label)


@pytest.mark.parametrize(("text", "encoding"), [(ZH, "gb18030"), (RU, "windows-1251"), (DE, "windows-1252")])
def test_wrong_utf_8_label_is_found_out(text: str, encoding: str) -> None:
    page = f"<html><meta charset=utf-8><p>{text}</p>"

    source = decode(Capture(page.encode(encoding), charset="UTF-8"))

    assert (source.text, source.encoding, source.declared, source.basis) == (page, encoding, "UTF-8", "detected")


def test_server_that_says_latin_1_of_everything_is_overruled_by_the_page() -> None:
    page = f"<html><meta charset=gb2312><p>{ZH}</p>"

    source = decode(Capture(page.encode("gb18030"), charset="ISO-8859-1"))

    assert (source.text, source.basis) == (page, "meta")


def test_big5_under_a_gb2312_label_is_found_out() -> None:
    page = f"<html><meta charset=gb2312><p>{ZHT * 3}</p>"

    assert decode(Capture(page.encode("big5"))).text == page


def test_name_in_gbk_that_happens_to_be_utf_8_stays_gbk() -> None:
    page = "<html><meta charset=gbk><p>茅山</p>"

    assert decode(Capture(page.encode("gbk"))).text == page


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_byte_order_mark_decides_and_is_not_text(mark: bytes, encoding: str) -> None:
    source = decode(Capture(mark + ZH.encode(encoding), charset="koi8-r"))

    assert (source.text, source.encoding, source.skip, source.basis) == (ZH, encoding, len(mark), "bom")
    assert source.byte_index.byte(0) == len(mark)


def test_few_malformed_bytes_are_counted_and_marked() -> None:
    raw = ZH.encode() + b"\xff\x80" + ZH.encode()

    source = decode(Capture(raw, charset="utf-8"))

    assert (source.text, source.replaced, source.encoding) == (f"{ZH}\ufffd\ufffd{ZH}", 2, "utf-8")


def test_replacement_character_of_the_page_itself_is_not_counted() -> None:
    raw = f"{ZH}\ufffd".encode() + b"\xff"

    assert decode(Capture(raw, charset="utf-8")).replaced == 1


def test_newlines_stay_as_in_the_bytes() -> None:
    assert decode(Capture(b"Q:\r\nA:\rB\n")).text == "Q:\r\nA:\rB\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF file"),
        (gzip.compress(b"<p>", mtime=0), "gzip data"),
        (b"PK\x03\x04\x00\x00", "a zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (bytes(range(256)) * 8, "binary data"),
    ],
)
def test_binary_content_is_refused_in_one_line(content: bytes, kind: str) -> None:
    with pytest.raises(ReadingError, match=kind) as caught:
        decode(Capture(content))

    assert "\n" not in str(caught.value)


def test_nul_bytes_in_html_are_tolerated() -> None:
    page = f"<html><body><p>{ZH}\0\0\0</p></body></html>"

    assert decode(Capture(page.encode(), charset="utf-8")).text == page


def test_empty_content_is_empty_text() -> None:
    assert decode(Capture(b"")).text == ""


def test_every_label_names_a_codec_of_python() -> None:
    assert all("".encode(codec) is not None for codec in LABELS.values())
    assert codec_of(" UTF8\n") == "utf-8"
    assert codec_of("x-unheard-of") is None


def test_sample_is_small_and_keeps_the_words() -> None:
    raw = (b"<script>let a;</script>" * 9999) + RU.encode("koi8-r") + b"<b>x" * 99999

    assert RU.encode("koi8-r")[:40] in sample(raw)
    assert len(sample(raw)) <= SAMPLE


@given(
    text=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")),
    encoding=st.sampled_from(sorted(set(LABELS.values()))),
    junk=st.binary(max_size=6),
)
@settings(max_examples=300, deadline=None)
def test_text_and_bytes_say_the_same(text: str, encoding: str, junk: bytes) -> None:
    raw = text.encode(encoding, "ignore") + junk + text.encode(encoding, "ignore")
    with contextlib.suppress(ReadingError):
        source = decode(Capture(raw, charset=encoding))
        assert raw[source.skip :].decode(source.encoding, "replace") == source.text
        assert source.byte_index.byte(len(source.text)) == len(raw)


@given(
    text=st.text(alphabet=st.sampled_from(f"{ZH}{RU}{DE}<p>\n\ufffd")),
    cut=st.tuples(st.integers(0, 200), st.integers(0, 200)),
)
@settings(max_examples=200, deadline=None)
def test_slices_of_bytes_decode_to_slices_of_text(text: str, cut: tuple[int, int]) -> None:
    raw = text.encode("gb18030")
    source = decode(Capture(raw, charset="gb18030"))
    start, end = sorted(min(at, len(source.text)) for at in cut)

    piece = raw[source.byte_index.byte(start) : source.byte_index.byte(end)]

    assert piece.decode(source.encoding) == source.text[start:end]


@given(content=st.binary(max_size=400), charset=st.none() | st.text(max_size=12) | st.sampled_from(sorted(LABELS)))
@settings(max_examples=500, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes, charset: str | None) -> None:
    with contextlib.suppress(ReadingError):
        source = decode(Capture(content, charset=charset))
        assert [source.byte_index.byte(at) for at in range(len(source.text) + 1)] == sorted(
            source.byte_index.byte(at) for at in range(len(source.text) + 1)
        )
