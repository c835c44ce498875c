"""Say what a figure means here, and change those words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis.accounts import queries as people
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.figures import registry, rules
from basis.figures.models import Reading
from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.moderation.models import Contribution

KIND = "figures.reading"
LONGEST = 1000  # characters: a reading is heard in a breath or two
CLOSED = ("withdrawn", "removed")


@transaction.atomic
def give_reading(
    area: Area,
    indicator: str,
    *,
    text: str,
    byline: str = "",
    by: Any,
    intake: Intake | None = None,
    is_example: bool = False,
) -> Given:
    """Set down what somebody reads in this figure here (vision 4.2.5: figures get meaning in the conversation).

    Anyone may, without an account too; `by` is who is signed in, or None. `byline` says whose reading it is, as shown,
    and may be left empty. Writing down for somebody else (`intake.on_behalf`) is for who works for the area. Refuses an
    indicator that does not exist, an empty text, and words that stand here already.
    """
    intake = intake or Intake()
    if intake.on_behalf and not rules.may_record_reading(by, area):
        raise PermissionDenied
    reading = Reading(area=area, indicator=indicator, text=_plain(text), byline=_plain(byline), is_example=is_example)
    _check(reading)
    if Reading.objects.visible_to(None).in_area(area).filter(indicator=indicator, text=reading.text).exists():
        raise ValidationError(_("Precies deze woorden staan hier al."))
    given = moderation.give(KIND, area=rules.looked_after_by(area), by=by, intake=intake)
    reading.contribution = given.contribution
    if intake.on_behalf:
        reading.recorded_as = people.role_in(by, area)
    reading.save()
    audit.record("figures.reading_written", reading, by=by, area=area.code, indicator=indicator)
    return given


def change_reading(contribution: Contribution, by: Any, said: Any) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls when its giver changes her reading."""
    reading = Reading.objects.select_for_update().get(contribution=contribution)
    reading.text, reading.byline = _plain(said["text"]), _plain(said["byline"])
    _check(reading)
    reading.save(update_fields=["text", "byline"])


def erase_reading(contribution: Contribution) -> None:
    """Its words are gone; that there was a reading, and of which figure, stays."""
    Reading.objects.filter(contribution=contribution).update(text="", byline="")


def without_byline(person: Any) -> int:
    """What somebody called herself is taken off the readings she gave; gives how many there were."""
    return Reading.objects.filter(contribution__author=person).exclude(byline="").update(byline="")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _check(reading: Reading) -> None:
    if not registry.exists(reading.indicator):
        raise ValidationError(_("Dit cijfer bestaat niet: %(code)s.") % {"code": reading.indicator})
    reading.full_clean(exclude=["contribution"])
    if len(reading.text) > LONGEST:
        raise ValidationError(_("Houd het bij %(most)s tekens.") % {"most": LONGEST})
