"""The page of a giver: by her link, by the link in her mail, with her account; and never of anyone else."""

import html

import pytest
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from basis.moderation import actions, keys
from basis.moderation.models import Contribution, State
from basis.moderation.tests.makers import give
from basis.notifications.models import Message

pytestmark = pytest.mark.django_db
WORDS = "Er is te weinig schaduw."


def now(given):
    return Contribution.objects.get(pk=given.contribution.pk)


def page_of(given):
    return f"/bijdrage/{given.key}/"


def test_her_page_says_what_she_gave_and_how_it_stands(client):
    given = give()
    response = client.get(page_of(given))
    page = html.unescape(response.content.decode())
    assert WORDS in page
    assert "wacht tot een moderator heeft gekeken" in page
    assert (
        response.headers["Referrer-Policy"] == "same-origin"
    )  # "no-referrer" makes browsers hide where a form is from
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("key", ["x", "12", "a:b:c", "⁂", "%00", "..", "1" * 400, "a" * 2000, "'; DROP TABLE x;--"])
def test_an_unknown_link_gets_a_page_that_helps_on(client, key):
    response = client.get(f"/bijdrage/{key}/")
    assert response.status_code == 404
    if ".." not in key:
        assert "Deze link kennen wij niet" in response.content.decode()


@pytest.mark.parametrize("verb", ["bevestigen", "weghalen", "bewaren"])
def test_a_link_does_nothing_by_itself(client, verb):
    given = give()
    assert client.get(f"{page_of(given)}{verb}/").status_code == 405
    assert now(given).state == State.HELD


class TestConfirm:
    """The address is proved by what stands in the mail, and by nothing else."""

    def test_the_button_behind_the_mail_confirms(self, client):
        given = give(email="a@voorbeeld.test")
        proof = keys.to_confirm(given.contribution)
        client.post(f"{page_of(given)}bevestigen/", {"bevestig": proof})
        assert (now(given).is_confirmed, now(given).state) == (True, State.HELD)

    def test_the_link_from_the_screen_proves_no_address(self, client):
        given = give(email="a@voorbeeld.test")
        assert "Ja, dit is van mij" not in client.get(page_of(given)).content.decode()
        client.post(f"{page_of(given)}bevestigen/")
        assert not now(given).is_confirmed

    @pytest.mark.parametrize("of", ["another contribution", "another address", "another salt", "nothing"])
    def test_a_proof_of_something_else_is_refused(self, of):
        given = give(email="a@voorbeeld.test")
        other = give(email="a@voorbeeld.test").contribution
        proof = {
            "another contribution": keys.to_confirm(other),
            "another address": keys.to_confirm(Contribution(pk=given.contribution.pk, email="b@voorbeeld.test")),
            "another salt": signing.dumps([given.contribution.pk, "x"]),
            "nothing": "",
        }[of]
        with pytest.raises(PermissionDenied):
            actions.confirm(given.contribution, proof=proof)

    def test_a_known_address_comes_on_the_page_at_once_but_not_with_a_sign(self):
        first = give(email="a@voorbeeld.test")
        actions.confirm(first.contribution, proof=keys.to_confirm(first.contribution))
        Contribution.objects.update(state=State.VISIBLE)
        plain, signed = give(email="a@voorbeeld.test"), give(email="a@voorbeeld.test", signs=("names",))
        for given in (plain, signed):
            actions.confirm(given.contribution, proof=keys.to_confirm(given.contribution))
        assert [now(plain).state, now(signed).state] == [State.VISIBLE, State.HELD]

    def test_somebody_elses_unproven_use_of_a_known_address_gets_nothing_seen(self):
        first = give(email="a@voorbeeld.test", state=State.VISIBLE)
        Contribution.objects.filter(pk=first.contribution.pk).update(is_confirmed=True)
        assert give(email="a@voorbeeld.test").contribution.state == State.UNCONFIRMED


def test_she_withdraws_and_nobody_sees_it_again(client):
    given = give(state=State.VISIBLE)
    page = client.post(f"{page_of(given)}weghalen/", follow=True).content.decode()
    assert now(given).state == State.WITHDRAWN
    assert "hebt u zelf weggehaald" in page
    with pytest.raises(actions.NotNow):
        actions.change(given.contribution, lambda one: None)


def test_what_a_moderator_removed_is_not_hers_to_withdraw(client):
    given = give(state=State.REMOVED)
    client.post(f"{page_of(given)}weghalen/")
    assert now(given).state == State.REMOVED


def test_the_number_opens_it_for_her_account_only(client, noor, joris):
    address = f"/bijdrage/{give(by=noor).contribution.pk}/"
    assert client.get(address).status_code == 404
    client.force_login(joris)
    assert client.get(address).status_code == 404
    client.force_login(noor)
    assert client.get(address).status_code == 200


def test_all_that_she_gave_is_on_one_page(client, noor, joris):
    mine, other = give("Van mij", by=noor), give("Van een ander", by=joris)
    client.force_login(noor)
    page = client.get("/mijn/bijdragen/").content.decode()
    assert f"/bijdrage/{mine.contribution.pk}/" in page
    assert f"/bijdrage/{other.contribution.pk}/" not in page


def test_what_was_written_down_for_somebody_has_a_paper_with_the_link(client, joris):
    given = give("Wat ik hoorde", by=joris, on_behalf=True)
    assert (now(given).author, now(given).recorded_by, now(given).email) == (None, joris, "")
    client.force_login(joris)
    thanks = client.get(f"{page_of(given)}bedankt/").content.decode()
    assert f"{page_of(given)}briefje/" in thanks
    slip = client.get(f"{page_of(given)}briefje/").content.decode()
    assert "<svg" in slip
    assert f"http://testserver{page_of(given)}" in slip
    client.logout()
    assert "Verander de tekst" in client.get(page_of(given)).content.decode(), "who has the paper, may change it"


def test_a_lost_paper_is_made_anew_by_who_wrote_it_down_and_the_old_link_stops(client, joris, noor):
    given = give(by=joris, on_behalf=True)
    address = f"/bijdrage/{given.contribution.pk}/briefje/"
    client.force_login(joris)
    assert "<svg" not in client.get(address).content.decode().partition("<main")[2]
    new = client.post(address).url
    assert "<svg" in client.get(new).content.decode().partition("<main")[2]
    assert client.get(page_of(given)).status_code == 404
    client.force_login(noor)
    assert client.post(new).status_code == 403
    assert client.get(new).status_code == 200


def test_the_key_in_a_mail_stops_when_the_address_is_gone(client):
    given = give(email="a@voorbeeld.test", state=State.HELD)
    key = keys.of_giver(given.contribution)
    assert client.get(f"/bijdrage/{key}/").status_code == 200
    Contribution.objects.update(email="")
    assert client.get(f"/bijdrage/{key}/").status_code == 404


@pytest.mark.parametrize("state", State)
def test_no_page_of_a_giver_shows_an_address(client, state):
    given = give(email="geheim@voorbeeld.test", state=state)
    assert "geheim@voorbeeld.test" not in client.get(page_of(given)).content.decode()


def test_the_mail_is_in_the_language_of_the_form(client):
    with translation.override("en"):
        given = give(email="a@voorbeeld.test", language="en")
    assert Message.objects.get().url.startswith(f"/en/bijdrage/{given.key}/")
    assert given.contribution.given_at <= timezone.now()
