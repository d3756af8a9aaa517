"""Each contract on imports refuses what it is there to refuse, shown on a skeleton of the package."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

FLOORS = [
    "cli", "demo", "pipeline", "client", "search", "record", "offices", "reading", "archive", "model", "text", "analysis",
]  # fmt: skip
SITE = ["web/project", "web/pages", "web/alerts", "web/record", "web/gate"]
LINT = Path(sysconfig.get_path("scripts")) / "lint-imports"


@pytest.fixture
def skeleton(tmp_path: Path, root: Path) -> Path:
    """Returns a folder with the project's contracts and a package of empty floors."""
    shutil.copy(root / "pyproject.toml", tmp_path)
    (tmp_path / "scripts").mkdir()
    shutil.copy(root / "scripts" / "floors.py", tmp_path / "scripts")
    package = tmp_path / "onrecord"
    offices = ["offices/aa_one", "offices/bb_two", "offices/registry"]
    for name in ["", *FLOORS, *offices, "analysis/replies", "analysis/reuse", "web", *SITE]:
        (package / name).mkdir()
        (package / name / "__init__.py").touch()
    (package / "errors.py").touch()
    write(tmp_path, "offices/aa_one/parse.py", "import onrecord.offices.registry")
    write(tmp_path, "web/gate/urls.py", "import django.urls")
    return tmp_path


def write(skeleton: Path, module: str, line: str) -> None:
    (skeleton / "onrecord" / module).write_text(line + "\n", encoding="utf-8")


def lint(skeleton: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(LINT), "--no-cache"]
    return subprocess.run(command, cwd=skeleton, capture_output=True, text=True, check=False)


def test_a_package_that_only_looks_down_passes(skeleton: Path) -> None:
    write(skeleton, "reading/__init__.py", "import onrecord.model")
    done = lint(skeleton)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("text/span.py", "import onrecord.model", "Imports only point down"),
        ("reading/read.py", "import onrecord.archive", "Imports only point down"),
        ("offices/registry/__init__.py", "import onrecord.cli", "Imports only point down"),
        ("surprise.py", "", "Imports only point down"),
        ("reading/page.py", "import django.http", "Django and Wagtail only in web"),
        ("cli/serve.py", "from wagtail import models", "Django and Wagtail only in web"),
        ("web/record/views.py", "import onrecord.web.alerts", "The site's parts rest on each other in one order"),
        ("web/gate/gate.py", "import onrecord.web.record", "The site's parts rest on each other in one order"),
        ("offices/bb_two/parse.py", "import onrecord.offices.aa_one.parse", "Press offices know nothing of each other"),
        ("analysis/replies/label.py", "import onrecord.analysis.reuse", "Analyses know nothing of each other"),
    ],
)
def test_a_broken_rule_is_named(skeleton: Path, module: str, line: str, contract: str) -> None:
    write(skeleton, module, line)
    done = lint(skeleton)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout
