"""Opening hours: a line as OpenStreetMap writes them, and what it means at a moment, on a day and in words."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State, validate

HERE = ZoneInfo("Europe/Amsterdam")
DAY = datetime.timedelta(days=1)
AHEAD = 370  # days in which an opening is looked for
Span = tuple[datetime.datetime, datetime.datetime]

PARTS = {"ochtend": (6, 12), "middag": (12, 18), "avond": (18, 24)}  # of a day, in hours of the clock
HOLIDAYS = "PH open"


class NoHours(ValueError):
    """This line is not written as opening hours are."""


@lru_cache(maxsize=50_000)
def read(line: str) -> OpeningHours:
    """The hours that a line tells, on Dutch time with Dutch holidays. Raises NoHours."""
    if not validate(line):
        raise NoHours(line)
    return OpeningHours(line, timezone=HERE, country="NL", max_interval_days=AHEAD)


def is_open(line: str, at: datetime.datetime) -> bool:
    """Whether it is open at this moment; by appointment is not open, and nothing known is not open."""
    return bool(line) and bool(read(line).is_open(at.astimezone(HERE)))


def next_opening(line: str, at: datetime.datetime) -> datetime.datetime | None:
    """When it opens next after this moment, within a year; None when it does not."""
    begins = (span[0] for span in spans(line, at, at + AHEAD * DAY) if span[0] > at)
    return next(begins, None)


def closes_at(line: str, at: datetime.datetime) -> datetime.datetime | None:
    """Until when what is open now stays open; None: for ever, or it is not open."""
    change = read(line).next_change(at.astimezone(HERE)) if is_open(line, at) else None
    return change if change and change - at < AHEAD * DAY else None


def spans(line: str, begin: datetime.datetime, end: datetime.datetime) -> Iterator[Span]:
    """The stretches of time in which it is open between two moments; the first and last are cut off there."""
    if not line:
        return
    for start, stop, state, _comment in read(line).intervals(begin.astimezone(HERE), end.astimezone(HERE)):
        if state == State.OPEN:
            yield start, stop or end.astimezone(HERE)


def midnight(day: datetime.date) -> datetime.datetime:
    """When a day begins here."""
    return datetime.datetime.combine(day, datetime.time(), HERE)


def on_day(line: str, day: datetime.date) -> tuple[Span, ...]:
    """What is open of one day; a night that goes on after midnight belongs to the day on which it began."""
    begin, end = midnight(day), midnight(day + DAY)
    found = [span for span in spans(line, begin, end + DAY / 2) if span[0] < end]
    if not found or found[0][0] != begin or not is_open(line, begin - datetime.timedelta(minutes=1)):
        return tuple(found)
    return ((begin, end),) if found[0][1] >= end else tuple(found[1:])


@lru_cache(maxsize=400)
def is_holiday(day: datetime.date) -> bool:
    """Whether this is a public holiday in the Netherlands."""
    return bool(read(HOLIDAYS).is_open(midnight(day) + DAY / 2))


def ordinary(weekday: int, after: datetime.date) -> datetime.date:
    """The first such day (0 is Monday) from this day on that is no holiday."""
    day = after + (weekday - after.weekday()) % 7 * DAY
    while is_holiday(day):
        day += 7 * DAY
    return day


@lru_cache(maxsize=200_000)
def is_open_in(line: str, weekday: int, part: str, today: datetime.date) -> bool:
    """Whether it is open at least half an hour in a part of a weekday ('ochtend', 'middag', 'avond', '' is any).

    Asked of the first such day that is no holiday, so it says what to expect this week.
    """
    day = midnight(ordinary(weekday, today))
    first, last = PARTS.get(part, (0, 24))
    begin = day.replace(hour=first)
    end = midnight(day.date() + DAY) if last == 24 else day.replace(hour=last)
    half_an_hour = datetime.timedelta(minutes=30)
    return any(min(stop, end) - max(start, begin) >= half_an_hour for start, stop in spans(line, begin, end))


@dataclass(frozen=True)
class Week:
    """An ordinary week: for each weekday (0 is Monday) what is open, and the days soon on which it is otherwise."""

    days: tuple[tuple[int, tuple[Span, ...]], ...]
    otherwise: tuple[tuple[datetime.date, tuple[Span, ...]], ...]


@lru_cache(maxsize=5_000)
def week(line: str, today: datetime.date) -> Week | None:
    """The ordinary week that a line tells; None when weeks differ ('every first Wednesday', 'in summer').

    Looks half a year ahead and lets two weeks be otherwise, such as around Christmas or when the clock changes.
    """
    days, otherwise = [], []
    for weekday in range(7):
        first = today + (weekday - today.weekday()) % 7 * DAY
        times = {day: on_day(line, day) for day in (first + n * 7 * DAY for n in range(26))}
        clocks = {day: _clock(spans) for day, spans in times.items()}
        (usual, often), *_rest = Counter(clocks[day] for day in times if not is_holiday(day)).most_common(1)
        if often < sum(not is_holiday(day) for day in times) - 2:
            return None
        days.append((weekday, next(times[day] for day in times if clocks[day] == usual)))
        otherwise += [(day, times[day]) for day in list(times)[:3] if clocks[day] != usual]
    return Week(tuple(days), tuple(sorted(otherwise)))


def _clock(times: tuple[Span, ...]) -> tuple[tuple[datetime.time, datetime.time], ...]:
    return tuple((start.time(), stop.time()) for start, stop in times)


def coming(line: str, at: datetime.datetime, most: int = 4) -> tuple[Span, ...]:
    """The next times it is open, at most so many."""
    found = []
    for span in spans(line, at, at + AHEAD * DAY):
        found.append(span)
        if len(found) == most:
            break
    return tuple(found)


def holidays(line: str, today: datetime.date) -> str:
    """What a line says of public holidays in the year to come: 'closed', 'open', 'some', or '' when it says nothing."""
    if "PH" not in line:
        return ""
    days = [today + n * DAY for n in range(366) if is_holiday(today + n * DAY)]
    opened = sum(bool(on_day(line, day)) for day in days)
    return "closed" if not opened else "open" if opened == len(days) else "some"
