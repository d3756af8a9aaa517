"""Floor 3: any page becomes a transcript. Opened (bytes, text, lines), then transcribed by general rules.

`open_page` and `transcribe` are the two steps; between them somebody above may recognize the press office
and hand over its `Hints`.
"""

from onrecord.reading.hints import GENERAL, Hints
from onrecord.reading.page import OpenPage, open_page
from onrecord.reading.transcribe import transcribe

__all__ = ["GENERAL", "Hints", "OpenPage", "open_page", "transcribe"]
