"""Put up the vacancies of a list, and change what differs: the same list twice changes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.exchange import actions, life_actions
from basis.exchange.actions import Listed, Told
from basis.exchange.kinds import State
from basis.exchange.models import Card
from basis.exchange.vacancy_reading import Vacancy
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake

STILL_WANTED = datetime.timedelta(days=30)  # what is still in the list and ends sooner, stands longer
SAID = ("sentence", "text", "theme", "reach", "organisation", "is_vacancy")


@dataclass
class Done:
    """How many vacancies are new, changed, let stand longer, and the same; and what was refused, by line."""

    new: int = 0
    changed: int = 0
    renewed: int = 0
    same: int = 0
    faults: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def import_vacancies(
    found: Mapping[int, Vacancy],
    *,
    origin: str,
    by: Any,
    dry_run: bool = False,
    at: datetime.datetime | None = None,
) -> Done:
    """Put up these vacancies of associations (vision 4.2.3) in the name of who reads them in, who works for the area.

    `origin` is the name of the list; `dry_run` says what would happen and changes nothing. Who closed one or took it
    away is not overruled. What is no longer in the list stays until it ends.
    """
    done, now = Done(), at or timezone.now()
    for line, vacancy in found.items():
        try:
            with transaction.atomic():
                what = _put(vacancy, Listed(origin, vacancy.key), by, now)
        except ValidationError as fault:
            done.faults[line] = " ".join(fault.messages)
        except PermissionDenied:
            done.faults[line] = _("u werkt niet voor dit gebied")
        else:
            setattr(done, what, getattr(done, what) + 1)
    if dry_run:
        transaction.set_rollback(True)
    return done


def _put(vacancy: Vacancy, listed: Listed, by: Any, now: datetime.datetime) -> str:
    """What became of this line: 'new', 'changed', 'renewed' or 'same'."""
    there = Card.objects.filter(origin=listed.origin, external_id=listed.external_id)
    card = there.select_related("contribution", "organisation", "area").first()
    if card is None:
        actions.put_up(vacancy.area, vacancy.told, by=by, intake=Intake(on_behalf=True), listed=listed, at=now)
        return "new"
    if card.state == State.CLOSED or card.contribution.state in {"withdrawn", "removed"}:
        return "same"
    if is_other := _differs(card, vacancy.told):
        _change(card, vacancy.told, by)
    if card.ends_on - timezone.localdate(now) < STILL_WANTED:
        life_actions.renew(card, by=by, at=now)
        return "changed" if is_other else "renewed"
    return "changed" if is_other else "same"


def _differs(card: Card, told: Told) -> bool:
    was = [getattr(card, name) for name in SAID]
    return was != [getattr(told, name) for name in SAID] or set(card.when) != set(told.when)


def _change(card: Card, told: Told, by: Any) -> None:
    """Of a list another organisation may be named for the same vacancy only by who may speak for it."""
    if told.organisation != card.organisation:
        raise ValidationError(_("organisatie: onder deze sleutel staat een vacature van een andere organisatie"))
    moderation.change(card.contribution, lambda now: actions.change(now, by, {"told": told}), by=by)
