"""Letters, to the mail server of the settings."""

from __future__ import annotations

from email.utils import formatdate
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Final

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import BadHeaderError

from onrecord.web.alerts.addresses import address_of, domain
from onrecord.web.alerts.models import Parcel
from onrecord.web.alerts.send.failure import GoneError, SendError
from onrecord.web.alerts.tokens import stop_token
from onrecord.web.record.surroundings import sender

_FOR_GOOD: Final = range(500, 600)


def send_letter(parcel: Parcel) -> None:
    """Sends a letter; raises SendError where it can be tried again, GoneError where the mailbox does not exist."""
    reader = parcel.reader
    headers = {
        "Message-ID": f"<{parcel.number}@{domain()}>",
        "Date": formatdate(parcel.created.timestamp()),
        "Auto-Submitted": "auto-generated",
    }
    if parcel.kind == "digest":
        stop = address_of(f"/alerts/stop/{stop_token(reader)}", str(reader.language))
        # RFC 8058: one click in the reader's mail program ends it, by POST.
        headers |= {
            "List-Id": f"<alerts.{domain()}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    message = EmailMultiAlternatives(parcel.subject, parcel.text, sender(), to=[str(reader.address)], headers=headers)
    if parcel.html:
        message.attach_alternative(parcel.html, "text/html")
    try:
        message.send()
    except SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        if all(code in _FOR_GOOD for code in codes):
            raise GoneError(f"the mail server refused the address ({codes[0]})") from None
        raise SendError(f"the mail server put the address off ({codes[0]})") from None
    except BadHeaderError:
        raise GoneError("the letter cannot be written") from None
    except (OSError, SMTPException) as failure:
        raise SendError(f"the mail server did not take it ({type(failure).__name__})") from None
