"""An index of a few invented statements."""

import importlib.util
import sys
from pathlib import Path

import pytest

from onrecord.analysis.reuse.index import ReuseIndex

_SPEC = importlib.util.spec_from_file_location("reuse_samples", Path(__file__).with_name("reuse_samples.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
reuse_samples = importlib.util.module_from_spec(_SPEC)
sys.modules["reuse_samples"] = reuse_samples
_SPEC.loader.exec_module(reuse_samples)


@pytest.fixture
def index(tmp_path: Path) -> ReuseIndex:
    return ReuseIndex.create(tmp_path / "index", reuse_samples.SOURCES, last_entry=7)
