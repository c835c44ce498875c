"""Take in what came on paper, and take it back when it was typed wrong."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.moderation import actions as moderation
from basis.moderation.actions import Given, Intake
from basis.stories import telling_actions
from basis.stories.models import Questionnaire, Round, Story, Teller
from basis.stories.telling_actions import Herself, Told

NOON = datetime.time(12)  # of a paper only the day is known


def type_over(
    asked: Questionnaire,
    told: Told,
    *,
    by: Any,
    intake: Intake,
    told_on: datetime.date,
    herself: Herself | None = None,
    teller: Teller | None = None,
) -> Given:
    """A story on paper, by the version of the questionnaire that was on it; `teller` is who told before.

    Refuses as `telling_actions.tell` does; of an area that is not of who types, with words at the story.
    """
    one: Round = asked.round
    at = timezone.make_aware(datetime.datetime.combine(told_on, NOON))
    try:
        return telling_actions.tell(
            one,
            told,
            by=by,
            herself=herself,
            teller=teller,
            questionnaire=asked,
            intake=intake,
            at=min(at, timezone.now()),
        )
    except PermissionDenied:
        raise ValidationError(
            _("Dit gaat over een wijk of dorp waar u niet werkt. Geef het papier aan wie daar werkt.")
        ) from None


def undo(story: Story, *, by: Any) -> None:
    """Take back what one just typed over; twice changes nothing. Refuses what somebody else typed."""
    if story.contribution.recorded_by_id != by.pk:
        raise PermissionDenied
    moderation.withdraw(story.contribution, by=by)
