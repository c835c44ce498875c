"""Who writes theme pages, what is refused, what is kept of it, and what a municipality begins with."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import override_settings

from basis.accounts.models import Person, Role, RoleGrant
from basis.areas.models import Area
from basis.areas.tests.makers import make_municipality
from basis.audit.models import Act
from basis.topics import actions, personal, rules
from basis.topics.models import Topic
from basis.topics.tests.makers import make_topic, nobody_named, told

pytestmark = pytest.mark.django_db
MAY = {Role.ADMINISTRATOR, Role.MAP_EDITOR, Role.POLICY_ADVISER}


@pytest.mark.parametrize("role", Role.values)
def test_only_editors_of_the_whole_municipality_write(role):
    make_municipality()
    area = Area.objects.own().first()
    whole, part = (Person.objects.create_user(f"{name}@voorbeeld.test", name=name) for name in ("heel", "deel"))
    RoleGrant.objects.create(person=whole, role=role, begins_on=datetime.date(2020, 1, 1))
    RoleGrant.objects.create(person=part, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    assert rules.may_edit(whole) is (role in MAY)
    assert not rules.may_edit(part)


def test_who_may_not_write_is_refused_and_nothing_is_kept(noor, nobody, joris):
    topic = make_topic(joris)
    for by in (noor, nobody, None):
        with pytest.raises(PermissionDenied):
            actions.begin(told(title="Anders"), by=by)
        with pytest.raises(PermissionDenied):
            actions.change(topic, told(title="Anders"), by=by)
        with pytest.raises(PermissionDenied):
            actions.prepare(by=by)
    assert [one.title for one in Topic.objects.all()] == ["Mantelzorg"]


def test_a_change_is_kept_with_who_and_when_and_its_address_stays(joris, beheer):
    topic = make_topic(joris)
    actions.change(topic, told(title="Zorgen voor een ander", links=()), by=beheer)
    now = Topic.objects.get()
    assert (now.slug, now.title, now.changed_by) == ("mantelzorg", "Zorgen voor een ander", beheer)
    assert not now.links.exists()
    assert [act.action for act in Act.objects.order_by("number")][-2:] == ["topics.begun", "topics.changed"]


def test_the_same_again_is_no_change(joris, beheer):
    topic = make_topic(joris)
    actions.change(topic, told(), by=beheer)
    assert Topic.objects.get().changed_by == joris
    assert not Act.objects.filter(action="topics.changed").exists()


def test_who_comes_second_hears_it_and_overwrites_nothing(joris, beheer):
    topic = make_topic(joris)
    seen = topic.changed_at
    actions.change(topic, told(summary="Eerst."), by=joris, seen_at=seen)
    with pytest.raises(ValidationError, match="Iemand anders"):
        actions.change(topic, told(summary="Daarna."), by=beheer, seen_at=seen)
    assert Topic.objects.get().summary == "Eerst."


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"introduction": ""},
        {"introduction": "x" * 4001},
        {"themes": ("onzin",)},
        {"groups": ("onzin",)},
        {"contact_name": ""},
        {"contact_phone": "", "contact_email": ""},
        {"contact_phone": "bel maar"},
        {"contact_email": "geen adres"},
        {"links": (("Tekst", "javascript:alert(1)"),)},
        {"links": (("", "https://voorbeeld.nl"),)},
    ],
)
def test_what_cannot_be_read_or_reached_is_refused_whole(joris, wrong):
    topic = make_topic(joris)
    with pytest.raises(ValidationError):
        actions.change(topic, told(**wrong), by=joris)
    assert Topic.objects.get().title == "Mantelzorg"
    assert Topic.objects.get().links.count() == 1


def test_the_database_itself_keeps_no_contact_that_nobody_can_reach(joris):
    make_topic(joris)
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.update(contact_phone="", contact_email="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.update(contact_name="")


def test_two_pages_of_one_title_have_two_addresses_and_none_is_that_of_a_form(joris):
    assert [make_topic(joris, title="Wonen").slug, make_topic(joris, title="Wonen").slug] == ["wonen", "wonen-2"]
    assert make_topic(joris, title="Nieuw").slug == "nieuw-2"


def test_the_six_of_every_municipality_are_put_up_once_and_stay_as_editors_made_them(joris):
    assert actions.put_up() == 6
    topic = Topic.objects.get(slug="leren")
    actions.change(topic, told(title="Taal", **nobody_named()), by=joris)
    Topic.objects.get(slug="jong").delete()
    assert actions.prepare(by=joris) == 1
    assert Topic.objects.get(slug="leren").title == "Taal"


def test_an_invented_contact_is_for_the_demo_only():
    with override_settings(DEMO=False):
        actions.put_up()
    assert not any(one.contact for one in Topic.objects.all())
    Topic.objects.all().delete()
    with override_settings(DEMO=True):
        actions.put_up()
    assert all(one.contact and one.contact.is_example for one in Topic.objects.all())


def test_who_is_forgotten_is_no_contact_any_more(joris, beheer):
    tilly = Person.objects.create_user("Tilly@voorbeeld.test", name="Tilly")
    make_topic(joris)
    assert personal.export(tilly)[0]["phone"] == "0412 123 456"
    assert "phone" not in personal.export(joris)[0]
    assert personal.PERSONAL.forget(tilly) == 1
    assert Topic.objects.get().contact is None
    assert personal.export(tilly) == []
