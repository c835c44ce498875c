"""Saying what a figure means, with and without an account, for somebody else too, and seeing it beside its figure."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from basis.accounts.models import Person
from basis.audit.models import Act
from basis.figures import demo_readings, reading_actions
from basis.figures.models import Reading
from basis.figures.tests.makers import everything, make_reading, make_world
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution

pytestmark = pytest.mark.django_db
TEXT = "Bij de school zie je het meteen."


@pytest.fixture
def area():
    return make_world()["GM0828-ruwaard"]


def _give(area, by, **differences):
    said = {"text": TEXT, "byline": "bewoner"} | differences
    return reading_actions.give_reading(area, said.pop("indicator", "inwoners"), by=by, **said).contribution


def _page(area, code="inwoners"):
    return reverse("figures:indicator", args=[area.slug, code])


def _sent(client, area, **differences):
    """The form as a browser sends it some time after it was opened."""
    began = client.get(_page(area)).context["form"]["began"].value()
    return client.post(_page(area), {"text": TEXT, "byline": "", "began": began} | differences)


def test_without_an_account_it_waits_for_a_moderator_and_is_noted(area, nobody):
    contribution = _give(area, nobody, text="  Bij de school\nzie je het   meteen. ")
    reading = Reading.objects.get(contribution=contribution)
    assert (reading.text, contribution.state, contribution.author) == (TEXT, "held", None)
    assert not Reading.objects.visible_to(nobody).exists()
    act = Act.objects.get(action="figures.reading_written")
    assert (act.actor_id, act.detail) == (None, {"area": "GM0828-ruwaard", "indicator": "inwoners"})


def test_what_staff_write_themselves_stands_there_at_once(area, joris, nobody):
    contribution = _give(area, joris)
    assert (contribution.author, contribution.recorded_by) == (joris, None)
    assert Reading.objects.visible_to(nobody).get().text == TEXT


def test_a_worker_writes_down_what_somebody_else_said(area, joris, nobody):
    contribution = _give(area, joris, byline="", intake=Intake(on_behalf=True))
    reading = Reading.objects.visible_to(nobody).get()
    assert (contribution.author, contribution.recorded_by) == (None, joris)
    assert (reading.whose, reading.recorded_by) == ("een bewoner", "beleidsadviseur")


def test_a_resident_does_not_write_for_somebody_else(area, noor):
    with pytest.raises(PermissionDenied):
        _give(area, noor, intake=Intake(on_behalf=True))
    assert not Contribution.objects.exists()


def test_who_gave_it_sees_it_while_it_waits_and_others_do_not(area, noor, joris):
    contribution = _give(area, noor)
    assert contribution.state == "held"
    assert Reading.objects.visible_to(noor).count() == 1
    assert not Reading.objects.visible_to(joris).exists()


@pytest.mark.parametrize("wrong", [{"indicator": "bestaat-niet"}, {"text": "  "}, {"text": "x" * 1001}])
def test_a_wrong_reading_changes_nothing(area, joris, wrong):
    before = everything()
    with pytest.raises(ValidationError):
        _give(area, joris, **wrong)
    assert everything() == before and not Contribution.objects.exists()


def test_words_that_stand_there_already_are_not_taken_twice(area, joris, nobody):
    _give(area, joris)
    with pytest.raises(ValidationError):
        _give(area, nobody)
    assert Reading.objects.count() == 1


def test_its_giver_changes_and_withdraws_it(area, noor, nobody):
    contribution = _give(area, noor)
    said = {"text": "Anders gezegd.", "byline": ""}
    moderation.change(contribution, lambda now: reading_actions.change_reading(now, noor, said), by=noor)
    assert Reading.objects.get().text == "Anders gezegd."
    moderation.withdraw(contribution, by=noor)
    assert not Reading.objects.visible_to(noor).exists()


def test_what_is_erased_has_no_words_left(area, noor):
    contribution = _give(area, noor)
    reading_actions.erase_reading(contribution)
    assert Reading.objects.values_list("text", "byline").get() == ("", "")


def test_anyone_fills_in_the_form_and_is_thanked(client, area):
    answer = _sent(client, area)
    contribution = Contribution.objects.get()
    assert answer.status_code == 302 and "/bedankt/" in answer["Location"]
    assert (contribution.kind, contribution.state, contribution.area) == ("figures.reading", "held", area.code)
    assert TEXT in client.get(answer["Location"].replace("bedankt/", "")).content.decode()
    assert TEXT not in client.get(_page(area)).content.decode()


def test_only_staff_of_the_area_are_asked_whether_it_is_of_somebody_else(client, area, joris, noor):
    assert 'name="on_behalf"' not in client.get(_page(area)).content.decode()
    client.force_login(noor, backend="basis.accounts.backend.RoleBackend")
    assert 'name="on_behalf"' not in client.get(_page(area)).content.decode()
    client.force_login(joris, backend="basis.accounts.backend.RoleBackend")
    assert 'name="on_behalf"' in client.get(_page(area)).content.decode()


def test_a_reading_says_who_wrote_it_down(client, area, joris):
    _give(area, joris, byline="", intake=Intake(on_behalf=True))
    assert "een bewoner · opgetekend door een beleidsadviseur" in client.get(_page(area)).content.decode()


def test_an_empty_form_says_what_is_missing_and_keeps_what_was_written(client, area):
    answer = client.post(_page(area), {"text": "", "byline": "soepgroep"})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "Schrijf op wat u hier zelf van ziet" in page and "soepgroep" in page
    assert not Reading.objects.exists()


def test_words_that_stand_there_already_are_said_so_in_the_form(client, area, joris):
    _give(area, joris)
    answer = _sent(client, area)
    assert answer.status_code == 400
    assert "Precies deze woorden staan hier al." in answer.content.decode()


def test_her_own_reading_has_a_link_to_change_it(client, area, noor):
    contribution = _give(area, noor)
    link = reverse("moderation:contribution", args=[contribution.pk])
    assert link not in client.get(_page(area)).content.decode()
    client.force_login(noor, backend="basis.accounts.backend.RoleBackend")
    page = client.get(_page(area)).content.decode()
    assert link in page and "alleen u ziet dit" in page


def test_what_people_write_is_never_markup(client, area):
    make_reading(area, text="<script>alert(1)</script>")
    assert "<script>alert" not in client.get(_page(area)).content.decode()


def test_a_reading_stands_beside_its_figure_on_the_wijkfoto(client, area):
    make_reading(area, byline="")
    page = client.get(reverse("figures:photo", args=[area.slug])).content.decode()
    assert "Er komen jonge gezinnen bij." in page and "een bewoner" in page


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
