"""A rule of repeating, said in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basis.activities.recurrence_parts import AMSTERDAM, Parts

WORKING_DAYS = {0, 1, 2, 3, 4}


def rule_in_words(parts: Parts) -> str:
    """How often and on which days: "elke dinsdag", "elke 2 weken op dinsdag", "elk jaar op 5 december"."""
    days = _days(parts)
    if parts.interval == 1 and (
        parts.freq == "WEEKLY" or (parts.freq == "DAILY" and parts.byday and not parts.bymonthday)
    ):
        words = _("elke %(days)s") % {"days": days}
    elif parts.freq == "MONTHLY" and parts.interval == 1 and not parts.bymonth and _is_which(parts):
        words = _("elke %(days)s van de maand") % {"days": days}
    else:
        words = _every(parts)
        if days:
            words = _("%(often)s op %(days)s") % {"often": words, "days": _of_what(parts, days)}
    if parts.bymonth and not (parts.freq == "YEARLY" and days):
        words = _("%(words)s, alleen in %(months)s") % {"words": words, "months": _months(parts)}
    return words


def ended_in_words(parts: Parts) -> str:
    """Until when, or how many times in all; empty when it has no end."""
    if parts.until is not None:
        day = date_format(parts.until.astimezone(AMSTERDAM), "j F Y")
        return _(", tot en met %(day)s") % {"day": day}
    if parts.count is not None:
        return ngettext(", %(count)s keer", ", %(count)s keer in totaal", parts.count) % {"count": parts.count}
    return ""


def _every(parts: Parts) -> str:
    number = parts.interval
    if parts.freq == "DAILY":
        words = ngettext("elke dag", "elke %(number)s dagen", number)
    elif parts.freq == "WEEKLY":
        words = ngettext("elke week", "elke %(number)s weken", number)
    elif parts.freq == "MONTHLY":
        words = ngettext("elke maand", "elke %(number)s maanden", number)
    else:
        words = ngettext("elk jaar", "elke %(number)s jaar", number)
    return words % {"number": number}


def _is_which(parts: Parts) -> bool:
    """Whether it names days like the second Wednesday, and nothing else."""
    return bool(parts.byday) and all(ordinal for ordinal, _day in parts.byday) and not parts.bymonthday


def _days(parts: Parts) -> str:
    """The days that it names; empty when it names none, or in a way that takes more words than it helps."""
    if parts.bysetpos:
        return _and(
            [_("de %(which)s %(days)s") % {"which": _ordinal(at), "days": _plain_days(parts)} for at in parts.bysetpos]
        )
    if parts.byday and parts.bymonthday:
        return _("%(days)s als dat %(dates)s is") % {"days": _weekdays(parts), "dates": _dates(parts)}
    if parts.byday:
        return _weekdays(parts)
    return _dates(parts)


def _plain_days(parts: Parts) -> str:
    """The days out of which BYSETPOS picks."""
    if parts.byday and {day for _which, day in parts.byday} == WORKING_DAYS:
        return _("werkdag")
    if len(parts.byday) == 7 or not (parts.byday or parts.bymonthday):
        return _("dag")
    names = [str(WEEKDAYS[day]) for _which, day in parts.byday] or [_dates(parts)]
    return _("van deze dagen: %(days)s") % {"days": _and(names)} if len(names) > 1 else names[0]


def _weekdays(parts: Parts) -> str:
    plain = {day for which, day in parts.byday if not which}
    if plain == WORKING_DAYS and len(parts.byday) == 5:
        return _("werkdag")
    is_in_front = parts.freq == "MONTHLY" and parts.interval == 1 and not parts.bymonth and _is_which(parts)
    article = "" if is_in_front else _("de ")
    return _and(
        [
            f"{article}{_ordinal(which)} {WEEKDAYS[day]}" if which else str(WEEKDAYS[day])
            for which, day in sorted(parts.byday, key=lambda one: (one[0] < 0, one))
        ]
    )


def _dates(parts: Parts) -> str:
    """Days of the month: "dag 15", "de laatste dag"; in a year with its month: "5 december"."""
    if parts.freq == "YEARLY" and parts.bymonth and min(parts.bymonthday, default=0) > 0:
        return _and([f"{day} {MONTHS[month]}" for month in parts.bymonth for day in parts.bymonthday])
    forward = [_("dag %(day)s") % {"day": day} for day in parts.bymonthday if day > 0]
    return _and([*forward, *(_("de %(which)s dag") % {"which": _ordinal(day)} for day in parts.bymonthday if day < 0)])


def _of_what(parts: Parts, days: str) -> str:
    """The days with the month or year that they are of."""
    is_said = parts.freq in ("DAILY", "WEEKLY") or (parts.freq == "YEARLY" and min(parts.bymonthday, default=0) > 0)
    if parts.freq == "YEARLY" and parts.bymonth:
        return (
            days
            if is_said and not parts.byday
            else _("%(days)s van %(months)s") % {"days": days, "months": _months(parts)}
        )
    if is_said or not (_is_which(parts) or parts.bysetpos or min(parts.bymonthday, default=0) < 0):
        return days
    return (
        _("%(days)s van de maand") % {"days": days}
        if parts.freq == "MONTHLY"
        else _("%(days)s van het jaar") % {"days": days}
    )


def _months(parts: Parts) -> str:
    return _and([str(MONTHS[month]) for month in parts.bymonth])


def _ordinal(which: int) -> str:
    if which == -1:
        return _("laatste")
    names = [_("eerste"), _("tweede"), _("derde"), _("vierde"), _("vijfde")]
    name = names[abs(which) - 1] if abs(which) <= len(names) else _("%(number)s-de") % {"number": abs(which)}
    return (
        name
        if which > 0
        else _("%(which)s van achteren geteld") % {"which": name}
        if which < -2
        else _("een na laatste")
    )


def _and(names: Sequence[str]) -> str:
    """ "dinsdag, woensdag en vrijdag"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s en %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
