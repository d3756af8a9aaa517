"""Makes `template.sqlite3.gz` anew: the empty database of a site, all tables made, that ships with the package.

Run it after a migration was added: `python scripts/site_template.py`. A test says when it is behind.
"""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from pathlib import Path

from django.db import connections

from onrecord.web.gate.options import SiteOptions
from onrecord.web.project.ready import TEMPLATE, make_tables
from onrecord.web.project.settings import start


def main() -> None:
    """Makes the file."""
    TEMPLATE.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "site"
        start(SiteOptions(Path(folder) / "record", data=data))
        steps = make_tables()
        connections.close_all()
        made = sqlite3.connect(data / "site.sqlite3", isolation_level=None)
        made.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        made.execute("VACUUM INTO ?", (f"{folder}/template",))
        made.close()
        TEMPLATE.write_bytes(gzip.compress((Path(folder) / "template").read_bytes(), 9, mtime=0))
    print(f"{TEMPLATE.name}: {steps} steps, {TEMPLATE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
