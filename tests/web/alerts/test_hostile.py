"""No flood of letters, nobody else's lines in a letter's head, no code in a page, no message to a private address."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from onrecord.web.alerts import limits
from onrecord.web.alerts.models import Alert, Parcel, Reader
from onrecord.web.alerts.run import run_alerts

from .conftest import MAIL, Record, Visitor, stamp

SCRIPT = '"><script>alert(1)</script>'


def test_one_address_gets_three_unconfirmed_letters_a_day_however_many_ask(limited: Visitor) -> None:
    codes = []
    for number in range(5):
        visitor = Visitor(limited.client, f"203.0.113.{number}")
        codes.append(
            visitor.order(search=f"word{number}", address="Victim@news.example" if number % 2 else MAIL).status_code
        )
    assert codes == [200] * 5
    more = [
        Visitor(limited.client, f"203.0.114.{number}").order(search=f"more{number}").status_code for number in range(3)
    ]
    assert more == [429] * 3
    other_case = Visitor(limited.client, "203.0.115.1").order(search="x", address=MAIL.upper())
    assert other_case.status_code == 429


def test_one_reader_causes_eight_letters_an_hour(limited: Visitor) -> None:
    codes = [limited.order(search="word", address=f"{number}@news.example").status_code for number in range(10)]
    assert codes == [200] * 8 + [429] * 2


def test_all_forms_together_cause_so_many_letters_a_day(limited: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "BY_ALL", (3, timedelta(days=1)))
    codes = [
        Visitor(limited.client, f"203.0.113.{number}").order(search="word", address=f"{number}@n.example").status_code
        for number in range(5)
    ]
    assert codes == [200] * 3 + [429] * 2


def test_feeds_are_not_made_by_the_thousand(limited: Visitor) -> None:
    codes = [limited.order(search="word", way="feed").status_code for _ in range(10)]
    assert codes == [200] * 8 + [429] * 2


def test_one_reader_has_fifty_alerts(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ALERTS", 2)
    assert [visitor.order(search=f"word{number}").status_code for number in range(3)] == [200, 200, 422]


@pytest.mark.parametrize(
    "address",
    ["ada@news.example\nBcc: all@news.example", "ada@news.example\r\nSubject: x", "ada@news.example, bo@news.example",
     "Ada <ada@news.example>", "ada", "", "ada@", "a" * 600 + "@news.example", "ada@news.example\x00"],
)  # fmt: skip
def test_an_address_with_more_than_an_address_is_refused(visitor: Visitor, address: str) -> None:
    answer = visitor.order(search="lighthouse", address=address)
    assert answer.status_code == 422 or Reader.objects.get().address == MAIL
    run_alerts(timezone.now() + timedelta(seconds=5))
    assert all(one.to == [MAIL] and "Bcc" not in one.message() for one in mail.outbox)


def test_words_of_an_alert_cannot_write_a_letter_s_head(visitor: Visitor, record: Record) -> None:
    visitor.ordered(terms="lighthouse", name="Lights\r\nBcc: all@news.example\u2028X: y")
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts()
    message = mail.outbox[-1].message()
    assert message["Bcc"] is None
    assert "\n" not in str(message["Subject"])


def test_words_of_an_alert_and_of_a_page_are_no_code(visitor: Visitor, record: Record) -> None:
    for kind in ("search", "phrase", "terms", "speaker", "outlet", "page", "follow-ups"):
        page = visitor.get("/alerts/new", QUERY_STRING=f"{kind}={SCRIPT}&name={SCRIPT}").content.decode()
        assert "<script>alert" not in page
    alert = visitor.ordered(terms="lighthouse", name=SCRIPT)
    from onrecord.web.alerts.tokens import my_token

    assert "<script>alert" not in visitor.get(f"/alerts/my/{my_token(alert.reader)}").content.decode()
    record.add("2025-06-03", "The lighthouse &lt;script&gt;alert(1)&lt;/script&gt; is lit.")
    run_alerts()
    html = mail.outbox[-1].alternatives[0][0]
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_program_that_fills_in_everything_causes_nothing_and_is_told_nothing(visitor: Visitor) -> None:
    answer = visitor.order(search="lighthouse", website="https://spam.example")
    assert answer.status_code == 200
    assert Alert.objects.count() == Parcel.objects.count() == 0


def test_a_form_sent_too_fast_or_too_late_or_without_its_stamp_is_given_back(visitor: Visitor) -> None:
    for sent, code in ((stamp(0), 429), (stamp(90_000), 422), ("", 422), ("forged", 422)):
        answer = visitor.order(search="lighthouse", stamp=sent)
        assert answer.status_code == code
        assert MAIL in answer.content.decode()
    assert Alert.objects.count() == 0


def test_a_form_on_another_site_orders_nothing_and_deletes_nothing(visitor: Visitor) -> None:
    from onrecord.web.alerts.tokens import my_token

    alert = visitor.ordered(search="lighthouse")
    for headers in ({"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}):
        client = Client(**headers)
        assert client.post("/alerts/new", {"search": "x", "stamp": stamp(), "address": MAIL}).status_code == 403
        assert client.post(f"/alerts/my/{my_token(alert.reader)}", {"do": "delete-all"}).status_code == 403
    assert Reader.objects.count() == 1


def test_what_was_told_to_whoever_named_an_address_first_is_void_before_it_is_confirmed(visitor: Visitor) -> None:
    from onrecord.web.alerts.tokens import my_token

    visitor.order(search="lighthouse")
    reader = Reader.objects.get()
    token = my_token(reader)
    visitor.order(search="harbor")
    assert visitor.get(f"/alerts/my/{token}").status_code == 404


@pytest.mark.parametrize("address", [
    "http://hooks.example/x", "https://127.0.0.1/x", "https://localhost/x", "https://[::1]/x", "https://10.1.2.3/",
    "https://169.254.169.254/latest/meta-data", "https://[::ffff:192.168.1.1]/", "https://100.64.0.1/", "ftp://h.example/",
    "https://ada:secret@1.1.1.1/", "https://1.1.1.1:25/", "https:///x", "https://2130706433/", "https://0x7f.1/", "nonsense",
])  # fmt: skip
def test_no_message_goes_to_a_private_address(visitor: Visitor, address: str) -> None:
    assert visitor.order(search="lighthouse", way="hook", address=address).status_code == 422
    assert Parcel.objects.count() == 0
