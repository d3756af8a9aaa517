import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from search_samples import many

from onrecord.search import Finder, NameBook, SearchIndex, synonyms
from onrecord.search.row import Row


@pytest.fixture(scope="session")
def held_rows() -> list[Row]:
    return many(2_000)


@pytest.fixture(scope="session")
def finder(held_rows: list[Row], tmp_path_factory: pytest.TempPathFactory) -> Finder:
    index = SearchIndex.create(tmp_path_factory.mktemp("search") / "index")
    index.build(held_rows)
    index.commit(0)
    names = NameBook(speakers=[("Lan Wei", "兰为")], outlets=[("Reuters", "路透社")])
    return Finder(index, names, synonyms())
