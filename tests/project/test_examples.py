"""What the documentation shows is what happens: its commands are run, its Python is executed, its output compared.

Fenced blocks are taken in the order of the page. `{code-block} html` with a caption is a file of that name; `console` holds commands
after `$ ` and their output; `python` runs in one namespace per page, and a `text` block right after it is its output. `…` in an
output stands for anything. Commands that set up a machine (make, pip, git) are not run here.
"""

import contextlib
import io
import os
import re
import subprocess
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r"\A:caption: (?P<name>[\w.-]+)\n\n?")
SCRIPTS = sysconfig.get_path("scripts")
NOT_HERE = {"make", "pip", "git", "cd"}
# A page for commands that speak of "a page of your own".
PAGE = "<title>Press conference, 18 March 2020</title><p>Q: Will the talks resume?</p><p>A: I have no news on that.</p>"


def alike(expected: str, actual: str) -> bool:
    parts = [re.escape(part) for part in expected.strip().split("…")]
    return re.fullmatch(".*".join(parts), actual.strip(), re.DOTALL) is not None


def run_console(body: str) -> None:
    for piece in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        typed, _, expected = piece.partition("\n")
        line = typed.replace(".venv/bin/", "")
        if line.split()[0] in NOT_HERE:
            continue
        path = {"PATH": SCRIPTS + os.pathsep + os.environ["PATH"], "COLUMNS": "100", "NO_COLOR": "1"}
        done = subprocess.run(
            ["bash", "-c", line], env={**os.environ, **path}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"$ {line}\n{done.stdout}{done.stderr}"
        if expected.strip():
            assert alike(expected, done.stdout), f"$ {line}\n{done.stdout}"


def run_python(body: str, namespace: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(body, "<documentation>", "exec"), namespace)  # noqa: S102  # the page's own example
    return out.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_the_examples_of_a_page_do_what_it_shows(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE, encoding="utf-8")
    Path("pages").mkdir()
    Path("pages", "page.html").write_text(PAGE, encoding="utf-8")
    namespace: dict[str, object] = {}
    printed = None
    for block in FENCE.finditer(page.read_text(encoding="utf-8")):
        info, body = block["info"].strip(), block["body"]
        caption = CAPTION.match(body)
        if info.startswith("{code-block}") and caption:
            Path(caption["name"]).write_text(body[caption.end() :], encoding="utf-8")
        elif info == "console":
            run_console(body)
        elif info == "text" and printed is not None:
            assert alike(body, printed), f"{page.name} prints\n{printed}"
        printed = run_python(body, namespace) if info == "python" else None
