"""What the site does by itself, and what it says is missing."""

import logging
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.contrib.auth.models import User

from onrecord.web.gate.options import SiteOptions
from onrecord.web.project import upkeep
from onrecord.web.project.jobs import JOBS, keep_running, run_due
from onrecord.web.project.production import lacking

DONE: list[str] = []


def counted() -> int:
    DONE.append("counted")
    return 3


def broken() -> int:
    raise ValueError("the mail server is away")


def test_a_job_that_fails_is_logged_and_keeps_no_other_from_running(
    tables: None,  # noqa: ARG001  they are there
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    module = ModuleType("jobs_of_a_test")
    module.__dict__.update(broken=broken, counted=counted)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    DONE.clear()
    with caplog.at_level(logging.ERROR):
        assert run_due(["jobs_of_a_test.broken", "jobs_of_a_test.counted"]) == {"counted": 3}
    assert "the mail server is away" in caplog.text
    assert DONE == ["counted"]


@pytest.mark.usefixtures("tables", "client")
def test_every_job_can_be_run_on_a_new_site() -> None:
    assert len(run_due()) == len(JOBS)
    keep_running(0, times=2)


@pytest.mark.usefixtures("tables", "client")
def test_what_takes_long_is_worked_out_once_for_each_state_of_the_record(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_worked_out", {})
    assert upkeep.work_out_answers() > 3
    assert upkeep.work_out_answers() == 0
    assert list((demo / "projections" / "answers").glob("*.json"))


def test_what_a_new_site_lacks_is_said_with_what_to_do(db: None, demo: Path) -> None:  # noqa: ARG001  a database
    told = "\n".join(lacking(SiteOptions(demo, data=demo.parent)))
    for word in ("ONRECORD_SITE", "ONRECORD_SECURE", "ONRECORD_MAIL", "onrecord site editor"):
        assert word in told


def test_a_site_that_is_ready_lacks_nothing(db: None, demo: Path) -> None:  # noqa: ARG001  a database
    User.objects.create_superuser("ed", password="long-and-odd-words")  # noqa: S106  a test's
    ready = SiteOptions(
        demo,
        data=demo.parent,
        address="https://record.example",
        secure=True,
        mail="smtp://mail.example:587",
        sender="Record <record@record.example>",
    )
    assert lacking(ready) == []


def test_a_record_that_is_not_there_is_told(db: None, tmp_path: Path) -> None:  # noqa: ARG001  a database
    assert any("no record here" in line for line in lacking(SiteOptions(tmp_path, data=tmp_path)))
