"""What pages and rules ask: who stands beside an initiative, who could, and what was said."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import DateTimeField, F, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from basis import working_days
from basis.accounts import queries as people
from basis.accounts.models import Person
from basis.areas.models import Area
from basis.initiatives.models import Initiative
from basis.liaison.models import Contact, Line, Reachable
from basis.moderation.models import Decision
from basis.moderation.models import State as Seen

CONTACT_WITHIN = ANSWER_WITHIN = 5  # working days
OF_HELP = "liaison.own"  # the permission of who can stand beside an initiative; `rules` says more
ASKED_FIRST = ("liaison.first_asked", "liaison.oversee")  # permissions of who is proposed before others, in this order


@dataclass(frozen=True)
class Colleague:
    """Somebody who works for an area, with the role she has there."""

    person: Person
    role: str


def contact_of(initiative: Initiative) -> Contact | None:
    """Who stands beside it now. One query."""
    return Contact.objects.select_related("person").filter(initiative=initiative, until=None).first()


def is_contact(person: Any, initiative: Initiative) -> bool:
    """Whether she stands beside it now. No query when its contacts are there already."""
    return any(one.until is None and one.person_id == person.pk for one in initiative.contacts.all())


def contacts_before(initiative: Initiative) -> list[Contact]:
    """Who stood beside it before, newest first."""
    return list(Contact.objects.select_related("person").filter(initiative=initiative, until__isnull=False))


def reach_of(person: Person | None) -> Reachable | None:
    """How she chose to be reached beside the thread."""
    return Reachable.objects.filter(person=person).first() if person else None


def colleagues(area: Area) -> list[Colleague]:
    """Who can stand beside an initiative of this area: first those of the area itself, the community worker on top."""
    found = [Colleague(one, people.role_in(one, area)) for one in people.holders(OF_HELP, area.code)]
    return sorted(found, key=lambda one: ([not one.person.has_perm(may, area) for may in ASKED_FIRST], one.person.pk))


def owner_for(initiative: Initiative, *, leaves: Person | None = None) -> Person | None:
    """Who sees to what is new: the contact person while she works here, else who would be asked first; or nobody."""
    able = [one.person for one in colleagues(initiative.area) if one.person != leaves]
    contact = contact_of(initiative)
    if contact and contact.person in able:
        return contact.person
    return able[0] if able else None


def on_website(area: Area | None = None) -> QuerySet[Any]:
    """Initiatives that everyone reads, each with since when (`stands_at`): written, or let through by a moderator."""
    let_through = (
        Decision.objects.filter(contribution=OuterRef("contribution"), verdict="publish", state_before=Seen.HELD)
        .order_by()
        .values("contribution")
        .annotate(first=Min("decided_at"))
    )
    since = Coalesce(Subquery(let_through.values("first")), F("written_at"), output_field=DateTimeField())
    found = Initiative.objects.visible_to(None).filter(origin="")  # what another platform keeps is only read here
    return (found.filter(area=area) if area else found).annotate(stands_at=since)


def contact_due_on(initiative: Initiative) -> datetime.date | None:
    """By when somebody will stand beside it: five working days after it came on the website; None when it is not."""
    found = on_website().filter(pk=initiative.pk).values_list("stands_at", flat=True).first()
    return due_after(found) if found else None


def due_after(moment: datetime.datetime) -> datetime.date:
    """The last day of the term of five working days that begins with this moment."""
    return working_days.after(timezone.localdate(moment), CONTACT_WITHIN)


def lines(initiative: Initiative) -> list[Line]:
    """All that was said, oldest first. One query."""
    return list(Line.objects.filter(initiative=initiative).select_related("author"))


def first_waiting(initiative: Initiative) -> Line | None:
    """The question that waits longest for an answer."""
    return Line.objects.waiting().filter(initiative=initiative).order_by("due_on", "pk").first()
