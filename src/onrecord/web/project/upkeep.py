"""The site's jobs: each does what is due now, and returns how many things it did."""

from __future__ import annotations

from django.conf import settings

from onrecord.pipeline.check.reuse_index import reuse_index
from onrecord.pipeline.follow import follow_up
from onrecord.record.layout import may_write
from onrecord.record.store import Store
from onrecord.web.discussion.mail.due import send_due
from onrecord.web.pages.clock import tick


def publish() -> int:
    """Publishes and takes down the pages whose time has come."""
    done = tick()
    return len(done.published) + len(done.expired)


def send_letters() -> int:
    """Writes and sends what followers of discussions are to hear."""
    return send_due().sent


def take_up_the_record() -> int:
    """Takes what was recorded since into the search index and the index of copies, before somebody asks."""
    with Store.open(settings.ONRECORD.folder) as store:
        follow_up(store)
        # Where nothing may be written each process makes its own when it is asked for it.
        if may_write(store.layout.projections):
            reuse_index(store)
    return 0
