"""An organisation is asked whether what we say of it is still right, twice at most, and answers with one button."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from basis.accounts.models import Person, Role, RoleGrant
from basis.notifications.models import Message
from basis.socialmap import freshness_actions as freshness
from basis.socialmap import pages
from basis.socialmap.models import Organisation, Place, Service
from basis.socialmap.tests.makers import make_organisation, make_place, make_service

pytestmark = pytest.mark.django_db


def ago(days):
    return timezone.localdate() - datetime.timedelta(days=days)


def mails():
    return Message.objects.filter(notice=freshness.NOTICE)


@pytest.fixture
def welzijn():
    """An organisation confirmed ten days ago, with a place of half a year and a service of a month ago."""
    one = make_organisation(email="info@welzijn.example", confirmed_on=ago(10))
    make_place(organisation="welzijn", confirmed_on=ago(190))
    make_service(at=["de-haard"], confirmed_on=ago(30))
    return one


def test_it_is_asked_after_half_a_year_once_and_after_nine_months_once_more(welzijn):
    now = timezone.now()
    assert freshness.ask(now) == "1 asked"
    assert freshness.ask(now) == ""
    assert freshness.ask(now + datetime.timedelta(days=60)) == ""
    assert freshness.ask(now + datetime.timedelta(days=90)) == "1 asked"
    assert [mail.address for mail in mails()] == ["info@welzijn.example"] * 2


@pytest.mark.parametrize("differences", [{"confirmed_on": ago(100)}, {"email": ""}, {"is_example": True}])
def test_who_is_fresh_invented_or_without_address_is_not_asked(differences):
    make_organisation(**{"email": "info@welzijn.example", "confirmed_on": ago(200)} | differences)
    assert freshness.ask(timezone.now()) == ""


def test_what_is_gone_or_has_stopped_is_no_reason_to_ask(welzijn):
    make_place("plein", name="Plein", organisation="welzijn", confirmed_on=ago(300))
    make_service("soep", name="Soep", status="inactive", confirmed_on=ago(300))
    Place.objects.update(gone_on=ago(1))
    assert freshness.ask(timezone.now()) == ""
    assert [str(one) for one, _kind in pages.oldest(timezone.localdate() + datetime.timedelta(days=400))] == [
        "Koffie",
        "Stichting Welzijn",
    ]
    Organisation.objects.update(gone_on=ago(1), confirmed_on=ago(300))
    assert freshness.ask(timezone.now()) == ""


def test_one_button_confirms_all_of_an_organisation(client, welzijn):
    address = f"/sociale-kaart/klopt-nog/{freshness.token_of(welzijn)}/"
    page = client.get(address).content.decode()
    assert all(said in page for said in ("De Haard", "Koffie", "Het klopt nog allemaal"))
    assert Place.objects.get().confirmed_on == ago(190)
    client.post(address)
    assert {kind.objects.get().confirmed_on for kind in (Organisation, Place, Service)} == {ago(0)}


def test_a_link_holds_for_the_address_it_was_sent_to(client, welzijn):
    token = freshness.token_of(welzijn)
    Organisation.objects.update(email="ander@welzijn.example")
    assert client.get(f"/sociale-kaart/klopt-nog/{token}/").status_code == 404
    with pytest.raises(PermissionDenied):
        freshness.confirm_all(token)


def test_an_editor_sees_what_is_old_and_confirms_it(client, welzijn):
    editor = Person.objects.create_user("kaart@voorbeeld.test", name="Kaart")
    RoleGrant.objects.create(person=editor, role=Role.MAP_EDITOR, begins_on=datetime.date(2020, 1, 1))
    make_place("oud", name="Oude zaal", confirmed_on=ago(400))
    client.force_login(editor)
    assert "Oude zaal" in client.get("/beheer/sociale-kaart/").content.decode()
    assert client.post("/beheer/sociale-kaart/plek/oude-zaal/klopt/").status_code == 302
    assert "Lang niet bevestigd" not in client.get("/beheer/sociale-kaart/").content.decode()
