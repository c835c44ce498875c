"""Write down an area conversation and what was agreed, make it public, and change it without losing what it said."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis.accounts import queries as people
from basis.accounts.models import Person
from basis.areas.models import Area
from basis.audit import actions as audit
from basis.meeting import queries, rules
from basis.meeting.models import Agreement, Amendment, AreaConversation, Joined, Kind, State
from basis.socialmap.models import Organisation, Place
from basis.vision import queries as vision


@dataclass(frozen=True)
class Told:
    """What a conversation says; `joined` is how many of each Kind, `role` the key of a role of the vision."""

    held_on: datetime.date
    place: Place | None
    heard: str
    role: str
    joined: Mapping[str, int]


@dataclass(frozen=True)
class Agreed:
    """What was agreed. Its owner is one of three: somebody who works here, an organisation, or a group of residents."""

    text: str
    due_on: datetime.date
    owner: Person | Organisation | str
    state: str = State.OPEN
    outcome: str = ""


@transaction.atomic
def hold_conversation(area: Area, told: Told, *, by: Any, is_example: bool = False) -> AreaConversation:
    """Write down a conversation (vision 4.2.1); only who works for the area reads it until it is published.

    Refuses who does not work there, a day that is still to come, a place that is not there, and nobody who joined.
    """
    if not rules.may_hold_conversation(by, area):
        raise PermissionDenied
    conversation = AreaConversation(area=area, author=by, as_role=people.role_in(by, area), is_example=is_example)
    _write(conversation, told)
    audit.record("meeting.conversation_written", conversation, by=by, area=area.code)
    return conversation


@transaction.atomic
def change_conversation(conversation: AreaConversation, told: Told, *, why: str = "", by: Any) -> None:
    """Say it otherwise. Of what is published everybody keeps seeing what it said before, and must hear why."""
    conversation = _of(conversation, by)
    if conversation.published_at:
        _keep(conversation, why, by)
    _write(conversation, told)
    audit.record("meeting.conversation_changed", conversation, by=by, published=bool(conversation.published_at))


@transaction.atomic
def publish_conversation(conversation: AreaConversation, *, by: Any, at: datetime.datetime | None = None) -> None:
    """Let everybody read it. Doing it twice changes nothing."""
    conversation = _of(conversation, by)
    if conversation.published_at is None:
        conversation.published_at = at or timezone.now()
        conversation.save(update_fields=["published_at"])
        audit.record("meeting.conversation_published", conversation, by=by)


@transaction.atomic
def agree(conversation: AreaConversation, agreed: Agreed, *, by: Any) -> Agreement:
    """Add what was agreed, with its owner and the day by which it is to be done."""
    conversation = _of(conversation, by)
    agreement = Agreement(conversation=conversation)
    _put(agreement, agreed)
    audit.record("meeting.agreed", agreement, by=by, conversation=conversation.pk)
    return agreement


@transaction.atomic
def change_agreement(agreement: Agreement, agreed: Agreed, *, by: Any) -> None:
    """Say how it went, or say it otherwise; of what is published, what it said before is kept with the conversation.

    To say how it went is no amendment. Refuses an end without what came of it.
    """
    conversation = _of(agreement.conversation, by)
    agreement = Agreement.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=agreement.pk)
    if conversation.published_at and _promise(agreement) != _promise(_filled(Agreement(), agreed)):
        _keep(conversation, _("Een afspraak is veranderd."), by)
    _put(agreement, agreed)
    audit.record("meeting.agreement_changed", agreement, by=by, state=agreement.state)


def _of(conversation: AreaConversation, by: Any) -> AreaConversation:
    """The same conversation, ours until the transaction ends. Refuses who does not work for its area."""
    if not rules.may_hold_conversation(by, conversation.area):
        raise PermissionDenied
    found = AreaConversation.objects.select_for_update(of=("self",)).select_related("area", "place")
    return found.get(pk=conversation.pk)


def _write(conversation: AreaConversation, told: Told) -> None:
    conversation.held_on, conversation.place = told.held_on, told.place
    conversation.heard, conversation.role = told.heard.strip(), told.role
    conversation.full_clean()
    joined = {kind: number for kind, number in told.joined.items() if number}
    if told.held_on > timezone.localdate():
        raise ValidationError({"held_on": _("Deze dag moet nog komen.")})
    if told.place is None or not told.place.is_meeting_place:
        raise ValidationError({"place": _("Kies een plek uit de lijst.")})
    if vision.government_role(told.role) is None:
        raise ValidationError({"role": _("Kies een rol uit de lijst.")})
    if not joined or not set(joined) <= set(Kind.values):
        raise ValidationError(_("Vul in hoeveel mensen er waren."))
    conversation.save()
    conversation.joined.all().delete()
    rows = [Joined(conversation=conversation, kind=kind, number=joined[kind]) for kind in Kind.values if kind in joined]
    for row in rows:
        row.full_clean()
    Joined.objects.bulk_create(rows)


def _keep(conversation: AreaConversation, why: str, by: Any) -> None:
    """Lay aside what it says now, before it is changed."""
    amendment = Amendment(conversation=conversation, was=queries.as_told(conversation), why=" ".join(why.split()))
    if not amendment.why:
        raise ValidationError({"why": _("Schrijf op waarom u dit verandert. Iedereen kan dat lezen.")})
    amendment.author, amendment.as_role = by, people.role_in(by, conversation.area)
    amendment.full_clean()
    amendment.save()


def _put(agreement: Agreement, agreed: Agreed) -> None:
    _filled(agreement, agreed)
    area = agreement.conversation.area
    if agreement.person:
        agreement.person_role = people.role_in(agreement.person, area)
        if not rules.may_hold_conversation(agreement.person, area):
            raise ValidationError(_("Kies iemand die hier werkt."))
    if not agreement.owner:
        raise ValidationError(_("Kies van wie deze afspraak is."))
    if agreement.state != State.OPEN and not agreement.outcome:
        raise ValidationError({"outcome": _("Schrijf op wat ervan kwam.")})
    agreement.full_clean()
    agreement.save()


def _filled(agreement: Agreement, agreed: Agreed) -> Agreement:
    owner = agreed.owner
    agreement.text, agreement.due_on = " ".join(agreed.text.split()), agreed.due_on
    agreement.person = owner if isinstance(owner, Person) else None
    agreement.organisation = owner if isinstance(owner, Organisation) else None
    agreement.residents = " ".join(owner.split()) if isinstance(owner, str) else ""
    agreement.state, agreement.outcome = agreed.state, " ".join(agreed.outcome.split())
    if agreement.person is None:
        agreement.person_role = ""
    return agreement


def _promise(agreement: Agreement) -> tuple[Any, ...]:
    """What was promised, without how it went."""
    return agreement.text, agreement.due_on, agreement.person_id, agreement.organisation_id, agreement.residents
