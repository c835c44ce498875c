"""A social map to test with, on the small municipality of the areas."""

import datetime

from basis.socialmap import actions
from basis.socialmap.facts import AtFacts, OrganisationFacts, PlaceFacts, ServiceFacts
from basis.socialmap.models import Organisation, Place, Service

TODAY = datetime.date(2026, 11, 25)  # a Wednesday
ORIGIN = "proef"
SHARED = {"source": "eigen opgave", "confirmed_on": TODAY}


def organisation_facts(key="welzijn", **differences):
    return OrganisationFacts(**{"key": key, "name": "Stichting Welzijn"} | SHARED | differences)


def place_facts(key="de-haard", **differences):
    return PlaceFacts(**{"key": key, "name": "De Haard", "setting": "indoor"} | SHARED | differences)


def service_facts(key="koffie", **differences):
    fields = {"key": key, "name": "Koffie", "organisation": "welzijn"} | SHARED
    return ServiceFacts(**fields | differences)


def make_organisation(key="welzijn", **differences):
    actions.put([organisation_facts(key, **differences)], origin=ORIGIN)
    return Organisation.objects.get(external_id=key)


def make_place(key="de-haard", **differences):
    actions.put([place_facts(key, **differences)], origin=ORIGIN)
    return Place.objects.get(external_id=key)


def make_service(key="koffie", *, at=(), **differences):
    """A service of the organisation `welzijn`, at the places with these keys."""
    if not Organisation.objects.filter(external_id=differences.get("organisation", "welzijn")).exists():
        make_organisation(differences.get("organisation", "welzijn"))
    places = tuple(AtFacts(place=one) if isinstance(one, str) else AtFacts(**one) for one in at)
    actions.put([service_facts(key, at=places, **differences)], origin=ORIGIN)
    return Service.objects.get(external_id=key)
