"""Pages of upkeep: an editor adds and changes, a keeper proposes, an editor decides; nothing typed is lost."""

import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from basis import geocode, uploads
from basis.geocode import Found
from basis.notifications.models import Message
from basis.socialmap import entry_queries
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.tests.sent import as_it_is
from basis.upkeep import keeper_actions
from basis.upkeep.models import Proposal
from basis.upkeep.tests.makers import propose
from basis.upkeep.tests.pages import CHANGE, main, send, signed_in

pytestmark = pytest.mark.django_db


def queries_of(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as told:
        assert client.get(path).status_code == 200
    return len(told)


@pytest.fixture
def photo():
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(file, "PNG")
    file.name = "gevel.png"
    file.seek(0)
    return file


def test_an_editor_changes_a_place_and_sees_it(world, editor):
    client = signed_in(editor)
    answer = send(client, CHANGE, name="De Nieuwe Haard", **{"opening_hours-2-1": "16.00"})
    assert answer.status_code == 302
    told = client.get(answer.url).content.decode()
    assert "De Nieuwe Haard" in told
    assert "9.00 tot 16.00 uur" in told
    assert "Bewaard" in told


def test_what_is_wrong_is_said_and_what_was_typed_stays(world, editor):
    answer = send(signed_in(editor), CHANGE, name="De Nieuwe Haard", postcode="12", phone="bel")
    assert answer.status_code == 400
    told = answer.content.decode()
    assert "Een postcode is vier cijfers" in told
    assert "Schrijf alleen cijfers" in told
    assert 'value="De Nieuwe Haard"' in told
    assert Place.objects.get().name == "De Haard"


def test_an_editor_adds_one_of_each_kind(world, editor):
    client = signed_in(editor)
    assert client.get("/beheer/sociale-kaart/nieuw/").status_code == 200
    assert send(client, "/sociale-kaart/nieuw/organisatie/", name="De Club").status_code == 302
    place = send(client, "/sociale-kaart/nieuw/plek/", name="De Zaal", organisation="de club", lat="51.76", lon="5.52")
    assert place.status_code == 302
    service = {"name": "Biljart", "at0-place": "De Zaal", "at0-opening_hours-0-0": "9", "at0-opening_hours-0-1": "12"}
    assert send(client, "/sociale-kaart/nieuw/aanbod/?van=de-club", **service).status_code == 302
    club = Organisation.objects.get(name="De Club")
    assert Place.objects.get(name="De Zaal").organisation == club
    assert Service.objects.get(name="Biljart").at.get().opening_hours == "Mo 09:00-12:00"


def test_an_address_is_looked_up_and_one_of_the_answers_chosen(world, editor, monkeypatch):
    found = [Found("Straat 1, Oss", 51.77, 5.53, "adres"), Found("Straat 11, Oss", 51.78, 5.54, "adres")]
    monkeypatch.setattr(geocode, "find", lambda question, municipality: found)
    client = signed_in(editor)
    page = send(client, CHANGE, address="Straat 1", name="Een nieuwe naam", **{"zoek-adres": "1"})
    told = page.content.decode()
    assert page.status_code == 200
    assert "Straat 11, Oss" in told
    assert 'value="Een nieuwe naam"' in told
    chosen = as_it_is(main(page)) | {"where": ["51.780000,5.540000,Straat 11, Oss"]}
    assert client.post(CHANGE, chosen).status_code == 302
    assert (Place.objects.get().lat, Place.objects.get().name) == (51.78, "Een nieuwe naam")


def test_another_address_takes_the_point_along(world, editor, monkeypatch):
    Place.objects.update(lat=51.7, lon=5.5, address="Straat 1", position_is_of_area=False)
    monkeypatch.setattr(geocode, "find", lambda question, municipality: [Found("Laan 2", 51.78, 5.54, "adres")])
    client = signed_in(editor)
    send(client, CHANGE, address="Straat 1", name="De Haard hier")
    assert Place.objects.get().lat == 51.7
    send(client, CHANGE, address="Laan 2", lat="51.71")
    assert Place.objects.get().lat == 51.71  # somebody put the point there herself
    send(client, CHANGE, address="Laan 2 a")
    assert Place.objects.get().lat == 51.78


def test_without_a_geocoder_the_page_says_what_else_one_can_do(world, editor, monkeypatch):
    monkeypatch.setattr(geocode, "find", lambda question, municipality: None)
    page = send(signed_in(editor), CHANGE, **{"zoek-adres": "1"})
    assert "Adressen zijn nu niet op te zoeken" in page.content.decode()


def test_a_keeper_proposes_and_an_editor_sees_the_difference_and_takes_it_over(world, keeper, editor):
    answer = send(signed_in(keeper), CHANGE, **{"opening_hours-2-1": "16.00"})
    assert answer.url == "/mijn/organisatie/stichting-welzijn/"
    one = Proposal.objects.get()
    client = signed_in(editor)
    assert "1 wacht" in client.get("/beheer/sociale-kaart/").content.decode()
    assert "De Haard" in main(client.get("/beheer/sociale-kaart/veranderingen/"))
    page = client.get(one.get_absolute_url())
    assert "woensdag 9.00 tot 16.00 uur" in page.content.decode()
    seen = as_it_is(main(page))["gezien"]
    assert client.post(one.get_absolute_url(), {"besluit": "wel", "gezien": seen}).status_code == 302
    assert "16:00" in Place.objects.get().opening_hours


def test_an_editor_who_gives_no_reason_is_asked_for_one(world, keeper, editor):
    one = propose(world[1], keeper, name="Anders")
    client = signed_in(editor)
    answer = client.post(one.get_absolute_url(), {"besluit": "niet", "reason": ""})
    assert (answer.status_code, Proposal.objects.get().state) == (400, "waiting")
    assert client.post(one.get_absolute_url(), {"besluit": "niet", "reason": "Klopt niet."}).status_code == 302
    assert "Klopt niet." in main(signed_in(keeper).get("/mijn/organisatie/stichting-welzijn/"))


def test_the_way_to_change_an_entry_is_shown_to_who_may(world, keeper, editor, noor):
    for who, sees in ((keeper, True), (editor, True), (noor, False)):
        assert ("veranderen/" in main(signed_in(who).get(world[1].get_absolute_url()))) is sees
    assert "veranderen/" not in main(Client().get(world[1].get_absolute_url()))


def test_a_place_that_is_gone_says_so_and_is_in_no_list(world, editor):
    client = signed_in(editor)
    assert client.post("/sociale-kaart/plek/de-haard/weg/").status_code == 302
    assert "Dit is er niet meer" in client.get("/plekken/de-haard/").content.decode()
    assert "De Haard" not in main(Client().get("/plekken/"))
    assert "De Haard" not in main(Client().get(world[2].get_absolute_url()))
    assert "Dit hoort er nog bij" not in main(client.post("/sociale-kaart/plek/de-haard/weg/", follow=True))
    assert client.post("/sociale-kaart/organisatie/stichting-welzijn/weg/").status_code == 400


def test_a_picture_needs_words_is_shown_and_goes(world, keeper, photo, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client, path = signed_in(keeper), "/sociale-kaart/plek/de-haard/foto/"
    assert client.post(path, {"photo": photo, "photo_alt": ""}).status_code == 400
    photo.seek(0)
    assert client.post(path, {"photo": photo, "photo_alt": "een rood huis"}).status_code == 302
    name = Place.objects.get().photo
    assert uploads.path_of(name)
    assert name in set(entry_queries.pictures())  # so that cleaning keeps it
    assert 'alt="een rood huis"' in Client().get("/plekken/de-haard/").content.decode()
    assert client.post(path, {"photo_alt": "een rood huis met een bank"}).status_code == 302
    assert (Place.objects.get().photo, Place.objects.get().photo_alt) == (name, "een rood huis met een bank")
    assert client.post(path, {"photo": io.BytesIO(b"geen foto"), "photo_alt": "iets"}).status_code == 400
    client.post(path, {"weg": "1"})
    assert Place.objects.get().photo == ""
    assert client.get("/sociale-kaart/aanbod/koffie/foto/").status_code == 404


def test_pages_of_upkeep_do_not_slow_down_with_what_is_kept(world, keeper, editor):
    lists = ("/beheer/sociale-kaart/veranderingen/", "/organisaties/stichting-welzijn/bijhouders/")
    ways = [(signed_in(editor), path) for path in lists] + [(signed_in(keeper), CHANGE)]
    asked = []
    for number in range(9):
        keeper_actions.invite(world[0], f"n{number}@voorbeeld.test", by=editor)
        one = propose(world[1], keeper, name=f"Naam {number}")
        Proposal.objects.filter(pk=one.pk).update(state="live")  # else the next one takes its place
        if number in {0, 8}:
            asked.append([queries_of(client, path) for client, path in ways])
    assert (Message.objects.count(), Proposal.objects.count()) == (9, 9)
    assert asked[0] == asked[1]


def test_a_place_that_is_gone_is_in_nothing_that_others_take(world, editor):
    client = signed_in(editor)
    client.post("/sociale-kaart/plek/de-haard/weg/")
    taken = (
        *("/open-data/sociale-kaart.csv", "/open-data/sociale-kaart.geojson"),
        *("/api/v1/plekken", "/api/v1/diensten", "/api/hsds/services?full=true", "/api/hsds/organizations?full=true"),
        *("/api/hsds/service_at_locations?full=true", "/aanbod/", "/organisaties/stichting-welzijn/"),
    )
    for path in taken:
        answer = Client().get(path)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert answer.status_code == 200, path
        assert b"De Haard" not in content, path
        assert world[0].name.encode() in content or b"Koffie" in content or b"plekken" in content or b"[]" in content, (
            path
        )
