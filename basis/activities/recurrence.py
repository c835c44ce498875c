"""When something is that comes again: the moments of a rule of RFC 5545, on the clock of the Netherlands.

We walk the days ourselves and do not ask `dateutil.rrule`: that looks for 30 February until the year 9999 and cannot be
told to stop, and a calendar of somebody else may hold such a rule. It is what `recurring_ical_events` is built on, by
which our tests check each of these moments; so the two are found in two ways.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from basis.activities.recurrence_parts import AMSTERDAM as AMSTERDAM
from basis.activities.recurrence_parts import Parts, read, split
from basis.activities.recurrence_parts import aware as aware
from basis.activities.recurrence_words import ended_in_words, rule_in_words

MOST = 5_000  # so many moments one call gives
FARTHEST = dt.date(2199, 12, 31)


@dataclass(frozen=True)
class Rule:
    """When something begins, and how it comes again. All times are on the clock of the Netherlands, without a zone.

    `rrule` is as in RFC 5545 ("FREQ=WEEKLY;BYDAY=TU"), or empty. `rdates` come beside it, `exdates` are left out.
    """

    starts: dt.datetime
    rrule: str = ""
    rdates: tuple[dt.datetime, ...] = ()
    exdates: tuple[dt.datetime, ...] = ()


def check(rrule: str) -> None:
    """ValidationError, in words for who filled it in, when we cannot repeat like this. Empty is: once."""
    if rrule:
        read(rrule)


def moments(rule: Rule, since: dt.datetime, until: dt.datetime) -> list[dt.datetime]:
    """The moments from `since` until just before `until`, in their order and each once; at most MOST of them.

    DTSTART is always the first of them and counts for COUNT (RFC 5545 §3.8.5.3 and §3.3.10); what is left out counts
    for COUNT too. A rule that never comes true gives only its DTSTART, and is not looked for beyond `until`.
    """
    since, until = since.astimezone(dt.UTC), until.astimezone(dt.UTC)  # two of one zone are compared by the clock
    left_out = {aware(local) for local in rule.exdates}
    extra = (aware(local) for local in rule.rdates)
    found: set[dt.datetime] = set()
    for moment in chain(extra, (moment for _local, moment in _ruled(rule, since, until))):
        if since <= moment < until and moment not in left_out:
            found.add(moment)
        if len(found) >= MOST:
            break
    return sorted(found)


def without(rule: Rule, moment: dt.datetime) -> Rule:
    """The rule with this moment left out (EXDATE)."""
    if aware(_local(moment)) in {aware(local) for local in rule.exdates}:
        return rule
    return replace(rule, exdates=tuple(sorted((*rule.exdates, _local(moment)))))


def also(rule: Rule, moment: dt.datetime) -> Rule:
    """The rule with this moment beside it (RDATE), also when it was left out before."""
    instant = aware(_local(moment))
    exdates = tuple(local for local in rule.exdates if aware(local) != instant)
    if instant in {aware(local) for local in (rule.starts, *rule.rdates)}:
        return replace(rule, exdates=exdates)
    return replace(rule, rdates=tuple(sorted((*rule.rdates, _local(moment)))), exdates=exdates)


def ended_before(rule: Rule, moment: dt.datetime) -> Rule:
    """The rule that stops before this moment: COUNT counted down, otherwise UNTIL, in UTC (RFC 5545 §3.3.10).

    ValueError when nothing of it would be left: who wants that, cancels the whole.
    """
    moment = moment.astimezone(dt.UTC)
    if moment <= aware(rule.starts):
        raise ValueError("Nothing comes before the first moment.")
    kept = replace(
        rule,
        rdates=tuple(local for local in rule.rdates if aware(local) < moment),
        exdates=tuple(local for local in rule.exdates if aware(local) < moment),
    )
    if not rule.rrule:
        return kept
    parts = read(rule.rrule)
    if parts.count is not None:
        return replace(kept, rrule=_rewritten(rule.rrule, COUNT=str(_count_before(rule, moment))))
    last = moment - dt.timedelta(seconds=1)
    if parts.until is not None and parts.until <= last:
        return kept
    return replace(kept, rrule=_rewritten(rule.rrule, UNTIL=f"{last:%Y%m%dT%H%M%SZ}"))


def rest_from(rule: Rule, moment: dt.datetime) -> Rule:
    """The rule of this moment and all after it: what `ended_before` takes off, as a rule of its own."""
    moment = moment.astimezone(dt.UTC)
    exdates = tuple(local for local in rule.exdates if aware(local) >= moment)
    rdates = tuple(local for local in rule.rdates if aware(local) >= moment)
    far = dt.datetime.combine(FARTHEST, dt.time(), AMSTERDAM)
    first = next((local for local, instant in _ruled(rule, moment, far) if instant >= moment), None)
    if first is None:
        return Rule(starts=_local(moment), rdates=tuple(x for x in rdates if x != _local(moment)), exdates=exdates)
    rrule = rule.rrule
    if rrule and (count := read(rrule).count) is not None:
        rrule = _rewritten(rrule, COUNT=str(count - _count_before(rule, moment)))
    return Rule(starts=first, rrule=rrule, rdates=rdates, exdates=exdates)


def in_words(rule: Rule) -> str:
    """How it comes again, as one says it: "elke dinsdag", "elke tweede woensdag van de maand, tot en met 1 juni 2027".

    Empty for what is once.
    """
    if not rule.rrule:
        return ""
    parts = read(rule.rrule)
    return rule_in_words(_complete(parts, rule.starts.date())) + ended_in_words(parts)


def _local(moment: dt.datetime) -> dt.datetime:
    """The time on our clock, without a zone."""
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None, fold=0) if moment.tzinfo else moment


def _rewritten(rrule: str, **changes: str) -> str:
    return ";".join(f"{name}={value}" for name, value in {**split(rrule), **changes}.items())


def _count_before(rule: Rule, moment: dt.datetime) -> int:
    """How often the rule itself came before this moment, left out or not."""
    return sum(instant < moment for _local, instant in _ruled(rule, aware(rule.starts), moment))


def _ruled(rule: Rule, since: dt.datetime, until: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    """DTSTART and what the rule makes of it, on our clock and as an instant, in order; some may come before `since`."""
    parts = read(rule.rrule) if rule.rrule else None
    days: Iterator[dt.date] = iter(())
    if parts:
        first = rule.starts.date() if parts.count is not None else max(rule.starts.date(), _day(since))
        days = _days(_complete(parts, rule.starts.date()), rule.starts.date(), first, _day(until))
    for number, day in enumerate(chain([rule.starts.date()], days)):
        local = dt.datetime.combine(day, rule.starts.time())
        moment = aware(local)
        if parts and (number == parts.count or (parts.until and moment > parts.until)):
            return
        yield local, moment


def _day(moment: dt.datetime) -> dt.date:
    return _local(moment).date()


def _complete(parts: Parts, starts: dt.date) -> Parts:
    """The rule with what DTSTART says where the rule says nothing (RFC 5545 §3.3.10)."""
    if parts.byday or parts.bymonthday or parts.freq == "DAILY":
        return parts
    if parts.freq == "WEEKLY":
        return replace(parts, byday=((0, starts.weekday()),))
    if parts.freq == "YEARLY" and not parts.bymonth:
        return replace(parts, bymonth=(starts.month,), bymonthday=(starts.day,))
    return replace(parts, bymonthday=(starts.day,))


def _days(parts: Parts, starts: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days of the rule after `starts`, in order, from the period of `first` up to `last`.

    A period is a day, week, month or year; they are numbered, so that INTERVAL is a step and what lies long back is
    stepped over.
    """
    begin = _period(parts, starts)
    skipped = (_period(parts, first) - begin) // parts.interval * parts.interval
    for number in range(begin + max(0, skipped), _period(parts, min(last, FARTHEST)) + 1, parts.interval):
        days = [day for day in _in_period(parts, number) if _fits(parts, day)]
        if parts.bysetpos:
            places = {at - 1 if at > 0 else len(days) + at for at in parts.bysetpos}
            days = [day for place, day in enumerate(days) if place in places]
        yield from (day for day in days if starts < day <= last)


def _period(parts: Parts, day: dt.date) -> int:
    """The number of the period in which a day is."""
    match parts.freq:
        case "DAILY":
            return day.toordinal()
        case "WEEKLY":
            return (day.toordinal() - 1 - parts.wkst) // 7
        case "MONTHLY":
            return day.year * 12 + day.month - 1
    return day.year


def _in_period(parts: Parts, number: int) -> Iterator[dt.date]:
    """The days of one period."""
    if parts.freq == "DAILY":
        yield dt.date.fromordinal(number)
    elif parts.freq == "WEEKLY":
        first = number * 7 + 1 + parts.wkst
        yield from (dt.date.fromordinal(first + day) for day in range(7))
    else:
        year, months = (number, range(1, 13)) if parts.freq == "YEARLY" else (number // 12, [number % 12 + 1])
        for month in months:
            if not parts.bymonth or month in parts.bymonth:
                yield from (dt.date(year, month, day + 1) for day in range(monthrange(year, month)[1]))


def _fits(parts: Parts, day: dt.date) -> bool:
    """Whether a day is one of those that the rule names."""
    if parts.bymonth and day.month not in parts.bymonth:
        return False
    length = monthrange(day.year, day.month)[1]
    if parts.bymonthday and not {day.day, day.day - length - 1} & set(parts.bymonthday):
        return False
    if not parts.byday:
        return True
    place = day.day - 1  # in the month, or in the year when the rule names no month
    if parts.freq == "YEARLY" and not parts.bymonth:
        place = day.timetuple().tm_yday - 1
        length = dt.date(day.year, 12, 31).timetuple().tm_yday
    which = {0, place // 7 + 1, -((length - 1 - place) // 7) - 1}
    return any(weekday == day.weekday() and ordinal in which for ordinal, weekday in parts.byday)
