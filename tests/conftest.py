"""What every test may ask for: hypothesis profiles, and the shared real pages that lie outside the repository."""

import os
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

# No deadline: a busy machine is no bug. CI draws the same examples every time, so that a red run can be repeated.
hypothesis.settings.register_profile("dev", max_examples=60, deadline=None)
hypothesis.settings.register_profile("ci", max_examples=150, deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session")
def root() -> Path:
    """Returns the repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Returns the folder of shared real pages beside the repository; skips where it is missing, but fails in CI."""
    folder = Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared") / "data"
    if not folder.is_dir():
        message = f"the shared pages are missing: no folder {folder}; set ONRECORD_SHARED to where they are"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder
