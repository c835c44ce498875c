"""Which areas stand beside which: an area, its municipality and the country."""

from __future__ import annotations

from django.db.models import Q

from basis import packs
from basis.areas import queries as areas
from basis.areas.models import Area

COUNTRY = "NL00"


def beside(slug: str) -> tuple[Area, ...]:
    """The area, its municipality and the country, without repeating one; one query.

    Raises Area.DoesNotExist when this municipality has no area of that name.
    """
    here = packs.site().code
    found = list(Area.objects.filter(Q(slug=slug, municipality_code=here) | Q(code__in=[here, COUNTRY])))
    area = next((one for one in found if one.slug == slug and one.municipality_code == here), None)
    if area is None:
        raise Area.DoesNotExist
    others = sorted((one for one in found if one is not area), key=lambda one: one.code == COUNTRY)
    return (area, *others)


def around(area: Area) -> tuple[Area, ...]:
    """The area, its municipality and the country, without repeating one; kept until areas change."""
    wider = Area.objects.filter(code__in=[packs.site().code, COUNTRY])
    others = areas.kept("around", lambda: tuple(wider), areas.stamp())
    return (area, *sorted((one for one in others if one.pk != area.pk), key=lambda one: one.code == COUNTRY))


def municipality() -> Area:
    """The municipality of this installation. Raises Area.DoesNotExist before areas are imported."""
    return Area.objects.get(code=packs.site().code)


def municipality_if_there() -> Area | None:
    """The municipality, or nothing before areas are imported."""
    return Area.objects.filter(code=packs.site().code).first()


def municipality_slug() -> str:
    """Where the municipality is, or empty before areas are imported."""
    return Area.objects.filter(code=packs.site().code).values_list("slug", flat=True).first() or ""
