"""The pages of the social map: what they say, to whom, in how many questions to the database."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.socialmap import markup
from basis.socialmap.models import Correction
from basis.socialmap.tests.makers import make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db
PLACE = "/plekken/de-haard/"
CORRECT = "/sociale-kaart/plek/de-haard/klopt-niet/"


def today(**more):
    return {"confirmed_on": timezone.localdate()} | more


def test_the_list_never_is_a_dead_end(client):
    make_place(**today(cost_kind="free"))
    page = client.get("/plekken/?gratis=on&taal=so").content.decode()
    assert "Zo’n plek kennen wij niet" in page
    assert "Laat ‘In welke taal’ los: 1 plek" in page
    assert "?gratis=on#gevonden" in page


def test_a_question_that_makes_no_sense_is_no_error(client):
    for odd in ("?dag=gisteren", "?gebied=nergens", "?postcode=abc", "?pagina=-1", "?pagina=99", "?q=%00", "?voor=oma"):
        assert client.get(f"/plekken/{odd}").status_code == 200


def test_an_unknown_postcode_is_said_to_be_unknown(client):
    assert "9999 kennen wij hier niet" in client.get("/plekken/?postcode=9999").content.decode()


def test_the_list_asks_as_much_of_the_database_for_a_few_places_as_for_many(client):
    make_municipality()
    asked = []
    for total in (5, 40):
        for number in range(total):
            make_place(f"p{number}", name=f"Plek {number}", area_code="WK082806", **today())
            make_service(f"s{number}", at=[f"p{number}"], **today())
        questions = ("", "?gebied=ruwaard&dag=woensdag&onderwerp=leren&taal=pl", "?q=plek", "?postcode=5344")
        for question in questions:  # what is kept in memory from one to the next is there
            client.get(f"/plekken/{question}")
        with CaptureQueriesContext(connection) as captured:
            for question in questions:
                client.get(f"/plekken/{question}")
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_a_page_of_a_place_says_what_is_known_and_what_is_not(client):
    make_place(**today(can_do="koffie drinken", step_free=True, ring_line=False, opening_hours="24/7"))
    page = client.get(PLACE).content.decode()
    for said in ("Altijd open", "U komt zonder trap of drempel binnen", "Er is geen ringleiding"):
        assert said in page
    assert "hulphond" not in page
    make_place(**today())
    assert "Dat weten wij nog niet" in client.get(PLACE).content.decode()


def test_a_place_on_the_point_of_its_area_says_so(client):
    make_municipality()
    Area.objects.filter(code="BU08280600").update(lat=51.75, lon=5.5)
    make_place(**today(area_code="WK082806"))
    page = client.get(PLACE).content.decode()
    assert "De juiste plek weten wij niet: de stip staat midden in Ruwaard." in page
    assert "GeoCoordinates" not in page


@pytest.mark.parametrize(("days", "said"), [(10, ""), (400, "Bel of mail eerst"), (600, "niet meer in de lijst")])
def test_an_old_entry_says_that_it_is_old(client, days, said):
    make_place(confirmed_on=timezone.localdate() - datetime.timedelta(days=days))
    page = client.get(PLACE).content.decode()
    assert said in page
    assert ("notice--" in page) is bool(said)


def test_invented_hours_of_a_real_place_are_said_to_be_invented(client):
    make_place(**today(opening_hours="24/7", hours_are_example=True))
    assert "Deze tijden zijn verzonnen" in client.get(PLACE).content.decode()
    assert "tijden: voorbeeld" in client.get("/plekken/").content.decode()


def test_pages_of_a_service_and_its_organisation_lead_to_each_other(client):
    make_place(**today())
    make_service(name="Koffie", at=[{"place": "de-haard", "opening_hours": "We[1] 10:00-12:00"}], **today())
    service = client.get("/aanbod/koffie/").content.decode()
    assert 'href="/organisaties/stichting-welzijn/"' in service
    assert 'href="/plekken/de-haard/"' in service
    assert 'href="/aanbod/koffie/"' in client.get("/organisaties/stichting-welzijn/").content.decode()
    assert "De volgende keer: woensdag" in client.get(PLACE).content.decode()


def test_data_for_machines_closes_no_script(client):
    make_organisation(name="</script><b>X", description="&")
    page = client.get("/organisaties/scriptbx/").content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(data)["name"] == "</script><b>X"


def test_the_card_of_an_organisation_is_a_vcard(client):
    make_organisation(phone="0412 123", description="Koffie, thee; en een praatje. " * 4)
    answer = client.get("/organisaties/stichting-welzijn/kaartje.vcf")
    lines = answer.content.decode().split("\r\n")
    assert answer["Content-Type"].startswith("text/vcard")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert lines[-2:] == ["END:VCARD", ""]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "Koffie\\, thee\\; en" in answer.content.decode().replace("\r\n ", "")


def test_fold_never_cuts_a_letter():
    folded = markup._folded("é" * 100)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == "é" * 100


def test_anyone_says_what_is_not_right_and_an_editor_settles_it(client):
    make_place(**today())
    assert client.post(CORRECT, {"text": ""}).status_code == 400
    answer = client.post(CORRECT, {"text": "Het telefoonnummer is anders."}, follow=True)
    assert "De redacteur kijkt het na" in answer.content.decode()
    editor = Person.objects.create_user("kaart@voorbeeld.test", name="Kaart")
    RoleGrant.objects.create(person=editor, role=Role.MAP_EDITOR, begins_on=datetime.date(2020, 1, 1))
    client.force_login(editor)
    assert "Het telefoonnummer is anders." in client.get("/beheer/sociale-kaart/").content.decode()
    client.post(f"/beheer/sociale-kaart/{Correction.objects.get().pk}/klaar/")
    assert "Alles is nagekeken" in client.get("/beheer/sociale-kaart/").content.decode()


def test_the_page_of_an_area_shows_its_places_and_the_municipality_none(client):
    make_municipality()
    make_place(**today(area_code="WK082806"))
    assert "De 1 plek in Ruwaard" in client.get("/gebieden/ruwaard/").content.decode()
    assert "Plekken om elkaar te ontmoeten" not in client.get("/gebieden/oss/").content.decode()


def test_what_has_stopped_is_no_longer_shown_and_what_pauses_says_so(client):
    make_place(**today())
    make_service("weg", name="Gestopte les", status="inactive", at=["de-haard"], **today())
    make_service("stil", name="Stille les", status="temporarily closed", at=["de-haard"], **today())
    for address in (PLACE, "/organisaties/stichting-welzijn/"):
        page = client.get(address).content.decode()
        assert "Gestopte les" not in page
        assert "Stille les" in page
        assert "ligt even stil" in page


def test_an_editor_finds_what_is_not_right_from_her_own_page(client, editor, noor):
    client.force_login(noor)
    assert "/beheer/sociale-kaart/" not in client.get("/mijn/").content.decode()
    client.force_login(editor)
    assert "/beheer/sociale-kaart/" in client.get("/mijn/").content.decode()
