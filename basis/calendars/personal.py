"""Who had a calendar of somebody else read in, and files that are on their way."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from basis.calendars import actions
from basis.calendars.models import Calendar
from basis.modules import Personal


def export(person: Any) -> list[dict[str, Any]]:
    """The calendars that somebody added."""
    hers = Calendar.objects.filter(added_by=person).defer("brought").order_by("pk")
    return [{"what": one.name, "state": one.state.label, "at": one.added_at.isoformat()} for one in hers]


PERSONAL = Personal(
    name="calendars.added",
    title=_("Wie een agenda liet lezen"),
    purpose=_("Weten wie verantwoordelijk is voor een agenda, en wie bericht krijgt als zij niet meer komt."),
    ground=_("taak van algemeen belang: laten zien wat er te doen is (AVG art. 6 lid 1 onder e)"),
    seen_by=_("wie in dat gebied agenda’s laat lezen"),
    kept=_("de naam tot het account weg is; een bestand tot het erin staat, hooguit 7 dagen"),
    export=export,
    forget=actions.forget,
    expire=actions.expire,
    holds=("calendars.Calendar.added_by", "calendars.Calendar.brought", "calendars.Calendar.organiser"),
)
