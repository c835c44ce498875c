"""What invented people say about the places of the demo: why they feel at home there, and what they miss."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from basis import packs
from basis.accounts import queries as people
from basis.areas.models import Area
from basis.moderation.actions import Intake
from basis.needs import actions as needs
from basis.needs import queries as said
from basis.needs.actions import Said
from basis.needs.models import Kind, Need
from basis.needs.rules import RECORD
from basis.socialmap import voices
from basis.socialmap.models import Place
from basis.themes import Group, Theme


class Voice(packs.Part):
    """What somebody says about a place, by the key of that place in the same file, so many days ago."""

    place: str
    kind: Kind
    text: str
    group: Group = Group.EVERYONE
    byline: str = ""
    days: int


def build(told: Iterable[Voice], origin: str) -> None:
    """Write down what is not there yet, as a worker of the area would. Does nothing outside the demo."""
    if not settings.DEMO:
        return
    there = set(Need.objects.filter(is_example=True, about_kind=voices.KIND).values_list("text", flat=True))
    places = {one.external_id: one for one in Place.objects.filter(origin=origin).select_related("area")}
    for one in told:
        place = places.get(one.place)
        area = said.home_of(place.area) if place and place.area else None
        by = _somebody(area) if area else None
        if place and area and by and one.text not in there:
            words = Said(one.kind, one.text, Theme.MEET, one.group, byline=one.byline)
            at = timezone.now() - datetime.timedelta(days=one.days)
            on_behalf = Intake(on_behalf=True)
            needs.give_need(area, words, by=by, about=voices.about(place), intake=on_behalf, is_example=True, at=at)


def _somebody(area: Area) -> Any:
    """Who writes down what others say in this area, rather than in the whole municipality; None when nobody does."""
    able, anywhere = people.holders(RECORD, area.code), people.holders(RECORD, "")
    return next((one for one in able if one not in anywhere), next(iter(able), None))
