"""Citations as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from onrecord.cli.forms import on_one_line
from onrecord.pipeline.verbs.proofs import CitedAs
from onrecord.pipeline.verbs.proofs import citations as cited
from onrecord.record.store import Store


def citations(ids: Iterable[str], folder: Path, form: str) -> Iterator[str]:
    """Yields a citation for each id, for a briefing one for each of its editions; raises UsageError for an unknown id."""
    with Store.open(folder) as store:
        for name in ids:
            for text in cited(store, [name], cast("CitedAs", form)):
                yield on_one_line(text) if form == "csl" else text
