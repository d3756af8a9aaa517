"""Whoever asks, as limits count them: the address of the connection, a whole network where it is IPv6, and keyed digests."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress

from django.conf import settings
from django.http import HttpRequest


def network_of(address: str) -> str:
    """Returns what counts as one reader: an address of IPv4, a network of 64 bits of IPv6, since one reader has all of it."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((int(parsed) >> 64 << 64, 64)))
    return str(parsed)


def asking_network(request: HttpRequest) -> str:
    """Returns the network that a request comes from; what headers say of it anybody can write."""
    return network_of(request.META.get("REMOTE_ADDR", ""))


def keyed_digest(words: str, secret: str | None = None) -> str:
    """Returns a digest that nobody can make without the secret: the site's, if no other is given."""
    key = settings.SECRET_KEY if secret is None else secret
    return hmac.new(key.encode(), words.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]
