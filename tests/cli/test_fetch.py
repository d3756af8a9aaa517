"""`onrecord fetch` and `onrecord watch` against a server on this machine."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from click.testing import CliRunner

from onrecord.archive.polite import Visitor
from onrecord.cli import main
from onrecord.cli.fetch_pages import fetch_offices
from onrecord.cli.visit_pages import Manner
from onrecord.cli.watch_pages import print_plan, watch_pages
from onrecord.demo.listed import listed_pages
from onrecord.offices import office
from onrecord.offices.fetching import Fetching
from onrecord.offices.office import Office
from onrecord.pipeline import watch as watching
from onrecord.record.store import Store

PAGES = [page.path.read_bytes() for page in listed_pages() if page.name.startswith("xw_pso/202")][:3]


@pytest.fixture
def westmark(site: Any) -> Office:
    one = office("xw-pso")
    (place,) = one.fetch.listings
    here = evolve(place, address=f"{site.address}/briefings/")
    rows = []
    for day, content in enumerate(PAGES, 1):
        site.put(f"/briefings/2024/03/0{day}/b/", content)
        rows.append(f"<li><a href='/briefings/2024/03/0{day}/b/'>Press briefing</a> March {day}, 2024</li>")
    site.put("/briefings/", f"<ul>{''.join(reversed(rows))}</ul>")
    return evolve(one, fetch=Fetching(5.0, (here,)))


@pytest.fixture
def visitor(time_passing: Any) -> Visitor:
    return Visitor(time_passing.clock, time_passing.sleep, allow_private=True)


def test_an_office_s_pages_are_stored_and_a_second_walk_asks_for_none(
    tmp_path: Path, site: Any, westmark: Office, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "record"
    assert fetch_offices([westmark], folder, Manner(), visitor, since=None) == 0
    assert "3 pages: 3 new; root " in capsys.readouterr().out
    asked = len(site.asked)
    assert fetch_offices([westmark], folder, Manner(), visitor, since=None) == 0
    assert site.paths()[asked:] == ["/briefings/"]
    assert "0 pages; root " in capsys.readouterr().out


def test_an_office_that_gives_nothing_leaves_no_record(
    tmp_path: Path, site: Any, westmark: Office, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/briefings/", b"", status=503)
    assert fetch_offices([westmark], tmp_path / "record", Manner(), visitor, since=None) == 3
    assert "0 pages; no record made" in capsys.readouterr().out
    assert not (tmp_path / "record").exists()


def test_each_visit_is_an_object(
    tmp_path: Path, westmark: Office, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    since = dt.date(2024, 3, 3)
    fetch_offices([westmark], tmp_path / "record", Manner(as_json=True), visitor, since=since)
    listing, page = map(json.loads, capsys.readouterr().out.splitlines())
    assert (listing["kind"], listing["outcome"], listing["links"], listing["unknown"]) == ("listing", "new", 3, 1)
    assert (page["kind"], page["result"], page["title"], page["date"]) == (
        "page",
        "new",
        "Press briefing",
        "2024-03-03",
    )
    assert page["id"].endswith("@r1")


def test_a_limit_costs_no_further_visit(tmp_path: Path, site: Any, westmark: Office, visitor: Visitor) -> None:
    fetch_offices([westmark], tmp_path / "record", Manner(limit=1), visitor, since=None)
    assert [path for path in site.paths() if path.endswith("/b/")] == ["/briefings/2024/03/03/b/"]


def test_a_listing_that_is_no_list_is_named_and_is_no_success(
    tmp_path: Path, site: Any, westmark: Office, visitor: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/briefings/", "<html><p>We moved.</p></html>")
    assert fetch_offices([westmark], tmp_path / "record", Manner(), visitor, since=None) == 3
    assert "onrecord: empty-listing: " in capsys.readouterr().err


@pytest.fixture
def any_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes the test's own server for a press office's."""
    monkeypatch.setattr(watching, "_pace", lambda _: 5.0)


@pytest.mark.usefixtures("any_pace")
def test_pages_that_are_due_are_looked_at_again_and_a_change_is_a_revision(
    tmp_path: Path, site: Any, westmark: Office, visitor: Visitor, time_passing: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    folder = tmp_path / "record"
    fetch_offices([westmark], folder, Manner(), visitor, since=None)
    site.put("/briefings/2024/03/01/b/", PAGES[0].replace(b"</p>", b" Indeed.</p>"))
    site.put("/briefings/2024/03/02/b/", b"", status=410)
    capsys.readouterr()

    time_passing.now += dt.timedelta(hours=2)
    print_plan(folder, Manner(), clock=time_passing.clock)
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert watch_pages(folder, Manner(verbose=True), visitor=visitor, clock=time_passing.clock) == 0

    out = capsys.readouterr().out
    assert "3 pages: 1 gone, 1 revised, 1 unchanged; root " in out
    with Store.open(folder) as store:
        rows = {str(row.address)[-9:]: row.result for row in store.page_rows()}
    assert rows == {"/03/01/b/": "changed", "/03/02/b/": "gone", "/03/03/b/": "unchanged"}
    print_plan(folder, Manner(), clock=time_passing.clock)
    assert capsys.readouterr().out == "nothing is due\n"
    print_plan(folder, Manner(as_json=True), clock=time_passing.clock)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fetch", "xx-yyy"], "no press office `xx-yyy`"),
        (["fetch", "xw-pso", "--all", "--since", "2024-01-01"], "exclude each other"),
        (["fetch", "xw-pso", "--since", "yesterday"], "yesterday"),
        (["watch"], "record"),
    ],
)
def test_wrong_use_is_one_clear_line(tmp_path: Path, arguments: list[str], message: str) -> None:
    result = CliRunner().invoke(main, [*arguments, "--record", str(tmp_path / "none")])
    assert result.exit_code in {2, 3}
    assert message in result.output
    assert not (tmp_path / "none").exists()
