"""Organisations and places by the names people type, to choose one from a list or to find which one is meant."""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from django.db.models import QuerySet

from basis.socialmap.models import Organisation, Place

T = TypeVar("T", Organisation, Place)
MOST = 500  # names that a browser gets to choose from; others can be typed
LIKE = 3  # names to tell who typed something else


def organisation_name(pk: str) -> str:
    """What the organisation with this primary key is called; '' when there is none."""
    return str(Organisation.objects.filter(pk=pk).first() or "") if pk else ""


def organisation_names() -> list[str]:
    """What organisations are called, in the order of the alphabet."""
    return list(Organisation.objects.filter(gone_on=None).order_by("name").values_list("name", flat=True)[:MOST])


def organisation_called(name: str) -> Organisation | None:
    """The one with this name, whatever its capitals; None when there is none, or more than one."""
    return _only(Organisation.objects.filter(name__iexact=name.strip(), gone_on=None))


def organisations_like(name: str) -> list[str]:
    """Some that are called nearly so, to ask whether one of them was meant."""
    words = [word for word in name.split() if len(word) > 3] or [name]
    found = Organisation.objects.filter(name__icontains=words[0], gone_on=None).order_by("name")
    return list(found.values_list("name", flat=True)[:LIKE])


def place_names() -> list[str]:
    """What places are called, with their area where more than one has that name."""
    return [told(one) for one in Place.objects.filter(gone_on=None).select_related("area").order_by("name")[:MOST]]


def told(place: Place) -> str:
    """A place as it is typed: its name and the area it is in."""
    return f"{place.name} ({place.area})" if place.area else place.name


def places_named(keys: Collection[str]) -> dict[str, str]:
    """Places by their primary keys, as they are typed; one query."""
    found = Place.objects.filter(pk__in=keys).select_related("area") if keys else ()
    return {str(one.pk): told(one) for one in found}


def place_called(typed: str) -> Place | None:
    """The one that is typed so, with its area or without; None when there is none, or more than one."""
    name, _bracket, area = typed.strip().removesuffix(")").rpartition(" (")
    if name and (one := _only(Place.objects.filter(name__iexact=name, area__name__iexact=area, gone_on=None))):
        return one
    return _only(Place.objects.filter(name__iexact=typed.strip(), gone_on=None))


def places_like(typed: str) -> list[str]:
    """Some that are called nearly so."""
    words = [word for word in typed.split() if len(word) > 3] or [typed]
    found = Place.objects.filter(name__icontains=words[0], gone_on=None).select_related("area").order_by("name")
    return [told(one) for one in found[:LIKE]]


def _only(found: QuerySet[T]) -> T | None:
    first = list(found[:2])
    return first[0] if len(first) == 1 else None
