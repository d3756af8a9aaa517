"""The pages of the first newsroom in English."""

from __future__ import annotations

from typing import Any, Final

from onrecord.web.pages.first.making import Block, Maker, block, heading, items, link, listed, nothing, quotation, text

WORDS: Final = {
    "strait": "A white ferry crosses a strait at dusk, hills on both shores",
    "podium": "An empty lectern with five microphones before a dark curtain",
    "peninsula": "A map without names: a peninsula between two seas, a dashed red line across its waist",
    "lines": "Two printed pages side by side; two lines differ and one is missing on the right",
}


def home(make: Maker) -> dict[str, Any]:
    """Returns the first page."""
    body = [
        block(
            "cover",
            title="What the ministries said, and what became of it",
            text="A newsroom that quotes nothing it cannot show.",
            picture=make.picture("strait"),
            link=link("Search the record", "/search"),
        ),
        block(
            "key_figures",
            title="",
            items=items(
                {"label": "Briefings held", "sort": "briefings", "query": ""},
                {"label": "Statements held", "sort": "statements", "query": ""},
                {"label": "Press offices", "sort": "offices", "query": ""},
                {"label": "Uses of “reciprocal suspension”", "sort": "uses", "query": '"reciprocal suspension"'},
            ),
        ),
        listed("From the newsroom", "articles", 3, pictures=True),
        *quotation(
            make.quote("reciprocal suspension", "Anlan suggests that the parties consider reciprocal suspension"),
            "The words that began it, 17 July 2019",
            "large",
        ),
        listed("Newest briefings", "briefings", 4),
        listed("On the strait", "statements", 3, query="strait"),
        block("timeline", title="The nuclear issue, step by step", dossier="keldan-nuclear", items=[]),
        block("search_box", label="Ask the record yourself", query=""),
        block(
            "call_to_action",
            title="Did an article quote it right?",
            text="Paste a page, and see word by word what the record holds.",
            link=link("Check a page", "/check"),
        ),
    ]
    return {
        "title": "The Keldan Desk",
        "slug": "newsroom",
        "body": body,
        "search_description": "Reporting around a record of what governments tell the press.",
    }


def suspension(make: Maker) -> dict[str, Any]:
    """Returns the long article: fourteen blocks and more."""
    first = make.quote("reciprocal suspension", "Anlan suggests that the parties consider reciprocal suspension")
    again = make.quote("reciprocal suspension", "reciprocal suspension", day="2021-12-14")
    cherish = make.quote("detente", "the current detente should be cherished")
    earlier = make.quote("detente", "The detente on the Peninsula is hard-won and should be cherished.")
    body: list[Block] = [
        block("contents", title="In this article"),
        text(
            "On a Wednesday in July, a spokesperson in Lanjing used two words that the ministry had not used before. "
            "They have not left its vocabulary since.",
            "This is their story, told with the ministry's own sentences. Each quotation below leads to the page it "
            "was printed on; where that page was changed, it says so.",
        ),
        heading("The first time", "17 July 2019"),
        *quotation(first, "Asked for its comment on the drill:", "large"),
        block("phrase_chart", phrase="reciprocal suspension", title="How often it was said"),
        heading("Two sentences, two years apart"),
        block(
            "positions",
            title="On the detente",
            items=items(
                {"holder": "Anlan, July 2019", "text": "Hard-won.", "link": earlier},
                {"holder": "Anlan, December 2021", "text": "Current.", "link": cherish},
            ),
            marked=True,
        ),
        block(
            "text_image",
            title="What each side would stop",
            text="<p>The North its nuclear and missile tests; Westmark and the South their large drills. Nobody has "
            "said who would begin.</p>",
            picture=make.picture("peninsula", "The Keldan Peninsula, between two seas."),
            side="right",
        ),
        block(
            "timeline",
            title="The road so far",
            dossier="",
            items=items(
                {"when": "12 June 2018", "title": "The Port Elling joint statement", "text": "", "link": ""},
                {"when": "28 February 2019", "title": "Marrow Bay ends without agreement", "text": "", "link": ""},
                {
                    "when": "17 July 2019",
                    "title": "“Reciprocal suspension” is said for the first time",
                    "text": "",
                    "link": "",
                },
                {
                    "when": "14 December 2021",
                    "title": "It returns beside a draft resolution",
                    "text": "",
                    "link": again,
                },
            ),
        ),
        block(
            "notice",
            tone="note",
            text="<p>The countries, people and meetings of this demo are invented.</p>",
        ),
        block(
            "accordion",
            title="Questions readers ask",
            open_first=False,
            items=items(
                {
                    "question": "Is this Anlan's translation?",
                    "answer": "<p>Yes: the English edition is the ministry's own. The Chinese one is beside it in the record.</p>",
                },
                {
                    "question": "Could a briefing be missing?",
                    "answer": '<p>Yes. <a href="/coverage">Coverage and gaps</a> says which days were expected and are not held.</p>',
                },
            ),
        ),
        block("call_to_action", title="Look it up yourself", text="", link=link("Search the record", "/search")),
        listed("Said lately", "statements", 3, query='"two-track approach"'),
        block("share", ways=["mail", "x", "weibo"]),
    ]
    return {
        "title": "Two words that stayed: how “reciprocal suspension” entered the record",
        "slug": "reciprocal-suspension",
        "lede": "First said on 17 July 2019, repeated for years: what it means, who it asks for what, and what became of it.",
        "byline": "Mara Lindqvist",
        "date": "2024-04-15",
        "tags": ["Peninsula", "Wording"],
        "cover": make.picture("podium", "The lectern of the ministry in Lanjing."),
        "body": body,
    }  # fmt: skip


