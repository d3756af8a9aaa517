"""Floor 6: the statement index and its query language, a projection of the record."""

from onrecord.search.catch_up import catch_up, rebuild
from onrecord.search.find import Finder
from onrecord.search.hits import Held, Hit, Hits
from onrecord.search.index import SearchIndex
from onrecord.search.name_book import NameBook, name_book
from onrecord.search.query import parse
from onrecord.search.row import Row, rows
from onrecord.search.synonyms import Synonyms, synonyms

__all__ = [
    "Finder",
    "Held",
    "Hit",
    "Hits",
    "NameBook",
    "Row",
    "SearchIndex",
    "Synonyms",
    "catch_up",
    "name_book",
    "parse",
    "rebuild",
    "rows",
    "synonyms",
]
