"""What somebody says about herself, and the address she signs in with."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from basis.accounts import queries
from basis.accounts.models import Person
from basis.accounts.tests.makers import again, enter, mailed_code, make_person, sign_in
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db
DETAILS = {"name": "Noor", "area": "", "language": "nl", "reach": "email", "phone": ""}


@pytest.fixture
def hers(client, noor):
    """The browser in which Noor is signed in."""
    client.force_login(noor)
    return client


def test_nothing_else_is_asked_than_what_is_needed():
    kept = {field.name for field in Person._meta.concrete_fields}
    technical = {"id", "last_login", "is_active", "sessions_key", "joined_at", "last_seen_on"}
    assert kept - technical == {"email", "name", "area", "language", "reach", "phone"}


def test_one_changes_what_is_known_of_oneself(hers, noor):
    area = make_municipality()["ruwaard"]
    sent = {"name": "Noortje", "area": area.pk, "language": "pl", "reach": "phone", "phone": "06 - 1234 5678"}
    page = hers.post("/mijn/gegevens/", sent, follow=True).content.decode()
    assert "Dag Noortje" in page
    assert "0612345678" in page
    noor = again(noor)
    assert (noor.area, noor.language, noor.reach) == (area, "pl", "phone")
    assert Act.objects.filter(action="accounts.details_changed", actor=noor).exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"reach": "phone"}, "Vul uw telefoonnummer in"),
        ({"reach": "phone", "phone": "bel me"}, "Dit is geen telefoonnummer"),
        ({"name": ""}, "Naam"),
        ({"language": "xx"}, "taal"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(hers, noor, sent, words):
    response = hers.post("/mijn/gegevens/", DETAILS | sent)
    assert response.status_code == 200
    assert words.lower() in response.content.decode().lower()
    assert again(noor).phone == ""


def test_a_number_is_forgotten_by_who_no_longer_wants_to_be_phoned(hers, noor):
    hers.post("/mijn/gegevens/", DETAILS | {"reach": "phone", "phone": "0612345678"})
    hers.post("/mijn/gegevens/", DETAILS | {"reach": "not", "phone": "0612345678"})
    assert again(noor).phone == ""


def test_the_database_keeps_no_number_of_who_does_not_want_to_be_phoned(noor):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=noor.pk).update(phone="0612345678")


def test_another_address_is_proved_first_and_the_old_one_is_told(hers, noor):
    old = noor.email
    assert hers.post("/mijn/e-mailadres/", {"email": "Nieuw@voorbeeld.test"})["Location"] == "/mijn/e-mailadres/code/"
    assert again(noor).email == old
    hers.post("/mijn/e-mailadres/code/", {"code": mailed_code("nieuw@voorbeeld.test")})
    assert again(noor).email == "nieuw@voorbeeld.test"
    told = Message.objects.get(notice="accounts.safety")
    assert told.address == old
    assert "nieuw@" not in told.text
    assert mail.outbox == []  # nothing is mailed but by the outbox


def test_a_wrong_code_changes_no_address_and_five_end_it(hers, noor):
    hers.post("/mijn/e-mailadres/", {"email": "nieuw@voorbeeld.test"})
    code = mailed_code("nieuw@voorbeeld.test")
    for _try in range(5):
        hers.post("/mijn/e-mailadres/code/", {"code": f"{(int(code) + 1) % 1_000_000:06}"})
    assert hers.post("/mijn/e-mailadres/code/", {"code": code})["Location"] == "/mijn/e-mailadres/"
    assert again(noor).email == "noor@voorbeeld.test"


def test_an_address_of_somebody_else_is_not_taken_over_nor_told_of(hers, noor, joris):
    response = hers.post("/mijn/e-mailadres/", {"email": joris.email})
    assert response["Location"] == "/mijn/e-mailadres/code/"  # the same as for any other
    page = hers.post("/mijn/e-mailadres/code/", {"code": mailed_code(joris.email)}).content.decode()
    assert "hoort bij een ander account" in page
    assert again(noor).email == "noor@voorbeeld.test"


def test_who_lives_somewhere_gets_its_letter(noor):
    area = make_municipality()["ruwaard"]
    noor.area, noor.language = area, "tr"
    noor.save()
    make_person("Elders")
    assert [(one.person, one.area, one.language) for one in queries.subscribers()] == [(noor, area.code, "tr")]


def test_pages_of_ones_own_are_for_who_is_signed_in(client):
    for path in ("gegevens", "e-mailadres", "e-mailadres/code", "sessies", "inloggen", "inloggen/app"):
        assert client.get(f"/mijn/{path}/")["Location"].startswith("/inloggen/?next="), path


def test_joining_in_english_makes_an_english_account(client):
    sign_in(client, "emma@voorbeeld.test", "/en")
    assert client.post("/en/inloggen/naam/", {"name": "Emma"})["Location"] == "/en/mijn/"
    assert Person.objects.get().language == "en"
    assert enter(client, "000000").status_code == 302
