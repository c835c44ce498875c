"""From which address a request came, also behind proxies, and the part of it that counts as one household."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping

IPV6_HOUSEHOLD = 64  # bits that one connection gets whole


def client_address(meta: Mapping[str, str], proxies: int) -> str:
    """The address of the visitor, from the headers of a request (WSGI names).

    `proxies` is how many trusted proxies stand in front, each adding to X-Forwarded-For the address it heard from.
    Counted from the right, so what a visitor writes there herself is never believed. Fewer than were promised: then
    the address that is connected to us.
    """
    connected = meta.get("REMOTE_ADDR", "")
    if proxies < 1:
        return connected
    passed = [part.strip() for part in meta.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    named = passed[-proxies] if len(passed) >= proxies else ""
    return named if _parsed(named) else connected


def household(address: str) -> str:
    """What is counted as one: an IPv4 address, or the /64 that one connection has of IPv6."""
    found = _parsed(address)
    if found is None:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, IPV6_HOUSEHOLD), strict=False))
    return str(found)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    plain = address.strip()
    if plain.startswith("["):  # "[2001:db8::1]:443"
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:  # "192.0.2.7:443"
        plain = plain.partition(":")[0]
    try:
        return ipaddress.ip_address(plain.partition("%")[0])
    except ValueError:
        return None
