import onrecord
from onrecord.pipeline.tally import Tally, tally_of

PAGE = (
    b"<title>Regular Press Conference on March 18, 2020</title><nav><a href='/'>Home</a></nav>"
    b"<p><b>Reuters:</b> Will the talks resume?</p><p><b>Lin Yueran:</b> Yes.</p>"
    b"<p><b>AFP:</b> When?</p><p><b>Lin Yueran:</b> Soon.</p>"
)


def test_a_page_is_counted_by_what_is_on_it() -> None:
    made = tally_of(onrecord.read(PAGE))
    assert (made.pages, made.briefings, made.exchanges, made.statements) == (1, 1, 2, 4)
    assert made.outlets == {"Reuters": 1, "AFP": 1}
    assert made.furniture["site-chrome"] == len("Home")


def test_counts_add_up() -> None:
    total = Tally()
    total.add(tally_of(onrecord.read(PAGE)))
    total.add(tally_of(onrecord.read(PAGE)))
    total.add(Tally(failed=1))
    assert (total.pages, total.failed, total.outlets["AFP"], total.pieces["site-chrome"]) == (2, 1, 2, 2)
