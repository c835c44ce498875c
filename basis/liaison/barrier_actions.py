"""Barriers: say what stands in the way, see to it by a date, say what became of it and whether that is so."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from basis import working_days
from basis.accounts import queries as people
from basis.accounts.models import Person
from basis.audit import actions as audit
from basis.initiatives.models import Initiative
from basis.liaison import barrier_letters as letters
from basis.liaison import queries, rules
from basis.liaison.kinds import NEXT, OUTCOMES, Deed, State
from basis.liaison.models import Barrier, BarrierStep
from basis.moderation import actions as moderation
from basis.moderation.actions import Intake
from basis.moderation.models import Contribution

KIND = "liaison.barrier"
REPLY_WITHIN = 10  # working days, and as many again before the policy adviser hears of it
MOST_MOVED = 30  # working days beyond the first date
OF_TEAM = (Deed.REPORTED, Deed.AGREED, Deed.NOT_YET, Deed.DROPPED)  # what only the initiators do


@dataclass(frozen=True)
class Reported:
    """What the initiators say: what stands in the way, in their own words, and of which organisation or department."""

    kind: str
    text: str
    organisation: str = ""
    is_public: bool = True


@dataclass(frozen=True)
class Outcome:
    """What became of it: a state, in words, and the legal ground when there is one."""

    state: str
    words: str
    legal_ground: str = ""


@transaction.atomic
def report(
    initiative: Initiative,
    told: Reported,
    *,
    by: Any,
    intake: Intake | None = None,
    is_example: bool = False,
    at: datetime.datetime | None = None,
) -> Barrier:
    """The initiators say what stands in the way (vision 4.2.3: 'ontregelen'); somebody owns it from this moment.

    She replies within ten working days. What is public is a contribution, which a moderator may look at first; she who
    owns it reads it at once. Refuses who is not of the team and an empty text.
    """
    now = at or timezone.now()
    if not rules.is_of_team(by, initiative):
        raise PermissionDenied
    today = timezone.localdate(now)
    barrier = Barrier(initiative=initiative, is_public=told.is_public, is_example=is_example, reported_on=today)
    barrier.owner = queries.owner_for(initiative)
    barrier.reply_due_on = working_days.after(today, REPLY_WITHIN)
    _put(barrier, told)
    if told.is_public:
        given = moderation.give(KIND, area=initiative.area.code, by=by, intake=intake, at=now)
        barrier.contribution = given.contribution
    barrier.save()
    _step(barrier, Deed.REPORTED, by, now)
    audit.record("liaison.reported", barrier, by=by, initiative=initiative.pk, kind=barrier.kind)
    letters.reported(barrier, by=by, at=now)
    return barrier


@transaction.atomic
def hand_over(
    barrier: Barrier, person: Person, *, by: Any, words: str = "", at: datetime.datetime | None = None
) -> None:
    """Somebody else who works here owns it from now, by name; the date stays. She and the initiators are told.

    Refuses who does not handle it, somebody who does not work for the area, and what waits for nobody any more.
    """
    now = at or timezone.now()
    barrier = _locked(barrier, by)
    if not rules.may_be_contact(person, barrier.initiative):
        raise ValidationError({"person": _("Kies iemand die hier werkt.")})
    if not barrier.is_open:
        raise ValidationError(_("Hierop is al geantwoord."))
    if barrier.owner_id == person.pk:
        return
    _hand(barrier, person, by, now, words)
    letters.handed(barrier, by=by, at=now)


def hand_along(initiative: Initiative, before: Person | None, to: Person, *, by: Any, at: datetime.datetime) -> int:
    """What nobody gave to a colleague by name goes along to the new contact person, as `assign` says; how many did."""
    able = {one.person.pk for one in queries.colleagues(initiative.area)}
    along = Barrier.objects.open().filter(initiative=initiative).exclude(owner=to).select_for_update(of=("self",))
    handed = 0
    for barrier in along.select_related("initiative__area", "owner"):
        is_of_before = before is not None and barrier.owner_id == before.pk
        is_by_name = barrier.steps.filter(deed=Deed.HANDED, owner=barrier.owner_id).exists() and not is_of_before
        if not is_by_name or barrier.owner_id not in able:
            _hand(barrier, to, by, at, "")
            handed += 1
    return handed


def take_over(barrier: Barrier, *, at: datetime.datetime, leaves: Person | None = None) -> bool:
    """Whose owner does not work here any more, or leaves, gets another, if there is one. Gives whether it did."""
    person = queries.owner_for(barrier.initiative, leaves=leaves)
    if person is None or person.pk == barrier.owner_id:
        return False
    _hand(barrier, person, None, at, "")
    letters.handed(barrier, by=None, at=at)
    return True


@transaction.atomic
def move_date(
    barrier: Barrier, until: datetime.date, *, why: str, by: Any, at: datetime.datetime | None = None
) -> None:
    """The answer comes later, with the reason, which all read. Once, and at most thirty working days later."""
    now = at or timezone.now()
    barrier = _locked(barrier, by)
    if not barrier.is_open or barrier.is_moved:
        raise ValidationError(_("U kunt de datum niet meer verzetten."))
    last = working_days.after(barrier.reply_due_on, MOST_MOVED)
    if not max(barrier.reply_due_on, timezone.localdate(now)) < until <= last:
        raise ValidationError({"until": _("Kies een dag na de eerste datum, en hooguit zes weken later.")})
    if not why.strip():
        raise ValidationError({"why": _("Schrijf op waarom het later wordt.")})
    barrier.reply_due_on, barrier.is_moved, barrier.risen = until, True, 0
    barrier.save(update_fields=["reply_due_on", "is_moved", "risen"])
    _step(barrier, Deed.MOVED, by, now, why)
    audit.record("liaison.date_moved", barrier, by=by, until=until)
    letters.moved(barrier, why.strip(), by=by, at=now)


@transaction.atomic
def settle(barrier: Barrier, outcome: Outcome, *, by: Any, at: datetime.datetime | None = None) -> None:
    """Say what became of it: taken away, eased, or not possible because; the words are obligatory.

    The initiators are told, and asked whether it is so. Refuses who does not handle it, and what cannot follow.
    """
    now = at or timezone.now()
    barrier = _locked(barrier, by)
    if outcome.state not in OUTCOMES or outcome.state not in NEXT[barrier.state]:
        raise ValidationError({"state": _("Dit kan nu niet volgen.")})
    if not outcome.words.strip():
        raise ValidationError({"words": _("Schrijf op wat er gebeurd is, of waarom het niet kan.")})
    barrier.state, barrier.outcome = outcome.state, outcome.words.strip()
    barrier.legal_ground, barrier.settled_on = " ".join(outcome.legal_ground.split()), timezone.localdate(now)
    barrier.full_clean(exclude=["contribution", "initiative", "owner"])
    barrier.save(update_fields=["state", "outcome", "legal_ground", "settled_on"])
    _step(barrier, Deed.ANSWERED, by, now, barrier.outcome)
    audit.record("liaison.settled", barrier, by=by, state=barrier.state)
    letters.settled(barrier, by=by, at=now)


@transaction.atomic
def agree(barrier: Barrier, *, by: Any, at: datetime.datetime | None = None) -> None:
    """The initiators say that it is so. Doing it twice changes nothing."""
    now = at or timezone.now()
    barrier = _locked_of_team(barrier, by)
    if barrier.state not in OUTCOMES:
        raise ValidationError(_("Er is nog geen antwoord."))
    if barrier.is_agreed:
        return
    barrier.is_agreed = True
    barrier.save(update_fields=["is_agreed"])
    _step(barrier, Deed.AGREED, by, now)
    audit.record("liaison.agreed", barrier, by=by)
    letters.agreed(barrier, by=by, at=now)


@transaction.atomic
def not_yet(barrier: Barrier, *, words: str, by: Any, at: datetime.datetime | None = None) -> None:
    """The initiators say that it is not solved, and what is left: it opens again, once, with ten new working days."""
    now = at or timezone.now()
    barrier = _locked_of_team(barrier, by)
    if State.REOPENED not in NEXT[barrier.state] or barrier.is_reopened or barrier.is_agreed:
        raise ValidationError(_("Dit kan niet meer opnieuw open. Schrijf het uw contactpersoon."))
    if not words.strip():
        raise ValidationError({"words": _("Schrijf op wat er nog niet goed is.")})
    barrier.state, barrier.is_reopened, barrier.risen, barrier.settled_on = State.REOPENED, True, 0, None
    barrier.reply_due_on = working_days.after(timezone.localdate(now), REPLY_WITHIN)
    barrier.owner = _able_owner(barrier)
    barrier.save(update_fields=["state", "is_reopened", "risen", "settled_on", "reply_due_on", "owner"])
    _step(barrier, Deed.NOT_YET, by, now, words)
    audit.record("liaison.reopened", barrier, by=by)
    letters.not_yet(barrier, words.strip(), by=by, at=now)


@transaction.atomic
def drop(barrier: Barrier, *, by: Any, at: datetime.datetime | None = None) -> None:
    """The initiators do not need it any more; nobody has to answer. What was said about it stays."""
    now = at or timezone.now()
    barrier = _locked_of_team(barrier, by)
    if State.DROPPED not in NEXT[barrier.state]:
        raise ValidationError(_("Hierop is al geantwoord."))
    barrier.state, barrier.settled_on = State.DROPPED, timezone.localdate(now)
    barrier.save(update_fields=["state", "settled_on"])
    _step(barrier, Deed.DROPPED, by, now)
    audit.record("liaison.dropped", barrier, by=by)
    letters.dropped(barrier, by=by, at=now)


def change(contribution: Contribution, by: Any, data: Mapping[str, Any]) -> None:
    """Other words of the initiators in the place of these: what `moderation.actions.change` calls."""
    barrier = Barrier.objects.select_for_update(of=("self",)).get(contribution=contribution)
    _put(barrier, Reported(data["kind"], data["text"], data["organisation"]))
    barrier.save(update_fields=["kind", "text", "organisation"])


def erase(contribution: Contribution) -> None:
    """The words of the initiators go; that there was something of this kind, and what became of it, stays."""
    BarrierStep.objects.filter(barrier__contribution=contribution, deed=Deed.NOT_YET).update(words="")
    Barrier.objects.filter(contribution=contribution).update(text="", organisation="")


def rise(barrier: Barrier, level: int, *, at: datetime.datetime) -> None:
    """It is late, and one more knows: the area director (1), then the policy adviser (2). For the clock."""
    barrier.risen = level
    barrier.save(update_fields=["risen"])
    _step(barrier, Deed.TOLD_DIRECTOR if level == 1 else Deed.TOLD_ADVISER, None, at)
    audit.record("liaison.rose", barrier, level=level)


def _able_owner(barrier: Barrier) -> Person | None:
    """Who owned it, while she works here; else who is asked first."""
    owner = barrier.owner
    if owner and rules.may_be_contact(owner, barrier.initiative):
        return owner
    return queries.owner_for(barrier.initiative)


def _locked(barrier: Barrier, by: Any) -> Barrier:
    """As it is now, ours until the transaction ends; for who handles it only."""
    found = _now(barrier)
    if not rules.may_handle(by, found):
        raise PermissionDenied
    return found


def _locked_of_team(barrier: Barrier, by: Any) -> Barrier:
    """The same, for the initiators only."""
    found = _now(barrier)
    if not rules.is_of_team(by, found.initiative):
        raise PermissionDenied
    return found


def _now(barrier: Barrier) -> Barrier:
    known = Barrier.objects.select_for_update(of=("self",)).select_related("initiative__area", "owner")
    return known.get(pk=barrier.pk)


def _hand(barrier: Barrier, person: Person, by: Any, at: datetime.datetime, words: str) -> None:
    barrier.owner = person
    barrier.save(update_fields=["owner"])
    _step(barrier, Deed.HANDED, by, at, words)
    audit.record("liaison.handed", barrier, by=by)


def _put(barrier: Barrier, told: Reported) -> None:
    barrier.kind, barrier.organisation = told.kind, " ".join(told.organisation.split())
    barrier.text = told.text.replace("\x00", "").replace("\r\n", "\n").strip()
    barrier.full_clean(exclude=["contribution", "initiative", "owner"], validate_constraints=False)


def _step(barrier: Barrier, deed: str, by: Any, at: datetime.datetime, words: str = "") -> None:
    """One line of the history; `as_role` is empty for the initiators and for the clock."""
    BarrierStep.objects.create(
        barrier=barrier,
        deed=deed,
        state=barrier.state,
        by=by,
        as_role="" if by is None or deed in OF_TEAM else people.role_in(by, barrier.initiative.area),
        owner=barrier.owner,
        reply_due_on=barrier.reply_due_on,
        words=words.strip(),
        done_at=at,
    )
