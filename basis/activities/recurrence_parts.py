"""What is written in a rule of repeating (RFC 5545 §3.3.10), read and checked: the rules that an activity may have."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # numbered as date.weekday() does
KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}
LONGEST, MOST_COUNT, MOST_INTERVAL = 200, 10_000, 1_000


@dataclass(frozen=True)
class Parts:
    """The parts of one rule. `byday` holds (ordinal or 0, day of the week); `until` is an instant, still within it."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: dt.datetime | None = None
    byday: tuple[tuple[int, int], ...] = ()
    bymonthday: tuple[int, ...] = ()
    bymonth: tuple[int, ...] = ()
    bysetpos: tuple[int, ...] = ()
    wkst: int = 0


def aware(local: dt.datetime) -> dt.datetime:
    """The instant of a time on the clock in the Netherlands (RFC 5545 §3.3.5).

    A time that is skipped in the night of summer time counts with the offset before it (2:30 is then 3:30); of a time
    that is there twice the first is meant.
    """
    return local.replace(tzinfo=AMSTERDAM, fold=0).astimezone(dt.UTC).astimezone(AMSTERDAM)


def split(rrule: str) -> dict[str, str]:
    """The parts of a rule as they are written, in their order."""
    text = rrule.strip().upper().removeprefix("RRULE:").strip(";")
    if len(text) > LONGEST:
        raise ValidationError(_("De regel van herhalen is te lang."))
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, _is, value = part.partition("=")
        if name in found:
            raise ValidationError(_("In de regel van herhalen staat %(part)s twee keer.") % {"part": name})
        found[name] = value
    return found


def read(rrule: str) -> Parts:
    """The parts of a rule, or a ValidationError that says what we cannot do with it."""
    found = split(rrule)
    freq = found.get("FREQ", "")
    if freq not in FREQUENCIES:
        raise ValidationError(_("Herhalen kan per dag, week, maand of jaar. Iets anders kunnen wij niet."))
    unknown = sorted(set(found) - KNOWN)
    if unknown:
        raise ValidationError(
            _("Wij kunnen niet herhalen met %(parts)s.") % {"parts": ", ".join(name[:20] for name in unknown)}
        )
    in_a_month = freq == "MONTHLY" or "BYMONTH" in found
    parts = Parts(
        freq=freq,
        interval=_numbers(found, "INTERVAL", 1, MOST_INTERVAL)[0] if "INTERVAL" in found else 1,
        count=_numbers(found, "COUNT", 1, MOST_COUNT)[0] if "COUNT" in found else None,
        until=_until(found["UNTIL"]) if "UNTIL" in found else None,
        byday=_days(found["BYDAY"], 5 if in_a_month else 53) if "BYDAY" in found else (),
        bymonthday=_numbers(found, "BYMONTHDAY", 1, 31, is_either_way=True),
        bymonth=_numbers(found, "BYMONTH", 1, 12),
        bysetpos=_numbers(found, "BYSETPOS", 1, 366, is_either_way=True),
        wkst=_days(found["WKST"], 0)[0][1] if "WKST" in found else 0,
    )
    _fit_together(parts)
    return parts


def _fit_together(parts: Parts) -> None:
    """What RFC 5545 does not allow beside each other."""
    if parts.count is not None and parts.until is not None:
        raise ValidationError(_("Kies één einde: een aantal keren of een laatste dag. Niet allebei."))
    if parts.freq in ("DAILY", "WEEKLY") and any(ordinal for ordinal, _day in parts.byday):
        raise ValidationError(_("‘De tweede dinsdag’ kan alleen als u per maand of per jaar herhaalt."))
    if parts.freq == "WEEKLY" and parts.bymonthday:
        raise ValidationError(_("Een dag van de maand kan niet als u per week herhaalt."))
    if parts.bysetpos and not (parts.byday or parts.bymonthday or parts.bymonth):
        raise ValidationError(_("De regel telt dagen, maar zegt niet welke."))


def _numbers(
    found: dict[str, str], name: str, least: int, most: int, *, is_either_way: bool = False
) -> tuple[int, ...]:
    """The numbers in one part; `is_either_way` when they may also count back from the end, with a minus."""
    if name not in found:
        return ()
    try:
        numbers = tuple(int(one[:8]) for one in found[name].split(","))
    except ValueError:
        numbers = ()
    if not numbers or not all(least <= (abs(number) if is_either_way else number) <= most for number in numbers):
        raise ValidationError(
            _("In de regel van herhalen klopt %(part)s niet: ‘%(value)s’.") % {"part": name, "value": found[name][:40]}
        )
    return tuple(sorted(set(numbers)))


def _days(value: str, most: int) -> tuple[tuple[int, int], ...]:
    """Days of the week, perhaps with which of them: "MO,-1FR"."""
    days = []
    for one in value.split(","):
        ordinal, day = one[:-2], one[-2:]
        number = ordinal.removeprefix("+").removeprefix("-")
        if day not in DAYS or (
            ordinal and not (number.isascii() and number.isdigit() and 1 <= int(number[:4]) <= most)
        ):
            raise ValidationError(_("Deze dag van de week begrijpen wij niet: ‘%(day)s’.") % {"day": one[:20]})
        days.append((int(ordinal or 0), DAYS.index(day)))
    return tuple(sorted(set(days)))


def _until(value: str) -> dt.datetime:
    """The last instant: in UTC as the standard asks, or on our clock; a day alone counts whole."""
    try:
        if len(value) == 8:
            return aware(dt.datetime.strptime(value + "235959", "%Y%m%d%H%M%S")).astimezone(dt.UTC)  # noqa: DTZ007  (on our clock)
        moment = dt.datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007  (its zone follows)
        return moment.replace(tzinfo=dt.UTC) if value.endswith("Z") else aware(moment).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise ValidationError(
            _("De laatste dag van herhalen begrijpen wij niet: ‘%(value)s’.") % {"value": value[:40]}
        ) from None
