"""Who stands beside an initiative, and what its initiators and she say to each other."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from basis import working_days
from basis.accounts import queries as people
from basis.accounts.models import Person
from basis.audit import actions as audit
from basis.initiatives import queries as initiatives
from basis.initiatives.models import Initiative
from basis.liaison import barrier_actions, queries, rules
from basis.liaison.models import Contact, Line, Reachable
from basis.liaison.tell_actions import CONTACT, SAID, Told, tell
from basis.modules import Words

WITHOUT = gettext_lazy("%(name)s schreef u over ‘%(title)s’:\n\n%(text)s")
WITH_DATE = gettext_lazy(
    "%(name)s schreef u over ‘%(title)s’:\n\n%(text)s\n\nHet initiatief verwacht uw antwoord uiterlijk op %(day)s."
)


@transaction.atomic
def assign(initiative: Initiative, person: Person, *, by: Any, at: datetime.datetime | None = None) -> Contact:
    """Somebody of the municipality stands beside an initiative from today, by name (vision 4.2.3: one contact point).

    For who works for the area. What was said and what stands in its way goes along to a new one; she, who it was
    before, and the initiators are told. The same person again changes nothing. Refuses who does not work for the area.
    """
    now = at or timezone.now()
    if not rules.may_assign(by, initiative):
        raise PermissionDenied
    if not rules.may_be_contact(person, initiative):
        raise ValidationError({"person": _("Kies iemand die hier werkt.")})
    Initiative.objects.select_for_update().get(pk=initiative.pk)
    before = queries.contact_of(initiative)
    if before and before.person == person:
        return before
    today = timezone.localdate(now)
    if before:
        Contact.objects.filter(pk=before.pk).update(until=today)
    role = people.role_in(person, initiative.area)
    contact = Contact.objects.create(initiative=initiative, person=person, as_role=role, since=today, assigned_by=by)
    audit.record("liaison.assigned", contact, by=by, initiative=initiative.pk, again=before is not None)
    _tell_of_contact(contact, before, by, now)
    barrier_actions.hand_along(initiative, before.person if before else None, person, by=by, at=now)
    return contact


def _tell_of_contact(contact: Contact, before: Contact | None, by: Any, now: datetime.datetime) -> None:
    told = Told(
        CONTACT,
        gettext_lazy("%(name)s is contactpersoon van ‘%(title)s’"),
        gettext_lazy(
            "%(name)s van de gemeente staat vanaf nu naast het initiatief ‘%(title)s’. Vragen en antwoorden staan bij "
            "elkaar op één pagina. Wat er al stond, gaat mee."
        ),
        reverse("liaison:thread", args=[contact.initiative.slug]),
        gettext_lazy("Bekijk de vragen en antwoorden"),
        {"name": contact.name, "title": contact.initiative.title},
    )
    receivers = [*initiatives.carriers(contact.initiative), contact.person, before.person if before else None]
    tell(receivers, told, by=by, once=f"{CONTACT}:{contact.pk}", at=now)


@transaction.atomic
def show_reach(*, by: Person, shows_email: bool, phone: str) -> Reachable:
    """Who works here chooses what initiators see of her beside the thread: her address, a phone number, or neither."""
    if not people.is_staff(by):
        raise PermissionDenied
    found = Reachable(person=by, shows_email=shows_email, phone=" ".join(phone.split()))
    found.full_clean(validate_unique=False)
    told, _new = Reachable.objects.update_or_create(
        person=by, defaults={"shows_email": found.shows_email, "phone": found.phone}
    )
    audit.record("liaison.reach_chosen", told, by=by, email=shows_email, phone=bool(found.phone))
    return told


@transaction.atomic
def ask(
    initiative: Initiative, text: str, *, by: Any, needs_answer: bool = True, at: datetime.datetime | None = None
) -> Line:
    """One of the initiators asks or tells something; an answer follows within five working days, or is not needed.

    The contact person is told, or who would become it. Refuses who is not of the team and an empty text.
    """
    now = at or timezone.now()
    if not rules.is_of_team(by, initiative):
        raise PermissionDenied
    due_on = working_days.after(timezone.localdate(now), queries.ANSWER_WITHIN) if needs_answer else None
    line = _said(Line(initiative=initiative, author=by, text=text, said_at=now, due_on=due_on))
    audit.record("liaison.asked", line, by=by, initiative=initiative.pk)
    _tell_of_line(line, [queries.owner_for(initiative)], WITH_DATE if due_on else WITHOUT, now)
    return line


@transaction.atomic
def answer(initiative: Initiative, text: str, *, by: Any, at: datetime.datetime | None = None) -> Line:
    """The contact person answers; what was asked until now is answered by it, and the initiators are told.

    Also for the area director, when the contact person does not get to it. Refuses everybody else and an empty text.
    """
    now = at or timezone.now()
    if not rules.may_answer(by, initiative):
        raise PermissionDenied
    role = people.role_in(by, initiative.area)
    line = _said(Line(initiative=initiative, author=by, as_role=role, text=text, said_at=now))
    answered = Line.objects.waiting().filter(initiative=initiative).update(answered_at=now)
    audit.record("liaison.answered", line, by=by, initiative=initiative.pk, questions=answered)
    _tell_of_line(line, initiatives.carriers(initiative), WITHOUT, now)
    return line


def _said(line: Line) -> Line:
    line.text = line.text.replace("\x00", "").replace("\r\n", "\n").strip()
    line.full_clean()
    line.save()
    return line


def _tell_of_line(line: Line, receivers: Sequence[Person | None], words: Words, now: datetime.datetime) -> None:
    told = Told(
        SAID,
        gettext_lazy("%(name)s schreef over ‘%(title)s’"),
        words,
        reverse("liaison:thread", args=[line.initiative.slug]),
        gettext_lazy("Lees en antwoord"),
        {"name": line.whose, "title": line.initiative.title, "text": line.text, "day": line.due_on},
    )
    tell(receivers, told, by=line.author, once=f"{SAID}:{line.pk}", at=now)
