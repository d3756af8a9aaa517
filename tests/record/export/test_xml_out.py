import io
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.export.xml_out import XmlOut


@given(st.text(), st.text())
def test_what_is_written_is_read_back_but_for_forbidden_characters(text: str, value: str) -> None:
    out = io.BytesIO()
    xml = XmlOut(out)
    with xml.element("all"):
        xml.leaf("p", text, {"n": value, "gone": None})
    found = ET.fromstring(out.getvalue())[0]  # noqa: S314
    changed = [
        one for one in zip(text + value, (found.text or "") + found.get("n", ""), strict=True) if one[0] != one[1]
    ]
    assert {after for _, after in changed} <= {"\ufffd"}
    assert len(changed) == xml.replaced
    assert "gone" not in found.attrib


def test_control_characters_and_lone_surrogates_are_replaced_and_counted() -> None:
    out = io.BytesIO()
    xml = XmlOut(out)
    xml.leaf("p", "a\x00b\x0bc\ud800d\ufffee")
    assert (ET.fromstring(out.getvalue()).text, xml.replaced) == ("a\ufffdb\ufffdc\ufffdd\ufffde", 4)  # noqa: S314
