"""Two entries that are the same thing become one, with all that hung on them; and are two again as they were."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from basis.areas import demo as areas_demo
from basis.audit.models import Act
from basis.needs.models import Kind
from basis.needs.tests.makers import make_need
from basis.search import queries as search
from basis.search.actions import refresh
from basis.socialmap import correction_actions, merge_queries, voices
from basis.socialmap.merge_actions import merge
from basis.socialmap.models import Correction, Merge, Organisation, Place, Service, ServiceAtPlace
from basis.socialmap.tests.makers import TODAY, make_organisation, make_place, make_service
from basis.socialmap.undo_actions import unmerge

pytestmark = pytest.mark.django_db


@pytest.fixture
def haard(db):
    return make_place("de-haard", phone="0412 000 001", can_do="koffie drinken")


@pytest.fixture
def haardje(db):
    return make_place("haardje", name="Wijkhuis De Haard", phone="0412 000 002", email="haard@voorbeeld.test")


def test_the_one_that_stays_keeps_what_it_says_and_gets_what_it_did_not_say(haard, haardje, editor):
    merge(haardje, into=haard, by=editor)
    haard.refresh_from_db()
    assert (haard.name, haard.phone, haard.email) == ("De Haard", "0412 000 001", "haard@voorbeeld.test")
    assert haard.can_do == "koffie drinken"
    assert list(Place.objects.all()) == [haard]


def test_the_editor_chooses_by_part_which_one_is_right(haard, haardje, editor):
    merge(haardje, into=haard, by=editor, take={"name", "phone"})
    haard.refresh_from_db()
    assert (haard.name, haard.phone) == ("Wijkhuis De Haard", "0412 000 002")


def test_what_belongs_together_is_taken_over_together(editor):
    cheap = make_place("a", cost_kind="free", cost="echt gratis")
    dear = make_place("b", cost_kind="paid", amount="2.50", cost="per keer")
    merge(dear, into=cheap, by=editor, take={"cost"})
    cheap.refresh_from_db()
    assert (cheap.cost_kind, str(cheap.amount), cheap.cost) == ("paid", "2.50", "per keer")


def test_it_is_as_right_as_when_somebody_last_said_so_of_either(editor):
    old = make_place("a", confirmed_on=TODAY - datetime.timedelta(days=400))
    new = make_place("b")
    merge(new, into=old, by=editor)
    old.refresh_from_db()
    assert old.confirmed_on == TODAY


def test_what_hangs_on_it_comes_along(editor):
    gone, stays = make_organisation("a"), make_organisation("b")
    hall = make_place("zaal", organisation="a")
    coffee = make_service("koffie", organisation="a")
    said = correction_actions.say_wrong(gone, text="Het nummer is anders.")
    merge(gone, into=stays, by=editor)
    for row in (hall, coffee, said):
        row.refresh_from_db()
        assert row.organisation == stays, row


def test_a_service_at_both_places_is_there_once(haard, haardje, editor):
    service = make_service("koffie", at=[{"place": "de-haard", "opening_hours": "Mo 09:00-12:00"}, "haardje"])
    other = make_service("taal", at=["haardje"])
    merge(haardje, into=haard, by=editor)
    assert [(row.place, row.opening_hours) for row in service.at.all()] == [(haard, "Mo 09:00-12:00")]
    assert list(other.places.all()) == [haard]


def test_what_people_said_of_the_one_stands_at_the_other(haard, haardje, editor):
    areas_demo.build()
    from basis.areas.models import Area

    area = Area.objects.own().first()
    make_need(area, kind=Kind.COMPLIMENT, text="Hier kent men mij.", about_kind=voices.KIND, about_key=str(haardje.pk))
    merge(haardje, into=haard, by=editor)
    assert [need.text for need in voices.of(haard, editor)["at_home"]] == ["Hier kent men mij."]


def test_everything_in_the_house_that_points_to_an_entry_is_known():
    """A new foreign key to an entry comes along by itself; this test says which there are, as a reminder."""
    found = {
        f"{model._meta.label}.{field.name}"
        for kind in (Organisation, Place, Service)
        for model, field in merge_queries.hanging_on(kind)
    }
    assert {
        "socialmap.Place.organisation",
        "socialmap.Service.organisation",
        "socialmap.ServiceAtPlace.place",
        "socialmap.ServiceAtPlace.service",
        "socialmap.Correction.place",
        "socialmap.Place.merged_into",
        "meeting.AreaConversation.place",
        "meeting.Agreement.organisation",
    } <= found


def test_search_finds_the_one_that_stays_only(haard, haardje, editor):
    areas_demo.build()
    refresh()

    def found():
        return {hit.entry.key for hit in search.find("haard", kind="place").hits}

    assert found() == {str(haard.pk), str(haardje.pk)}
    done = merge(haardje, into=haard, by=editor)
    assert found() == {str(haard.pk)}
    unmerge(done, by=editor)
    assert found() == {str(haard.pk), str(haardje.pk)}


def test_who_is_no_editor_puts_nothing_together_nor_apart(haard, haardje, editor, django_user_model):
    resident = django_user_model.objects.create_user("iemand@voorbeeld.test", name="Iemand")
    with pytest.raises(PermissionDenied):
        merge(haardje, into=haard, by=resident)
    done = merge(haardje, into=haard, by=editor)
    with pytest.raises(PermissionDenied):
        unmerge(done, by=resident)
    assert [act.action for act in Act.objects.filter(action__contains="merged")] == ["socialmap.merged"]


def test_only_two_of_one_kind_that_are_there_go_together(haard, haardje, editor):
    for gone, into in ((haard, haard), (make_organisation(), haard)):
        with pytest.raises(ValidationError, match="dezelfde soort"):
            merge(gone, into=into, by=editor)
    merge(haardje, into=haard, by=editor)
    with pytest.raises(ValidationError, match="al samengevoegd"):
        merge(haardje, into=haard, by=editor)
    with pytest.raises(ValidationError, match="al samengevoegd"):
        merge(haard, into=haardje, by=editor)


def test_the_database_lets_nothing_go_into_itself(haard):
    haard.merged_into = haard
    with pytest.raises(IntegrityError), transaction.atomic():
        haard.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(kind="place", gone=haard.pk, kept=haard.pk, done_at="2026-01-01T12:00Z")


def test_one_that_took_another_in_may_itself_go_into_a_third(haard, haardje, editor):
    third = make_place("derde", name="Iemhof")
    first = merge(haardje, into=haard, by=editor)
    second = merge(haard, into=third, by=editor)
    assert merge_queries.went_to("place", haardje.slug) == third
    with pytest.raises(ValidationError, match="daarna zelf samengevoegd met ‘Iemhof’"):
        unmerge(first, by=editor)
    unmerge(second, by=editor)
    assert merge_queries.went_to("place", haardje.slug) == haard
    unmerge(first, by=editor)
    assert merge_queries.went_to("place", haardje.slug) is None
    assert Place.objects.count() == 3


def test_nothing_hangs_on_what_is_gone(haard, haardje, editor):
    make_service("koffie", at=["de-haard", "haardje"])
    correction_actions.say_wrong(haardje, text="Dicht.")
    merge(haardje, into=haard, by=editor)
    assert merge_queries.count_of_what_moves(haardje, haard) == {haardje.pk: 0, haard.pk: 3}
    assert ServiceAtPlace.objects.count() == Correction.objects.count() == 1
