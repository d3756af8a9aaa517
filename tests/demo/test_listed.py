from onrecord.demo.listed import PAGES, listed_pages


def test_every_page_of_the_folders_is_listed_and_every_listed_page_is_there() -> None:
    listed = {page.path for page in listed_pages()}
    there = {path for path in PAGES.glob("*/*") if path.name != "index.yml" and not path.name.startswith(".")}
    assert listed == there


def test_an_address_is_listed_twice_only_for_two_captures_of_one_page() -> None:
    seen: dict[str, set[str]] = {}
    for page in listed_pages():
        seen.setdefault(page.address, set()).add(page.name.partition("@")[0].partition(".")[0])
    assert [address for address, names in seen.items() if len(names) > 2] == []


def test_the_demo_is_as_large_as_promised() -> None:
    pages = list(listed_pages())
    assert len(pages) >= 40
    assert {page.language for page in pages} >= {"en", "zh"}
    assert len({page.date[:4] for page in pages if page.date}) >= 6
