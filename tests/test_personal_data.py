"""Every field that can hold something about a person is named by a declaration of personal data, or is shown not to."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from basis.accounts import privacy_queries, privacy_words
from basis.modules import all_modules

OF_A_PERSON = {
    "email",
    "address",
    "phone",
    "byline",
    "name",
    "first_name",
    "last_name",
    "ip",
    "subject",
    "device",
    "words",
}
# Fields of that kind that say nothing of a person, and why.
OF_NO_PERSON = {
    "areas.Area.name": "of a place",
    "areas.Delivery.name": "of a file or a table of figures",
    "calendars.Calendar.name": "of a calendar of an organisation, as shown with each activity",
    **dict.fromkeys(
        (
            f"socialmap.{kind}.{name}"
            for kind in ("Organisation", "Place", "Service")
            for name in ("name", "description", "phone", "email")
        ),
        "of an organisation, by which it wants to be found",
    ),
    "socialmap.Place.address": "of a place",
    "stories.Question.words": "what a round asks",
    "topics.Topic.introduction": "what the municipality says about a subject",
    "topics.Topic.introduction_en": "what the municipality says about a subject",
    "sources.Candidate.name": "of a place",
    "areas.PostcodeShare.name": "of a place",
    "notifications.JobRun.name": "of a task of the clock",
    "notifications.Message.subject": "goes with its text",
    "areas.Boundary.geometry": "of a place",
    "areas.Boundary.outline": "of a place",
    **dict.fromkeys(
        (f"search.Entry.{name}" for name in ("summary", "title_words", "title_stems", "body_words", "body_stems")),
        "of what everybody may find; made again from the modules when something is taken away",
    ),
    "search.Miss.words": "of many: what may be about one person is not counted",
    "search.WordGroup.words": "words of a language",
    "account.EmailAddress.user": "a table of a library that we leave empty: a test below",
    "account.EmailAddress.email": "a table of a library that we leave empty: a test below",
    "contenttypes.ContentType.name": "of a table",
    "auth.Permission.name": "a table of a library that we leave empty",
    "auth.Group.name": "a table of a library that we leave empty",
}
LIBRARIES = {"account", "mfa", "sessions", "auth", "contenttypes", "django_tasks_database"}


def suspects() -> dict[str, models.Field]:
    """Fields that point to somebody, hold an address, or hold free words."""
    person = apps.get_model(settings.AUTH_USER_MODEL)
    found = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if not isinstance(field, models.Field) or field.auto_created:
                continue
            points = field.is_relation and field.related_model is person
            holds = isinstance(field, models.EmailField | models.FileField) or field.name in OF_A_PERSON
            words = isinstance(field, models.TextField) and model._meta.app_label not in LIBRARIES
            if points or holds or words:
                found[f"{model._meta.app_label}.{model.__name__}.{field.name}"] = field
    return found


def declared() -> dict[str, str]:
    """Field → the declaration that names it."""
    return {field: one.name for module in all_modules() for one in module.personal for field in one.holds}


def test_every_field_about_a_person_is_declared():
    forgotten = set(suspects()) - set(declared()) - set(OF_NO_PERSON)
    assert not forgotten, "\n".join(
        f"{field}: name it in `holds` of a Personal in module.py, with export, forget and expire" for field in forgotten
    )


def test_no_declaration_names_a_field_that_is_not_there():
    there = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
    }
    assert not set(declared()) - there
    assert not set(OF_NO_PERSON) & set(declared())


def test_every_declaration_says_all_that_the_law_asks_in_words():
    for module in all_modules():
        for one in module.personal:
            assert one.name.startswith(f"{module.name}."), one.name
            assert one.holds, f"{one.name} names no fields"
            for told in (one.title, one.purpose, one.ground, one.seen_by, one.kept):
                assert str(told).strip(), one.name


def test_names_of_declarations_are_there_once():
    names = [one.name for module in all_modules() for one in module.personal]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_the_tables_of_libraries_stay_empty(demo_world):
    for label in ("account.EmailAddress", "auth.Group"):
        assert not apps.get_model(label).objects.exists(), label


@pytest.mark.django_db
def test_what_a_person_gets_is_in_words_she_can_read(demo_world):
    people = apps.get_model(settings.AUTH_USER_MODEL).objects.all()
    rows = [row for one in people for kept in privacy_queries.everything_of(one) for row in kept.rows]
    assert len(rows) > 20
    assert {name for row in rows for name in row} <= set(privacy_words.LABELS)
    for row in rows:
        assert not any(re.search(r"\d{4}-\d\d-\d\dT|[{}\[\]]", value) for _name, value in privacy_words.readable(row))
