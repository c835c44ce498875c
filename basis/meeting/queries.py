"""What pages and files ask: what people say about meeting here, what there is, how near it is, and what was agreed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from basis.areas.models import Area
from basis.meeting.models import AreaConversation
from basis.meeting.population_queries import People, Town, town
from basis.meeting.reach import Reach, Walks
from basis.meeting.supply_queries import Sort, Supply, supply
from basis.needs import queries as needs
from basis.needs.models import Kind, Need
from basis.themes import Group, Theme

MOST = 3  # voices of each kind


@dataclass(frozen=True)
class Voices:
    """What people are glad of here, those about meeting first, and what they miss or wish to meet each other."""

    glad: tuple[Need, ...]
    missing: tuple[Need, ...]


@dataclass(frozen=True)
class Near:
    """How near the places are to a group, in the area and in the whole municipality; None when that is not known."""

    people: People
    here: Reach | None
    everywhere: Reach | None
    silent: tuple[Area, ...]  # buurten of which the number is not given


@dataclass(frozen=True)
class Picture:
    """Meeting in an area, with places of one sort."""

    area: Area
    sort: Sort
    here: Supply  # of all sorts
    shown: Supply  # of this sort
    unplaced: int  # in the whole municipality, of this sort, of which only the area is known
    near: tuple[Near, ...]  # for each group of which something is known
    without: tuple[tuple[Area, float, float], ...]  # buurten with nothing in reach: minutes, people
    buurten: tuple[tuple[Area, float], ...]  # each with the minutes to the nearest place
    is_sketch: bool

    @property
    def everyone(self) -> Near | None:
        return next((one for one in self.near if one.people.group == Group.EVERYONE), None)


def picture(area: Area, sort: Sort = Sort.ALL, *, at: datetime.datetime) -> Picture:
    """Meeting in an area; seven queries, however much there is."""
    return pictures([area], sort, at=at)[0]


def pictures(areas: Sequence[Area], sort: Sort = Sort.ALL, *, at: datetime.datetime) -> list[Picture]:
    """The same for several areas, with as many queries."""
    whole, all_places = town(), supply(at)
    walks = whole.walks(all_places.of(sort))
    return [_picture(area, sort, whole, all_places, walks) for area in areas]


def _picture(area: Area, sort: Sort, whole: Town, places: Supply, walks: Walks) -> Picture:
    inside = whole.inside(area)
    here = places.inside(area)
    everyone = whole.of(Group.EVERYONE)
    counts, nearest = everyone.counts if everyone else {}, walks.nearest
    return Picture(
        area=area,
        sort=sort,
        here=here,
        shown=here.of(sort),
        unplaced=places.of(sort).unplaced,
        near=tuple(_near(people, whole, walks, inside) for people in whole.people),
        without=tuple((whole.buurten[pk], walk, counts[pk]) for pk, walk in walks.without(counts, inside)),
        buurten=tuple((whole.buurten[pk], nearest[pk]) for pk in inside if pk in nearest),
        is_sketch=whole.is_sketch,
    )


def _near(people: People, whole: Town, walks: Walks, inside: Sequence[int]) -> Near:
    here, everywhere = walks.reach(people.counts, set(inside), whole.buurten)
    silent = tuple(whole.buurten[pk] for pk in inside if pk in people.missing)
    return Near(people=people, here=here, everywhere=everywhere, silent=silent)


def voices(area: Area) -> Voices:
    """What everyone may read that people say about meeting here, newest first; two queries."""
    said = needs.needs(None, area)
    meet_first = Case(When(theme=Theme.MEET, then=Value(0)), default=Value(1), output_field=IntegerField())
    glad = said.filter(kind=Kind.COMPLIMENT).order_by(meet_first, "-written_at")
    missing = said.filter(theme=Theme.MEET).exclude(kind=Kind.COMPLIMENT)
    return Voices(tuple(glad[:MOST]), tuple(missing[:MOST]))


def listed(area: Area, viewer: Any = None) -> QuerySet[AreaConversation]:
    """The conversations this viewer may read, newest first, each with how much was agreed (`agreed`). One query."""
    found = AreaConversation.objects.visible_to(viewer, area)
    return found.select_related("area", "place").annotate(agreed=Count("agreements")).order_by("-held_on", "-pk")


def conversations(area: Area) -> list[AreaConversation]:
    """What everyone may read of conversations, with who joined and what was agreed; four queries."""
    return list(listed(area).prefetch_related("joined", "agreements__organisation"))


def as_told(conversation: AreaConversation) -> Mapping[str, str]:
    """What a conversation says now, in words: what is kept when it is changed. Label → text."""
    lines = [
        f"{one.text} ({one.owner}, {date_format(one.due_on, 'DATE_FORMAT')})" for one in conversation.agreements.all()
    ]
    told = {
        _("Wanneer"): date_format(conversation.held_on, "DATE_FORMAT"),
        _("Waar"): str(conversation.place or ""),
        _("Wie waren er"): ", ".join(str(one) for one in conversation.joined.all()),
        _("Wat is er gezegd"): conversation.heard,
        _("Afspraken"): "\n".join(lines),
    }
    return {label: text for label, text in told.items() if text}
