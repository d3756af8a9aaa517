"""What is told arrives: at a mail server, at a program; once, and after a crash under the number it had."""

import base64
import hashlib
import hmac
import json
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from threading import Thread
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.test import override_settings
from django.utils import timezone

from onrecord.web.alerts import fire
from onrecord.web.alerts.models import Alert, Parcel, Reader
from onrecord.web.alerts.run import run_alerts
from onrecord.web.alerts.send import queue
from onrecord.web.alerts.watch import look

from .conftest import MAIL, Record, Visitor

controllers = pytest.importorskip("aiosmtpd.controller", reason="the mail server for tests is missing: aiosmtpd")
LATER = timedelta(minutes=30)


class Inbox:
    """Keeps what a mail server takes."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002, N802  aiosmtpd's name
        self.to += envelope.rcpt_tos
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 taken"


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """Returns what a mail server on this machine takes; the site sends to it."""
    kept = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = controllers.Controller(kept, hostname="127.0.0.1", port=port, ready_timeout=30)
    controller.start()
    backend = "django.core.mail.backends.smtp.EmailBackend"
    with override_settings(EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_TIMEOUT=30):
        yield kept
    controller.stop()


class Hook(HTTPServer):
    """A program that listens; answers with `codes`, the last one for good."""

    codes: list[int]
    got: list[tuple[dict[str, str], bytes]]


class _Answer(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
        code = self.server.codes.pop(0) if len(self.server.codes) > 1 else self.server.codes[0]
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hook() -> Iterator[Hook]:
    """Returns a program on this machine that may be sent to in the test."""
    server = Hook(("127.0.0.1", 0), _Answer)
    server.codes, server.got = [200], []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    with override_settings(ONRECORD_ALERTS_LOOPBACK=True):
        yield server
    server.shutdown()
    thread.join()
    server.server_close()


def hooked(visitor: Visitor, hook: Hook, **fields: Any) -> tuple[Reader, str]:
    """Orders a web hook and confirms it; returns its reader and the secret as it was shown."""
    answer = visitor.order(way="hook", address=f"http://127.0.0.1:{hook.server_port}/in", **fields).content.decode()
    queue.send_due(timezone.now() + timedelta(seconds=1))
    told = json.loads(hook.got[-1][1])
    assert told["type"] == "onrecord.confirm"
    assert visitor.post(told["data"]["confirm"].removeprefix("https://record.example")).status_code == 200
    return Reader.objects.get(), "whsec_" + answer.partition("whsec_")[2].partition("<")[0]


def test_after_an_ingest_a_mail_server_has_the_digest(visitor: Visitor, record: Record, inbox: Inbox) -> None:
    visitor.order("/zh", phrase="琥珀走廊", every="1", first="1")
    visitor.order(search="corridor")
    run_alerts(timezone.now() + timedelta(seconds=5))
    for letter in inbox.letters:
        body = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        visitor.post(next(line for line in body.splitlines() if "/alerts/confirm/" in line).partition(".example")[2])
    count = len(inbox.letters)
    record.add("2025-06-03", "We propose an amber corridor 琥珀走廊 for ships.")
    run_alerts(timezone.now() + LATER)
    assert inbox.to == [MAIL] * 3
    assert len(inbox.letters) == count + 1
    letter = inbox.letters[-1]
    plain = letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "«琥珀走廊»" in plain
    assert "/a1@r1?q=" in plain
    html = letter.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "<mark" in html
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].strip().startswith("<https://record.example/")
    assert letter["Message-ID"].endswith("@record.example>")
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_crash_between_sending_and_noting_it_sends_again_under_the_same_message_id(
    visitor: Visitor, record: Record
) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    count, now = len(mail.outbox), timezone.now()
    send = queue._hand_over

    def dies(parcel: Parcel, when: datetime) -> None:
        send(parcel, when)
        raise KeyboardInterrupt

    with mock.patch.object(queue, "_hand_over", dies), pytest.raises(KeyboardInterrupt):
        run_alerts(now)
    assert len(mail.outbox) == count + 1
    run_alerts(now + timedelta(minutes=5))
    assert len(mail.outbox) == count + 1
    run_alerts(now + timedelta(minutes=16))
    first, second = mail.outbox[-2:]
    assert len(mail.outbox) == count + 2
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
    run_alerts(now + timedelta(minutes=60))
    assert len(mail.outbox) == count + 2


def test_a_crash_while_looking_loses_nothing_and_tells_nothing_twice(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    count, now = len(mail.outbox), timezone.now()
    with mock.patch.object(fire, "pack", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        run_alerts(now)
    assert Parcel.objects.filter(kind="digest").count() == 0
    run_alerts(now)
    run_alerts(now + LATER)
    assert len(mail.outbox) == count + 1


def test_two_processes_at_once_tell_it_once(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    count, now = len(mail.outbox), timezone.now()
    send, said = queue._hand_over, look.said

    def other_looks(*parts: Any) -> Any:
        with mock.patch.object(look, "said", said):
            run_alerts(now)
        return said(*parts)

    def other_sends(parcel: Parcel, when: datetime) -> None:
        queue.send_due(now)
        send(parcel, when)

    with mock.patch.object(look, "said", other_looks), mock.patch.object(queue, "_hand_over", other_sends):
        run_alerts(now)
    run_alerts(now + LATER)
    assert len(mail.outbox) == count + 1


def test_a_process_taken_to_be_dead_that_comes_back_tells_nothing_twice(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    count, now = len(mail.outbox), timezone.now()
    said = look.said

    def is_overtaken(*parts: Any) -> Any:
        with mock.patch.object(look, "said", said):
            run_alerts(now + timedelta(minutes=20))
        return said(*parts)

    with mock.patch.object(look, "said", is_overtaken):
        run_alerts(now)
    assert len(mail.outbox) == count + 1


def test_what_a_mail_server_puts_off_is_tried_again_later_and_later(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    now = timezone.now()
    with mock.patch("django.core.mail.message.EmailMessage.send", side_effect=SMTPServerDisconnected) as send:
        for minutes in (0, 0.5, 1, 5, 6, 36, 156, 516, 1236, 5000):
            run_alerts(now + timedelta(minutes=minutes))
    assert send.call_count == 7
    assert Reader.objects.get().failures == 1
    assert not Parcel.objects.filter(state__in=("waiting", "sending")).exists()


def test_a_mailbox_that_does_not_exist_is_written_to_no_more(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    gone = SMTPRecipientsRefused({MAIL: (550, b"no such mailbox")})
    with mock.patch("django.core.mail.message.EmailMessage.send", side_effect=gone) as send:
        run_alerts()
        record.add("2025-06-04", "The lighthouse is dark.")
        run_alerts(timezone.now() + LATER)
    assert send.call_count == 1
    assert Reader.objects.get().stopped is not None


def test_a_program_gets_signed_news_after_somebody_confirmed(visitor: Visitor, record: Record, hook: Hook) -> None:
    _, secret = hooked(visitor, hook, search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts(timezone.now() + LATER)
    headers, body = hook.got[-1]
    told = json.loads(body)
    assert told["type"] == "onrecord.digest"
    assert told["data"]["news"][0]["exact"] == "lighthouse"
    assert told["data"]["news"][0]["url"].startswith("https://record.example/xa-mfa/2025-06-03/en/a1@r1?q=")
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


def test_a_program_that_nobody_confirmed_gets_nothing_more(visitor: Visitor, record: Record, hook: Hook) -> None:
    visitor.order(way="hook", address=f"http://127.0.0.1:{hook.server_port}/in", search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    run_alerts(timezone.now() + LATER)
    run_alerts(timezone.now() + LATER)
    assert [json.loads(body)["type"] for _, body in hook.got] == ["onrecord.confirm"]


def test_a_program_is_tried_again_under_the_same_number_and_redirects_are_not_followed(
    visitor: Visitor, record: Record, hook: Hook
) -> None:
    hooked(visitor, hook, search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    hook.codes, now = [503, 302, 200], timezone.now() + LATER
    for minutes in (0, 0.5, 1, 6, 60):
        run_alerts(now + timedelta(minutes=minutes))
    tries = [headers for headers, _ in hook.got[1:]]
    assert len(tries) == 3
    assert len({one["webhook-id"] for one in tries}) == 1
    assert len({one["webhook-timestamp"] for one in tries}) == 3


def test_a_program_that_says_gone_hears_no_more(visitor: Visitor, record: Record, hook: Hook) -> None:
    reader, _ = hooked(visitor, hook, search="lighthouse")
    hook.codes = [410]
    for day in ("2025-06-03", "2025-06-04"):
        record.add(day, f"The lighthouse is lit on {day}.")
        run_alerts(timezone.now() + LATER)
    assert len(hook.got) == 2
    reader.refresh_from_db()
    assert reader.stopped is not None


def test_a_host_that_moved_to_a_private_address_gets_nothing(visitor: Visitor, record: Record, hook: Hook) -> None:
    hooked(visitor, hook, search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    with override_settings(ONRECORD_ALERTS_LOOPBACK=False):
        run_alerts(timezone.now() + LATER)
    assert len(hook.got) == 1
    private = [(2, 1, 6, "", ("10.0.0.7", 443))]
    Reader.objects.update(address="https://hooks.example/in")
    with mock.patch("socket.getaddrinfo", return_value=private), mock.patch("httpx.Client.send") as send:
        run_alerts(timezone.now() + 2 * LATER)
    assert send.call_count == 0


def test_a_digest_made_before_a_reader_ended_all_is_not_sent(visitor: Visitor, record: Record) -> None:
    from onrecord.web.alerts.actions.change import stop

    visitor.ordered(search="lighthouse")
    record.add("2025-06-03", "The lighthouse is lit.")
    count = len(mail.outbox)
    fire.fire(timezone.now())
    Reader.objects.update(stopped=timezone.now())
    queue.send_due(timezone.now() + LATER)
    assert len(mail.outbox) == count
    stop(Reader.objects.get())
    assert Alert.objects.get().paused


def test_one_reader_s_fault_keeps_nobody_else_from_being_told(visitor: Visitor, record: Record) -> None:
    visitor.ordered(search="lighthouse")
    visitor.ordered(search="lighthouse", address="bo@news.example")
    record.add("2025-06-03", "The lighthouse is lit.")
    count, now = len(mail.outbox), timezone.now()
    real, first = fire.digest_letter, Reader.objects.earliest("pk")

    def fails(reader: Reader, digest: Any) -> Any:
        if reader.pk == first.pk:
            raise ZeroDivisionError
        return real(reader, digest)

    with mock.patch.object(fire, "digest_letter", fails):
        run_alerts(now)
    assert [one.to for one in mail.outbox[count:]] == [["bo@news.example"]]
    with mock.patch("django.core.mail.message.EmailMessage.send", side_effect=ZeroDivisionError):
        run_alerts(now + LATER)
    assert Parcel.objects.get(reader=first, kind="digest").state == "waiting"
    run_alerts(now + 2 * LATER)
    assert mail.outbox[-1].to == [MAIL]
    assert len(mail.outbox) == count + 2
