"""Fetch a page that somebody else named, without reaching what is not public (OWASP: server-side request forgery).

Only https, without name and password, on the ports of the web. A name is looked up once, every address it has must be
one that anybody on the internet reaches, and the connection is made to that very address: a name that says something
else a moment later changes nothing. The certificate is checked for the name. Each redirect is looked at anew.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpcore
import httpx
from django.utils.translation import gettext as _

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

MOST_REDIRECTS = 3
LONGEST_URL = 300
LONGEST_MARK = 200  # of an ETag; a longer one is not kept
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address, written in IPv6 by the network (RFC 6052)
TUNNELS = tuple(  # they carry another address inside, or are of no use to anybody outside
    ipaddress.ip_network(one) for one in ("2002::/16", "2001::/23", "64:ff9b:1::/48", "fec0::/10", "192.88.99.0/24")
)


class NotFetched(Exception):
    """It could not be fetched, or may not be; the message says why, to who gave the address."""


@dataclass(frozen=True)
class Fetched:
    """What came: its bytes, and what to say next time so that it comes only when it is another."""

    content: bytes
    url: str  # where it was found in the end
    etag: str = ""
    modified: str = ""
    is_unchanged: bool = False


def is_public(address: Address) -> bool:
    """Whether this is an address that anybody on the internet reaches."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address in NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback:
        return False
    if address.is_link_local or address.is_private or not address.is_global:
        return False
    return not any(address in tunnel for tunnel in TUNNELS if tunnel.version == address.version)


def look_up(name: str) -> list[str]:
    """The addresses that a name has now, as the system finds them."""
    return [str(one[4][0]) for one in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)]


@cache
def _certificates() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


@dataclass(frozen=True)
class Reach:
    """How far a fetch reaches; what stands here is right for the internet. A test reaches its own server instead."""

    look_up: Callable[[str], Iterable[str]] = look_up
    allows: Callable[[Address], bool] = is_public
    ports: frozenset[int] = frozenset({443, 8443})
    certificates: Callable[[], ssl.SSLContext] = field(default=_certificates)
    most_bytes: int = 5 * 1024 * 1024
    most_seconds: float = 30.0
    one_wait: float = 10.0  # seconds, for the next piece


INTERNET = Reach()


def fetch(url: str, *, agent: str, etag: str = "", modified: str = "", reach: Reach = INTERNET) -> Fetched:
    """What stands at this address; `is_unchanged` when it is still that of `etag` or `modified`.

    Refuses what is not public, more than MOST_REDIRECTS redirects, and what is too large or too slow; of a packed
    answer what comes out counts. It sends no cookies, and nothing of who asks but `agent`.
    """
    until = time.monotonic() + reach.most_seconds
    headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "gzip"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": modified} if modified else {}
    target = checked(url, reach)
    try:
        for _hop in range(MOST_REDIRECTS + 1):
            found = _ask(target, headers, reach, until)
            if isinstance(found, Fetched):
                return found
            target = checked(str(target.join(found)), reach)
    except httpx.InvalidURL:
        raise NotFetched(_("Dit adres stuurt door naar iets dat geen adres is.")) from None
    except httpcore.TimeoutException:
        raise NotFetched(_("Het duurt te lang voordat dit adres antwoordt.")) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, zlib.error):
        raise NotFetched(_("Dit adres antwoordt niet, of niet zoals het hoort.")) from None
    raise NotFetched(_("Dit adres stuurt te vaak door."))


def checked(url: str, reach: Reach = INTERNET) -> httpx.URL:
    """The address, taken apart, when we may go there as far as it says itself; where its name leads comes later."""
    if len(url) > LONGEST_URL or not url.isprintable() or any(sign in url for sign in " \\"):
        raise NotFetched(_("Dit is geen adres dat wij kunnen lezen."))
    try:
        target = httpx.URL(url)
        host, port = target.raw_host.decode("ascii"), 443 if target.port is None else target.port
    except (httpx.InvalidURL, ValueError, TypeError):
        raise NotFetched(_("Dit is geen adres dat wij kunnen lezen.")) from None
    if target.scheme != "https":
        raise NotFetched(_("Het adres moet met https:// beginnen."))
    if target.userinfo or not host:
        raise NotFetched(_("In het adres staat een naam of wachtwoord, of er staat geen website in."))
    if port not in reach.ports:
        raise NotFetched(_("Dit adres gebruikt een poort die wij niet openen."))
    return target


