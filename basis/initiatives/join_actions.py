"""Join forces: one team proposes it, the other decides, and from then on it is one initiative."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from basis.audit import actions as audit
from basis.initiatives import events, queries, rules
from basis.initiatives.facts import plain
from basis.initiatives.models import Initiative, Invitation, JoinProposal
from basis.notifications import actions as notifications

NOTICE = "initiatives.joining"


@transaction.atomic
def propose(
    one: Initiative, into: Initiative, words: str, *, by: Any, at: datetime.datetime | None = None
) -> JoinProposal:
    """A team proposes to go on together on the page of another; its team hears it. Refuses a proposal that waits."""
    if not rules.may_join(by, one, into):
        raise PermissionDenied
    if JoinProposal.objects.filter(initiative=one, into=into, answered_at=None).exists():
        raise ValidationError(_("U stelde dit al voor. Het andere team denkt erover na."))
    made = JoinProposal(initiative=one, into=into, words=plain(words, lines=True), proposed_by=by)
    made.proposed_at = at or timezone.now()
    made.full_clean(exclude=["initiative", "into", "proposed_by"])
    made.save()
    audit.record("initiatives.joining_proposed", one, by=by, into=into.slug)
    told = {"one": one.title, "into": into.title}
    _tell(into, gettext_noop("%(one)s wil samen verder"), made, told, words=made.words, not_to=by)
    return made


@transaction.atomic
def decide(made: JoinProposal, *, accepts: bool, by: Any, at: datetime.datetime | None = None) -> None:
    """The other team says yes or no. After yes: one page, teams, followers, asks and updates together; nothing is lost.

    The old address leads on. Twice changes nothing. Refuses who does not carry the other initiative.
    """
    made = (
        JoinProposal.objects.select_for_update(of=("self",))
        .select_related("initiative__contribution", "into__contribution", "initiative__area", "into__area")
        .get(pk=made.pk)
    )
    if not rules.may_change(by, made.into):
        raise PermissionDenied
    if made.answered_at is not None:
        return
    one, into, moment = made.initiative, made.into, at or timezone.now()
    if accepts and one.merged_into_id:
        raise ValidationError(_("Dit initiatief ging al met een ander verder."))
    made.answered_at, made.is_accepted = moment, accepts
    made.save(update_fields=["answered_at", "is_accepted"])
    told = {"one": one.title, "into": into.title}
    yes, no = gettext_noop("%(into)s gaat met u samen verder"), gettext_noop("%(into)s gaat nu niet met u samen verder")
    _tell(one, yes if accepts else no, made, told, not_to=by)
    if accepts:
        _join(one, into, moment)
        audit.record("initiatives.joined_forces", into, by=by, of=one.slug)
    else:
        audit.record("initiatives.joining_declined", into, by=by, of=one.slug)


def _join(one: Initiative, into: Initiative, moment: datetime.datetime) -> None:
    """Everything of one becomes of the other."""
    if one.contribution.author_id is not None:
        one.team.get_or_create(person=one.contribution.author, defaults={"since": one.written_at})
    if into.contribution.author_id is not None:
        into.team.get_or_create(person=into.contribution.author, defaults={"since": into.written_at})
    there = into.team.filter(person__isnull=False).values("person")
    one.team.exclude(person__in=there).update(initiative=into)
    one.followers.exclude(person__in=into.followers.values("person")).update(initiative=into)
    one.updates.update(initiative=into)
    one.asks.update(initiative=into)
    one.joined.update(merged_into=into)
    Invitation.objects.filter(initiative=one).delete()
    waiting = JoinProposal.objects.filter(answered_at=None)
    (waiting.filter(initiative=one) | waiting.filter(into=one)).update(answered_at=moment)
    one.team.all().delete()
    one.followers.all().delete()
    one.merged_into = into
    one.save(update_fields=["merged_into"])
    Initiative.objects.filter(pk=into.pk).update(changed_at=moment)
    events.joined.send(Initiative, initiative=one, into=into)


def _tell(
    one: Initiative, subject: str, made: JoinProposal, told: dict[str, str], *, not_to: Any, words: str = ""
) -> None:
    """One message to each of the team of one, in her language."""
    for person in queries.carriers(one):
        if person.pk == not_to.pk:
            continue
        with override(person.language):
            about = _("Het gaat om ‘%(one)s’ en ‘%(into)s’.") % told
            notifications.tell(
                person,
                NOTICE,
                subject=_(subject) % told,
                text=f"{about}\n\n{words}" if words else about,
                url=reverse("initiatives:team", args=[one.slug])
                if not made.is_accepted
                else made.into.get_absolute_url(),
                button=_("Bekijk het"),
                once=f"{NOTICE}:{made.pk}:{bool(made.answered_at)}:{person.pk}",
            )
