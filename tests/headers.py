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
OURS = {"Cross-Origin-Resource-Policy": "same-origin"}  # the API is for other websites too
HOLES = {"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:"}


def policy(response: HttpResponseBase) -> dict[str, list[str]]:
    """The content security policy: directive → sources."""
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";")]
    return {part[0]: part[1:] for part in parts if part}


def faults(response: HttpResponseBase, *, is_api: bool = False) -> list[str]:
    """What is missing from this answer or leaves a hole, in words; the API may be read by other websites."""
    found = [
        f"{name}: {response.headers.get(name)}"
        for name, wanted in (WANTED if is_api else WANTED | OURS).items()
        if not re.fullmatch(wanted, response.headers.get(name, ""))
    ]
    told = policy(response)
    found += [f"{name} {told.get(name)}" for name, sources in CLOSED.items() if told.get(name) != sources]
    if told.get("form-action") not in (["'none'"], ["'self'"]):
        found.append(f"form-action {told.get('form-action')}")
    for name, sources in told.items():
        hosts = [source for source in sources if not source.startswith("'") and source != "data:"]
        open_to = HOLES & set(sources) | {host for host in hosts if not host.startswith("https://")}
        if name in {"script-src", "object-src"} and "data:" in sources:
            open_to.add("data:")
        found += [f"{name} {source}" for source in sorted(open_to)]
    return found
