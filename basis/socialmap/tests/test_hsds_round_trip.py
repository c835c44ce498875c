"""An export by HSDS read back gives the same records."""

import json

import pytest

from basis.areas import demo as areas_demo
from basis.socialmap import demo, export, hsds_reading
from basis.socialmap.hsds_import import import_read
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.tests.makers import TODAY, make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db
OURS = {"id", "slug", "made_at", "changed_at", "organisation_id", "buurt_id", "area_id"}  # of this database only


def records() -> dict[str, dict]:
    """All entries by what they say, with what they point to by its name."""
    found = {}
    for kind in (Organisation, Place, Service):
        for one in kind.objects.all():
            told = {field.attname: getattr(one, field.attname) for field in kind._meta.concrete_fields}
            told = {name: value for name, value in told.items() if name not in OURS}
            for name in ("organisation", "buurt", "area"):
                told[name] = str(getattr(one, name, ""))
            if kind is Service:
                told["at"] = sorted((row.place.external_id, row.opening_hours, row.note) for row in one.at.all())
            found[f"{kind.__name__} {one.origin} {one.external_id}"] = told
    return found


def read(text, **differences):
    return hsds_reading.read(text, **{"origin": "elders", "today": TODAY} | differences)


def take_in(text):
    done = import_read(read(text))
    assert not done.faults
    return done.put


def exported() -> str:
    return json.dumps(export.as_hsds("https://kaart.example", "Noord-Brabant", TODAY))


def test_the_demo_comes_back_the_same_in_an_empty_map_and_changes_nothing_in_its_own():
    areas_demo.build()
    demo.build()
    before, text = records(), exported()
    assert not take_in(text)
    for kind in (Service, Place, Organisation):
        kind.objects.all().delete()
    take_in(text)
    assert records() == before
    assert len(before) > 120


def test_all_that_an_entry_can_say_comes_back():
    make_organisation(phone="14 0412", email="a@b.example", website="https://b.example", also_called="SW")
    access = dict.fromkeys(("step_free", "ring_line"), True) | dict.fromkeys(("parking", "by_bus"), False)
    make_place(
        **access,
        organisation="welzijn",
        description="Een huis.\nMet een tuin: “groot”, ✓.",
        lat=51.75,
        lon=5.5,
        address="Straat 1",
        postcode="5344 VA",
        town="Oss",
        email="plek@b.example",
        themes=("meet", "nature"),
        target_groups=("older", "young"),
        languages=("nl", "ngt", "ber"),
        capacity=30,
        booking="needed",
        can_do="koffie, kaarten",
        opening_hours="Mo-Fr 09:00-17:00; PH off",
        hours_are_example=True,
        cost_kind="paid",
        amount="2.50",
        cost="per keer",
        is_meeting_place=False,
        is_example=True,
        licence="CC0 1.0",
        source_url="https://bron.example",
    )
    make_place("oud", name="Oud", town="Oss", run_by="buren", confirmed_on="2020-01-01", setting="both")
    make_service(
        at=({"place": "de-haard", "opening_hours": "We[1] 10:00-12:00", "note": "zaal 2"}, "oud"),
        status="temporarily closed",
        provision="tailored",
        eligibility="wie wil",
        how_to_join="bel",
        cost_kind="consumption",
        amount="1.75",
        cost="een kop koffie",
        languages=("ar",),
    )
    make_service("vrij", name="Vrij", cost_kind="free")
    make_service("betaald", name="Betaald", cost_kind="paid")
    before, text = records(), exported()
    for kind in (Service, Place, Organisation):
        kind.objects.all().delete()
    take_in(text)
    assert records() == before


def test_a_list_of_another_comes_in_under_its_own_name(client):
    pk = "3a19ff88-4620-4d17-9830-ac1d859eb5d{}"
    services = [
        {
            "id": pk.format(1),
            "name": "Walk-in",
            "status": "defunct",
            "organization": {"id": pk.format(2), "name": "Elders", "description": "x"},
            "service_at_locations": [
                {
                    "id": pk.format(3),
                    "location": {"id": pk.format(4), "location_type": "physical", "name": "Hal"},
                    "schedules": [
                        {
                            "id": pk.format(5),
                            "description": "open in de week",
                            "freq": "WEEKLY",
                            "byday": "MO,TU",
                            "opens_at": "09:00:00",
                            "closes_at": "17:00:00",
                        }
                    ],
                }
            ],
        }
    ]
    take_in(json.dumps({"contents": services}))
    service = Service.objects.get(origin="elders")
    assert (service.external_id, service.status, service.organisation.name) == (pk.format(1), "inactive", "Elders")
    assert service.at.get().opening_hours == "Mo,Tu 09:00-17:00"
    assert service.source == "elders"
