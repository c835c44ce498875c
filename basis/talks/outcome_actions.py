"""Write down what was agreed in a conversation, hand it on, and say how it went."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.audit import actions as audit
from basis.initiatives.models import Initiative
from basis.moderation.actions import Intake
from basis.needs import actions as needs
from basis.needs.actions import Said
from basis.needs.models import Kind, Need
from basis.talks import actions
from basis.talks.models import Handed, Talk, TalkOutcome, Went
from basis.vision import queries as vision


@dataclass(frozen=True)
class Agreed:
    """What was agreed, and where it goes: at most one of the four, as `handed` says.

    With NEED either `need` is one that is there, or a new one is set down for `area`.
    """

    text: str
    whose: str
    due_on: datetime.date | None = None
    handed: str = Handed.AGREEMENT
    need: Need | None = None
    area: Area | None = None
    initiative: Initiative | None = None
    commitment: str = ""
    went: str = Went.AGREED
    came: str = ""


@transaction.atomic
def agree(talk: Talk, agreed: Agreed, *, by: Any) -> TalkOutcome:
    """Add what was agreed in a conversation that was held, and hand it on."""
    talk = actions.of(talk, by)
    if not talk.is_held:
        raise ValidationError(_("Schrijf eerst op hoe het gesprek was."))
    outcome = TalkOutcome(talk=talk)
    _put(outcome, agreed, by)
    audit.record("talks.agreed", outcome, by=by, handed=outcome.handed)
    return outcome


@transaction.atomic
def change(outcome: TalkOutcome, agreed: Agreed, *, by: Any) -> None:
    """Say how it went, or hand it on to something else. A need that was set down stays there."""
    actions.of(outcome.talk, by)
    outcome = (
        TalkOutcome.objects.select_for_update(of=("self",)).select_related("talk__round", "need").get(pk=outcome.pk)
    )
    _put(outcome, agreed, by)
    audit.record("talks.agreement_changed", outcome, by=by, handed=outcome.handed, went=outcome.went)


def _put(outcome: TalkOutcome, agreed: Agreed, by: Any) -> None:
    outcome.text, outcome.whose = " ".join(agreed.text.split()), " ".join(agreed.whose.split())
    outcome.due_on, outcome.went, outcome.came = agreed.due_on, agreed.went, " ".join(agreed.came.split())
    before, outcome.handed = outcome.need, agreed.handed
    outcome.initiative = agreed.initiative if agreed.handed == Handed.INITIATIVE else None
    outcome.commitment = agreed.commitment if agreed.handed == Handed.COMMITMENT else ""
    outcome.need = (agreed.need or before) if agreed.handed == Handed.NEED else None
    if outcome.handed == Handed.INITIATIVE and outcome.initiative is None:
        raise ValidationError({"initiative": _("Kies een initiatief uit de lijst.")})
    if outcome.handed == Handed.COMMITMENT and vision.follow(outcome.commitment) is None:
        raise ValidationError({"commitment": _("Kies een afspraak uit de visie.")})
    if outcome.went != Went.AGREED and not outcome.came:
        raise ValidationError({"came": _("Schrijf op wat ervan kwam.")})
    outcome.full_clean()
    if outcome.handed == Handed.NEED and outcome.need is None:
        outcome.need = _new_need(outcome, agreed.area, by)
    outcome.save()


def _new_need(outcome: TalkOutcome, area: Area | None, by: Any) -> Need:
    """What was agreed, as a need of this area, set down by who works there for those who agreed on it."""
    if area is None:
        raise ValidationError({"area": _("Kies voor welke wijk of welk dorp het is.")})
    said = Said(kind=Kind.WISH, text=outcome.text, byline=outcome.whose)
    given = needs.give_need(area, said, by=by, intake=Intake(on_behalf=True), is_example=outcome.talk.is_example)
    return Need.objects.get(contribution=given.contribution)
