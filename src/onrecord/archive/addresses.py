"""Which network addresses may be connected to: the public ones only."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from onrecord.errors import CaptureError

# Addresses of IPv6 that carry one of IPv4 which a gateway would connect to.
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))


def resolve(host: str, port: int, *, address: str, allow_private: bool = False) -> str:
    """Returns the IP address to connect to for a host, checked.

    Raises CaptureError when the host has no address, or when any of its addresses is not public: loopback,
    private, link-local, shared, reserved and metadata ranges are refused. The caller connects to the very address
    returned, so that a second answer of the name server cannot lead elsewhere.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise CaptureError(f"{address}: the host {host} is not known", address=address) from None
    found = [str(answer[4][0]) for answer in answers]
    if not found:
        raise CaptureError(f"{address}: the host {host} has no address", address=address)
    refused = next((each for each in found if not is_public(each)), None)
    if refused is not None and not allow_private:
        raise CaptureError(f"{address}: refused, {host} is at {refused}, which is no public address", address=address)
    return found[0]


def is_public(text: str) -> bool:
    """Tells whether an IP address can be reached by everybody on the internet."""
    if "%" in text:  # a zone: only link-local addresses have one
        return False
    return _public(ip_address(text))


def _public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return _public(inner)
        if address.teredo is not None or any(address in network for network in _NAT64):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
