"""How the lines of the log hang together: each carries a hash over the one before it and its own content."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

START = "0" * 64  # what the first line follows on
# What may stand in a detail: a code, a slug, a number, a day ("area_director", "WK082806", "GM0828-ruwaard", "GET").
# A name begins with a capital and goes on in small letters, a text has spaces, an address an at sign: none fits.
CODE = re.compile(r"[a-z0-9_.:/+-]*|[A-Z]{2,8}[0-9]*(-[a-z0-9-]+)?")


class NotACode(ValueError):
    """Somebody tried to write a name, a text or an address in the log."""


def plain(detail: Mapping[str, Any]) -> dict[str, Any]:
    """The detail as it is kept. Raises NotACode for anything but codes, whole numbers, days, and lists of them."""
    return {name: _plain(name, value) for name, value in detail.items()}


def _plain(name: str, value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(name, one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, str) and CODE.fullmatch(value):
        return str(value)
    raise NotACode(f"{name}: the log holds codes, whole numbers and days, never what could be a name or a text")


def link(previous: str, content: Iterable[Any]) -> str:
    """The hash of a line that follows on this hash and says this."""
    said = json.dumps([previous, *content], sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(said.encode("ascii")).hexdigest()


def content(act: Any) -> list[Any]:
    """What the hash of a line is about, in a fixed order; the moment in UTC to the microsecond."""
    moment = act.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    about = [act.action, act.target_kind, act.target_key, act.result, act.origin]
    return [act.number, moment, act.actor_id, *about, act.detail]
