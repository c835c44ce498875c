"""Ask somebody into a team, come in, say how one is called, and leave."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from basis.accounts import queries as people
from basis.audit import actions as audit
from basis.initiatives import keys, rules
from basis.initiatives.facts import plain
from basis.initiatives.models import Initiative, Invitation, JoinProposal, TeamMember
from basis.invitations import HOLDS
from basis.moderation import actions as moderation
from basis.notifications import actions as notifications

INVITED = "initiatives.invited"
MOST = 10  # invitations of one initiative that wait


@transaction.atomic
def invite(one: Initiative, email: str, *, by: Any, at: datetime.datetime | None = None) -> Invitation:
    """Ask who has this address into the team: a mail with a link that works for two weeks, once.

    Asked again, the earlier link works no more. Refuses a wrong address, and somebody who is in the team already.
    """
    if not rules.may_change(by, one):
        raise PermissionDenied
    address = email.strip().lower()
    validate_email(address)
    if one.team.filter(person__email__iexact=address).exists():
        raise ValidationError({"email": _("Wie dit adres heeft, hoort al bij het team.")})
    if Invitation.objects.filter(initiative=one).exclude(email=address).count() >= MOST:
        raise ValidationError({"email": _("Er wachten al veel uitnodigingen. Trek er eerst een in.")})
    told = {"invited_by": by, "invited_at": at or timezone.now()}
    made, _is_new = Invitation.objects.update_or_create(initiative=one, email=address, defaults=told)
    known = people.person_with(address)
    with override(known.language if known else get_language() or "nl"):  # neighbours speak the same language
        _mail(made)
    audit.record("initiatives.invited", one, by=by)
    return made


def _mail(made: Invitation) -> None:
    told = {"title": made.initiative.title}
    notifications.tell(
        made.email,
        INVITED,
        subject=_("Doet u mee met %(title)s?") % told,
        text=_(
            "U bent gevraagd om mee te doen in het team van ‘%(title)s’. Het team beslist samen: het schrijft hoe het "
            "gaat, zegt wat het nodig heeft en verandert de pagina.\n\n"
            "Wilt u dat? Open de link. U logt in met een code die wij u mailen. De link werkt twee weken.\n\n"
            "Wilt u het niet? Dan hoeft u niets te doen."
        )
        % told,
        url=reverse("initiatives:accept", args=[keys.of(made)]),
        button=_("Bekijk de uitnodiging"),
    )


@transaction.atomic
def accept(token: str, *, by: Any, name: str = "", at: datetime.datetime | None = None) -> TeamMember:
    """Who has the link and signed in carries it too from now on. Refuses a link that is too old or used."""
    made = keys.invitation_of(token)
    if made is None or made.initiative.merged_into_id:
        raise PermissionDenied
    _first(made.initiative)
    member, _is_new = TeamMember.objects.get_or_create(
        initiative=made.initiative, person=by, defaults={"name": plain(name), "since": at or timezone.now()}
    )
    made.delete()
    audit.record("initiatives.came_in", member.initiative, by=by)
    return member


@transaction.atomic
def withdraw(made: Invitation, *, by: Any) -> None:
    """The team takes an invitation back: its link works no more."""
    if not rules.may_change(by, made.initiative):
        raise PermissionDenied
    made.delete()
    audit.record("initiatives.invitation_withdrawn", made.initiative, by=by)


@transaction.atomic
def call(one: Initiative, *, by: Any, name: str, role: str) -> None:
    """How somebody of the team wants to be called on its page, and what she does; an empty name shows none."""
    if not rules.may_change(by, one):
        raise PermissionDenied
    _first(one)
    member = TeamMember.objects.select_for_update().get(initiative=one, person=by)
    member.name, member.role = plain(name), plain(role)
    member.full_clean(exclude=["initiative", "person"])
    member.save(update_fields=["name", "role"])
    audit.record("initiatives.named", one, by=by)


@transaction.atomic
def name_other(one: Initiative, *, by: Any, name: str, role: str) -> TeamMember:
    """Somebody without account carries it too; the team says that she agrees to be named."""
    if not rules.may_change(by, one):
        raise PermissionDenied
    member = TeamMember(initiative=one, name=plain(name), role=plain(role))
    if not member.name:
        raise ValidationError({"name": _("Schrijf op hoe zij of hij wil heten.")})
    member.full_clean(exclude=["initiative", "person"])
    member.save()
    audit.record("initiatives.named", one, by=by)
    return member


@transaction.atomic
def no_longer_name(member: TeamMember, *, by: Any) -> None:
    """Somebody without account is named no more. Who has an account leaves herself."""
    if member.person_id is not None or not rules.may_change(by, member.initiative):
        raise PermissionDenied
    member.delete()
    audit.record("initiatives.unnamed", member.initiative, by=by)


@transaction.atomic
def leave(one: Initiative, *, by: Any) -> None:
    """Carry it no more. What she gave goes over to who carries it longest. Refuses the last one, unless it stopped."""
    one = Initiative.objects.select_for_update(of=("self",)).select_related("contribution").get(pk=one.pk)
    if not rules.may_leave(by, one):
        raise PermissionDenied
    TeamMember.objects.filter(initiative=one, person=by).delete()
    heir = one.team.filter(person__isnull=False).select_related("person").first()
    if heir and one.contribution.author_id == by.pk:
        moderation.hand_over(one.contribution, to=heir.person, by=by)
    audit.record("initiatives.left", one, by=by)


def _first(one: Initiative) -> None:
    """Who claimed it is the first of its team."""
    author = one.contribution.author
    if author is not None:
        TeamMember.objects.get_or_create(initiative=one, person=author, defaults={"since": one.written_at})


def expire_invitations(now: datetime.datetime, dry_run: bool) -> int:
    """Throw away invitations of which the link works no more; gives how many."""
    old = Invitation.objects.filter(invited_at__lt=now - HOLDS)
    return old.count() if dry_run else old.delete()[0]


def forget_invitations(person: Any) -> int:
    """She is invited no more, and her name is off what she asked of others; gives how many there were."""
    gone = Invitation.objects.filter(email=person.email.lower()).delete()[0]
    gone += Invitation.objects.filter(invited_by=person).update(invited_by=None)
    return gone + JoinProposal.objects.filter(proposed_by=person).update(proposed_by=None, words="")
