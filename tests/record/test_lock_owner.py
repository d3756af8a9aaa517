import os
import sys
from pathlib import Path

import pytest

from onrecord.record.lock import WriteLock
from onrecord.record.lock_owner import writer_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no Linux here: only it lists who holds which lock")


def test_the_process_that_holds_the_lock_is_named(tmp_path: Path) -> None:
    with WriteLock(tmp_path / "lock"):
        assert writer_of(tmp_path / "lock") == os.getpid()
    assert writer_of(tmp_path / "lock") is None


def test_nobody_holds_a_lock_that_is_not_there(tmp_path: Path) -> None:
    assert writer_of(tmp_path / "lock") is None
