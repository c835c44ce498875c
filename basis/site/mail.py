"""Which server takes our mail: what BASIS_SMTP_URL names; none is no mail."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from basis.site.env import WrongSetting

PORTS = {"starttls": 587, "implicit": 465, "none": 25}
ADDRESS = re.compile(r"[^\s@<>\",;:]+@[^\s@<>\",;:]+")


@dataclass(frozen=True)
class Server:
    """Where our mail goes."""

    host: str
    port: int
    user: str
    password: str
    tls: str  # "starttls", "implicit", "none"


def smtp_from(url: str) -> Server | None:
    """The server that a url names; None when there is no url.

    `smtp://user:password@host:587?tls=starttls`; `smtps://` is tls from the first byte. A password never goes over a
    line without tls. Raises WrongSetting for what no server can be.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WrongSetting(f"BASIS_SMTP_URL: {error}") from None
    options = dict(parse_qsl(parts.query))
    tls = options.pop("tls", "implicit" if parts.scheme == "smtps" else "starttls")
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or tls not in PORTS or options:
        raise WrongSetting(
            "BASIS_SMTP_URL: verwacht / expected smtp://user:password@host:587?tls=starttls (of / or implicit, none)"
        )
    if parts.username and tls == "none":
        raise WrongSetting("BASIS_SMTP_URL: een wachtwoord gaat nooit zonder tls / a password never goes without tls")
    return Server(parts.hostname, port or PORTS[tls], unquote(parts.username or ""), unquote(parts.password or ""), tls)


def sender_from(name: str, given: str, default: str) -> str:
    """A mail address, bare. Raises WrongSetting for anything else, so that no header can be broken by it."""
    if given and not ADDRESS.fullmatch(given):
        raise WrongSetting(f"{name}={given!r}: verwacht een kaal mailadres / expected a bare mail address")
    return given or default


def domain_from(name: str, given: str) -> str:
    """The domain of a mail address. Raises WrongSetting for anything else."""
    if given and not ADDRESS.fullmatch(f"x@{given}"):
        raise WrongSetting(f"{name}={given!r}: verwacht een domein, zoals / expected a domain, like voorbeeld.nl")
    return given


def listen_from(name: str, given: str) -> str:
    """Where to listen, `host:port`. Raises WrongSetting for anything else."""
    if given and not re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}", given):
        raise WrongSetting(f"{name}={given!r}: verwacht / expected host:port, 127.0.0.1:8025")
    return given
