"""Read what somebody brought, a calendar (iCal) or a table (CSV), and say what it would do."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from basis import files
from basis.calendars import ical_reading, queries, table_reading
from basis.calendars.models import Calendar
from basis.calendars.told import Event, Told
from basis.files import Refused

MOST_BYTES = 5 * 1024 * 1024


@dataclass(frozen=True)
class Plan:
    """What reading a calendar in would do: nothing is changed by making it."""

    new: list[Event] = field(default_factory=list)
    changed: list[Event] = field(default_factory=list)
    same: list[Event] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)  # name, title: lies ahead here, and is in it no more
    told: Told = field(default_factory=Told)

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it stands here just so."""
        return not (self.new or self.changed or self.gone)


def read(content: bytes, name: str, *, now: datetime.datetime) -> Told:
    """What a file says, whichever of the two it is. Raises ValidationError in words for what cannot be read."""
    words = _("Dit bestand is groter dan 5 MB. Neem een kleiner bestand.")
    if not content.strip():
        raise ValidationError(_("Hier staat niets in."))
    try:
        file = files.opened(content, name or _("agenda"), most=MOST_BYTES, too_large=words)
        if ical_reading.is_calendar(file):
            return ical_reading.read(file, now=now)
        if file.text.lstrip()[:1] == "<":
            raise Refused(_("Dit is een webpagina en geen agenda. Zoek op die pagina naar ‘iCal’ of ‘abonneren’."))
        return table_reading.read(file, now=now)
    except Refused as fault:
        raise ValidationError(str(fault)) from None


def plan(calendar: Calendar, told: Told, *, now: datetime.datetime) -> Plan:
    """What is new, changed, the same and gone. Three queries."""
    known = queries.known(calendar)
    found = Plan(told=told)
    for event in told.events:
        digest, is_gone = known.get(event.uid, ("", False))
        if event.uid not in known:
            found.new.append(event)
        elif digest == event.digest and not is_gone:
            found.same.append(event)
        else:
            found.changed.append(event)
    lies_ahead = {item.uid: item.activity.title for item in queries.ahead(calendar, now)}
    found.gone.extend(
        (uid, title)
        for uid, title in sorted(lies_ahead.items(), key=lambda one: one[1])
        if uid not in told.named or uid in told.withdrawn
    )
    return found
