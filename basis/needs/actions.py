"""Say what one wishes, misses, notices or is glad of, and change those words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import IO, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import pictures
from basis.accounts import queries as people
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.moderation.models import Contribution
from basis.needs import queries, rules
from basis.needs.about_queries import About
from basis.needs.models import Need
from basis.themes import Group, Theme

KIND = "needs.need"


@dataclass(frozen=True)
class Said:
    """What somebody says; `photo` is a file as it came, `pin` a point on the map (latitude, longitude, WGS84).

    With `keeps_photo` no photo means: the one that is there stays.
    """

    kind: str
    text: str
    theme: str = Theme.OTHER
    group: str = Group.EVERYONE
    place: str = ""
    byline: str = ""
    pin: tuple[float, float] | None = None
    photo: IO[bytes] | None = None
    photo_alt: str = ""
    keeps_photo: bool = False


@transaction.atomic
def give_need(
    area: Area,
    said: Said,
    *,
    by: Any,
    about: About | None = None,
    intake: Intake | None = None,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Given:
    """Set down what somebody says of this area (vision 4.2.5: wishes, needs and signals feed the agenda of an area).

    Anyone may, without an account too; `by` is who is signed in, or None. Writing down for somebody else
    (`intake.on_behalf`) is for who works for the area. Refuses an area for which nothing is said, an empty text, a
    photo without description, and words that stand here already.
    """
    intake = intake or Intake()
    if intake.on_behalf and not rules.may_record(by, area):
        raise PermissionDenied
    if queries.home_of(area) != area:
        raise ValidationError(_("Kies een wijk of dorp."))
    need = Need(area=area, is_example=is_example, written_at=at or timezone.now())
    if about:
        need.about_kind, need.about_key = about.kind, about.key
        need.about_title, need.about_path = about.title[:160], about.path
        need.lat, need.lon = about.lat, about.lon
    if said.pin:
        need.lat, need.lon = said.pin
    _put(need, said)
    if queries.needs(None, area).filter(kind=need.kind, text=need.text).exists():
        raise ValidationError(_("Precies deze woorden staan hier al."))
    if said.photo:
        pictures.put(need, said.photo, said.photo_alt)
    given = moderation.give(KIND, area=area.code, by=by, intake=intake, at=need.written_at)
    need.contribution = given.contribution
    if intake.on_behalf:
        need.recorded_as = people.role_in(by, area)
    need.save()
    audit.record("needs.given", need, by=by, area=area.code, kind=need.kind)
    return given


def change_need(contribution: Contribution, by: Any, said: Any) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls; `said` is what the form cleaned."""
    need = Need.objects.select_for_update().get(contribution=contribution)
    told = said["said"]
    _put(need, told)
    if not told.keeps_photo:
        pictures.drop(need)
    elif need.photo:
        need.photo_alt = _plain(told.photo_alt) or need.photo_alt
    need.save()


def erase_need(contribution: Contribution) -> None:
    """Its words, its place and its photo are gone; that there was something, of which kind and about what, stays."""
    for need in Need.objects.select_for_update().filter(contribution=contribution):
        need.text = need.byline = need.place = ""
        need.lat = need.lon = None
        pictures.drop(need)
        need.save()


def without_byline(person: Any) -> int:
    """What somebody called herself is taken off the needs she gave; gives how many there were."""
    return Need.objects.filter(contribution__author=person).exclude(byline="").update(byline="")


def _put(need: Need, said: Said) -> None:
    need.kind, need.theme, need.group = said.kind, said.theme, said.group
    need.text, need.place, need.byline = _plain(said.text), _plain(said.place), _plain(said.byline)
    need.full_clean(exclude=["contribution", "bundle"])


def _plain(text: str) -> str:
    return " ".join(text.split())
