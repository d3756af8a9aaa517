import re
from collections.abc import Callable
from pathlib import Path

from django.test import Client

PAGE = "<title>Press conference on March 1, 2024</title><p>Q: Will the talks resume?</p><p>A: {}</p>"
ADDRESS = "https://www.mfa.anlan.example/en/1.html?id=7"


def opened(site: Callable[..., Client], grown: Callable[..., Path]) -> Client:
    pages = [(ADDRESS, PAGE.format(words)) for words in ("In spring.", "In summer.", "In autumn.")]
    for count in (1, 2, 3):
        folder = grown(*pages[:count])
    return site(folder)


def test_a_time_map_lists_the_captures_of_an_address(site: Callable[..., Client], grown: Callable[..., Path]) -> None:
    client = opened(site, grown)
    answer = client.get(f"/timemap/link/{ADDRESS}")
    assert answer["Content-Type"] == "application/link-format"
    text = answer.content.decode()
    assert f'<{ADDRESS}>; rel="original"' in text
    found = re.findall(r'<http://testserver(/captures/\w+)>; rel="([a-z ]*)memento"; datetime="([^"]+)"', text)
    assert [rank for _, rank, _ in found] == ["first ", "", "last "]
    for path, _, time in found:
        capture = client.get(path)
        assert capture["Memento-Datetime"] == time
        assert 'rel="timemap"' in capture["Link"]
        assert f'<{ADDRESS}>; rel="original"' in capture["Link"]


def test_a_time_gate_leads_to_the_nearest_capture(site: Callable[..., Client], grown: Callable[..., Path]) -> None:
    client = opened(site, grown)
    text = client.get(f"/timemap/link/{ADDRESS}").content.decode()
    first, middle, last = re.findall(r"http://testserver/captures/\w+", text)
    gate = f"/timegate/{ADDRESS}"
    assert client.get(gate)["Location"] == last
    asked = {"accept-datetime": "Fri, 01 Mar 2024 08:10:00 GMT"}
    assert client.get(gate, headers=asked)["Location"] == first
    near = client.get(gate, headers={"accept-datetime": "Fri, 01 Mar 2024 08:50:00 GMT"})
    assert (near.status_code, near["Location"], near["Vary"]) == (302, middle, "accept-datetime")
    assert client.get(gate, headers={"accept-datetime": "yesterday"}).status_code == 404


def test_an_address_is_known_with_one_stroke_and_without_www(
    site: Callable[..., Client], grown: Callable[..., Path]
) -> None:
    client = opened(site, grown)
    assert client.get("/timemap/link/https:/mfa.anlan.example/en/1.html?id=7").status_code == 200
    assert client.get("/timemap/link/https://nowhere.example/").status_code == 404


def test_an_official_address_typed_into_search_leads_to_our_briefing(
    site: Callable[..., Client], grown: Callable[..., Path]
) -> None:
    answer = opened(site, grown).get("/search", {"q": ADDRESS})
    assert (answer.status_code, answer["Location"]) == (302, "/xa-mfa/2024-03-01/en")
