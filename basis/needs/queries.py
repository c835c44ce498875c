"""What pages and other modules ask: needs of an area, and bundles with what became of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from basis.areas.models import Area
from basis.moderation.queries import seen_by
from basis.needs.about_queries import KIND_WORDS, doors
from basis.needs.models import Answer, Bundle, Need, NeedQuerySet
from basis.themes import GROUP_WORDS, THEME_WORDS, code_of

IN_A_PANEL = 3
MOST_TO_BUNDLE = 60  # on one page; a subject or group shows others
SLUG = re.compile(r"[\w-]{1,120}", re.ASCII)


@dataclass(frozen=True)
class Wanted:
    """Which needs: of a kind, about a theme, for a group; empty is any."""

    kind: str = ""
    theme: str = ""
    group: str = ""

    @classmethod
    def asked(cls, question: Mapping[str, Any]) -> Wanted:
        """From the Dutch words in an address; a word that we do not know asks for nothing."""
        return cls(
            code_of(KIND_WORDS, question.get("soort")),
            code_of(THEME_WORDS, question.get("onderwerp")),
            code_of(GROUP_WORDS, question.get("groep")),
        )


def needs(viewer: Any, area: Area | None = None, wanted: Wanted | None = None) -> NeedQuerySet:
    """What this viewer reads of an area, newest first; of all areas for None or the municipality. One query."""
    found = Need.objects.visible_to(viewer).select_related("area", "contribution", "bundle__area")
    if area and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(area=area)
    asked = {name: value for name, value in asdict(wanted or Wanted()).items() if value}
    return found.filter(**asked)


def said_about(viewer: Any, about_kind: str, *about_keys: str) -> NeedQuerySet:
    """What this viewer reads of what people say about one thing of this website, newest first. One query.

    A thing may have more keys than one: of what was put together because it was the same.
    """
    found = Need.objects.visible_to(viewer).select_related("contribution", "area")
    return found.filter(about_kind=about_kind, about_key__in=about_keys)


def bundles(area: Area | None = None) -> QuerySet[Any]:
    """Bundles of an area or of all, newest first, each with how many needs (`said`) one reads in it. One query."""
    found = Bundle.objects.select_related("area")
    if area and area.kind != Area.Kind.MUNICIPALITY:
        found = found.filter(area=area)
    return found.annotate(said=Count("needs", filter=seen_by(None, "needs__contribution__")))


def answers(bundle: Bundle | None) -> list[Answer]:
    """What became of it, newest first; nothing of no bundle."""
    return list(bundle.answers.select_related("author")) if bundle else []


def to_bundle(area: Area, bundle: Bundle | None, wanted: Wanted) -> list[Need]:
    """Needs of this area that everyone reads: those in this bundle, and of those in none the newest that are wanted."""
    inside = list(needs(None, area).filter(bundle=bundle)) if bundle else []
    return inside + list(needs(None, area, wanted).filter(bundle=None)[:MOST_TO_BUNDLE])


def area_called(slug: str) -> Area | None:
    """The area for which somebody says something, by the slug of a place: see `home_of`."""
    if not SLUG.fullmatch(slug):
        return None
    place = Area.objects.here().select_related("own_area", "parent").filter(slug=slug).first()
    return home_of(place) if place else None


def home_of(place: Area) -> Area | None:
    """The own area that a place is or lies in (the first, when in more); a wijk that partly lies in none is its own.

    None for anything larger.
    """
    if place.kind == Area.Kind.OWN:
        return place
    if place.kind == Area.Kind.BUURT:
        return place.own_area or place.parent
    if place.kind != Area.Kind.WIJK:
        return None
    around = Area.objects.own().filter(buurten__parent=place).distinct().first()
    return around if around and not Area.objects.outside_own().filter(pk=place.pk).exists() else place


def areas_outside() -> list[Area]:
    """The wijken that lie in no own area: who lives there says something for the wijk itself. One query."""
    return list(Area.objects.outside_own())


def panel(viewer: Any, place: Area) -> dict[str, Any] | None:
    """What people say here, for the page of an area; None where nothing is said for. One query.

    The form and the list find the own area that a wijk lies in by themselves.
    """
    if place.kind == Area.Kind.COUNTRY:
        return None
    if place.kind == Area.Kind.MUNICIPALITY:
        return home_panel(viewer, None)
    if place.kind != Area.Kind.WIJK:
        return home_panel(viewer, home_of(place))
    around = Area.objects.own().filter(buurten__parent=place)
    return _shown(place, needs(None).filter(Q(area=place) | Q(area__in=around)))


def home_panel(viewer: Any, area: Area | None) -> dict[str, Any]:
    """What people say in the area somebody chose, or everywhere. One query."""
    return _shown(area, needs(None, area))


def _shown(area: Area | None, found: NeedQuerySet) -> dict[str, Any]:
    return {"area": area, "needs": list(found[:IN_A_PANEL]), "doors": doors(area)}
