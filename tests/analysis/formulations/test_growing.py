from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.analysis.formulations.growing import Growing

START = date(2024, 1, 1)
PIECES = {
    "zh": ["坚决反对", "和平解决", "争端", "，", "。", "安方", "对话", "的", "3", "共同利益", "、", "\n"],
    "en": ["lasting", "peace", "requires", "dialogue", ",", ".", "the", "parties", "Anlan", "7", "of", "\n"],
}


def passages(parts: list[list[int]], language: str) -> list[Passage]:
    gap = "" if language == "zh" else " "
    return [
        Passage(str(at), START + timedelta(days=at), gap.join(PIECES[language][one] for one in part))
        for at, part in enumerate(parts)
    ]


texts = st.lists(st.lists(st.integers(0, 11), max_size=14), min_size=1, max_size=12)


@pytest.mark.parametrize("language", ["zh", "en"])
@given(parts=texts, split=st.integers(0, 12))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_corpus_that_grew_has_the_formulations_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, language: str, parts: list[list[int]], split: int
) -> None:
    held = passages(parts, language)
    folder = tmp_path_factory.mktemp("growing") / "held"
    Growing(folder, language, days=2, partitions=3).add(held[:split])
    grown = Growing(folder, language, days=2, partitions=3)
    grown.add(held[split:])
    assert grown.formulations() == formulations(held, language, days=2)


def test_what_a_crash_left_behind_is_cut_off(tmp_path: Path) -> None:
    held = passages([[0, 3, 4], [5, 0, 4], [0, 4], [6, 0, 3]], "zh")
    Growing(tmp_path, "zh", days=2).add(held[:3])
    for name in ("codes.bin", "text.u32", "day.bin"):
        with (tmp_path / name).open("ab") as file:
            file.write(b"\x01\x02\x03\x04")
    grown = Growing(tmp_path, "zh", days=2)
    grown.add(held[3:])
    assert grown.formulations() == formulations(held, "zh", days=2)
    assert grown.formulations() != []


def test_an_empty_folder_has_no_formulations(tmp_path: Path) -> None:
    assert Growing(tmp_path, "en").formulations() == []
