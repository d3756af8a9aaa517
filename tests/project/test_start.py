"""The command starts fast: help loads nothing that only reading needs."""

import subprocess
import sys

HEAVY = [
    "asyncio",
    "fastwarc",
    "httpx",
    "numpy",
    "opencc",
    "pypdfium2",
    "rapidfuzz",
    "rich.table",
    "rjieba",
    "turbohtml",
]
PROBE = f"""
import sys
import onrecord.cli
try:
    onrecord.cli.main(["--help"])
except SystemExit as end:
    assert not end.code
print("LOADED", *[name for name in {HEAVY!r} if name in sys.modules])
"""


def test_help_loads_no_heavy_module() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_importing_the_package_loads_no_heavy_module() -> None:
    probe = f"import sys, onrecord; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
