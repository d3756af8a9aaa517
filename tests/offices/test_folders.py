"""The walker: what each folder of a press office must bring along, so that a new one needs no other edit."""

import re
from pathlib import Path

import pytest

from onrecord.offices import Office, offices

ALL = list(offices().values())
PAGE = re.compile(r"(?P<language>[a-z]{2})-\d+\.(?:html|md|txt)(?:\.gz)?")


def samples(root: Path, office: Office) -> list[Path]:
    folder = root / "tests" / "offices" / "samples" / office.folder
    return sorted(item for item in folder.iterdir() if item.name != "README.md")


@pytest.mark.parametrize("office", ALL, ids=lambda office: office.folder)
def test_an_office_has_a_sample_page_for_each_of_its_languages(root: Path, office: Office) -> None:
    names = [PAGE.fullmatch(page.name) for page in samples(root, office)]
    assert all(names), "a sample is named LANGUAGE-NUMBER.html (or .md, .txt)"
    assert {name["language"] for name in names if name} == set(office.languages)


@pytest.mark.parametrize("office", ALL, ids=lambda office: office.folder)
def test_an_office_has_a_play_for_each_sample_page(root: Path, office: Office) -> None:
    plays = root / "tests" / "plays" / office.folder
    assert [page.name for page in samples(root, office) if not (plays / f"{page.name}.play").is_file()] == []


@pytest.mark.parametrize("office", ALL, ids=lambda office: office.folder)
def test_an_office_states_its_terms_its_cadence_and_how_it_is_known(root: Path, office: Office) -> None:
    text = (root / "src" / "onrecord" / "offices" / office.folder / "office.yml").read_text("utf-8")
    assert "FILL IN" not in text, "a placeholder of the skeleton is left"
    assert office.terms.license
    assert office.terms.address.startswith("https://")
    assert office.cadence.note
    assert office.addresses
    assert office.kinds


@pytest.mark.parametrize("office", ALL, ids=lambda office: office.folder)
def test_a_sample_page_is_recognized_as_its_office_page(root: Path, office: Office) -> None:
    from onrecord import read

    assert [read(page).reader.name for page in samples(root, office)] == [office.id] * len(samples(root, office))


def test_no_folder_of_samples_or_plays_is_without_an_office(root: Path) -> None:
    known = {office.folder for office in ALL}
    for place in ("offices/samples", "plays"):
        folders = {
            item.name for item in (root / "tests" / place).iterdir() if item.is_dir() and item.name[0] not in "_."
        }
        assert folders - known - {"demo"} == set()
