"""Makes a notebook of a page of the documentation: its prose, its Python, and what the page shows as printed.

    python scripts/notebook.py docs/tutorial/record-in-python.md

The page is what people edit and what the tests execute; `tests/project/test_notebook.py` fails when the notebook is not made of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:\n```text\n(?P<printed>.*?)^```\n)?", re.MULTILINE | re.DOTALL)
_ROLE = re.compile(r"\{[a-z]+\}`([^`]*)`")
_OWN_LINK = re.compile(r"\[([^\]]*)\]\((?!https?://)[^)]*\)")


def notebook(page: str) -> str:
    """Returns a page as the JSON of a notebook (nbformat 4.5)."""
    cells = [{**cell, "id": f"cell-{number}"} for number, cell in enumerate(_cells(page), 1)]
    about = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
             "language_info": {"name": "python"}}  # fmt: skip
    value = {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cells(page: str) -> Iterator[dict[str, Any]]:
    at = 0
    for block in _PYTHON.finditer(page):
        yield from _prose(page[at : block.start()])
        yield _code(block["code"], block["printed"])
        at = block.end()
    yield from _prose(page[at:])


def _prose(text: str) -> Iterator[dict[str, Any]]:
    # A notebook lies anywhere: links to other pages of the documentation lead nowhere there.
    words = _OWN_LINK.sub(r"\1", _ROLE.sub(r"`\1`", text)).strip()
    if words:
        yield {"cell_type": "markdown", "metadata": {}, "source": _lines(words)}


def _code(code: str, printed: str | None) -> dict[str, Any]:
    shown = [] if printed is None else [{"name": "stdout", "output_type": "stream", "text": _lines(printed)}]
    return {
        "cell_type": "code", "execution_count": None, "metadata": {}, "outputs": shown, "source": _lines(code.rstrip("\n")),
    }  # fmt: skip


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.with_suffix(".ipynb").write_text(notebook(path.read_text("utf-8")), "utf-8")
