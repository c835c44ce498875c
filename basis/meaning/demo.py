"""What people saw in the invented round that is over, and what it might mean: each marked as an example."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from basis.meaning import actions, queries
from basis.meaning.actions import Meant, Noticed
from basis.meaning.examples import ExampleSeen, examples
from basis.meaning.models import Observation
from basis.stories.models import Round

MOST = 4  # stories with one observation


def build() -> None:
    """Write down what is not there yet, as who made the round would. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    there = set(Observation.objects.filter(is_example=True).values_list("round__title", "title"))
    rounds = {one.title: one for one in Round.objects.filter(is_example=True).select_related("made_by")}
    for told in examples().seen:
        if (one := rounds.get(told.round)) and (told.round, told.title) not in there:
            _seen(one, told, one.made_by)


def _seen(one: Round, told: ExampleSeen, by: Any) -> None:
    readable = queries.readable(one, writes=True).order_by("pk")
    shown = [story.pk for story in readable if any(word in story.text.lower() for word in told.words)][:MOST]
    noticed = Noticed(told.title, told.text, told.strength, None, told.pattern, shown)
    observation = actions.notice(one, noticed, by=by, is_example=True)
    actions.put(observation, actions.cluster(one, "theme", told.theme, by=by), by=by)
    for each in told.meanings:
        meant = Meant(each.text, each.perspective, each.idea, each.said_by, each.contradicts)
        made = actions.interpret(observation, meant, by=by)
        if each.cluster:
            actions.put(made, actions.cluster(one, "perspective", each.cluster, by=by), by=by)
