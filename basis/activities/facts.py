"""What is known of an activity as it comes in: from a form, a calendar of somebody else, a file or the demo."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from basis.activities.kinds import Joining, Kind
from basis.themes import Theme

if TYPE_CHECKING:
    from basis.initiatives.models import Initiative
    from basis.socialmap.models import Organisation, Place


@dataclass(frozen=True)
class ActivityFacts:
    """An activity. Moments are local and without zone, as people write them; `starts` is the first one.

    `rrule` is a rule of RFC 5545 without its name ("FREQ=WEEKLY;COUNT=10"), empty for once. What comes from a calendar
    has its `origin` (which calendar) and `uid` (which event in it): under these it is recognised when it comes again.
    """

    title: str
    text: str
    starts: datetime.datetime
    minutes: int = 60
    rrule: str = ""
    rdates: tuple[datetime.datetime, ...] = ()
    exdates: tuple[datetime.datetime, ...] = ()
    kind: str = Kind.ACTIVITY
    theme: str = Theme.OTHER
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    cost_kind: str = ""
    amount: Decimal | None = None
    cost: str = ""
    step_free: bool | None = None
    wheelchair_toilet: bool | None = None
    ring_line: bool | None = None
    access: str = ""
    place: Place | None = None
    where: str = ""
    online_url: str = ""
    organisation: Organisation | None = None
    initiative: Initiative | None = None
    organiser: str = ""
    contact: str = ""
    capacity: int | None = None
    joining: str = Joining.NO
    origin: str = ""
    uid: str = ""
    source_url: str = ""


@dataclass(frozen=True)
class Difference:
    """How one occurrence is: when (local, without zone), how long, where (empty: where its activity is), and why."""

    starts: datetime.datetime
    minutes: int
    place: Place | None = None
    where: str = ""
    note: str = ""
