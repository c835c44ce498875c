"""What the headers of an answer must say: the rules of internet.nl and of the HTTP Observatory."""

from __future__ import annotations

import re

from django.http import HttpResponseBase

WANTED = {  # header → what it must be
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin|no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": r".*camera=\(\).*",
}
CLOSED = {"default-src": ["'none'"], "base-uri": ["'none'"], "frame-ancestors": ["'none'"]}
FRAMED = ("socialmap:embed", "GET")  # the only view that other websites may show in a frame
OURS = {"Cross-Origin-Resource-Policy": "same-origin"}  # the API is for other websites too
IN_A_FRAME = {"X-Frame-Options": "", "Cross-Origin-Resource-Policy": "cross-origin"}
POWERLESS = {"frame-ancestors": ["*"], "script-src": ["'none'"], "connect-src": ["'none'"], "form-action": ["'none'"]}
HOLES = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:"}


def policy(response: HttpResponseBase) -> dict[str, list[str]]:
    """The content security policy: directive → sources."""
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";")]
    return {part[0]: part[1:] for part in parts if part}


def faults(response: HttpResponseBase, *, is_api: bool = False, is_framed: bool = False) -> list[str]:
    """What is missing from this answer or leaves a hole, in words; the API may be read by other websites.

    `is_framed`: any website may show it in a frame, and then it can do nothing: no script, no form, no cookie.
    """
    expected = (WANTED if is_api else WANTED | OURS) | (IN_A_FRAME if is_framed else {})
    found = [
        f"{name}: {response.headers.get(name)}"
        for name, wanted in expected.items()
        if not re.fullmatch(wanted, response.headers.get(name, ""))
    ]
    told = policy(response)
    closed = CLOSED | (POWERLESS if is_framed else {})
    found += [f"{name} {told.get(name)}" for name, sources in closed.items() if told.get(name) != sources]
    if is_framed:
        told.pop("frame-ancestors", None)
        found += [f"cookie {name}" for name in getattr(response, "cookies", {})]
    if told.get("form-action") not in (["'none'"], ["'self'"]):
        found.append(f"form-action {told.get('form-action')}")
    for name, sources in told.items():
        hosts = [source for source in sources if not source.startswith("'") and source != "data:"]
        open_to = HOLES & set(sources) | {host for host in hosts if not host.startswith("https://")}
        if name in {"script-src", "object-src"} and "data:" in sources:
            open_to.add("data:")
        found += [f"{name} {source}" for source in sorted(open_to)]
    return found
