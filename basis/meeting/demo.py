"""Invented area conversations, each marked as an example; they are in the pack."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.utils import timezone

from basis.accounts import actions as accounts
from basis.accounts import queries as people
from basis.accounts.models import Person, Role
from basis.areas.models import Area
from basis.meeting import actions
from basis.meeting.actions import Agreed, Told
from basis.meeting.examples import FILE, Example, ExampleAgreement, ExampleWorker, examples
from basis.meeting.models import HOLD, AreaConversation
from basis.meeting.population_queries import named_areas
from basis.socialmap.models import Organisation, Place

__all__ = ["FILE", "build", "examples"]


def build() -> None:
    """Hold the conversations as a worker of the area would; twice changes nothing. Does nothing outside the demo.

    A conversation in an area, or at a place, that is not there is passed over.
    """
    if not settings.DEMO:
        return
    areas = {area.slug: area for area in named_areas()}
    there = set(AreaConversation.objects.filter(is_example=True).values_list("area__slug", "heard"))
    for one in examples():
        area, place = areas.get(one.area), Place.objects.filter(origin="pack", external_id=one.place).first()
        if area and place and (one.area, one.heard.strip()) not in there:
            _hold(one, area, place, _worker(one.worker, area))


def _hold(one: Example, area: Area, place: Place, by: Person) -> None:
    today = timezone.localdate()
    told = Told(
        today - datetime.timedelta(days=one.days),
        place,
        one.heard,
        one.role,
        {str(kind): number for kind, number in one.joined.items()},
    )
    conversation = actions.hold_conversation(area, told, by=by, is_example=True)
    for agreement in one.agreements:
        if (owner := _owner(agreement, by)) is not None:
            due_on = today + datetime.timedelta(days=agreement.days)
            agreed = Agreed(agreement.text, due_on, owner, agreement.state, agreement.outcome)
            actions.agree(conversation, agreed, by=by)
    actions.publish_conversation(conversation, by=by)


def _owner(agreement: ExampleAgreement, by: Person) -> Person | Organisation | str | None:
    if agreement.organisation:
        return Organisation.objects.filter(origin="pack", external_id=agreement.organisation).first()
    return agreement.residents or by


def _worker(told: ExampleWorker, area: Area) -> Person:
    """Who holds conversations here, or an invented community worker of this area."""
    if there := people.holders(HOLD, area.code):
        return next((one for one in there if one.email == told.email), there[0])
    person = people.person_with(told.email) or accounts.add_person(email=told.email, name=told.name, by=None)
    begins_on = timezone.localdate() - datetime.timedelta(days=400)
    accounts.grant_role(person=person, role=Role.COMMUNITY_WORKER, area=area, begins_on=begins_on, by=None)
    return person
