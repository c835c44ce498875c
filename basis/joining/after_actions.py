"""After it: was it worth coming, and a few words of who was there."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.activities.models import Activity
from basis.audit import actions as audit
from basis.joining.models import Outcome, Party, State, Telling, Worth
from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.moderation.models import Contribution

TELLING = "joining.telling"


@transaction.atomic
def answer(party: Party, worth: str, *, at: datetime.datetime | None = None) -> None:
    """Say whether it was worth coming. Only the number is kept, apart from who she is; so it cannot be taken back.

    Refuses who did not come, what is not over, and a second answer.
    """
    now = at or timezone.now()
    if party.state != State.IN or party.occurrence.ends_at > now:
        raise PermissionDenied
    if worth not in Worth.values:
        raise ValidationError(_("Kies een van de drie."))
    if not Party.objects.filter(pk=party.pk, has_answered=False).update(has_answered=True):
        raise ValidationError(_("U hebt al geantwoord. Bedankt!"))
    outcome, _is_new = Outcome.objects.get_or_create(occurrence=party.occurrence)
    Outcome.objects.filter(pk=outcome.pk).update(**{worth: F(worth) + 1})
    audit.record("joining.answered", party.occurrence)


@transaction.atomic
def tell(
    party: Party,
    text: str,
    byline: str = "",
    *,
    by: Any,
    intake: Intake | None = None,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Given:
    """A few words about it, in her own words, for everyone to read beside the activity (vision 4.3: stories).

    Refuses who did not come, and what is not over.
    """
    now = at or timezone.now()
    if party.state != State.IN or party.occurrence.ends_at > now:
        raise PermissionDenied
    telling = Telling(occurrence=party.occurrence, is_example=is_example, written_at=now)
    _put(telling, text, byline)
    area = Activity.objects.values_list("area__code", flat=True).get(pk=party.occurrence.activity_id)
    given = moderation.give(TELLING, area=area, by=by, intake=intake, at=now)
    telling.contribution = given.contribution
    telling.save()
    audit.record("joining.told", telling, by=by)
    return given


def change_telling(contribution: Contribution, by: Any, said: Mapping[str, Any]) -> None:
    """Other words in the place of these: what `moderation.actions.change` calls."""
    telling = Telling.objects.select_for_update().get(contribution=contribution)
    _put(telling, said["text"], said["byline"])
    telling.save()


def erase_telling(contribution: Contribution) -> None:
    """Its words are gone; that somebody told something stays."""
    Telling.objects.filter(contribution=contribution).update(text="", byline="")


def without_byline(person: Any) -> int:
    """What somebody called herself is taken off what she told; gives how many there were."""
    return Telling.objects.filter(contribution__author=person).exclude(byline="").update(byline="")


def _put(telling: Telling, text: str, byline: str) -> None:
    telling.text, telling.byline = " ".join(text.split()), " ".join(byline.split())
    telling.full_clean(exclude=["contribution", "occurrence"])
