"""What the source imports is declared, and what is declared is imported."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

# Where the name of the package differs from the name of the distribution.
DISTRIBUTIONS = {
    "PIL": "pillow",
    "attr": "attrs",
    "backports": "backports",  # backports.zstd, whose name is cut at its stop below
    "markdown_it": "markdown-it-py",
    "modelcluster": "django-modelcluster",
    "ninja": "django-ninja",
    "python_calamine": "python-calamine",
    "typing_extensions": "typing-extensions",
    "taggit": "django-taggit",
    "wagtail_localize": "wagtail-localize",
    "yaml": "pyyaml",
}
# A database's driver is loaded by Django, by the name of its engine.
LOADED_BY_OTHERS = {"psycopg"}
# In the standard library of a Python newer than the one that runs.
NEWER = {"compression"}


def imported(root: Path) -> Iterator[str]:
    for file in (root / "src" / "onrecord").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        # Libraries without types are loaded by name, where they are needed.
        yield from re.findall(r'(?:import_module|need)\("(\w+)[."]', source)
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module


def test_the_declared_dependencies_are_the_imported_ones(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(item for extra in project["optional-dependencies"].values() for item in extra),
    ]
    declared = {re.split(r"[^A-Za-z0-9_-]", item)[0] for item in wanted}
    tops = {name.partition(".")[0] for name in imported(root)} - sys.stdlib_module_names - NEWER - {"onrecord"}
    assert declared - LOADED_BY_OTHERS == {DISTRIBUTIONS.get(name, name) for name in tops}


def test_no_extra_is_empty(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [name for name, wanted in project["optional-dependencies"].items() if not wanted] == []


def test_the_version_is_the_same_wherever_it_is_written(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.*)$", citation, re.MULTILINE) == [project["version"]]
