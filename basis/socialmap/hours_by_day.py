"""Opening hours as a week of days with at most two spans each: out of a line of OpenStreetMap, and back into one."""

from __future__ import annotations

import re
from dataclasses import dataclass

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MOST = 2  # spans a day
ALWAYS = "24/7"
OFF_ON_HOLIDAYS = "PH off"
TIME = r"(?:[01]\d|2[0-4]):[0-5]\d"
SPAN = re.compile(rf"({TIME})-({TIME})")
RULE = re.compile(rf"(?:((?:{'|'.join(DAYS)})[A-Za-z,\- ]*?) )?(off|{TIME}-{TIME}(?:, ?{TIME}-{TIME})*)")

Spans = tuple[tuple[str, str], ...]  # ("09:00", "12:30"), in the order of the day


@dataclass(frozen=True)
class ByDay:
    """What is open on each of seven days, from Monday on; and whether it is closed on public holidays."""

    days: tuple[Spans, ...] = ((),) * 7
    off_on_holidays: bool = False


def read(line: str) -> ByDay | None:
    """A line as days; None when it says more than that (months, weeks of a month, by appointment, sunset)."""
    days: list[Spans] = [()] * 7
    off = False
    for part in filter(None, (part.strip() for part in line.split(";"))):
        if part == OFF_ON_HOLIDAYS:
            off = True
            continue
        rule = RULE.fullmatch(part)
        which = _weekdays(rule[1] or "Mo-Su") if rule else None
        if not rule or which is None or off:
            return None
        spans = tuple((start, stop) for start, stop in SPAN.findall(rule[2]))
        if len(spans) > MOST or any(start >= stop for start, stop in spans[:-1]) or list(spans) != sorted(spans):
            return None
        for day in which:
            days[day] = spans
    return ByDay(tuple(days), off) if any(days) else None


def _weekdays(text: str) -> list[int] | None:
    """'Mo-We,Fr' as numbers; None when it is something else."""
    found: list[int] = []
    for part in re.split(r",\s?", text.strip()):
        first, dash, last = part.partition("-")
        if first not in DAYS or (dash and last not in DAYS):
            return None
        start, stop = DAYS.index(first), DAYS.index(last if dash else first)
        found += range(start, stop + 1) if start <= stop else [*range(start, 7), *range(stop + 1)]
    return found


def write(week: ByDay) -> str:
    """The line for these days; '' when nothing is open on any. Days with the same spans stand together."""
    said: dict[Spans, list[int]] = {}
    for number, spans in enumerate(week.days):
        if spans:
            said.setdefault(spans, []).append(number)
    rules = [f"{_named(days)} {','.join(f'{a}-{b}' for a, b in spans)}" for spans, days in said.items()]
    return "; ".join([*rules, OFF_ON_HOLIDAYS] if rules and week.off_on_holidays else rules)


def _named(numbers: list[int]) -> str:
    """'Mo-We,Fr': three days or more in a row are a stretch."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(
        f"{DAYS[run[0]]}-{DAYS[run[-1]]}" if len(run) > 2 else ",".join(DAYS[day] for day in run) for run in runs
    )
