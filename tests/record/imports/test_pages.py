import csv
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.model.statement import Kind
from onrecord.offices import office
from onrecord.record.imports import ImportedPage, RowError, imported_pages
from onrecord.record.imports.pairs import Manner

LINK = "https://www.mfa.anlan.example/en/20191224.html"
# Columns as in the codebook of CMFA PressCon; those of lemmas and names are left where they are.
ROW = {"id_orig": "1", "id_split": "1", "id": "1", "link": LINK, "spokesperson": "Lin Yueran", "date": "2019-12-24",
       "question": "Will the talks resume?", "answer": "I have no news on that.", "question_lem": "will talk", "who_asked": "Reuters"}  # fmt: skip


def table(path: Path, *rows: dict[str, Any]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def pages(path: Path, manner: Manner | None = None) -> list[ImportedPage]:
    found = list(imported_pages(path, manner=manner))
    assert all(isinstance(one, ImportedPage) for one in found)
    return found  # type: ignore[return-value]


def errors(path: Path) -> list[RowError]:
    return [one for one in imported_pages(path) if isinstance(one, RowError)]


def test_pairs_of_one_day_and_link_are_one_page_wherever_their_rows_stand(tmp_path: Path) -> None:
    other = {**ROW, "date": "2019-12-25", "question": "在场？"}
    (first, second) = pages(table(tmp_path / "p.csv", ROW, other, {**ROW, "who_asked": "-", "spokesperson": "missing"}))
    assert [(one.kind, one.label, one.text, one.exchange) for one in first.lines] == [
        (Kind.QUESTION, "Reuters:", "Will the talks resume?", 1),
        (Kind.ANSWER, "Lin Yueran:", "I have no news on that.", 1),
        (Kind.QUESTION, "Q:", "Will the talks resume?", 2),
        (Kind.ANSWER, "A:", "I have no news on that.", 2),
    ]
    assert (first.date, first.presider, first.link) == (dt.date(2019, 12, 24), "Lin Yueran", LINK)
    assert second.date == dt.date(2019, 12, 25)


@pytest.mark.parametrize("link", [LINK, f"http://web.archive.org/web/20200101000000/{LINK}"])
def test_the_office_is_found_by_the_link_also_behind_an_archive(tmp_path: Path, link: str) -> None:
    (page,) = pages(table(tmp_path / "p.csv", {**ROW, "link": link}))
    assert (page.office, page.publisher) == ("xa-mfa", office("xa-mfa").publisher)


def test_the_office_can_be_named(tmp_path: Path) -> None:
    (page,) = pages(table(tmp_path / "p.csv", {**ROW, "link": ""}), Manner(office("xw-pso"), "gaggle"))
    assert (page.office, page.event, page.link) == ("xw-pso", "gaggle", None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"date": "24 Dec"}, "24 Dec"),
        ({"date": ""}, "no date"),
        ({"question": "-", "answer": " "}, "neither question nor"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named(tmp_path: Path, change: dict[str, str], reason: str) -> None:
    (error,) = errors(table(tmp_path / "p.csv", ROW, {**ROW, **change}))
    assert error.place == "p.csv, row 3"
    assert reason in error.reason


def test_an_answer_of_one_word_like_none_is_an_answer(tmp_path: Path) -> None:
    (page,) = pages(table(tmp_path / "p.csv", {**ROW, "answer": "None."}, {**ROW, "question": "", "answer": "Unknown"}))
    assert [one.text for one in page.lines] == ["Will the talks resume?", "None.", "Unknown"]


def test_another_table_is_refused_with_the_columns_that_are_needed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="answer, date, question"):
        imported_pages(table(tmp_path / "p.csv", {"name": "x"}))


def test_a_table_without_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("date,question,answer\n")
    with pytest.raises(UsageError, match="without rows"):
        imported_pages(tmp_path / "p.csv")


def own(number: int, **change: str) -> dict[str, str]:
    return {"id": f"xa-mfa/2019-12-24/en/q{number}@r1", "edition": "xa-mfa/2019-12-24/en", "revision": "1", "kind": "question",
            "text": "Why?", "date": "2019-12-24", "exchange": f"xa-mfa/2019-12-24/en/x{number}@r1", "label": "Q:", "flags": "", **change}  # fmt: skip


def test_an_own_export_keeps_its_ids(tmp_path: Path) -> None:
    (page,) = pages(table(tmp_path / "o.csv", own(3), own(5, flags="label-missing", label="")))
    assert [(one.id, one.exchange, one.label) for one in page.lines] == [("q3", 3, "Q:"), ("q5", 5, "")]
    assert page.ids_are_given


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"kind": "shout"}, "shout"), ({"id": "q1"}, "no id of the record"), ({"exchange": "x"}, "no id of the record")],
)
def test_a_row_of_an_own_export_that_makes_no_sense_is_named(
    tmp_path: Path, change: dict[str, str], reason: str
) -> None:
    (error,) = errors(table(tmp_path / "o.csv", own(1), own(2, **change)))
    assert error.place == "o.csv, row 3"
    assert reason in error.reason


def test_rows_of_one_revision_that_stand_apart_are_named(tmp_path: Path) -> None:
    other = own(1, edition="xa-mfa/2019-12-25/en")
    (error,) = errors(table(tmp_path / "o.csv", own(1), other, own(2)))
    assert (error.place, "not together" in error.reason) == ("o.csv, row 4", True)
