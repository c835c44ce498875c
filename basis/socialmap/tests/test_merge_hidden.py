"""What went into another is in no list, API or export; its own addresses lead on."""

import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from basis.areas import demo as areas_demo
from basis.areas.models import Area
from basis.notifications.models import Message
from basis.search.actions import refresh
from basis.socialmap import entry_queries, freshness_actions, pages
from basis.socialmap.merge_actions import merge
from basis.socialmap.models import Correction, Organisation, Place, Service
from basis.socialmap.tests.makers import TODAY, make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db

LISTS = [
    "/plekken/",
    "/plekken/?q=dubbel",
    "/aanbod/",
    "/organisaties/",
    "/gebieden/{area}/",
    "/zoeken/?q=dubbel",
    "/api/v1/plekken",
    "/api/v1/diensten",
    "/api/v1/organisaties",
    "/api/v1/_zoek?q=dubbel",
    "/api/hsds/services?full=true",
    "/api/hsds/organizations?full=true",
    "/api/hsds/locations?full=true",
    "/api/hsds/service_at_locations?full=true",
    "/api/hsds/services?format=ndjson",
    "/open-data/sociale-kaart.csv",
    "/open-data/sociale-kaart.geojson",
    "{stays}",
    "{service}",
    "{organisation}",
]


@pytest.fixture
def twins(editor):
    """Of each kind one that stays and one that went, all in one area and one of them merged in the other."""
    areas_demo.build()
    area = Area.objects.own().first()
    where = {"area_code": area.code, "confirmed_on": timezone.localdate()}
    today = {"confirmed_on": timezone.localdate()}
    for number, name in enumerate(("Blijft", "Dubbel Weg")):
        make_organisation(f"o{number}", name=f"Organisatie {name}", **today)
        make_place(f"p{number}", name=f"Plek {name}", organisation=f"o{number}", **where)
        make_service(f"s{number}", name=f"Aanbod {name}", organisation=f"o{number}", at=[f"p{number}"], **today)
    refresh()
    pairs = {}
    for kind, letter in ((Organisation, "o"), (Place, "p"), (Service, "s")):
        stays, gone = (kind.objects.get(external_id=f"{letter}{n}") for n in (0, 1))
        merge(gone, into=stays, by=editor)
        pairs[letter] = (stays, gone)
    return area, pairs


@pytest.mark.parametrize("address", LISTS)
def test_no_list_shows_what_went_into_another(client, twins, address):
    area, pairs = twins
    names = {"stays": pairs["p"][0], "service": pairs["s"][0], "organisation": pairs["o"][0]}
    shown = {name: one.get_absolute_url() for name, one in names.items()}
    response = client.get(address.format(area=area.slug, **shown))
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text = content.decode()
    assert response.status_code == 200
    assert "Dubbel Weg" not in text
    assert not any(str(gone.pk) in text or gone.slug in text for _stays, gone in pairs.values())
    if "dubbel" not in address:
        assert "Blijft" in text


def test_the_file_of_everything_has_each_once(twins, tmp_path):
    path = tmp_path / "kaart.json"
    call_command("export_socialmap", str(path), stdout=io.StringIO())
    told = json.loads(path.read_text())
    assert [len(told[name]) for name in ("organizations", "locations", "services")] == [1, 1, 1]
    assert len(told["services"][0]["service_at_locations"]) == 1


def test_its_pages_lead_to_the_one_that_stays(client, twins):
    _area, pairs = twins
    for stays, gone in pairs.values():
        response = client.get(gone.get_absolute_url() + "?van=folder")
        assert (response.status_code, response["Location"]) == (301, stays.get_absolute_url() + "?van=folder")
    stays, gone = pairs["o"]
    card = client.get(reverse("socialmap:vcard", args=[gone.slug]))
    assert (card.status_code, card["Location"]) == (301, reverse("socialmap:vcard", args=[stays.slug]))


def test_a_correction_that_was_being_written_is_not_lost(client, twins):
    stays, gone = twins[1]["p"]
    response = client.post(reverse("socialmap:correct", args=["plek", gone.slug]), {"text": "Dicht."})
    assert response.status_code == 308
    assert response["Location"] == reverse("socialmap:correct", args=["plek", stays.slug])
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("address", "letter"),
    [
        ("/api/v1/plekken/{}", "p"),
        ("/api/v1/diensten/{}", "s"),
        ("/api/v1/organisaties/{}", "o"),
        ("/api/hsds/locations/{}", "p"),
        ("/api/hsds/services/{}", "s"),
        ("/api/hsds/organizations/{}", "o"),
    ],
)
def test_its_id_leads_on_in_both_apis(client, twins, address, letter):
    stays, gone = twins[1][letter]
    response = client.get(address.format(gone.pk))
    assert (response.status_code, response["Location"]) == (301, address.format(stays.pk))
    assert client.get(response["Location"]).status_code == 200
    assert client.get(address.format("00000000-0000-4000-8000-000000000000")).status_code == 404


def test_nobody_is_mailed_or_asked_to_confirm_for_what_went_into_another(editor):
    old = TODAY.replace(year=TODAY.year - 2)
    fresh = {"confirmed_on": timezone.localdate()}
    make_organisation("o", email="info@voorbeeld.test", **fresh)
    stays = make_place("p", organisation="o", **fresh)
    gone = make_place("q", organisation="o", email="weg@voorbeeld.test", confirmed_on=old)
    merge(gone, into=stays, by=editor)
    assert not freshness_actions.ask(timezone.now())
    assert not Message.objects.exists()
    assert gone not in [entry for entry, _kind in pages.oldest(timezone.localdate())]
    assert gone not in entry_queries.of_organisation(Organisation.objects.get())
