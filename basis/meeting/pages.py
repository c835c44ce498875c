"""What the pages about meeting show; the same words stand on paper."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.meeting import queries, rules, words
from basis.meeting.catchment import STEPS
from basis.meeting.models import AreaConversation
from basis.meeting.population_queries import named_areas
from basis.meeting.queries import Near, Picture
from basis.meeting.reach import Reach, Span
from basis.meeting.supply_queries import Sort, Supply, supply
from basis.needs import about_queries as telling
from basis.needs.models import Kind
from basis.themes import Subject, Theme
from basis.vision import queries as vision

MIDDLE = STEPS.index(10)


@dataclass(frozen=True)
class Bar:
    """A bar of a figure, as parts of its width; `low` and `high` are '' where both ways of counting give the same."""

    name: str
    value: str
    width: str
    low: str = ""
    high: str = ""
    kind: str = "area"
    start: str = "0"
    range: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Card:
    """How near places are to a group: how many they are, bars, and what stands beside them."""

    title: str
    people: str
    unit: str
    bars: tuple[Bar, ...]
    half: str
    beside: str
    silent: str
    source: str


def meeting(found: Picture, viewer: Any) -> dict[str, Any]:
    """The page of meeting in an area."""
    area = found.area
    is_whole = area.kind == Area.Kind.MUNICIPALITY
    said = None if is_whole else area
    return told(found) | {
        "area": area,
        "is_whole": is_whole,
        "voices": queries.voices(area),
        "say_missing": telling.address_to_tell(area=said, kind=Kind.NEED),
        "say_glad": telling.address_to_tell(area=said, kind=Kind.COMPLIMENT),
        "tabs": _tabs(found),
        "sort": found.sort,
        "conversations": queries.listed(area, viewer),
        "may_hold": not is_whole and rules.may_hold_conversation(viewer, area),
        "map": areas.map_of_municipality(area, found.shown.points),
        "spots_shown": _spots(found.shown),
        "files": reverse("meeting:area", args=[area.slug]).rstrip("/"),
        "asked": "" if found.sort == Sort.ALL else f"?plek={found.sort}",
    }


def told(found: Picture) -> dict[str, Any]:
    """The places and the numbers in words, for page and paper."""
    return {
        "lead": lead(found),
        "shown": found.shown.found,
        "sort_title": str(words.SORTS[found.sort]),
        "cards": [card for near in found.near if (card := _card(near))],
        "shared_title": _("Als wij de plekken eerlijk delen"),
        "shared": shared(found.everyone),
        "without": [
            _("%(buurt)s, %(people)s mensen: %(walk)s lopen")
            % {"buurt": buurt, "people": _count(found.everyone, people), "walk": words.minutes(walk)}
            for buurt, walk, people in found.without
        ],
        "is_nowhere": not found.shown.found,
        "method": words.method(found),
    }


def lead(found: Picture) -> str:
    """How many places there are here, and for how many people."""
    near = found.everyone
    people = "" if near is None or near.here is None else words.about(near.here.people)
    said = what_there_is(found.here)
    return f"{said} " + _("Er wonen ongeveer %(people)s mensen.") % {"people": people} if people else said


def what_there_is(places: Supply) -> str:
    """'Wij kennen hier 6 plekken om elkaar te ontmoeten: 4 binnen en 2 buiten.'"""
    counts = places.counts()
    if not counts[Sort.ALL]:
        return _("Wij kennen hier nog geen plek om elkaar te ontmoeten.")
    return ngettext(
        "Wij kennen hier %(all)s plek om elkaar te ontmoeten: %(indoor)s binnen en %(outdoor)s buiten.",
        "Wij kennen hier %(all)s plekken om elkaar te ontmoeten: %(indoor)s binnen en %(outdoor)s buiten.",
        counts[Sort.ALL],
    ) % {"all": counts[Sort.ALL], "indoor": counts[Sort.INDOOR], "outdoor": counts[Sort.OUTDOOR]}


def _tabs(found: Picture) -> list[tuple[str, str, int, bool]]:
    """Address, title, how many there are, and whether it is this one, for each sort of place."""
    here = reverse("meeting:area", args=[found.area.slug])
    counts = found.here.counts()
    return [
        (here if sort == Sort.ALL else f"{here}?plek={sort}", str(title), counts[sort], sort == found.sort)
        for sort, title in words.SORTS.items()
    ]


def _card(near: Near) -> Card | None:
    if near.here is None:
        return None
    return Card(
        title=str(words.GROUPS[near.people.group]),
        people=_count(near, near.here.people),
        unit=_("mensen, ongeveer") if near.people.is_estimate else _("mensen"),
        bars=tuple(_bar(step, part) for step, part in zip(STEPS, near.here.within, strict=True)),
        half=words.half(near.here.half),
        beside=_beside(near.everywhere),
        silent=_silent(near),
        source=words.source(near.people),
    )


def _count(near: Near | None, people: float) -> str:
    """How many people, as exactly as the source knows it."""
    return words.about(people) if near and near.people.is_estimate else words.number(people)


def _bar(step: int, part: Span) -> Bar:
    text, middle = words.percent(part), (part.low + part.high) / 2
    differs = round(100 * part.low) != round(100 * part.high)
    return Bar(
        name=_("binnen %(step)s minuten") % {"step": step},
        value=text,
        width=_percent(middle),
        low=_percent(part.low) if differs else "",
        high=_percent(part.high) if differs else "",
    )


def _percent(part: float) -> str:
    return f"{100 * part:.4g}%"


def _beside(everywhere: Reach | None) -> str:
    if everywhere is None:
        return ""
    part = words.percent(everywhere.within[MIDDLE])
    return _("In de hele gemeente: binnen %(step)s minuten %(part)s.") % {"step": STEPS[MIDDLE], "part": part}


def _silent(near: Near) -> str:
    if not near.silent:
        return ""
    reasons = sorted({near.people.missing[buurt.pk] for buurt in near.silent})
    names = ", ".join(str(buurt) for buurt in near.silent)
    return _("Hier tellen wij niet: %(names)s. Daar is het aantal %(reasons)s.") % {
        "names": names,
        "reasons": _(" of ").join(reasons),
    }


def shared(near: Near | None) -> list[str]:
    """How many places there are when all share them, in plain words; nothing when we do not know who lives where."""
    if near is None or near.here is None or near.everywhere is None:
        return []
    here, everywhere = near.here, near.everywhere
    if not here.shared.low:
        return [_("Hier is niets binnen %(far)s minuten lopen te delen: 0 plekken.") % {"far": STEPS[-1]}]
    count, weighted = words.for_each(here.shared), words.for_each(here.weighted)
    said = [
        _("Stel: iedereen deelt de plekken binnen %(far)s minuten lopen met elkaar.") % {"far": STEPS[-1]}
        + " "
        + _("Dan is er hier één plek voor elke %(count)s mensen.") % {"count": count}
    ]
    if weighted != count:
        said.append(
            _("Telt een plek verder weg minder mee, dan is dat één voor elke %(count)s mensen.") % {"count": weighted}
        )
    if here != everywhere:
        count = words.for_each(everywhere.shared)
        said.append(_("In de hele gemeente is dat één voor elke %(count)s mensen.") % {"count": count})
    return said


def overview(at: datetime.datetime) -> dict[str, Any]:
    """All areas, in the order of the municipality, with what there is in each; none is put above another."""
    places = supply(at, with_evening=False)
    municipality = Area.objects.here().filter(kind=Area.Kind.MUNICIPALITY).first()
    return {
        "areas": [(area, places.inside(area).counts()) for area in named_areas()],
        "municipality": municipality,
        "voices": queries.voices(municipality) if municipality else None,
        "conversations": queries.listed(municipality)[: queries.MOST] if municipality else [],
        "map": areas.map_of_municipality(None, places.points),
        "spots_shown": _spots(places),
    }


def _spots(places: Supply) -> str:
    """Where these are on the map, as the script of the map asks: latitude, longitude, name, address."""
    found = [(*point, one.place.name, one.place.get_absolute_url()) for one in places.found if (point := one.point)]
    return json.dumps(found, ensure_ascii=False)


def conversation(one: AreaConversation, viewer: Any) -> dict[str, Any]:
    """The page of a conversation; to who works for the area it says who wrote it and sees to it, by name."""
    return {
        "conversation": one,
        "area": one.area,
        "joined": one.joined.all(),
        "agreements": one.agreements.select_related("organisation", "person"),
        "today": timezone.localdate(),
        "amendments": one.amendments.all(),
        "role": vision.government_role(one.role),
        "may_hold": rules.may_hold_conversation(viewer, one.area),
    }


def panel(viewer: Any, area: Area) -> Mapping[str, Any] | None:
    """On the page of an area: what there is and the newest conversation; None of a part of an area."""
    is_outside = area.kind == Area.Kind.WIJK and Area.objects.outside_own().filter(pk=area.pk).exists()
    if area.kind != Area.Kind.OWN and not is_outside:
        return None
    newest = AreaConversation.objects.filter(area=area).published().select_related("area").first()
    places = supply(timezone.now(), with_evening=False).inside(area)
    return {"area": area, "lead": what_there_is(places), "conversation": newest}


def theme_panel(viewer: Any, subject: Subject) -> Mapping[str, Any] | None:
    """On the theme page of meeting: the way to what there is in this area, or in each; no query."""
    if Theme.MEET not in subject.themes:
        return None
    has_page = subject.area is not None and subject.area.kind == Area.Kind.OWN
    address = reverse("meeting:area", args=[subject.area.slug]) if has_page else reverse("meeting:overview")
    return {"area": subject.area if has_page else None, "address": address}
