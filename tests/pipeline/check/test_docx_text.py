import io
import zipfile

import pytest

from onrecord.errors import ReadingError
from onrecord.pipeline.check.docx_text import docx_text, is_docx
from onrecord.pipeline.check.page_given import transcript_of

_HEAD = '<?xml version="1.0"?>'
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>Ida Moreau said: “We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    '<w:r><w:t xml:space="preserve">agree &amp; sign.” </w:t></w:r></w:p><w:p><w:r><w:t>第二段</w:t><w:br/><w:t>line</w:t></w:r></w:p>'
    "</w:body></w:document>"
)


def docx(xml: str, name: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return out.getvalue()


def test_paragraphs_are_lines_and_deleted_words_are_gone() -> None:
    assert docx_text(docx(_HEAD + _BODY)).split("\n") == ["Ida Moreau said: “We agree & sign.” ", "第二段", "line"]


def test_a_draft_is_told_by_its_parts() -> None:
    assert is_docx(docx(_BODY))
    assert not is_docx(docx(_BODY, "other.xml"))
    assert not is_docx(b"PK\x03\x04 torn")
    assert not is_docx(b"<html>")


def test_entities_of_the_drafts_own_are_refused() -> None:
    bomb = _HEAD + '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + _BODY
    with pytest.raises(ReadingError, match="entities"):
        docx_text(docx(bomb))


@pytest.mark.parametrize("content", [b"PK\x03\x04 torn", docx("<w:document>"), docx(_BODY, "other.xml")])
def test_a_damaged_draft_is_one_error(content: bytes) -> None:
    with pytest.raises(ReadingError, match="DOCX"):
        docx_text(content)


def test_a_draft_becomes_a_transcript_over_its_own_bytes() -> None:
    content = docx(_HEAD + _BODY)
    made = transcript_of(content)
    assert "We agree & sign." in made.text
    assert made.capture.content == content
    assert made.byte_index is None
