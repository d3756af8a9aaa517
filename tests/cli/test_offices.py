import json

from click.testing import CliRunner

from onrecord.cli import main
from onrecord.offices import offices


def test_every_office_is_listed() -> None:
    done = CliRunner().invoke(main, ["offices"])
    assert done.exit_code == 0
    assert [one for one in offices() if one not in done.stdout] == []
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_json_is_one_line_an_office() -> None:
    done = CliRunner().invoke(main, ["offices", "--json"])
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == list(offices())