def changed(make: Maker) -> dict[str, Any]:
    """Returns the article on the changed page."""
    body = [
        text(
            "On the evening of 11 April 2024 the ministry's page said one thing; eight days later it said another. A "
            "stronger word had been softened, a number corrected, a sentence taken out, and one whole exchange was gone.",
            'The record holds both. <a href="/xa-mfa/2024-04-11/zh/revisions">What changed</a> is shown word by word.',
        ),
        block(
            "big_picture",
            title="Two captures of one address",
            picture=make.picture("lines", "What a reader could not have seen without the first capture."),
            subtitle="",
            text="",
            link=link("See the difference", "/xa-mfa/2024-04-11/zh/revisions"),
        ),
        *quotation(
            make.first_said("xa-mfa/2024-04-11/en", "Anlan expresses grave concern over this"),
            "The English edition follows the second page:",
        ),
        block(
            "steps",
            title="How a change is seen",
            items=items(
                {"title": "Captured", "text": "The page's bytes are kept, with the time."},
                {"title": "Looked at again", "text": "The same address, on a plan, for weeks."},
                {"title": "Compared", "text": "Statement by statement, then word by word."},
            ),
        ),
        block("share", ways=["mail"]),
    ]
    return {
        "title": "The page that was changed after eight days",
        "slug": "changed-page",
        "lede": "A ministry softened a word, corrected a number and dropped an exchange. Both versions are in the record.",
        "byline": "Tomas Reyl",
        "date": "2024-04-22",
        "tags": ["Corrections"],
        "cover": make.picture("lines", ""),
        "body": body,
    }  # fmt: skip


def others() -> list[tuple[str, dict[str, Any]]]:
    """Returns the other pages, each with its type."""
    about = [
        text(
            "The Keldan Desk is the newsroom that comes with OnRecord: an example to change, page by page. Sign in, and "
            "each block of a page has a pencil.",
        ),
        block(
            "tabs",
            items=items(
                {
                    "title": "What we do",
                    "text": "<p>We report what governments tell the press, and what they no longer say.</p>",
                },
                {"title": "What we do not", "text": "<p>We do not say who lied. We show the words and the days.</p>"},
            ),
        ),
    ]
    reporters = [
        heading("For reporters"),
        block(
            "columns",
            items=items(
                [block("card", picture=nothing(), title="Quote", text="Select words of a statement: the link names exactly these.", link=link("How to cite", "/methods"))],
                [block("card", picture=nothing(), title="Check", text="Paste a draft: what differs from the record is marked.", link=link("Check a page", "/check"))],
                [block("card", picture=nothing(), title="Follow", text="Every search is an address; save it as it stands.", link=link("Search", "/search"))],
            ),
        ),
    ]  # fmt: skip
    dossier = [
        text("North Keldan's programme, the talks about it, and the sentences that each side repeats."),
        block("phrase_chart", phrase="two-track approach", title="“Two-track approach”, month by month"),
        listed("Articles", "articles", 5, query="Peninsula"),
    ]
    return [
        ("page", {"title": "About", "slug": "about", "lede": "Who writes here, and how.", "body": about}),
        ("page", {"title": "Articles", "slug": "articles", "lede": "Everything from the newsroom.", "body": [listed("", "articles", 20, pictures=True)]}),
        ("landing", {"title": "For reporters", "slug": "reporters", "body": reporters}),
        ("dossier_front", {"title": "The Keldan Peninsula", "slug": "keldan-peninsula", "lede": "The nuclear issue, and who asks whom for what.", "body": dossier, "dossier": "keldan-nuclear"}),
        ("form", {"title": "Write to the editors", "slug": "letters", "lede": "A mistake, a missing page, a question.", "body": [], "thanks": "Thank you. An editor reads it.", "fields": [("Your name", "singleline", False), ("E-mail, if you want an answer", "email", False), ("Your letter", "multiline", True)]}),
    ]  # fmt: skip


BAR: Final = [
    block("link", **link("Home", "/")),
    block("link", **link("Articles", "/articles")),
    block("mega", text="The record", lead="Official words as printed, searched in any language.", columns=items(
        {"title": "Look", "links": items(link("Search", "/search"), link("All briefings", "/record"), link("Phrases", "/phrase"))},
        {"title": "Who", "links": items(link("People", "/people"), link("Outlets", "/outlets"))},
        {"title": "Trust", "links": items(link("Coverage and gaps", "/coverage"), link("Corrections", "/corrections"), link("Methods", "/methods"))},
    )),
    block("group", text="Dossiers", links=items(link("The Keldan Peninsula", "/keldan-peninsula"))),
    block("group", text="About", links=items(link("About us", "/about"), link("For reporters", "/reporters"), link("Write to us", "/letters"))),
]  # fmt: skip
FOOT: Final = [block("link", **link("About", "/about")), block("link", **link("Write to the editors", "/letters"))]
