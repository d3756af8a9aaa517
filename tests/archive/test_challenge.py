"""A challenge is known by its fingerprints, and a page that carries parts of such a service is a page."""

import pytest

from onrecord.archive.challenge import challenge
from onrecord.archive.exchange import Answer

LONG = "<p>" + "Q: Does Anlan have a comment on the talks? A: We have said what we have to say. " * 20 + "</p>"


def answer(body: str, *headers: tuple[str, str]) -> Answer:
    return Answer("https://www.mfa.anlan.example/", 200, headers, body.encode())


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("<title>Just a moment...</title><script>window._cf_chl_opt={}</script>", "cloudflare"),
        ("<script>window.awsWafCookieDomainList = [];</script>", "aws-waf"),
        ("<iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful. Incapsula incident ID: 1</iframe>", "imperva"),
        ("<script src='https://geo.captcha-delivery.com/c.js'></script>", "datadome"),
        ("<script>document.cookie='__jsl_clearance=1';location.href=location.pathname</script>", "jiasule"),
        ("<script>var arg1='A1';setCookie('acw_sc__v2',x)</script>", "aliyun"),
        ("<script>$_ts=window['$_ts'];</script>", "ruishu"),
        ("<title>安全验证</title><p>请完成下列验证后继续</p>", "worded"),
        ("<script>document.cookie='a=1';window.location.reload()</script>", "script-only"),
    ],
)
def test_a_challenge_is_named(body: str, name: str) -> None:
    assert challenge(answer(f"<html>{body}</html>")) == name


@pytest.mark.parametrize(("header", "value"), [("CF-Mitigated", "challenge"), ("x-amzn-waf-action", "captcha")])
def test_a_header_is_enough(header: str, value: str) -> None:
    assert challenge(answer(LONG, (header, value))) is not None


@pytest.mark.parametrize(
    "script",
    [
        "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>",
        "<script src='/_Incapsula_Resource?SWJIYLWA=1'></script>",
        "<script src='https://js.captcha-delivery.com/tags.js'></script>",
        "<script>document.cookie='a=1';location.href='#top'</script>",
    ],
)
def test_a_page_that_carries_such_a_script_is_a_page(script: str) -> None:
    assert challenge(answer(f"<html>{script}{LONG}</html>")) is None


def test_a_short_plain_page_is_none() -> None:
    assert challenge(answer("<html><p>今天没有记者会。</p></html>")) is None


def test_hostile_sources_take_no_time() -> None:
    for body in ("<" * 150_000, "<script" * 20_000, "<!--" * 30_000, "<title>" * 20_000, "location" * 20_000):
        assert challenge(answer(body)) is None
