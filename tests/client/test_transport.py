"""A busy site is asked again as it says; one that refuses is not."""

from collections.abc import Iterator

import httpx
import pytest

from onrecord.client.transport import SiteError, Transport

Answer = httpx.Response | Exception


def transport(*answers: Answer, retries: int = 4) -> tuple[Transport, list[float], list[httpx.Request]]:
    waits: list[float] = []
    asked: list[httpx.Request] = []
    coming: Iterator[Answer] = iter(answers)

    def handle(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        answer = next(coming)
        if isinstance(answer, Exception):
            raise answer
        return answer

    http = httpx.Client(transport=httpx.MockTransport(handle))
    return Transport("https://record.example/", http=http, retries=retries, sleep=waits.append), waits, asked


def busy(status: int = 429, **headers: str) -> httpx.Response:
    return httpx.Response(status, headers={name.replace("_", "-"): value for name, value in headers.items()})


OK = httpx.Response(200, json={"items": [1], "next": None})


def test_it_waits_as_long_as_the_site_says() -> None:
    made, waits, _ = transport(busy(Retry_After="7"), busy(503, Retry_After="9999999"), OK)
    assert made.get("/offices") == {"items": [1], "next": None}
    assert waits == [7.0, 120.0]


def test_it_backs_off_where_the_site_says_nothing() -> None:
    made, waits, _ = transport(busy(502), httpx.ConnectError("refused"), busy(504, Retry_After="soon"), OK)
    made.get("/offices")
    assert waits == [0.5, 1.0, 2.0]


def test_it_gives_up_and_says_why() -> None:
    made, waits, _ = transport(*[httpx.ConnectError("refused")] * 3, retries=2)
    with pytest.raises(SiteError, match=r"record\.example/api/v1/offices: refused"):
        made.get("/offices")
    assert len(waits) == 2
    made, _, asked = transport(*[busy()] * 3, retries=2)
    with pytest.raises(SiteError) as fault:
        made.get("/offices")
    assert (fault.value.status, len(asked)) == (429, 3)


@pytest.mark.parametrize("status", [400, 404, 413, 415, 422, 500])
def test_what_is_refused_is_not_asked_again(status: int) -> None:
    made, waits, asked = transport(httpx.Response(status, json={"detail": "not so"}))
    with pytest.raises(SiteError, match="not so") as fault:
        made.get("/offices", {"q": "words of a reader"})
    assert (fault.value.status, fault.value.detail, waits, len(asked)) == (status, "not so", [], 1)
    assert "words" not in str(fault.value)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[1]", b"\xff"])
def test_an_answer_that_is_none_of_the_api_is_named(body: bytes) -> None:
    made, _, _ = transport(httpx.Response(200, content=body))
    with pytest.raises(SiteError, match="no answer of an OnRecord API"):
        made.get("/offices")


def test_parts_are_asked_for_as_they_are_read() -> None:
    first = httpx.Response(200, json={"items": [1], "next": "abc"})
    made, _, asked = transport(first, OK)
    parts = made.pages("/briefings", {"office": None, "is_briefing": True})
    next(parts)
    assert len(asked) == 1
    assert next(parts)["items"] == [1]
    assert dict(asked[1].url.params) == {"is_briefing": "true", "cursor": "abc"}


def test_a_stream_is_begun_again_only_before_its_first_byte() -> None:
    made, waits, _ = transport(busy(503, Retry_After="1"), httpx.Response(200, content=b"a\nb"))
    with made.stream("/exports/jsonl") as pieces:
        assert b"".join(pieces) == b"a\nb"
    assert waits == [1.0]
    made, _, _ = transport(httpx.Response(422, json={"detail": "no such form"}))
    with pytest.raises(SiteError, match="no such form"), made.stream("/exports/nope"):
        pass
