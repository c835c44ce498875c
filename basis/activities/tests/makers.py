"""Activities to test with, in the small municipality of the areas; most tests live in November 2026."""

import datetime
import secrets

from basis.accounts.models import Person, Role, RoleGrant
from basis.activities import actions, queries
from basis.activities import events as told
from basis.activities.facts import ActivityFacts, Difference
from basis.activities.models import Activity, Occurrence
from basis.activities.recurrence_parts import aware
from basis.areas.tests.makers import make_municipality
from basis.moderation.models import Contribution, State
from basis.socialmap.models import Organisation, Place
from basis.upkeep.models import Keeper

clock = datetime.datetime.fromisoformat  # a moment on the clock, without zone
NOW = aware(clock("2026-11-28 12:00"))
TUESDAY = clock("2026-12-01 14:00")  # local
WEEK = datetime.timedelta(days=7)


def make_world():
    """The areas by code."""
    return {area.code: area for area in make_municipality().values()}


def make_facts(**differences):
    """Coffee on Tuesday, once."""
    fields = {"title": "Koffie in de buurtkamer", "text": "Een kop koffie en een praatje.", "starts": TUESDAY}
    return ActivityFacts(**{**fields, "minutes": 90, "where": "bij de vijver"} | differences)


def make_activity(area, *, by=None, state=State.VISIBLE, at=NOW, is_example=False, **differences):
    """An activity that stands on the website, with its occurrences."""
    given = actions.give(area, make_facts(**differences), by=by, at=at, is_example=is_example)
    Contribution.objects.filter(pk=given.contribution.pk).update(state=state)
    return Activity.objects.select_related("contribution", "area").get(contribution=given.contribution)


def make_place(area, name="Buurtkamer De Haard", **differences):
    fields = {"slug": secrets.token_hex(4), "origin": "test", "external_id": secrets.token_hex(4), "source": "test"}
    fields |= {"setting": "indoor", "confirmed_on": NOW.date(), "area": area}
    return Place.objects.create(name=name, **fields | differences)


def make_organisation(name="Stichting Samen"):
    fields = {"slug": secrets.token_hex(4), "origin": "test", "external_id": secrets.token_hex(4), "source": "test"}
    return Organisation.objects.create(name=name, confirmed_on=NOW.date(), **fields)


def make_keeper(organisation, person):
    return Keeper.objects.create(organisation=organisation, person=person, since=NOW)


def make_worker(area, name="Wietske", role=Role.COMMUNITY_WORKER):
    """Somebody who works for one area."""
    person = Person.objects.create_user(f"{name.lower()}@voorbeeld.test", name=name)
    RoleGrant.objects.create(person=person, role=role, area=area, begins_on=datetime.date(2020, 1, 1))
    return person


def otherwise(occurrence, **differences):
    """The occurrence as it is, but for these."""
    fields = {"starts": queries.local(occurrence.starts_at), "place": occurrence.place, "where": occurrence.where}
    minutes = int((occurrence.ends_at - occurrence.starts_at).total_seconds() // 60)
    return Difference(**fields | {"minutes": minutes, "note": occurrence.note} | differences)


def rows(activity):
    """Its occurrences, in the order of their moments."""
    return list(Occurrence.objects.filter(activity=activity).select_related("activity").order_by("starts_at", "pk"))


def days(activity, status="planned"):
    """The local moments of its occurrences: "12-01 14:00"."""
    return [f"{queries.local(one.starts_at):%m-%d %H:%M}" for one in rows(activity) if one.status == status]


class Listener:
    """Hears what happened to occurrences."""

    def __init__(self):
        self.heard = []
        told.occurrence_changed.connect(self._hear)

    def _hear(self, *, occurrence, what, words, before, **_rest):
        self.heard.append((f"{queries.local(before):%m-%d %H:%M}", what, words))

    def stop(self):
        told.occurrence_changed.disconnect(self._hear)
