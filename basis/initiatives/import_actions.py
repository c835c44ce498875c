"""Take over initiatives of another platform, to be read here with a link back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.audit import actions as audit
from basis.initiatives.actions import KIND, free_slug, put
from basis.initiatives.facts import Facts
from basis.initiatives.models import Initiative
from basis.initiatives.reading import Row
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.needs import queries as needs


class _DryRun(Exception):
    """Nothing was meant to stay."""


@dataclass
class Done:
    """How many were new, changed and the same, and what is wrong, by the number of the row."""

    new: int = 0
    changed: int = 0
    same: int = 0
    faults: dict[int, str] = field(default_factory=dict)


def import_rows(rows: Mapping[int, Row], *, origin: str, source: str = "", by: Any, dry_run: bool = False) -> Done:
    """Make what stands here of this platform say what it says now; twice changes nothing. `by` works for all areas.

    What is not in the file any more stays as it was: a platform may give a part. With `dry_run` nothing stays.
    """
    done = Done()
    try:
        with transaction.atomic():
            for number, row in rows.items():
                _put_in(row, number, origin, source or origin, by, done)
            if done.new or done.changed:
                audit.record("initiatives.imported", by=by, platform=origin, new=done.new, changed=done.changed)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return done


def _put_in(row: Row, number: int, origin: str, source: str, by: Any, done: Done) -> None:
    place = Area.objects.here().select_related("own_area", "parent").filter(code=row.gebied).first()
    area = needs.home_of(place) if place else None
    if area is None:
        done.faults[number] = _("gebied ‘%(code)s’ kennen wij niet") % {"code": row.gebied}
        return
    old = Initiative.objects.filter(origin=origin, external_id=row.id).select_related("contribution").first()
    one = old or Initiative(origin=origin, external_id=row.id)
    before = _values(one) if old else None
    one.area, one.stage, one.source, one.source_url = area, row.stage, source[:160], str(row.link)
    site = str(row.website) if row.website else ""
    facts = Facts(row.titel, row.tekst, row.theme, row.groups, None, row.waar, row.van, site)
    try:
        put(one, facts)
    except ValidationError as fault:
        done.faults[number] = " ".join(fault.messages)
        return
    if before == _values(one):
        done.same += 1
        return
    one.changed_at = timezone.now()
    if old is None:
        one.slug = free_slug(one.title)
        given = moderation.give(KIND, area=area.code, by=by, intake=Intake(on_behalf=True))
        one.contribution = given.contribution
    one.save()
    done.new, done.changed = done.new + (old is None), done.changed + (old is not None)


def _values(one: Initiative) -> tuple[Any, ...]:
    """What a row can say."""
    names = ("title", "text", "theme", "area_id", "where", "byline", "website", "stage", "source", "source_url")
    return (*(getattr(one, name) for name in names), tuple(sorted(one.groups)))
