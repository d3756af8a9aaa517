"""Nothing is sent before it is confirmed, one click ends it, and what is kept can be seen, changed and deleted."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from onrecord.web.alerts.models import Alert, Parcel, Reader
from onrecord.web.alerts.run import run_alerts

from .conftest import MAIL, Record, Visitor, link, stamp

LATER = timedelta(minutes=30)


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_the_volume_is_shown_before_an_alert_is_saved(visitor: Visitor, record: Record) -> None:
    for day in ("2025-06-02", "2025-06-03", "2025-06-04"):
        record.add(day, f"The lighthouse is lit on {day}.")
    page = text(visitor.get("/alerts/new?search=lighthouse"))
    assert "About 1 a month" in page
    assert "the last 90 days to 4 June 2025 had 3." in page
    assert "每月约 1 条" in text(visitor.get("/zh/alerts/new?search=lighthouse"))
    assert "had nothing of it" in text(visitor.get("/alerts/new?search=%22no+such+words%22"))
    assert visitor.get("/alerts/new.json?search=lighthouse").json()["volume"]["count"] == 3


def test_the_volume_a_week_is_that_of_ninety_days(visitor: Visitor, record: Record) -> None:
    for number in range(1, 29):
        record.add(f"2025-06-{number:02}", f"The lighthouse is lit on day {number}.")
    assert "About 2 a week" in text(visitor.get("/alerts/new?search=lighthouse"))


@pytest.mark.parametrize(
    "query",
    ["search=", "search=%22open", "phrase=%2E", "terms=", "page=xa-mfa/1999-01-01", "page=nowhere", "follow-ups=nowhere",
     "speaker=", "phrase=x&days=3", "phrase=x&days=12345678", "phrase=x&said=nobody", "search=" + "a" * 2_100],
)  # fmt: skip
def test_what_cannot_be_followed_is_refused_with_words(visitor: Visitor, query: str) -> None:
    assert visitor.get(f"/alerts/new?{query}").status_code == 422


@pytest.mark.parametrize(
    "query",
    ["search=harbor&office=xa-mfa&lang=en&kind=answer&from=2024&to=2026", "phrase=双轨并行", "terms=a%0Ab&name=N&lang=zh",
     "speaker=林岳然", "outlet=Reuters", "page=xa-mfa", "page=xa-mfa/2024-04-11", "page=xa-mfa/2024-04-11/en",
     "follow-ups=", "follow-ups=xa-mfa"],
)  # fmt: skip
def test_all_kinds_can_be_followed_in_both_languages(visitor: Visitor, query: str) -> None:
    for prefix in ("", "/zh"):
        page = visitor.get(f"{prefix}/alerts/new?{query}")
        assert page.status_code == 200
        assert 'name="stamp"' in text(page)
        assert page.cookies == {}


def test_nothing_but_one_letter_is_sent_before_the_address_is_confirmed(visitor: Visitor, record: Record) -> None:
    answer = visitor.order(search="lighthouse")
    assert "Look into your mail" in text(answer)
    assert "/alerts/my/" not in text(answer)
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts(timezone.now() + LATER)
    assert [one.subject for one in mail.outbox] == ["Please confirm your alert"]
    path = link("confirm")
    assert "Do you want this alert?" in text(visitor.get(path))
    assert Alert.objects.get().confirmed is None
    assert "Confirmed" in text(visitor.post(path))
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == 1
    record.add("2025-06-04", "The lighthouse is dark.")
    run_alerts(timezone.now() + LATER)
    assert "dark" in mail.outbox[-1].body
    assert "The lighthouse is lit" not in mail.outbox[-1].body.replace("«lighthouse»", "lighthouse")


def test_what_is_never_confirmed_is_forgotten_after_three_days(visitor: Visitor) -> None:
    visitor.order(search="lighthouse")
    run_alerts(timezone.now() + timedelta(days=2))
    assert Reader.objects.count() == 1
    run_alerts(timezone.now() + timedelta(days=4))
    assert (Reader.objects.count(), Alert.objects.count(), Parcel.objects.count()) == (0, 0, 0)


def test_one_click_in_a_mail_program_ends_all_letters_and_a_look_does_not(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts()
    letter = mail.outbox[-1]
    path = link("stop")
    assert letter.extra_headers["List-Unsubscribe"] == f"<https://record.example{path}>"
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "No more letters?" in text(visitor.get(path))
    assert Reader.objects.get().stopped is None
    mail_program = Client(HTTP_ORIGIN="https://mail.example", HTTP_SEC_FETCH_SITE="cross-site")
    assert mail_program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    count = len(mail.outbox)
    record.add("2025-06-04", "The lighthouse is dark.")
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count
    assert "You ended all letters" in text(visitor.get(link("my", letter)))
    run_alerts(timezone.now() + timedelta(days=31))
    assert Reader.objects.count() == 0


def test_a_reader_pauses_changes_and_deletes(visitor: Visitor, record: Record) -> None:
    alert = visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts()
    path, count = link("my"), len(mail.outbox)
    assert visitor.post(path, {"do": "pause", "alert": alert.pk}).status_code == 303
    record.add("2025-06-04", "The lighthouse is dark.")
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count
    visitor.post(path, {"do": "resume", "alert": alert.pk})
    run_alerts(timezone.now() + LATER)
    assert len(mail.outbox) == count
    visitor.post(path, {"do": "cadence", "alert": alert.pk, "cadence": "weekly"})
    alert.refresh_from_db()
    assert alert.cadence == "weekly"
    assert alert.next.weekday() == 0
    kept = visitor.get(path + ".json").json()
    assert kept["address"] == MAIL
    assert kept["alerts"][0]["fields"] == {"what": "lighthouse"}
    visitor.post(path, {"do": "delete", "alert": alert.pk})
    assert Alert.objects.count() == 0
    assert "Deleted" in text(visitor.post(path, {"do": "delete-all"}))
    assert (Reader.objects.count(), Parcel.objects.count()) == (0, 0)
    assert visitor.get(path).status_code == 404


def test_nobody_changes_another_reader_s_alert(visitor: Visitor) -> None:
    mine = visitor.ordered(search="lighthouse")
    other = visitor.ordered(search="harbor", address="bo@news.example")
    from onrecord.web.alerts.tokens import my_token, stop_token

    path = f"/alerts/my/{my_token(mine.reader)}"
    assert visitor.post(path, {"do": "delete", "alert": other.pk}).status_code == 422
    assert Alert.objects.count() == 2
    assert visitor.get(f"/alerts/my/{stop_token(mine.reader)}").status_code == 404
    forged = path[:-1] + ("A" if path[-1] != "A" else "B")
    assert visitor.get(forged).status_code == 404


@pytest.mark.parametrize("verb", ["my", "confirm", "stop"])
@pytest.mark.parametrize("token", ["abc", "x", "eyJhbGciOiJ9:1tFo=20", "a:b:c>.", "链接" * 40])
def test_a_link_of_a_letter_that_a_mail_program_broke_says_so_and_leads_on(
    visitor: Visitor, verb: str, token: str
) -> None:
    told = visitor.get(f"/alerts/{verb}/{token}")
    assert told.status_code in {404, 422}
    assert "This link is damaged" in text(told)
    assert "Not in the record" not in text(told)
    assert f'href="{"/alerts" if verb == "confirm" else "/alerts/my"}"' in told.content.decode()


def test_a_page_that_shows_alerts_is_kept_by_no_cache_and_named_to_no_other_site(visitor: Visitor) -> None:
    from onrecord.web.alerts.tokens import my_token

    alert = visitor.ordered(search="lighthouse")
    page = visitor.get(f"/alerts/my/{my_token(alert.reader)}")
    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["X-Robots-Tag"] == "noindex"


def test_the_link_to_alerts_goes_to_their_owner_only(visitor: Visitor) -> None:
    visitor.ordered(search="lighthouse")
    count = len(mail.outbox)
    for email in (MAIL, "nobody@news.example"):
        answer = visitor.post("/alerts/my", {"email": email, "stamp": stamp()})
        assert "If alerts are sent to this address" in text(answer)
        assert "/alerts/my/" not in text(answer)
    run_alerts(timezone.now() + timedelta(seconds=5))
    assert len(mail.outbox) == count + 1
    assert visitor.get(link("my")).status_code == 200


def test_a_reader_with_the_link_adds_an_alert_without_a_letter(visitor: Visitor) -> None:
    from onrecord.web.alerts.tokens import my_token

    first = visitor.ordered(way="feed", search="lighthouse")
    token = my_token(first.reader)
    assert "It is added to your alerts" in text(visitor.get(f"/alerts/new?search=harbor&my={token}"))
    assert visitor.order(search="harbor", my=token, way=None, address=None).status_code == 200
    assert Alert.objects.filter(reader=first.reader, confirmed__isnull=False).count() == 2
    assert mail.outbox == []


def test_a_feed_of_one_s_own_tells_the_news_in_three_forms(visitor: Visitor, record: Record) -> None:
    alert = visitor.ordered(way="feed", search="lighthouse")
    record.add("2025-06-03", "The lighthouse is <lit> & bright.".replace("<", "&lt;").replace(">", "&gt;"))
    run_alerts()
    base = f"/alerts/feed/{alert.reader.key}"
    assert len(alert.reader.key) == 43
    told = visitor.get(f"{base}/feed").json()
    assert told["items"][0]["content_text"] == "The lighthouse is <lit> & bright."
    assert told["items"][0]["url"].startswith("https://record.example/xa-mfa/2025-06-03/en/a1@r1?q=")
    rss = visitor.get(f"{base}/rss")
    assert "The lighthouse is &lt;lit&gt; &amp; bright." in text(rss)
    assert visitor.get(f"{base}/rss", HTTP_IF_NONE_MATCH=rss["ETag"]).status_code == 304
    assert visitor.get(f"{base}/atom")["Content-Type"].startswith("application/atom+xml")
    assert visitor.get(f"/alerts/feed/{'x' * 43}/rss").status_code == 404
    assert mail.outbox == []


def test_a_feed_that_nobody_reads_is_deleted_after_half_a_year(visitor: Visitor) -> None:
    alert = visitor.ordered(way="feed", search="lighthouse")
    run_alerts(timezone.now() + timedelta(days=170))
    assert Reader.objects.filter(pk=alert.reader.pk).exists()
    run_alerts(timezone.now() + timedelta(days=190))
    assert not Reader.objects.filter(pk=alert.reader.pk).exists()


def test_programs_read_the_pages_too(visitor: Visitor) -> None:
    for path in ("/alerts", "/alerts/my", "/alerts/new"):
        assert visitor.get(f"{path}.json").json()["schema"].startswith("onrecord.page.alerts.")
    assert visitor.get("/alerts/new.json?search=%22open").status_code == 422
