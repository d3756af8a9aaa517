"""What makes two captures captures of one page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.model.revision import Revision
from onrecord.model.transcript import Nature

_PORTS = {"http": ":80", "https": ":443"}
_TRACKERS = re.compile(r"(?:^|&)(?:utm_[a-z]+|fbclid|gclid|spm|from|timestamp|_t)=[^&]*")
_HOST = re.compile(r"(?:www\d?|m|mobile|en|zh|cn)\.")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?!\\)")
_NOT_ASCII = re.compile(r"[^a-z0-9]+")


def page_key(address: str | None, *, sha256: str, draft: Revision | None = None) -> str:
    """Returns the name of the page that a capture is one of.

    An address is taken without scheme, default port, fragment and the tails that only follow readers. A file handed in
    is the page that it says it is where an office's own page says so, else the file; bytes without a place are a page
    of their own.
    """
    if address is not None and address.lower().startswith(("http://", "https://")):
        return _address_key(address)
    own = draft.page.canonical if draft is not None and draft.nature is Nature.OFFICIAL else None
    if own is not None:
        return _address_key(own)
    if address in {None, "", "-"}:
        return f"sha256:{sha256}"
    return str(address) if _SCHEME.match(str(address)) else f"file:{Path(str(address)).absolute().as_posix()}"


def _address_key(address: str) -> str:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(parts.scheme.lower(), "")).rstrip(".")
    query = _TRACKERS.sub("", parts.query).lstrip("&")
    return f"{host}{parts.path or '/'}" + (f"?{query}" if query else "")


def office_slug(draft: Revision) -> str:
    """Returns the office's part of an id: its own id, else the host that published the page, else `unknown`."""
    if draft.briefing.office is not None:
        return draft.briefing.office
    for address in (draft.capture.address, draft.page.canonical):
        if address is not None and address.lower().startswith(("http://", "https://")):
            host = _HOST.sub("", (urlsplit(address).hostname or "").lower(), count=1)
            slug = _NOT_ASCII.sub("-", host).strip("-")
            if slug:
                return slug
    return "unknown"
