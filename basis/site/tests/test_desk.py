"""The desk of who works for an area, and what waits for somebody on her own page."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.needs import bundle_actions
from basis.needs.tests.makers import make_bundle, make_need, make_worker, make_world
from basis.relay import actions as relay
from basis.relay.actions import About, Side

LONG_AGO = datetime.timedelta(days=40)


@pytest.fixture
def area(db):
    return next(area for area in make_world().values() if area.kind == "own")


@pytest.fixture
def wietske(area):
    return make_worker(area)


def desk_of(client, person, area):
    client.force_login(person)
    return client.get(reverse("desk", args=[area.slug]))


def test_what_people_said_and_is_in_no_bundle_stands_on_the_desk(client, area, wietske):
    make_need(area, text="Een bankje bij de bus.")
    make_need(area, text="Te lang geleden.", written_at=timezone.now() - LONG_AGO)
    make_bundle(area, wietske, make_need(area, text="Al samengenomen."))
    page = desk_of(client, wietske, area).content.decode()
    assert "Een bankje bij de bus." in page
    assert "Te lang geleden." not in page
    assert "Al samengenomen." not in page


def test_from_the_desk_one_writes_down_what_somebody_else_says(client, area, wietske):
    page = desk_of(client, wietske, area).content.decode()
    address = f"{reverse('needs:tell')}?gebied={area.slug}&amp;namens=1"
    assert address in page
    form = client.get(address.replace("&amp;", "&")).context["form"]
    assert form["on_behalf"].value() is True


def test_a_bundle_of_which_nobody_said_anything_for_a_month_waits_for_who_sees_to_it(client, area, wietske):
    bundle = make_bundle(area, wietske)
    assert desk_of(client, wietske, area).context["waiting"] == []
    type(bundle).objects.update(begun_at=timezone.now() - LONG_AGO)
    (waits,) = desk_of(client, wietske, area).context["waiting"]
    assert waits.url == bundle.get_absolute_url()
    assert waits.until < timezone.localdate()
    bundle_actions.answer(bundle, status="looked_at", text="We kijken.", by=wietske)
    assert desk_of(client, wietske, area).context["waiting"] == []


def test_a_conversation_waits_for_who_did_not_speak_last(client, area, wietske, noor):
    about = About("needs.need", "1", "Een wandeling", area=area.code)
    line = relay.begin(about, asker=Side(wietske, name="Wietske"), other=Side(noor, name="Noor"), text="Dag Noor.")
    client.force_login(noor)
    (waits,) = client.get(reverse("accounts:me")).context["waiting"]
    assert "Een wandeling" in waits.title
    client.force_login(wietske)
    assert client.get(reverse("accounts:me")).context["waiting"] == []
    relay.say(line.participant.conversation.participants.get(person=noor), "Dag Wietske.")
    assert len(client.get(reverse("accounts:me")).context["waiting"]) == 1


def test_what_was_promised_for_a_day_comes_first(client, area, wietske, noor):
    relay.begin(About("needs.need", "1", "Een vraag"), asker=Side(noor), other=Side(wietske), text="Kunt u komen?")
    bundle = make_bundle(area, wietske)
    type(bundle).objects.update(begun_at=timezone.now() - LONG_AGO)
    assert [one.until is None for one in desk_of(client, wietske, area).context["waiting"]] == [False, True]


def test_the_way_to_the_desk_stands_on_the_page_of_who_works_there(client, area, wietske, noor):
    client.force_login(wietske)
    assert reverse("desk", args=[area.slug]) in client.get(reverse("accounts:me")).content.decode()
    client.force_login(noor)
    assert reverse("desk", args=[area.slug]) not in client.get(reverse("accounts:me")).content.decode()
    assert client.get(reverse("desk", args=[area.slug])).status_code == 403


def test_of_another_area_she_sees_no_desk(client, area, wietske):
    other = next(one for one in type(area).objects.exclude(pk=area.pk).filter(kind="own"))
    assert desk_of(client, wietske, other).status_code == 403
