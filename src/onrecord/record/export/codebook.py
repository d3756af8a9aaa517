"""The codebook of the statement table, made from its columns: as Markdown, and as CSV on the Web metadata."""

from __future__ import annotations

import json
from typing import Any

from onrecord.record.export.columns import COLUMNS, Column

_CONTEXT = "http://www.w3.org/ns/csvw"
_HEAD = "| column | type | meaning | example |\n| --- | --- | --- | --- |\n"


def codebook() -> str:
    """Returns the columns as a Markdown table: name, type, meaning with the possible values, example."""
    return _HEAD + "".join(_line(one) for one in COLUMNS)


def csvw(url: str, *, separator: str = ",") -> bytes:
    """Returns the metadata of a CSV file with this name (https://www.w3.org/TR/tabular-metadata/) as JSON."""
    value = {
        "@context": _CONTEXT,
        "url": url,
        "dc:title": "Statements of press briefings",
        "dialect": {"delimiter": separator, "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n", "\n"]},
        "tableSchema": {"columns": [_column(one) for one in COLUMNS], "primaryKey": "id"},
    }
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _line(one: Column) -> str:
    values = f" Values: {', '.join(f'`{value}`' for value in one.values)}." if one.values else ""
    empty = " May be empty." if one.may_be_empty else ""
    return f"| `{one.name}` | {one.type} | {one.meaning}{values}{empty} | `{one.example}` |\n"


def _column(one: Column) -> dict[str, Any]:
    datatype: Any = one.type
    if one.values:
        datatype = {"base": one.type, "format": "|".join(one.values)}
    return {
        "name": one.name,
        "titles": one.name,
        "datatype": datatype,
        "dc:description": one.meaning,
        "required": not one.may_be_empty,
    }
