"""Opening hours in the way of HSDS: as repeating events (RFC 5545), where they repeat."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django.utils.translation import gettext as _

from basis.socialmap import hours

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
IN_MONTH = re.compile(
    r"(Mo|Tu|We|Th|Fr|Sa|Su)\[(-?[1-5](?:,-?[1-5])*)\] (\d\d:\d\d)-(\d\d:\d\d)(?:; PH (?:off|closed))?"
)


def schedules(line: str, today: datetime.date) -> list[dict[str, Any]]:
    """The parts of a line, without ids; each tells the whole line. One part without times when nothing repeats."""
    if not line:
        return []
    parts = [{"description": line, "notes": _("Nederlandse tijd"), **part} for part in _parts(line, today)]
    return parts or [{"description": line}]


def _parts(line: str, today: datetime.date) -> list[dict[str, Any]]:
    if found := IN_MONTH.fullmatch(line):
        day, numbers, opens, closes = found.groups()
        byday = ",".join(f"{number}{day.upper()}" for number in numbers.split(","))
        return [{"freq": "MONTHLY", "byday": byday, "opens_at": opens, "closes_at": closes}]
    week = hours.week(line, today)
    times: dict[tuple[str, str], list[str]] = {}
    for weekday, spans in week.days if week else ():
        for start, stop in spans:
            closes = f"{stop:%H:%M}"
            key = (f"{start:%H:%M}", "24:00" if closes == "00:00" else closes)
            times.setdefault(key, []).append(DAYS[weekday])
    return [
        {"freq": "WEEKLY", "byday": ",".join(days), "opens_at": opens, "closes_at": closes}
        for (opens, closes), days in sorted(times.items())
    ]
