"""Floor 3: any page becomes a transcript. Opened (bytes, text, lines), then transcribed by general rules.

`page.open_page` and `transcribe.transcribe` are the two steps; between them somebody above may recognize the press office
and hand over its `Hints`. Nothing is loaded here: who only opens pages, as a sweep of archives does, needs no rules.
"""
