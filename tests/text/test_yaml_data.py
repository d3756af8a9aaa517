import pytest

from onrecord.errors import ListError
from onrecord.text.yaml_data import load_own


def test_a_slip_of_yaml_is_told_with_file_and_line() -> None:
    with pytest.raises(ListError, match=r"^record/issues.yml, line 3: no YAML: [^\n]+$") as told:
        load_own("- {id: a}\n- {id: [x\n", "record/issues.yml")
    assert told.value.told == "issues.yml, line 3"


def test_a_day_that_no_calendar_knows_is_told_as_well() -> None:
    with pytest.raises(ListError, match=r"^outlets.yml: no YAML: "):
        load_own("- {since: 2020-13-41}\n", "outlets.yml")


def test_what_is_yaml_is_returned() -> None:
    assert load_own("- {id: 半岛}\n", "issues.yml") == [{"id": "半岛"}]
