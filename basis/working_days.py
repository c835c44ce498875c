"""Days on which a municipality works: until when it answers (Algemene termijnenwet art. 3).

Not counted are Saturdays, Sundays and the generally recognised holidays of that law: New Year's Day, Easter Monday,
Ascension Day, Whit Monday, both Christmas days, the day on which the King's birthday is celebrated, and 5 May, every
year; and Good Friday, which the law puts on a par with them. A term so counted is never shorter than people may expect
from the law, and does not hang on the collective agreement of a municipality.
"""

from __future__ import annotations

import datetime
from functools import cache

from dateutil.easter import easter

DAY = datetime.timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
FROM_EASTER = (-2, 1, 39, 50)  # days: Good Friday, Easter Monday, Ascension Day, Whit Monday


@cache
def holidays(year: int) -> frozenset[datetime.date]:
    """The holidays of a year, also those that fall in a weekend."""
    fixed = [(1, 1), (5, 5), (12, 25), (12, 26)]
    kings_day = datetime.date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= DAY  # then it is celebrated on Saturday
    around_easter = {easter(year) + days * DAY for days in FROM_EASTER}
    return frozenset(around_easter | {kings_day} | {datetime.date(year, month, day) for month, day in fixed})


def is_working_day(day: datetime.date) -> bool:
    """Whether one may expect somebody to be at work."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def after(day: datetime.date, count: int) -> datetime.date:
    """The working day that is so many working days after this day, which itself is not counted: 1 is the next one.

    Raises ValueError for less than one.
    """
    if count < 1:
        raise ValueError(count)
    while count:
        day += DAY
        count -= is_working_day(day)
    return day
