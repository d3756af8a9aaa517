import subprocess
import sys
from pathlib import Path

from onrecord.offices.office_file import parse_office


def make(root: Path, name: str, where: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "scripts" / "new_office.py"), name, "--root", str(where)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_new_folder_is_a_valid_office_and_the_next_steps_are_printed(root: Path, tmp_path: Path) -> None:
    done = make(root, "zz_press", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "make golden ARGS='-k zz_press'" in done.stdout
    folder = tmp_path / "src" / "onrecord" / "offices" / "zz_press"
    assert sorted(item.name for item in folder.iterdir()) == ["__init__.py", "office.yml"]
    made = parse_office((folder / "office.yml").read_text("utf-8"), "zz_press")
    assert (made.id, made.country, made.languages) == ("zz-press", "ZZ", ("en",))
    assert "Then take this file away" in (tmp_path / "tests/offices/samples/zz_press/README.md").read_text("utf-8")


def test_a_wrong_name_and_a_taken_one_are_refused_in_one_line(root: Path, tmp_path: Path) -> None:
    wrong = make(root, "Press-Office", tmp_path)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    assert "two letters for the country" in wrong.stderr
    make(root, "zz_press", tmp_path)
    again = make(root, "zz_press", tmp_path)
    assert (again.returncode, again.stderr) == (2, "new_office: src/onrecord/offices/zz_press is already there\n")
