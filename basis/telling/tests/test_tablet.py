"""A tablet at a stall knows of nobody, and staff write down at the door what somebody tells."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from basis.areas.models import Area
from basis.stories.models import Story, Teller
from basis.telling.models import Draft
from basis.telling.tests.makers import Telling


@pytest.fixture
def tablet(client, worker, one):
    """The device of staff, lent out; with its code as `tablet.code`."""
    client.force_login(worker)
    page = client.post(reverse("telling:tablet", args=[one.slug])).content.decode()
    client.code = re.search(r": (\d{4})<", page)[1]
    return client


def start(one):
    return reverse("telling:tell", args=[one.slug])


def test_only_who_works_for_the_area_lends_out_a_tablet(client, one, noor):
    address = reverse("telling:tablet", args=[one.slug])
    assert (
        reverse("accounts:login") in client.get(address).url and reverse("accounts:login") in client.post(address).url
    )
    client.force_login(noor)
    assert client.get(address).status_code == 403 and client.post(address).status_code == 403


def test_who_lends_it_out_is_signed_out_on_it(tablet, one):
    assert "_auth_user_id" not in tablet.session
    page = tablet.get(start(one)).content.decode()
    assert "Begin met vertellen" in page and reverse("accounts:login") not in page


def test_after_a_story_it_knows_nothing_of_who_told(tablet, one):
    noor = Telling(tablet, one).to("nakijken", use="2")
    screens = [noor.at, noor.at.replace("nakijken", "verhaal")]
    assert 'data-idle="90"' in noor.page() and 'content="90; url=' in noor.page()
    assert 'content="600; url=' in tablet.get(screens[1]).content.decode()  # who writes is not cut off
    response = noor.go()
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    assert Teller.objects.get().way == "kiosk" and Story.objects.get().contribution.author is None
    for address in screens:  # as by the button back of the browser
        again = tablet.get(address)
        assert again.status_code == 302 and again.url == start(one)
    assert "buren kwamen" not in tablet.get(start(one)).content.decode()


def test_who_walks_away_leaves_nothing_for_the_next(tablet, one):
    Telling(tablet, one).to("nakijken")
    page = tablet.get(start(one)).content.decode()  # where it goes when nobody touches it
    assert "al begonnen" not in page and not tablet.cookies[f"verhaal-{one.pk}"].value
    assert tablet.get(reverse("telling:screen", args=[one.slug, "verhaal"])).status_code == 302
    assert not Draft.objects.exists()


def test_a_code_ends_it_and_a_wrong_one_does_not(tablet, one):
    address = reverse("telling:tablet", args=[one.slug])
    wrong = "0000" if tablet.code != "0000" else "1111"
    assert tablet.post(address, {"code": wrong}).status_code == 400
    assert tablet.post(address, {"code": tablet.code}).status_code == 302
    assert reverse("accounts:login") in tablet.get(start(one)).content.decode()
    assert reverse("accounts:login") in tablet.get(address).url


def test_staff_who_sign_in_end_it_without_the_code(tablet, one, worker):
    tablet.force_login(worker)
    tablet.post(reverse("telling:tablet", args=[one.slug]))
    assert Telling(tablet, one) and Draft.objects.get().way == "web"


def test_a_cookie_that_somebody_makes_up_is_no_tablet(client, one):
    client.cookies["tablet"] = f"{one.pk}:x"
    Telling(client, one)
    assert Draft.objects.get().way == "web"


def test_staff_write_down_what_somebody_tells(client, one, worker):
    client.force_login(worker)
    assert "U schrijft op" in client.get(f"{start(one)}?namens").content.decode()
    teller = Telling(client, one, namens="1").to("gebruik")
    assert "Lees dit voor" in teller.page()
    key = teller.to("nakijken", use="2").send()
    story = Story.objects.select_related("teller", "contribution").get()
    assert story.is_spoken and story.teller.way == "door" and story.teller.entered_by == worker
    assert story.contribution.author is None and story.contribution.recorded_by == worker
    assert "Geef deze link mee" in client.get(reverse("telling:thanks", args=[key])).content.decode()


def test_who_does_not_work_there_writes_nothing_down(client, one, noor):
    client.force_login(noor)
    assert client.post(start(one), {"namens": "1"}).status_code == 403
    assert Client().post(start(one), {"namens": "1"}).status_code == 403


def test_what_is_of_another_area_is_refused_in_words(client, worker, one):
    other = Area.objects.own().exclude(code="GM0828-ruwaard").first()
    one.areas.add(other)
    client.force_login(worker)
    teller = Telling(client, one, namens="1").to("v-waar")
    teller.go(**{"waar-answer": other.code})
    assert "waar u niet voor werkt" in teller.to("nakijken").go().content.decode()


def test_the_desk_of_the_round_offers_the_ways_to_tell(client, one, worker):
    client.force_login(worker)
    page = client.get(reverse("stories:desk", args=[one.slug])).content.decode()
    assert reverse("telling:tablet", args=[one.slug]) in page and f"{start(one)}?namens" in page
