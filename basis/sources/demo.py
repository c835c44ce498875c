"""An editor of the social map, a list that she read in before, and some proposals: all invented."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from basis.accounts import actions as accounts
from basis.accounts import queries as people
from basis.accounts.models import Person, Role
from basis.areas.models import Area
from basis.sources import actions, candidate_actions
from basis.sources.osm_reading import Read, Thing
from basis.sources.osm_tags import facts_of

EDITOR = ("Els van Dam", "els@voorbeeld.test")
LIST = "welzijnsgids (voorbeeld)"
LAYOUT = {
    "columns": {"sleutel": "Nr", "naam": "Titel", "omschrijving": "Beschrijving", "telefoon": "Tel."},
    "values": {"soort": "organisatie", "bron": "Welzijnsgids (voorbeeld)"},
}
INVENTED = (  # name, tags, how far north and east of the middle of an area, in thousandths of a degree
    ("Speelveld De Vlinder (voorbeeld)", {"leisure": "playground", "wheelchair": "yes"}, (1.2, -0.8)),
    ("Park Zonnehoek (voorbeeld)", {"leisure": "park", "opening_hours": "24/7"}, (-1.4, 1.1)),
    ("Trapveld Het Doel (voorbeeld)", {"leisure": "pitch", "fee": "no"}, (0.7, 1.6)),
    (
        "Buurthuis De Vuurtoren (voorbeeld)",
        {
            "amenity": "community_centre",
            "opening_hours": "Mo-Fr 09:00-17:00",
            "wheelchair": "yes",
            "toilets:wheelchair": "yes",
            "addr:street": "Voorbeeldstraat",
            "addr:housenumber": "1",
            "phone": "0412 00 00 00",
        },
        (-0.6, -1.3),
    ),
)


def build() -> None:
    """A remembered list, and proposals around the first own areas. Twice changes nothing; nothing outside the demo."""
    if not settings.DEMO:
        return
    actions.remember(LIST, LAYOUT, by=_editor(), is_example=True)
    areas = [area for area in Area.objects.own().order_by("order", "name") if area.lat is not None]
    found = Read()
    for number, (name, tags, (north, east)) in enumerate(INVENTED):
        if not areas:
            return
        area = areas[number % min(len(areas), 3)]
        lat, lon = (area.lat or 0) + north / 1000, (area.lon or 0) + east / 1000
        key = f"node/{number + 1}"
        told = facts_of({"name": name} | tags, key=key, lat=lat, lon=lon)
        kind = next(f"{tag}={value}" for tag, value in tags.items())
        found.things[key] = Thing(key, kind, told)
    candidate_actions.propose(found, is_example=True)


def _editor() -> Person:
    """Who keeps the social map of the demo right."""
    name, email = EDITOR
    if person := people.person_with(email):
        return person
    person = accounts.add_person(email=email, name=name, by=None)
    begins_on = timezone.localdate() - datetime.timedelta(days=300)
    accounts.grant_role(person=person, role=Role.MAP_EDITOR, area=None, begins_on=begins_on, by=None)
    return person
