"""What a sweep is to do, as a value that goes to every worker."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

Form = Literal["parquet", "jsonl"]

COPIES = "onrecord.pipeline.scan.copies:open_copies"


@frozen
class Plan:
    """The step and its limits.

    `step` names the function (`module:function`) that each guarded process calls once with `argument` to get what is
    done with pages; for copies `argument` is the folder of the index. A page may take `seconds` and, beyond what a
    process has when it begins, `megabytes`.
    """

    argument: str
    form: Form = "jsonl"
    step: str = COPIES
    seconds: float = 30.0
    megabytes: int = 2048
    batch: int = 64


@frozen
class Summary:
    """What one input file came to. `done` is false where its output was there already."""

    file: str
    pages: int = 0
    candidates: int = 0
    rows: int = 0
    quarantined: int = 0
    seconds: float = 0.0
    done: bool = True
    failure: str | None = None
    """Why there is no output; it will be tried again when the sweep is started again."""


@frozen
class Bad:
    """A page that was set apart: it could not be read, it made the step fail, or it ended the process it was in."""

    file: str
    number: int
    address: str | None
    record: str | None
    reason: str
