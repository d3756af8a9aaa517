"""The tree names no package index and no path of the machine it was written on, and holds no real page."""

import re
import subprocess
from pathlib import Path

# Put together here so that this file does not find itself.
HOSTS = [b"py" + b"pi.org", b"pythonho" + b"sted", b"registry.np" + b"mjs", b"deb.deb" + b"ian", b"/root" + b"/"]
PLACES = re.compile(b"|".join(re.escape(name) for name in HOSTS) + b"|/wo" + b"rk/(?:main|shared)")


def tracked(root: Path) -> list[Path]:
    # A clone made by another user is still this tree; git would refuse to look at it.
    command = ["git", "-c", f"safe.directory={root}", "ls-files", "-z"]
    listing = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    files = [root / name.decode() for name in listing.split(b"\0") if name]
    return [file for file in files if file.is_file()]


def test_no_package_index_or_local_path_is_named(root: Path) -> None:
    assert [str(file.relative_to(root)) for file in tracked(root) if PLACES.search(file.read_bytes())] == []


def test_constraints_pin_every_package_with_digests_and_name_no_address(root: Path) -> None:
    for file in sorted((root / "constraints").glob("*.txt")):
        text = file.read_text(encoding="utf-8").replace("\\\n", "")
        unpinned = [line for line in text.splitlines() if line and not re.match(r"\S+==\S+ .*--hash=sha256:", line)]
        assert unpinned == [], file.name
        assert "://" not in text, file.name


def test_no_large_file_is_tracked(root: Path) -> None:
    assert [str(file.relative_to(root)) for file in tracked(root) if file.stat().st_size > 1_000_000] == []
