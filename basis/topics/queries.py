"""What pages and home ask: the theme pages there are, and the area somebody looks in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from basis.areas import queries as areas
from basis.areas.models import Area
from basis.topics.models import Topic

SLUG = re.compile(r"[\w-]{1,120}", re.ASCII)


def shown() -> list[Topic]:
    """The theme pages that everyone sees, in their order. One query."""
    return list(Topic.objects.filter(is_shown=True))


def area_asked(question: Mapping[str, Any], chosen: str) -> Area | None:
    """The area in the address (`gebied`, empty for all), else the one this visitor `chosen` before. One query."""
    slug = str(question.get("gebied", chosen))
    if not SLUG.fullmatch(slug):
        return None
    kinds = (Area.Kind.OWN, Area.Kind.WIJK, Area.Kind.BUURT)
    return Area.objects.here().filter(slug=slug, kind__in=kinds).first()


def area_of_postcode(digits: str) -> Area | None:
    """The area in which most of a four-digit postcode lies; None when it is not known here."""
    found = areas.areas_of_postcode(digits)
    return found[0][0] if found else None
