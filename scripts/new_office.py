"""Makes the folder of a new press office: `python scripts/new_office.py xx_yyy` (or `make office ID=xx_yyy`)."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

FOLDER = re.compile(r"[a-z]{2}_[a-z0-9]+")
OFFICE = """\
# Everything that sharpens the reading of this office's pages. Only the first block is needed to begin with; take away what you
# do not need. An unknown key or a wrong value is one error that names the file and the key.

id: {id}
# Raise it whenever you change a rule below, so that a reading tells which rules made it.
version: 1
# English first; then the office's own name under the code of its language.
name: {{en: FILL IN}}
publisher: FILL IN
country: {country}
# All languages in which the office publishes transcripts, the fullest edition first. Each needs a sample page and a play.
languages: [en]
time_zone: UTC
cadence:
  # On which days a regular briefing is expected: any of mon, tue, wed, thu, fri, sat, sun; [] when there is no rule.
  days: []
  note: FILL IN (pauses, changes over the years)
terms:
  license: FILL IN
  address: FILL IN (the page with the terms of use)
assertions:
  # Below these a reading is flagged: statements in a briefing; share of the main text in statements; days between briefings.
  minimum_statements: 2
  body_covered: 0.85
  longest_gap_days: 30

# How its pages are known. A leading dot takes all hosts below ("." + "embassy.example"); paths narrow a host that others share.
addresses:
  - host: www.example.org
    # paths: [/press/]
# Names that the page's head gives its site (og:site_name, or the end of the title after | or _).
sites: []
# Patterns (regular expressions, case ignored) for copies on other sites: of the title, and of the first lines of the text.
# {{presider}} stands for any full name listed under presiders, {{label}} for any of their labels. Be strict: another
# government's page must not fit.
titles: []
ledes: []

# Who leads for the office. names: full names, one for each script. labels: what labels and headlines print instead.
# since and until (2019, 2019-12 or 2019-12-24) settle whom a label means that several held ("PRIME MINISTER:").
presiders: []
#  - {{names: [Ana Example, Ана Пример], labels: [MS. EXAMPLE], since: 2019, until: 2021-06}}

# Label words that the general table (src/onrecord/reading/data/labels.yml) does not have.
labels: {{official: [], asker: [], moderator: []}}

# Class or id of the element that holds the words, best first.
templates: []

# What a title says of the event; the first pattern that fits decides.
kinds: []
#  - {{title: 'press conference', kind: regular-press-conference, is_briefing: true}}
#  - {{title: '^statement', kind: statement, is_briefing: false}}

# Lines that are furniture, matched from their beginning, with the reason.
drop_lines: []
#  - {{line: 'Suggest to a friend', reason: share-bar}}

# What is known of one page and cannot be read off it.
lookups: []
#  - {{address: https://…, date: 2019-12-24, reason: the page prints the year before}}
"""
README = """\
Put a page here for each language of the office: `en-1.html`, `zh-1.html` … (the language, a number, the ending). Write it
yourself, in the form and with the noise of the office's pages, about invented events and people; real pages are not
copied into the repository. Eight to twenty statements are enough: follow-ups, a moderator, a stage direction, menus, a
share bar. Then take this file away.
"""
STEPS = """\
Made {folder}/ with office.yml, and {samples}/.
Next:
  1. fill in {folder}/office.yml (each key is explained there);
  2. write a sample page for each language in {samples}/;
  3. run `make golden ARGS='-k {name}'`, and read each tests/plays/{name}/*.play: it shows every word in its place;
  4. run `make test ARGS='-k offices'`, which says what is still missing.
The whole way with an example: docs/how-to/add-a-press-office.md
"""


def make_office(name: str, root: Path) -> str:
    """Writes the files of a new office below `root`; returns the next steps. Raises ValueError when it cannot."""
    if not FOLDER.fullmatch(name):
        raise ValueError(
            f"`{name}` is no name for an office; write two letters for the country, `_`, a short name: in_mea"
        )
    folder = root / "src" / "onrecord" / "offices" / name
    samples = root / "tests" / "offices" / "samples" / name
    if folder.exists():
        raise ValueError(f"{folder.relative_to(root)} is already there")
    folder.mkdir(parents=True)
    samples.mkdir(parents=True, exist_ok=True)
    (folder / "__init__.py").write_text(
        f'"""The press office {name}: FILL IN who that is and what it publishes."""\n', "utf-8"
    )
    filled = OFFICE.format(id=name.replace("_", "-"), country=name[:2].upper())
    (folder / "office.yml").write_text(filled, "utf-8")
    (samples / "README.md").write_text(README, "utf-8")
    return STEPS.format(folder=folder.relative_to(root), samples=samples.relative_to(root), name=name)


def main() -> int:
    """Returns 0 when the folder was made, 2 when the name is wrong or taken."""
    parser = argparse.ArgumentParser(description="Makes the folder of a new press office.")
    parser.add_argument("name", help="the office: country code, _, short name (in_mea)")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    given = parser.parse_args()
    try:
        print(make_office(given.name, given.root), end="")
    except ValueError as fault:
        print(f"new_office: {fault}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
