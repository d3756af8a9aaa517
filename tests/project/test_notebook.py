"""The notebooks are made of pages, whose Python `test_examples` executes and whose output it compares."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def maker(root: Path) -> ModuleType:
    spec = spec_from_file_location("notebook", root / "scripts" / "notebook.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def notebooks(root: Path) -> list[Path]:
    return sorted((root / "docs" / "tutorial").glob("*.ipynb"))


def test_there_is_a_notebook_and_each_is_made_of_its_page(root: Path, maker: ModuleType) -> None:
    assert notebooks(root)
    for file in notebooks(root):
        page = file.with_suffix(".md").read_text("utf-8")
        assert maker.notebook(page) == file.read_text("utf-8"), f"run scripts/notebook.py {file.with_suffix('.md')}"


def test_each_code_cell_is_python_of_the_page_in_its_order(root: Path) -> None:
    for file in notebooks(root):
        page = file.with_suffix(".md").read_text("utf-8")
        cells = [cell for cell in json.loads(file.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
        places = [page.index("```python\n" + "".join(cell["source"])) for cell in cells]
        assert places == sorted(places)
        assert len(places) == page.count("```python\n")
