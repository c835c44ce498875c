"""An invented calendar of somebody else, read in as a worker of its area would; nothing goes over the network."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.calendars import actions, queries
from basis.calendars.actions import Details
from basis.calendars.examples import examples
from basis.calendars.models import Calendar


def build() -> None:
    """Read in what is not there yet. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    now = timezone.now()
    areas = {area.slug: area for area in queries.choices()}
    for one in examples().calendars:
        area = areas.get(one.area)
        by = _worker(area) if area else None
        if area is None or by is None or Calendar.objects.filter(name=one.name).exists():
            continue
        details = Details(one.name, area, one.theme, organiser=one.organiser)
        calendar = actions.add(details, by=by, is_example=True, at=now)
        actions.bring(calendar, one.path.read_bytes(), one.file, by=by, at=now)
        actions.begin(calendar, by=by, at=now)


def _worker(area: Area) -> Person | None:
    """The community worker of this area in the demo."""
    grant = RoleGrant.objects.filter(role=Role.COMMUNITY_WORKER, area=area).select_related("person").first()
    return grant.person if grant else None
