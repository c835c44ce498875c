"""The pages on which an editor sees what is there twice, chooses, and takes it apart again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from basis.audit.models import Act
from basis.socialmap import actions, duplicate_actions
from basis.socialmap.merge_actions import merge
from basis.socialmap.models import Lookalike, Merge, Place
from basis.socialmap.tests.makers import ORIGIN, make_place, place_facts

pytestmark = pytest.mark.django_db

TODAY = {"confirmed_on": timezone.localdate(), "lat": 51.76, "lon": 5.52}
PAIRS, MERGES = reverse("socialmap:duplicates"), reverse("socialmap:merges")


@pytest.fixture
def pair(client, editor):
    """Two places that are the same; an editor is signed in."""
    client.force_login(editor)
    one = make_place("a", name="De Haard", phone="0412 000 001", can_do="koffie drinken", **TODAY)
    other = make_place("b", name="Wijkhuis De Haard", phone="0412 000 002", email="b@voorbeeld.test", **TODAY)
    duplicate_actions.find(timezone.now())
    return one, other


def choices(client, pair, **chosen):
    """What is in the form of two, with something else chosen."""
    page = client.get(address(pair))
    form = page.context["form"]
    return {name: field.initial for name, field in form.fields.items()} | chosen


def address(pair, name="compare"):
    return reverse(f"socialmap:{name}", args=["plek", pair[0].slug, pair[1].slug])


def test_a_pair_is_shown_with_why_and_no_number(client, pair):
    text = client.get(PAIRS).content.decode()
    assert "De namen lijken op elkaar, vlak bij elkaar." in text
    assert address(pair) in text or address(pair[::-1]) in text


def test_the_editor_chooses_and_it_is_one(client, pair):
    one = pair[0]
    done = client.post(address(pair), choices(client, pair, name="2"))
    assert done["Location"] == one.get_absolute_url()
    one.refresh_from_db()
    assert (one.name, one.phone, one.email) == ("Wijkhuis De Haard", "0412 000 001", "b@voorbeeld.test")
    assert Place.objects.get() == one
    assert "De Haard" in client.get(MERGES).content.decode()
    assert client.get(PAIRS).context["pairs"] == []
    assert Act.objects.filter(action="socialmap.merged", target_key=str(one.pk)).count() == 1


def test_the_other_one_may_stay_with_what_the_first_says(client, pair):
    client.post(address(pair), choices(client, pair, stays="2", phone="1", name="2"))
    stays = Place.objects.get()
    assert stays == pair[1]
    assert (stays.name, stays.phone, stays.can_do) == ("Wijkhuis De Haard", "0412 000 001", "koffie drinken")


def test_what_changed_while_the_editor_looked_is_shown_before_anything_happens(client, pair):
    sent = choices(client, pair, name="2")
    actions.put([place_facts("a", name="De Haard", phone="0412 999 999", **TODAY)], origin=ORIGIN)
    again = client.post(address(pair), sent)
    assert again.status_code == 400
    assert "0412 999 999" in again.content.decode()
    assert again.context["form"]["name"].value() == "2"
    assert Place.objects.count() == 2
    assert client.post(address(pair), sent | {"seen": again.context["form"].state}).status_code == 302


def test_two_that_are_not_the_same_leave_the_page(client, pair):
    assert client.post(address(pair, "are_two"))["Location"] == PAIRS
    assert client.get(PAIRS).context["pairs"] == []
    assert Lookalike.objects.get().set_aside_at


def test_it_is_taken_apart_with_one_button(client, pair, editor):
    done = merge(pair[1], into=pair[0], by=editor)
    assert editor.name in client.get(MERGES).content.decode()
    assert client.post(reverse("socialmap:unmerge", args=[done.pk]))["Location"] == MERGES
    assert Place.objects.count() == 2
    assert "Weer uit elkaar gehaald" in client.get(MERGES).content.decode()


def test_what_is_in_the_way_is_told_and_can_be_left(client, pair, editor):
    done = merge(pair[1], into=pair[0], by=editor)
    Place.objects.update(email="nieuw@voorbeeld.test")
    undo = reverse("socialmap:unmerge", args=[done.pk])
    refused = client.post(undo)
    assert refused.status_code == 400
    assert "nieuw@voorbeeld.test" in refused.content.decode()
    assert 'name="laten"' in refused.content.decode()
    assert client.post(undo, {"laten": "ja"}).status_code == 302
    assert Place.objects.get(external_id="a").email == "nieuw@voorbeeld.test"
    assert Merge.objects.get().undone_by == editor


def test_an_exact_point_is_offered_before_the_middle_of_an_area(client, pair):
    Place.objects.filter(pk=pair[0].pk).update(position_is_of_area=True)
    Place.objects.filter(pk=pair[1].pk).update(lat=51.7612)
    assert choices(client, pair)["position"] == "2"


def test_a_page_of_pairs_asks_as_many_queries_however_many_there_are(client, pair, django_assert_max_num_queries):
    for number in range(15):
        make_place(f"x{number}", name=f"Speeltuin {number} Noord", **TODAY | {"lat": 51.7 + number / 100})
        make_place(f"y{number}", name=f"Noord speeltuin {number}", **TODAY | {"lat": 51.7 + number / 100})
    duplicate_actions.find(timezone.now())
    with django_assert_max_num_queries(15):
        assert len(client.get(PAIRS).context["pairs"]) >= 15


def test_two_beside_each_other_take_few_queries(client, pair, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):  # one of them: did anything about areas change
        client.get(address(pair))


@pytest.mark.parametrize("name", ["compare", "are_two"])
def test_who_is_no_editor_sees_and_does_nothing(client, pair, django_user_model, name):
    client.force_login(django_user_model.objects.create_user("x@voorbeeld.test", name="X"))
    assert client.post(address(pair, name)).status_code == 403
    assert client.get(PAIRS).status_code == 403
    assert Place.objects.count() == 2
