import json
from pathlib import Path

from onrecord.record.export.codebook import codebook, csvw
from onrecord.record.export.columns import COLUMNS


def test_the_page_of_the_documentation_is_the_codebook_of_the_model(root: Path) -> None:
    page = (root / "docs" / "reference" / "statement-table.md").read_text(encoding="utf-8")
    assert codebook() in page


def test_the_metadata_describes_each_column(root: Path) -> None:  # noqa: ARG001
    found = json.loads(csvw("out.csv"))
    assert (found["@context"], found["url"]) == ("http://www.w3.org/ns/csvw", "out.csv")
    assert [one["name"] for one in found["tableSchema"]["columns"]] == [one.name for one in COLUMNS]
    assert next(one for one in found["tableSchema"]["columns"] if one["name"] == "kind")["datatype"] == {
        "base": "string",
        "format": "speech|question|answer|narrative",
    }
