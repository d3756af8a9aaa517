"""Who is writing to a record."""

from __future__ import annotations

from pathlib import Path

_LOCKS = Path("/proc/locks")


def writer_of(lock: Path) -> int | None:
    """Returns the process that holds a record's lock; None where nobody does, or the system does not tell (not Linux).

    The system's list is read and not the lock itself: to open and close that file would give up this process's own lock.
    """
    try:
        number = str(lock.stat().st_ino)
        lines = _LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    for line in lines:
        # 1: POSIX  ADVISORY  WRITE 8330 fe:00:2148602 0 EOF
        words = line.split()
        if len(words) >= 6 and "->" not in words and words[3] == "WRITE" and words[5].rpartition(":")[2] == number:
            return int(words[4])
    return None
