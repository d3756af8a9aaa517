"""What a form or an address says that cannot be read is refused in one sentence, beside its field, in the reader's language."""

import json
import re

import pytest
from django.test import Client
from django.utils import translation

from onrecord.web.record.faults import sentence

_BEFORE = "`{}..{}` ends before it begins"


def beside(client: Client, path: str, field: str) -> str:
    """Returns what stands beside a field; fails where the page is not refused or another field is marked."""
    answer = client.get(path)
    html = answer.content.decode()
    assert answer.status_code == 400, path
    assert html.count('role="alert"') == 1
    assert html.count('aria-invalid="true"') == 1
    found = re.search(rf'name="{field}"[^>]*aria-describedby="wrong">.*?id="wrong">(.*?)</span>\s*</label>', html, re.S)
    assert found is not None, path
    return found[1]


@pytest.mark.parametrize(
    ("path", "field", "said"),
    [
        ("/compare?before=2022..2020&after=2023..", "before", _BEFORE.format("2022", "2020")),
        ("/compare?before=2019..2020&after=2022..2021-05", "after", _BEFORE.format("2022", "2021-05")),
        ("/compare?before=2022..&after=2020..", "after", "the windows stand the wrong way round"),
        ("/compare?before=2021..&after=..2020", "after", "the windows stand the wrong way round"),
        ("/compare?before=x&after=2022..", "before", "is no span of time"),
        ("/compare?before=..2021&after=2022..&office=foo", "office", "holds nothing of a press office"),
        ("/dropped?since=x", "since", "is no date"),
        ("/search?q=talks&from=2024&to=2020", "to", _BEFORE.format("2024", "2020")),
        ("/search?from=2024-13", "from", "`2024-13` is no date"),
        ("/search?kind=foo", "kind", "`foo` is no kind of statement"),
        ("/phrase?q=talks&from=2024&to=2020", "to", _BEFORE.format("2024", "2020")),
        ("/phrase?q=talks&from=x", "from", "is no date"),
    ],
)
def test_a_field_that_cannot_be_read_is_refused_beside_it(client: Client, path: str, field: str, said: str) -> None:
    assert said in beside(client, path, field)
    assert re.search("[一-鿿]", beside(client, f"/zh{path}", field))


def test_compare_begins_with_windows_that_can_be_compared(client: Client) -> None:
    page = json.loads(client.get("/compare.json").content)
    asked = {"office": page["asked"]["office"], **page["example"]}
    assert client.get("/compare", asked).status_code == 200
    told = json.loads(client.get("/compare.json", asked).content)
    assert told["found"]


@pytest.mark.parametrize("office", ["bundesregierung-nordmark-example", "xa-mfa", "xw-pso"])
def test_windows_are_offered_where_several_days_are_held_only(client: Client, office: str) -> None:
    page = json.loads(client.get(f"/compare.json?office={office}").content)
    if office.startswith("bund"):
        assert set(page["example"].values()) == {""}
    else:
        assert client.get("/compare", {"office": office, **page["example"]}).status_code == 200


def test_a_page_behind_the_last_is_not_there(client: Client) -> None:
    for path in ("/search?q=talks&page=999", "/xa-mfa?page=9", "/corrections?page=9"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert b"of this list; its last is page" in answer.content


def test_a_phrase_is_asked_for_as_the_api_calls_it(client: Client) -> None:
    assert json.loads(client.get("/phrase.json?phrase=detente").content)["asked"]["q"] == "detente"


def test_words_that_a_statement_does_not_have_are_told_on_its_own_page(client: Client) -> None:
    answer = client.get("/zh/xa-mfa/2024-04-11/zh/a1/quote?words=zzz")
    assert answer.status_code == 400
    html = answer.content.decode()
    assert "这条发言中没有“zzz”；请选择其中的原文" in html
    assert 'name="words"' in html


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/zh/search?q=((", "括号没有闭合"),
        ("/zh/search?q=sort:foo", "只能取"),
        ("/zh/phrase?q=!", "没有可供查找"),
        ("/zh/nope", "没有发布机构"),
        ("/zh/xa-mfa/1999-01-01", "没有记者会"),
    ],
)
def test_sentences_of_the_library_are_told_in_chinese(client: Client, path: str, said: str) -> None:
    html = client.get(path).content.decode()
    assert said in html
    assert '<span lang="en">' not in html


def test_a_sentence_without_a_translation_is_marked_as_english(client: Client) -> None:  # noqa: ARG001  Django is set up
    with translation.override("zh"):
        assert sentence("an odd fault") is None
        told = sentence("a/b: refused, 10.0.0.1 is at 10.0.0.1, which is no public address")
        assert told == "a/b：已拒绝，10.0.0.1 位于 10.0.0.1，不是公开地址"
    with translation.override("en"):
        assert sentence("an odd fault") == "an odd fault"
