"""What people say about a place: why they feel at home there, and what they miss."""

from __future__ import annotations

from typing import Any

from basis.needs import queries as needs
from basis.needs.about_queries import About, address_to_tell
from basis.needs.models import Kind
from basis.socialmap.models import Place

IN_SIGHT = 6  # of each, the newest; the place itself stands first on its page
KIND = "socialmap.place"


def about(place: Place) -> About:
    """The place, as what somebody says something about."""
    return About(KIND, str(place.pk), place.name, place.get_absolute_url(), place.lat, place.lon)


def of(place: Place, viewer: Any) -> dict[str, Any]:
    """The voices on the page of a place (vision 4.2.1: what makes that people feel at home). Three queries.

    Also what was said of a place that was put together with this one. `at_home` are compliments, `missed` all else;
    `tell_home` and `tell` are the addresses to add one's own.
    """
    went = Place.every.filter(merged_into=place).values_list("pk", flat=True)
    said = needs.said_about(viewer, KIND, str(place.pk), *map(str, went))
    return {
        "at_home": list(said.filter(kind=Kind.COMPLIMENT)[:IN_SIGHT]),
        "missed": list(said.exclude(kind=Kind.COMPLIMENT)[:IN_SIGHT]),
        "tell_home": address_to_tell(about(place), place.area, Kind.COMPLIMENT),
        "tell": address_to_tell(about(place), place.area),
    }
