"""Floor 1: spans, offset maps, normalization, segmentation, anchors. Knows strings and nothing else."""

from onrecord.text.anchor import Outcome, QuoteAnchor, Resolution, make_anchor, resolve
from onrecord.text.byte_index import ByteIndex
from onrecord.text.difference import Change, differences
from onrecord.text.language import Language, language_of, languages_of
from onrecord.text.normalize import COMPARABLE, Normalized, normalize
from onrecord.text.offset_map import OffsetMap
from onrecord.text.script import Script, Variety, script, scripts, variety
from onrecord.text.sentences import sentences
from onrecord.text.span import Span, ordered, span
from onrecord.text.steps import Step
from onrecord.text.words import words

__all__ = [
    "COMPARABLE",
    "ByteIndex",
    "Change",
    "Language",
    "Normalized",
    "OffsetMap",
    "Outcome",
    "QuoteAnchor",
    "Resolution",
    "Script",
    "Span",
    "Step",
    "Variety",
    "differences",
    "language_of",
    "languages_of",
    "make_anchor",
    "normalize",
    "ordered",
    "resolve",
    "script",
    "scripts",
    "sentences",
    "span",
    "variety",
    "words",
]
