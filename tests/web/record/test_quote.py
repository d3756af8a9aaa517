from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.text.span import Span
from onrecord.web.record.quote import link_to, span_of

ADDRESS = "https://www.mfa.anlan.example/en/1.html"
EDITION = "xa-mfa/2024-03-18/en"
TITLE = "Foreign Ministry Spokesperson Shen Zhiwei's Regular Press Conference on March 18, 2024"
LONG = "Anlan has always held that the question of the Keldan Peninsula must be settled by dialogue and consultation."


def page(*answers: str) -> str:
    said = "".join(
        f"<p><b>Reuters:</b> Question number {at}, on the ferry between the two shores?</p><p><b>Shen Zhiwei:</b> {one}</p>"
        for at, one in enumerate(answers)
    )
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{said}</body></html>"


@pytest.fixture
def changed(site: Callable[..., Client], grown: Callable[..., Path]) -> Callable[[str, str], Client]:
    """Returns what opens the site on a page whose first answer was one thing and then another."""
    return lambda old, new: site(grown((ADDRESS, page(old, "No news.")), (ADDRESS, page(new, "No news."))))


@given(st.text(min_size=1), st.data())
def test_a_link_names_the_words_it_was_made_of(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assume(span.cut(text).strip())
    assert span_of(link_to(text, span), text) == span


@pytest.mark.parametrize("link", ["", "0-3", "3-0~aaaaaa", "0-99999~aaaaaa", "0-3~zzzzzz", "0-3~000000", "x"])
def test_a_damaged_link_names_nothing(link: str) -> None:
    assert span_of(link, "We hope so.") is None


def outcome(client: Client, old: str, words: str, *, revision: str = "@r1") -> tuple[str, str | None]:
    at = old.index(words)
    link = link_to(old, Span(at, at + len(words)))
    told = client.get(f"/{EDITION}/a1{revision}.json", {"q": link}).json()["quotation"]
    return told["outcome"], told["statement"]


def test_words_that_stayed_are_exact_or_moved(changed: Callable[[str, str], Client]) -> None:
    client = changed(LONG, "As I said. " + LONG)
    assert outcome(client, LONG, "settled by dialogue") == ("moved", f"{EDITION}/a1@r2")
    shown = client.get(f"/{EDITION}/a1@r1", {"q": link_to(LONG, Span(0, 5))}).content
    assert b"<mark>Anlan</mark>" in shown


def test_words_that_changed_are_altered_and_marked_where_they_stand_now(changed: Callable[[str, str], Client]) -> None:
    client = changed(LONG, LONG.replace("dialogue and consultation", "dialog and consultations"))
    assert outcome(client, LONG, "settled by dialogue and consultation")[0] == "altered"
    link = link_to(LONG, Span(LONG.index("settled"), len(LONG) - 1))
    assert b"<mark>settled by dialog and consultations</mark>" in client.get(f"/{EDITION}/a1", {"q": link}).content


def test_words_that_went_are_lost_and_still_shown_in_their_revision(changed: Callable[[str, str], Client]) -> None:
    client = changed(LONG + " We regret the incident deeply.", LONG)
    old = LONG + " We regret the incident deeply."
    assert outcome(client, old, "regret the incident deeply")[0] == "lost"


def test_words_now_in_several_places_are_ambiguous(site: Callable[..., Client], grown: Callable[..., Path]) -> None:
    old = LONG + " The ferry runs twice a day."
    new = (LONG, "First of all: The ferry runs twice a day.", "And again, as was said: The ferry runs twice a day.")
    before, after = page(old, "No news.", "Not now."), page(*new)
    client = site(grown((ADDRESS, before), (ADDRESS, after)))
    assert outcome(client, old, "The ferry runs twice a day.")[0] == "ambiguous"


def test_words_of_the_newest_revision_are_exact(client: Client) -> None:
    path = "/xa-mfa/2024-04-11/en/a1"
    made = client.get(path + "/quote", {"words": "signs of detente"})
    assert made.status_code == 302
    assert made["Location"].startswith("/xa-mfa/2024-04-11/en/a1@r1?q=")
    assert b"<mark>signs of detente</mark>" in client.get(made["Location"]).content
    assert client.get(made["Location"].replace("@r1?", "@r1.json?")).json()["quotation"]["outcome"] == "exact"


def test_a_selection_is_made_a_link_in_code_points(client: Client) -> None:
    made = client.get("/zh/xa-mfa/2024-04-11/zh/a1@r2/quote", {"start": "1", "end": "4"})
    assert made["Location"].startswith("/zh/xa-mfa/2024-04-11/zh/a1@r2?q=1-4~")
    assert "<mark>方对半</mark>".encode() in client.get(made["Location"]).content


def test_words_that_the_statement_lacks_make_no_link(client: Client) -> None:
    assert client.get("/xa-mfa/2024-04-11/en/a1/quote", {"words": "no such words"}).status_code == 400
    assert client.get("/xa-mfa/2024-04-11/en/a1/quote", {"start": "5", "end": "99999"}).status_code == 404


def test_a_link_to_a_revision_whose_words_were_dropped_says_that_this_revision_has_them(
    changed: Callable[[str, str], Client],
) -> None:
    dropped = "Nobody may walk back from here."
    old = f"{LONG} {dropped}"
    client = changed(old, LONG)
    link = link_to(old, Span(old.index(dropped), len(old)))
    shown = client.get(f"/{EDITION}/a1@r1", {"q": link}).content.decode()
    assert "The words are no longer on the page as it is now." in shown
    assert "Revision 1, shown here, has them." in shown
    assert f'<a href="/{EDITION}/a1">What stands there now</a>' in shown
    assert f"<mark>{dropped}</mark>" in shown
    newest = client.get(f"/{EDITION}/a1", {"q": link}).content.decode()
    assert "<strong>The words are no longer on the page.</strong>" in newest
    assert "shown here" not in newest
