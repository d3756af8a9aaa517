from collections import Counter

from onrecord.cli.terminal import Paper
from onrecord.cli.totals import counted, drawn, sheet, totals
from onrecord.pipeline.tally import Tally
from onrecord.text.wrap import width


def test_a_number_has_its_noun() -> None:
    assert (counted(1, "page"), counted(2304, "page"), counted(0, "page")) == ("1 page", "2,304 pages", "0 pages")


def test_totals_name_outlets_and_reasons_the_largest_first() -> None:
    tally = Tally(
        pages=3,
        briefings=2,
        exchanges=12,
        statements=24,
        outlets=Counter({"Reuters": 2, "路透社": 5}),
        furniture=Counter({"site-chrome": 1200}),
        remainder=Counter({"lede": 2}),
        pieces=Counter({"site-chrome": 4, "lede": 1}),
    )
    assert totals(tally, Paper()).splitlines() == [
        "3 pages · 2 briefings · 12 exchanges · 24 statements",
        "",
        " Outlets   questions     Left out, because   pieces   code points",
        " ───────────────────     ────────────────────────────────────────",
        " 路透社            5     site chrome              4         1,200",
        " Reuters           2     lede                     1             2",
    ]


def test_tables_without_rows_are_not_shown() -> None:
    assert totals(Tally(failed=1), Paper()) == "0 pages · 0 briefings · 0 exchanges · 0 statements · 1 not read"


def test_long_names_are_cut_to_keep_to_the_width() -> None:
    tally = Tally(pages=1, outlets=Counter({"记者" * 40: 1}), furniture=Counter({"site-chrome": 9}))
    assert max(map(width, totals(tally, Paper()).splitlines())) <= 80


def test_a_table_that_is_too_wide_folds_the_names_and_keeps_days_and_numbers() -> None:
    table = sheet(("Office", "left"), ("from", "left"), ("briefings", "right"))
    table.add_row("press-office-of-a-very-long-name", "2023-11-20", "1,444")
    told = drawn(table, Paper(columns=40))
    assert "2023-11-20" in told
    assert "1,444" in told
    assert "".join(line.split()[0] for line in told.splitlines()[2:]) == "press-office-of-a-very-long-name"
    assert max(map(width, told.splitlines())) <= 40
