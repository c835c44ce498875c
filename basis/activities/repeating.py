"""How often something is: the few choices of a form, as a rule of RFC 5545 and back."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from basis.activities.recurrence_parts import AMSTERDAM, DAYS, read, split

LAST = 5  # the fifth Tuesday is not there every month: people mean the last one


class Repeat(models.TextChoices):
    """How often, as most people say it."""

    ONCE = "once", _("Eén keer")
    WEEKLY = "weekly", _("Elke week")
    TWO_WEEKLY = "two_weekly", _("Om de week")
    MONTHLY = "monthly", _("Elke maand, op dezelfde dag van de week")


def rrule_of(repeat: str, on: datetime.date, until: datetime.date | None = None) -> str:
    """The rule of a choice for what is first on this day; `until` is the last day on which it may still be."""
    nth = (on.day - 1) // 7 + 1
    rule = {
        Repeat.ONCE: "",
        Repeat.WEEKLY: "FREQ=WEEKLY",
        Repeat.TWO_WEEKLY: "FREQ=WEEKLY;INTERVAL=2",
        Repeat.MONTHLY: f"FREQ=MONTHLY;BYDAY={-1 if nth == LAST else nth}{DAYS[on.weekday()]}",
    }[Repeat(repeat)]
    if not rule or until is None:
        return rule
    last = datetime.datetime.combine(until, datetime.time(23, 59, 59), AMSTERDAM)
    return f"{rule};UNTIL={last.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def repeat_of(rrule: str, on: datetime.date) -> Repeat | None:
    """The choice that a rule is, for what is first on this day; None when it is a rule of its own."""
    bare = ";".join(f"{name}={value}" for name, value in split(rrule).items() if name != "UNTIL") if rrule else ""
    return next((one for one in Repeat if rrule_of(one, on) == bare), None)


def until_of(rrule: str) -> datetime.date | None:
    """The last local day on which it may be, when the rule says so."""
    until = read(rrule).until if rrule else None
    return until.astimezone(AMSTERDAM).date() if until else None


def on_another_day(rrule: str, before: datetime.date, after: datetime.date) -> str | None:
    """The rule when what was on one day is on another from now on; None when nobody can tell what that means."""
    if before == after or not any(name.startswith("BY") for name in (split(rrule) if rrule else ())):
        return rrule
    parts = split(rrule)
    count = f";COUNT={parts.pop('COUNT')}" if "COUNT" in parts else ""
    repeat = repeat_of(";".join(f"{name}={value}" for name, value in parts.items()), before)
    return rrule_of(repeat, after, until_of(rrule)) + count if repeat else None
