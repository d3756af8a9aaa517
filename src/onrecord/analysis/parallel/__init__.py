"""Two languages side by side: editions aligned down to sentences, and what differs between them."""

from onrecord.analysis.parallel.embedding import Embedding
from onrecord.analysis.parallel.glossary import Entry, Glossary, Sort, from_dict, packaged
from onrecord.analysis.parallel.learn import SentenceTexts, learn
from onrecord.analysis.parallel.lexicon import Lexicon, lexicon
from onrecord.analysis.parallel.mismatch import Mismatch, MismatchKind, Passage
from onrecord.analysis.parallel.parallel import Parallel, name_uses, parallel
from onrecord.analysis.parallel.rendering import Rendering, Use, renderings

__all__ = [
    "Embedding",
    "Entry",
    "Glossary",
    "Lexicon",
    "Mismatch",
    "MismatchKind",
    "Parallel",
    "Passage",
    "Rendering",
    "SentenceTexts",
    "Sort",
    "Use",
    "from_dict",
    "learn",
    "lexicon",
    "name_uses",
    "packaged",
    "parallel",
    "renderings",
]
