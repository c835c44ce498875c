"""The pages of joining, as people meet them."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.joining import actions, keys
from basis.joining.actions import Coming
from basis.joining.models import Party
from basis.joining.tests.makers import join, make_activity, now_of, rows, standing
from basis.moderation.models import Tally
from basis.notifications.models import Message

SAID = {"name": "Noor", "guests": "0"}


@pytest.fixture
def occurrence(area, joris):
    """Coffee that begins in two days, in the real time of now; Joris gave it."""
    return make_soon(area, by=joris)


def make_soon(area, **differences):
    now = timezone.localtime()
    starts = (now + datetime.timedelta(days=2)).replace(tzinfo=None, second=0, microsecond=0)
    return rows(make_activity(area, at=now, starts=starts, **{"joining": "possible"} | differences))[0]


def address(occurrence):
    return reverse("joining:join", args=[occurrence.pk])


def test_she_joins_without_an_account_and_keeps_a_link_with_a_qr_code(client, occurrence):
    response = client.post(address(occurrence), SAID | {"word": "Ik neem koek mee."}, follow=True)
    party = Party.objects.get()
    assert (party.state, party.word, party.person) == ("in", "Ik neem koek mee.", None)
    text = response.content.decode()
    assert "Tot dan, Noor!" in text and 'class="qr"' in text
    assert party.key_hash not in text


def test_the_link_opens_her_place_and_no_other_does(client, occurrence):
    _party, key = join(occurrence, at=timezone.now())
    assert "Noor" in client.get(reverse("joining:party", args=[key])).content.decode()
    assert client.get(reverse("joining:party", args=[key[:-1] + "x"])).status_code == 404


def test_the_number_opens_her_place_for_her_account_only(client, occurrence, noor, joris):
    party, _key = join(occurrence, by=noor, at=timezone.now())
    path = reverse("joining:party", args=[str(party.pk)])
    for viewer, status in ((None, 302), (joris, 404), (noor, 200)):
        if viewer:
            client.force_login(viewer)
        assert client.get(path).status_code == status


def test_an_address_is_asked_once_and_proven_by_a_button(client, occurrence):
    client.post(address(occurrence), SAID | {"email": "Noor@Voorbeeld.test"})
    mail = Message.objects.get(notice="joining.confirm")
    assert mail.address == "noor@voorbeeld.test"
    assert not Party.objects.get().is_confirmed
    page = client.get(mail.url).content.decode()
    assert "Ja, dit ben ik" in page and "Dit was ik niet" in page
    assert not Party.objects.get().is_confirmed, "opening the link is no proof: a mail scanner does that too"
    path, _mark, proof = mail.url.partition("?bevestig=")
    client.post(f"{path}bevestigen/", {"bevestig": proof})
    assert Party.objects.get().is_confirmed


def test_not_me_takes_the_address_away_at_once(client, occurrence):
    client.post(address(occurrence), SAID | {"email": "noor@voorbeeld.test"})
    path = Message.objects.get(notice="joining.confirm").url.partition("?")[0]
    assert "weg" in client.post(f"{path}niet-van-mij/").content.decode()
    party = Party.objects.get()
    assert (party.name, party.email, party.state) == ("", "", "away")
    assert client.get(path).status_code == 404


def test_signed_in_she_gets_no_mail_to_confirm(client, occurrence, noor):
    client.force_login(noor)
    response = client.post(address(occurrence), SAID)
    party = Party.objects.get()
    assert party.person == noor and party.is_proven
    assert response.url == reverse("joining:party", args=[str(party.pk)])
    assert not Message.objects.exists()


def test_when_it_is_full_the_page_says_that_she_waits(client, area):
    occurrence = make_soon(area, capacity=1)
    join(occurrence, "Bram", at=timezone.now())
    assert "Zet mij op de wachtlijst" in client.get(address(occurrence)).content.decode()
    page = client.post(address(occurrence), SAID, follow=True).content.decode()
    assert "op plaats 1" in page


def test_she_changes_and_leaves_by_her_link(client, occurrence):
    _party, key = join(occurrence, at=timezone.now())
    client.post(reverse("joining:change", args=[key]), SAID | {"guests": "2", "needs_lift": "on"})
    assert (Party.objects.get().guests, Party.objects.get().needs_lift) == (2, True)
    client.post(reverse("joining:cancel", args=[key]))
    assert standing(occurrence) == ("", "")


def test_every_time_is_one_link(client, area):
    occurrence = make_soon(area, rrule="FREQ=WEEKLY;COUNT=3")
    page = client.post(address(occurrence), SAID | {"every_time": "on"}, follow=True).content.decode()
    assert Party.objects.count() == 3
    assert page.count("Meld mij af voor") == 4  # each time, and all at once
    assert len(set(Party.objects.values_list("key_hash", flat=True))) == 1


def test_what_needs_no_word_cannot_be_joined(client, area):
    occurrence = make_soon(area, joining="no")
    assert "U kunt zo komen" in client.get(address(occurrence)).content.decode()
    assert client.post(address(occurrence), SAID).status_code == 400


def test_what_is_wrong_is_said_in_plain_words(client, occurrence):
    response = client.post(address(occurrence), {"name": "", "guests": "9"})
    assert response.status_code == 400
    assert "Uw voornaam is genoeg" in response.content.decode()


def test_nobody_floods_a_list(client, occurrence):
    for number in range(20):
        client.post(address(occurrence), SAID | {"name": f"P{number}"})
    assert client.post(address(occurrence), SAID).status_code == 429
    assert Party.objects.count() == 20
    assert Tally.objects.filter(act="joining.join").exists()


def test_on_the_page_of_the_activity_stands_how_many_come_and_never_who(client, occurrence, noor):
    join(occurrence, "Annelies", guests=2, at=timezone.now())
    page = client.get(occurrence.get_absolute_url()).content.decode()
    assert "Er komen 3 mensen" in page and "Ik doe mee" in page
    assert "Annelies" not in page
    join(occurrence, by=noor, at=timezone.now())
    client.force_login(noor)
    assert "U doet mee." in client.get(occurrence.get_absolute_url()).content.decode()


def test_possible_and_needed_say_something_else(client, area):
    possible, needed = make_soon(area), make_soon(area, title="Eten", joining="needed", capacity=8)
    assert "U mag zo komen" in client.get(possible.get_absolute_url()).content.decode()
    assert "Zeg vooraf dat u komt" in client.get(needed.get_absolute_url()).content.decode()
    assert "nog 8 plaatsen" in client.get(needed.get_absolute_url()).content.decode()


def test_her_own_page_says_where_she_goes(client, occurrence, noor):
    join(occurrence, by=noor, at=timezone.now())
    client.force_login(noor)
    page = client.get("/mijn/").content.decode()
    assert "Waar u naartoe gaat" in page and occurrence.activity.title in page


def test_with_the_link_she_keeps_it_by_her_account(client, occurrence, noor):
    party, key = join(occurrence, email="noor@elders.test", at=timezone.now())
    client.force_login(noor)
    client.post(reverse("joining:keep", args=[key]))
    assert now_of(party).person == noor and now_of(party).email == ""


def test_a_mailed_key_works_as_long_as_we_have_the_address(occurrence):
    party, _key = join(occurrence, email="noor@voorbeeld.test", at=timezone.now())
    key = keys.mailed(party)
    assert keys.opened_by(key) == party
    actions.erase([party], timezone.now())
    assert keys.opened_by(key) is None


def test_the_page_of_an_activity_asks_the_database_as_often_with_many_as_with_few(client, occurrence):
    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            client.get(occurrence.get_absolute_url())
        return len(asked)

    join(occurrence, at=timezone.now())
    few = count()
    for number in range(10):
        actions.join(occurrence, Coming(f"P{number}"), at=timezone.now())
    assert count() == few
