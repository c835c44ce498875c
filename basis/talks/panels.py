"""What conversations show on pages of others: of a round, its desk, a need, an initiative and a commitment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.initiatives.models import Initiative
from basis.modules import Awaiting, Context
from basis.needs.models import Need
from basis.stories.models import Return, Round, Stage, Story
from basis.stories.queries import is_late
from basis.talks import change_queries, queries, rules

MOST = 5  # in a panel


def of_round(viewer: Any, one: Round) -> Context | None:
    """The published conversations of a round, and what was corrected in what was given back."""
    talks = list(queries.talks(one, leads=False)[:MOST])
    given = Return.objects.filter(round=one).prefetch_related("corrections").first()
    corrections = list(given.corrections.all()) if given else []
    return {"round": one, "talks": talks, "corrections": corrections} if talks or corrections else None


def of_desk(viewer: Any, one: Round) -> Context | None:
    """For who leads a round: its conversations, and whether its tellers heard back."""
    if not rules.may_hold(viewer, one):
        return None
    today = timezone.localdate()
    talks = list(queries.talks(one, leads=True)[:MOST])
    is_given = one.stage == Stage.RETURNED
    return {"round": one, "talks": talks, "is_late": is_late(one, today), "is_given": is_given, "stage": one.stage}


def of_need(viewer: Any, need: Need) -> Context | None:
    """The conversation a need came from."""
    return _came_from(list(queries.of_need(need)[:MOST]))


def of_initiative(viewer: Any, one: Initiative) -> Context | None:
    """What conversations handed on to an initiative."""
    return _came_from(list(queries.of_initiative(one)[:MOST]))


def of_commitment(viewer: Any, key: str) -> Context | None:
    """What conversations handed on to a commitment of the vision."""
    return _came_from(list(queries.of_commitment(key)[:MOST]))


def of_told(viewer: Any, story: Story) -> Context | None:
    """For who told a story: which groups chose it, and why."""
    choices = change_queries.choices_of(story)
    return {"choices": choices} if choices else None


def awaiting(person: Any) -> Iterator[Awaiting]:
    """The rounds she leads whose tellers still wait to hear back, from the day after the last one to tell."""
    today = timezone.localdate()
    over = Round.objects.filter(stage__in=(Stage.OPEN, Stage.CLOSED), ends_on__lt=today).prefetch_related("areas")
    for one in over:
        if rules.may_hold(person, one):
            title = _("Vertel terug wat u hoorde: %(round)s") % {"round": one.title}
            yield Awaiting(title, reverse("talks:give_back", args=[one.slug]), one.heard_by)


def _came_from(found: list[Any]) -> Context | None:
    return {"outcomes": found} if found else None
