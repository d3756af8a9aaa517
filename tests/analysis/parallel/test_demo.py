"""On the demo's pages the planted differences are told, and hardly anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.analysis.parallel import MismatchKind, Parallel, lexicon, parallel
from onrecord.demo import listed_pages
from onrecord.demo.tour import capture_of
from onrecord.model.capture import Capture
from onrecord.model.revision import Revision, revision_of
from onrecord.pipeline.read import read_capture


@pytest.fixture(scope="module")
def demo() -> dict[str, Parallel]:
    """Returns every demo event that has an English and a Chinese edition, its editions side by side."""
    editions: dict[str, dict[str, Revision]] = {}
    for event, language, revision in _revisions():
        editions.setdefault(event, {})[language] = revision
    known = lexicon("en", "zh")
    return {
        event: parallel(sides["en"], sides["zh"], lexicon=known) for event, sides in editions.items() if len(sides) == 2
    }


def _revisions() -> Iterator[tuple[str, str, Revision]]:
    for page in listed_pages():
        if page.folder != "copies" and page.nature == "official" and page.language in {"en", "zh"}:
            capture = capture_of(page)
            assert isinstance(capture, Capture)
            read = read_capture(capture)
            if read.briefing is not None and read.statements:
                event = f"{page.folder}/{Path(page.file).name.partition('.')[0]}"
                name = event.replace("_", "-")
                yield event, page.language, revision_of(read, edition=f"{name}/{page.language}", number=1)


def kinds(one: Parallel) -> Counter[str]:
    return Counter(each.kind.value for each in one.mismatches)


def test_the_exchange_missing_in_english_is_told(demo: dict[str, Parallel]) -> None:
    found = demo["xa_mfa/2022-04-27"].mismatches

    assert [one.kind for one in found] == [MismatchKind.EXCHANGE]
    assert found[0].left is None
    assert found[0].right is not None
    assert "三艘悬挂安澜旗的油轮" in found[0].right.text


def test_the_exchange_missing_in_chinese_is_told(demo: dict[str, Parallel]) -> None:
    missing = [one for one in demo["xw_pso/2021-12-15"].mismatches if one.kind is MismatchKind.EXCHANGE]

    assert len(missing) == 1
    assert missing[0].left is not None
    assert "two Westmark frigates" in missing[0].left.text


@pytest.mark.parametrize(
    ("event", "english", "chinese"),
    [("xa_mfa/2023-05-16", "3,200", "3.2万"), ("xw_pso/2021-04-29", "1.4 billion", "1.4亿")],
)
def test_the_numbers_that_differ_are_told(demo: dict[str, Parallel], event: str, english: str, chinese: str) -> None:
    found = [one for one in demo[event].mismatches if one.kind is MismatchKind.NUMBER]

    assert any(
        one.left is not None
        and one.right is not None
        and one.left.marked() == (english,)
        and one.right.marked() == (chinese,)
        for one in found
    )


def test_excerpts_keep_to_their_exchanges(demo: dict[str, Parallel]) -> None:
    pairs = demo["xw_pso/2021-04-29"].pairs
    beside = {
        one.right[0].number: one.left[0].number for one in pairs if one.left and one.right and one.right[0].number
    }

    assert beside == {1: 1, 2: 2, 3: 3, 4: 5, 5: 11, 6: 13, 7: 16, 8: 19}


def test_hardly_anything_else_is_told(demo: dict[str, Parallel]) -> None:
    planted = {"xa_mfa/2022-04-27", "xw_pso/2021-12-15", "xa_mfa/2023-05-16", "xw_pso/2021-04-29"}
    others = Counter(kind for event, one in demo.items() if event not in planted for kind in kinds(one).elements())

    assert len(demo) >= 20
    assert others["exchange"] == others["number"] == others["date"] == others["name"] == others["modality"] == 0
    assert others.total() <= 10