def _ask(target: httpx.URL, headers: dict[str, str], reach: Reach, until: float) -> Fetched | str:
    """One question: the answer, or where it sends us."""
    url = httpcore.URL(scheme=b"https", host=target.raw_host, port=target.port, target=target.raw_path)
    careful = _Careful(reach, until)
    sent = [("Host", target.netloc.decode("ascii")), *headers.items(), ("Connection", "close")]
    with (
        httpcore.ConnectionPool(ssl_context=reach.certificates(), network_backend=careful) as pool,
        pool.stream("GET", url, headers=sent) as answer,
    ):
        said = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
        if answer.status in REDIRECTS and said.get("location"):
            return said["location"]
        etag, modified = said.get("etag", ""), said.get("last-modified", "")
        kept = (etag if len(etag) <= LONGEST_MARK else "", modified if len(modified) <= LONGEST_MARK else "")
        if answer.status == 304:
            return Fetched(b"", str(target), *kept, is_unchanged=True)
        if answer.status != 200:
            raise NotFetched(_("Dit adres antwoordt met een fout (%(code)s).") % {"code": answer.status})
        return Fetched(_body(answer, said, reach.most_bytes), str(target), *kept)


def _body(answer: httpcore.Response, said: dict[str, str], most: int) -> bytes:
    """All of it, unpacked; stops as soon as there is more than `most`."""
    packing = said.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", ""):
        raise NotFetched(_("Dit adres antwoordt op een manier die wij niet kunnen uitpakken."))
    unpacking = zlib.decompressobj(wbits=31) if packing.endswith("gzip") else None
    found = bytearray()
    for piece in answer.iter_stream():
        found += unpacking.decompress(piece, most + 1 - len(found)) if unpacking else piece
        if len(found) > most:
            raise NotFetched(
                _("Wat op dit adres staat, is te groot. Wij lezen hooguit %(most)s MB.") % {"most": most // 2**20}
            )
    if unpacking and not unpacking.eof:
        raise NotFetched(_("Het antwoord van dit adres is halverwege afgebroken."))
    return bytes(found)


class _Careful(httpcore.NetworkBackend):
    """Connects only to addresses that may be reached, and waits no longer than there is time."""

    def __init__(self, reach: Reach, until: float) -> None:
        self.reach, self.until = reach, until

    def connect_tcp(self, host: str, port: int, *options: Any, **more: Any) -> httpcore.NetworkStream:
        address = self.address_of(host)
        wait = _left(self.until, self.reach.one_wait)
        stream = httpcore.SyncBackend().connect_tcp(address, port, timeout=wait)
        return _Patient(stream, self.until, self.reach.one_wait)

    def address_of(self, host: str) -> str:
        """The address to connect to. Refuses a name of which one address is not public: it may mean that one."""
        try:
            found = [ipaddress.ip_address(one) for one in self.reach.look_up(host.strip("[]").rstrip("."))]
        except (OSError, UnicodeError, ValueError):
            found = []
        if not found:
            raise NotFetched(_("Deze website is er niet."))
        if not all(self.reach.allows(one) for one in found):
            raise NotFetched(_("Dit adres is niet van een openbare website."))
        return str(found[0])


class _Patient(httpcore.NetworkStream):
    """A connection that is done with at a moment, however slowly it goes on."""

    def __init__(self, stream: httpcore.NetworkStream, until: float, one_wait: float) -> None:
        self.stream, self.until, self.one_wait = stream, until, one_wait

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, timeout=_left(self.until, self.one_wait))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, timeout=_left(self.until, self.one_wait))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self.stream.start_tls(ssl_context, server_hostname, timeout=_left(self.until, self.one_wait))
        return _Patient(secured, self.until, self.one_wait)

    def close(self) -> None:
        self.stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


def _left(until: float, one_wait: float) -> float:
    """Seconds that this step may take."""
    left = until - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return min(left, one_wait)
