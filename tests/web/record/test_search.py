from django.test import Client

from onrecord.web.record.links import phrase


def test_an_official_address_leads_to_its_briefing(client: Client) -> None:
    address = "https://www.mfa.anlan.example/zh/xwfb/lxjzh/202404/t20240411_11280437.html"
    assert client.get("/search", {"q": address})["Location"] == "/xa-mfa/2024-04-11/zh"
    tracked = address.replace("https://www.", "http://") + "?utm_source=x#top"
    assert client.get("/zh/search", {"q": tracked})["Location"] == "/zh/xa-mfa/2024-04-11/zh"


def test_an_id_leads_to_what_it_names(client: Client) -> None:
    assert client.get("/search", {"q": "xa-mfa/2024-04-11/en/a1@r1"})["Location"] == "/xa-mfa/2024-04-11/en/a1@r1"


def test_counts_by_month_add_up_to_what_was_found(client: Client) -> None:
    page = client.get("/search.json", {"q": "sanctions"}).json()
    assert page["total"] == sum(one["count"] for one in page["chart"]["bars"]) > 0
    assert {one["field"] for one in page["facets"]} >= {"office", "kind"}


def test_a_facet_narrows_the_search_and_can_be_taken_back(client: Client) -> None:
    wide = client.get("/search.json", {"q": "sanctions"}).json()
    answers = next(one for facet in wide["facets"] if facet["field"] == "kind" for one in facet["values"])
    narrow = client.get(answers["path"].replace("/search?", "/search.json?")).json()
    assert narrow["total"] == answers["count"] < wide["total"]
    back = next(
        one for facet in narrow["facets"] if facet["field"] == "kind" for one in facet["values"] if one["chosen"]
    )
    assert client.get(back["path"].replace("/search?", "/search.json?")).json()["total"] == wide["total"]


def test_what_was_found_is_marked_in_both_scripts(client: Client) -> None:
    assert b"<mark>sanctions</mark>" in client.get("/search", {"q": "sanctions"}).content
    assert "<mark>对等暂停</mark>".encode() in client.get("/search", {"q": "对等暂停"}).content


def test_days_bound_the_search_both_included(client: Client) -> None:
    hits = client.get("/search.json", {"from": "2022", "to": "2022"}).json()
    assert hits["total"] > 0
    assert {one["date"][:4] for one in hits["hits"]} == {"2022"}


def test_nothing_found_says_what_was_searched(client: Client) -> None:
    page = client.get("/search.json", {"q": '"complete withdrawal of troops"'}).json()
    assert page["total"] == 0
    assert (page["held"]["statements"], page["held"]["copies"]) == (871, 85)
    assert client.get("/search.json", {"q": "copies:with"}).json()["total"] == 871 + 85


def test_nothing_found_behind_a_filter_says_what_the_filter_let_through(client: Client) -> None:
    asked = {"q": "volcano", "office": "xw-pso"}
    page = client.get("/search", asked).content.decode()
    held = client.get("/search.json", asked).json()["held"]
    assert held["filtered"]
    assert held["statements"] == client.get("/search.json", {"office": "xw-pso"}).json()["total"]
    assert f"the {held['statements']} statements that the filters let through" in page
    assert f"{held['copies']} statements in copies were left out" in page
    assert "q=volcano+copies%3Awith&amp;office=xw-pso" in page
    assert "没有发言符合筛选条件" in client.get("/zh/search", {"q": "火山", "office": "nobody"}).content.decode()


def test_long_answers_come_in_parts_that_do_not_overlap(client: Client) -> None:
    first = client.get("/search.json", {"kind": "answer", "sort": "newest"}).json()
    second = client.get("/search.json", {"kind": "answer", "sort": "newest", "page": "2"}).json()
    assert not {one["id"] for one in first["hits"]} & {one["id"] for one in second["hits"]}
    assert b"kind=answer&amp;sort=newest&amp;page=2" in client.get("/search?kind=answer&sort=newest").content


def test_words_that_were_found_lead_to_their_history(client: Client) -> None:
    for asked, told in {"对等暂停": "对等暂停", '"reciprocal suspension"': "reciprocal suspension"}.items():
        page = client.get("/search", {"q": asked}).content.decode()
        assert f'<a href="{phrase(told)}">History of a phrase</a>' in page
    for asked in ("sanctions -oil", "outlet:Reuters", "talks NEAR/5 resume", "zzqq"):
        assert "History of a phrase</a>" not in client.get("/search", {"q": asked}).content.decode()
