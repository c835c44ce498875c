"""Writing a reading, taking it back, and seeing it beside its figure."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from basis.accounts.models import Person
from basis.audit.models import Act
from basis.figures import demo_readings, reading_actions
from basis.figures.models import Reading
from basis.figures.tests.makers import everything, make_reading, make_world

pytestmark = pytest.mark.django_db
TEXT = "Bij de school zie je het meteen."


@pytest.fixture
def area():
    return make_world()["GM0828-ruwaard"]


def _write(area, by, **differences):
    given = {"text": TEXT, "byline": "opbouwwerker"} | differences
    return reading_actions.write_reading(area, given.pop("indicator", "inwoners"), by=by, **given)


def test_a_reading_is_written_with_its_author_and_noted(area, joris):
    reading = _write(area, joris, text="  Bij de school\nzie je het   meteen. ")
    assert (reading.text, reading.author, reading.is_example) == (TEXT, joris, False)
    act = Act.objects.get(action="figures.reading_written")
    assert (act.actor, act.detail) == (joris, {"area": "GM0828-ruwaard", "indicator": "inwoners"})


def test_the_same_words_twice_are_one_reading(area, joris):
    assert _write(area, joris) == _write(area, joris)
    assert Reading.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"indicator": "bestaat-niet"}, {"text": "  "}, {"byline": ""}, {"text": "x" * 1001}])
def test_a_wrong_reading_changes_nothing(area, joris, wrong):
    before = everything()
    with pytest.raises(ValidationError):
        _write(area, joris, **wrong)
    assert everything() == before


def test_a_resident_is_refused(area, noor):
    before = everything()
    with pytest.raises(PermissionDenied):
        _write(area, noor)
    assert everything() == before


def test_a_withdrawn_reading_is_seen_no_more_and_kept(area, joris, nobody):
    reading = _write(area, joris)
    reading_actions.withdraw_reading(reading, by=joris)
    reading_actions.withdraw_reading(reading, by=joris)
    assert not Reading.objects.visible_to(nobody).exists()
    assert Reading.objects.get().withdrawn_at
    assert Act.objects.filter(action="figures.reading_withdrawn").count() == 1


def test_a_resident_withdraws_nothing(area, noor):
    reading = make_reading(area)
    with pytest.raises(PermissionDenied):
        reading_actions.withdraw_reading(reading, by=noor)
    assert Reading.objects.visible_to(noor).count() == 1


def _page(area):
    return reverse("figures:indicator", args=[area.slug, "inwoners"])


def test_staff_see_the_form_and_what_they_write_stands_on_the_page(client, area, joris):
    client.force_login(joris)
    assert 'name="byline"' in client.get(_page(area)).content.decode()
    answer = client.post(_page(area), {"text": TEXT, "byline": "opbouwwerker"}, follow=True)
    assert answer.redirect_chain == [(f"{_page(area)}#lezingen", 302)]
    assert TEXT in answer.content.decode()
    assert TEXT in client.get(reverse("figures:photo", args=[area.slug])).content.decode()


def test_an_empty_form_says_what_is_missing_and_keeps_what_was_written(client, area, joris):
    client.force_login(joris)
    answer = client.post(_page(area), {"text": TEXT, "byline": ""})
    assert answer.status_code == 400
    assert "Schrijf op van wie dit is" in answer.content.decode()
    assert TEXT in answer.content.decode()
    assert not Reading.objects.exists()


def test_who_is_not_signed_in_sees_no_form_and_is_sent_to_sign_in(client, area):
    assert 'name="byline"' not in client.get(_page(area)).content.decode()
    answer = client.post(_page(area), {"text": TEXT, "byline": "ik"})
    assert answer.status_code == 302 and "next=" in answer["Location"]
    assert not Reading.objects.exists()


def test_a_resident_who_posts_is_refused(client, area, noor):
    client.force_login(noor)
    assert client.post(_page(area), {"text": TEXT, "byline": "ik"}).status_code == 403
    assert not Reading.objects.exists()


def test_staff_withdraw_from_the_page_and_only_by_post(client, area, joris):
    reading = make_reading(area)
    address = reverse("figures:withdraw_reading", args=[area.slug, "inwoners", reading.pk])
    client.force_login(joris)
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302
    assert reading.text not in client.get(_page(area)).content.decode()


def test_what_people_write_is_never_markup(client, area):
    make_reading(area, text="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(_page(area)).content.decode()


def test_the_examples_of_the_demo_are_marked_and_made_once(area, joris):
    demo_readings.demo_readings()
    first = everything()
    demo_readings.demo_readings()
    assert everything() == first
    assert Reading.objects.in_area(area).count() == 3
    assert all(Reading.objects.values_list("is_example", flat=True))


def test_without_anyone_to_write_them_the_demo_has_no_readings(area):
    assert not Person.objects.exists()
    demo_readings.demo_readings()
    assert not Reading.objects.exists()
