"""Invented statements for tests of copies."""

import datetime as dt

from onrecord.analysis.reuse.source import Source
from onrecord.model.statement import Kind

HARBOR = (
    "The harbor commission met this morning and agreed that the current detente between the two ports should be cherished. "
    "It will publish its timetable in March, and all pilots must register before they sail. Nobody has been refused a license, "
    "and the fees of forty crowns remain as they were agreed last year."
)
FLOOD = (
    "Rescue teams reached the valley on Tuesday with eleven boats and enough blankets for six hundred people. "
    "The bridge at the upper mill is closed until engineers have looked at every pillar of it."
)
ASKED = (
    "Will the commission publish the timetable that the pilots of both ports have been waiting for since the autumn?"
)
CHINESE = "港务委员会今天上午举行会议，一致认为两港之间当前的缓和局面来之不易，值得各方共同珍惜，不应采取任何使局势复杂化的行动。"


def source(
    edition: str, short: str, text: str, *, day: str = "2021-03-02", names: tuple[str, ...] = ("Ida Moreau", "Moreau")
) -> Source:
    kind = {"q": Kind.QUESTION, "a": Kind.ANSWER, "s": Kind.SPEECH}[short[0]]
    return Source(
        f"{edition}/{short}@r1", kind, 1, text, "zh" if edition.endswith("zh") else "en", dt.date.fromisoformat(day), "xa-mfa",
        None if kind is Kind.QUESTION else "Ida Moreau", None, () if kind is Kind.QUESTION else names,
    )  # fmt: skip


SOURCES = (
    source("xa-mfa/2021-03-02/en", "q1", ASKED),
    source("xa-mfa/2021-03-02/en", "a1", HARBOR),
    source("xa-mfa/2021-03-02/en", "a2", FLOOD),
    source("xa-mfa/2021-03-02/zh", "a1", CHINESE),
)
