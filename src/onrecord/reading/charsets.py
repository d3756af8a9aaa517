"""The labels by which pages name their encodings, and the codecs that read them.

Labels follow the Encoding Standard of the WHATWG, as browsers do: `gb2312` means GB18030, `iso-8859-1`
means windows-1252. Names on the right are codecs of Python.
"""

from __future__ import annotations

_TABLE = """
utf-8: utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf8mb4 utf_8
gb18030: gb2312 gbk gb_2312 gb_2312-80 gb2312-80 csgb2312 chinese csiso58gb231280 iso-ir-58 x-gbk cp936 ms936 936 euc-cn gb-2312
big5: big5-hkscs big5hkscs cn-big5 csbig5 x-x-big5 cp950 big-5
shift_jis: shift-jis sjis ms_kanji csshiftjis windows-31j x-sjis ms932 cp932 shiftjis
euc-jp: x-euc-jp cseucpkdfmtjapanese eucjp
iso-2022-jp: csiso2022jp
euc-kr: cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 uhc
windows-1250: cp1250 x-cp1250 win-1250
windows-1251: cp1251 x-cp1251 win-1251 win1251
windows-1252: cp1252 x-cp1252 ansi_x3.4-1968 ascii us-ascii iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 \
iso-ir-100 l1 latin1 latin-1 cp819 ibm819 csisolatin1 iso-8895-1
windows-1253: cp1253 x-cp1253
windows-1254: cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso-ir-148 l5 latin5 csisolatin5
windows-1255: cp1255 x-cp1255
windows-1256: cp1256 x-cp1256
windows-1257: cp1257 x-cp1257
windows-1258: cp1258 x-cp1258
cp874: windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620
iso-8859-2: iso8859-2 iso88592 iso_8859-2 iso-ir-101 l2 latin2 csisolatin2
iso-8859-3: iso8859-3 iso88593 iso_8859-3 iso-ir-109 l3 latin3 csisolatin3
iso-8859-4: iso8859-4 iso88594 iso_8859-4 iso-ir-110 l4 latin4 csisolatin4
iso-8859-5: iso8859-5 iso88595 iso_8859-5 iso-ir-144 cyrillic csisolatincyrillic
iso-8859-6: iso8859-6 iso88596 iso_8859-6 iso-ir-127 arabic asmo-708 ecma-114 csisolatinarabic iso-8859-6-e iso-8859-6-i
iso-8859-7: iso8859-7 iso88597 iso_8859-7 iso-ir-126 greek greek8 elot_928 ecma-118 sun_eu_greek csisolatingreek
iso-8859-8: iso8859-8 iso88598 iso_8859-8 iso-ir-138 hebrew visual csisolatinhebrew iso-8859-8-i iso-8859-8-e logical
iso-8859-10: iso8859-10 iso885910 iso-ir-157 l6 latin6 csisolatin6
iso-8859-13: iso8859-13 iso885913
iso-8859-14: iso8859-14 iso885914
iso-8859-15: iso8859-15 iso885915 iso_8859-15 l9 latin9 csisolatin9
iso-8859-16: iso8859-16
koi8-r: koi koi8 koi8_r cskoi8r
koi8-u: koi8-ru
ibm866: 866 cp866 csibm866
macintosh: mac x-mac-roman csmacintosh
mac-cyrillic: x-mac-cyrillic x-mac-ukrainian
utf-16-le: utf-16 utf-16le utf16 ucs-2 unicode iso-10646-ucs-2 csunicode unicodefeff
utf-16-be: utf-16be unicodefffe
"""

# Python splits into several codecs what browsers read as one; the plain name is used where it reads the same.
_FAMILY = {
    "big5": ("cp950", "big5-hkscs"),
    "shift_jis": ("cp932", "shift_jis_2004"),
    "euc-kr": ("cp949",),
    "euc-jp": ("euc_jis_2004",),
}


def _labels() -> dict[str, str]:
    labels: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        name, _, aliases = line.partition(": ")
        labels[name] = name
        labels.update(dict.fromkeys(aliases.split(), name))
    return labels


LABELS = _labels()
UTF_16 = frozenset({"utf-16-le", "utf-16-be"})


def codec_of(label: str | None) -> str | None:
    """Returns the codec a label stands for, or None for a label that no browser knows."""
    return None if label is None else LABELS.get(label.strip(" \t\r\n\f\"'").lower())


def decode_as(raw: bytes, encoding: str) -> tuple[str, str, int]:
    """Returns the text, the codec that reads it, and how many malformed sequences became U+FFFD."""
    family = _FAMILY.get(encoding)
    if family is None:
        return _decode(raw, encoding)
    best = min((_decode(raw, codec) for codec in family), key=lambda reading: reading[2])
    if best[2] == 0 and best[1] == family[0]:
        try:
            if raw.decode(encoding) == best[0]:
                return best[0], encoding, 0
        except UnicodeDecodeError:
            return best
    return best


def _decode(raw: bytes, codec: str) -> tuple[str, str, int]:
    try:
        return raw.decode(codec), codec, 0
    except UnicodeDecodeError:
        text = raw.decode(codec, "replace")
    genuine = raw.count(b"\xef\xbf\xbd") if codec == "utf-8" else 0
    return text, codec, text.count("\ufffd") - genuine
