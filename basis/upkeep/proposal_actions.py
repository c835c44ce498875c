"""An editor decides about what a keeper proposed, and the keeper hears it; what goes with time, goes."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from basis.audit import actions as audit
from basis.notifications import actions as notifications
from basis.socialmap.models import Place, Service
from basis.upkeep import keys, queries, rules
from basis.upkeep.actions import write
from basis.upkeep.models import Proposal

NOTICE = "upkeep.decided"
KEPT = datetime.timedelta(days=365)  # after it was decided
State = Proposal.State


@transaction.atomic
def approve(proposal: Proposal, *, seen: str, by: Any, at: datetime.datetime | None = None) -> None:
    """Put it on the map, and tell the keeper. `seen` is the mark (`keys.state`) of the entry as the editor saw it.

    What changed meanwhile and is not in the proposal stays. Refuses who may not, and when the entry is otherwise than
    she saw. Twice changes nothing.
    """
    one = _mine_to_decide(proposal, by)
    if one is None:
        return
    now, facts, _clash = queries.would_be(one)
    if keys.state(now) != seen:
        raise ValidationError(_("Dit is net veranderd. Kijk nog eens naar het verschil."))
    written = write(facts, one.entry)
    if isinstance(written, Place):
        one.place = written
    elif isinstance(written, Service):
        one.service = written
    _decide(one, State.APPROVED, by, at)
    with override(_language(one)):
        _tell(
            one,
            _("Uw verandering van %(name)s staat erop") % {"name": one.name},
            _("De redacteur keek ernaar en nam haar over. Dank u wel."),
            written.get_absolute_url(),
        )
    audit.record("upkeep.approved", one, by=by)


@transaction.atomic
def decline(proposal: Proposal, *, reason: str, by: Any, at: datetime.datetime | None = None) -> None:
    """Leave the map as it is, and tell the keeper why. Refuses without a reason. Twice changes nothing."""
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Schrijf op waarom niet. De bijhouder leest dit.")})
    one = _mine_to_decide(proposal, by)
    if one is None:
        return
    one.reason = reason
    _decide(one, State.DECLINED, by, at)
    told = {"name": one.name, "reason": reason}
    with override(_language(one)):
        _tell(
            one,
            _("Uw verandering van %(name)s staat er niet op") % told,
            _("De redacteur nam haar niet over. De redacteur schrijft: “%(reason)s”") % told,
            (one.entry or one.organisation).get_absolute_url(),
        )
    audit.record("upkeep.declined", one, by=by)


@transaction.atomic
def look_at(proposal: Proposal, *, by: Any, at: datetime.datetime | None = None) -> None:
    """An editor looked at what was live at once: it leaves the list. Twice changes nothing."""
    if not rules.may_decide(by, proposal):
        raise PermissionDenied
    one = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if one.state == State.LIVE and one.decided_at is None:
        _decide(one, State.LIVE, by, at)
        audit.record("upkeep.looked_at", one, by=by)


def _mine_to_decide(proposal: Proposal, by: Any) -> Proposal | None:
    """The proposal, locked; None when somebody decided already. Refuses who may not."""
    if not rules.may_decide(by, proposal):
        raise PermissionDenied
    one = Proposal.objects.select_for_update().get(pk=proposal.pk)
    return one if one.state == State.WAITING else None


def _decide(one: Proposal, state: str, by: Any, at: datetime.datetime | None) -> None:
    one.state, one.decided_by, one.decided_at = state, by, at or timezone.now()
    one.save()


def _language(one: Proposal) -> str:
    return str(getattr(one.proposed_by, "language", "nl"))


def _tell(one: Proposal, subject: str, text: str, url: str) -> None:
    keeper = one.proposed_by
    if keeper is not None and keeper.is_active:
        notifications.tell(keeper, NOTICE, subject=subject, text=text, url=url, button=_("Kijk hoe het er nu staat"))


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """Throw away what was decided a year ago; gives how many."""
    old = Proposal.objects.filter(decided_at__lt=now - KEPT)
    return old.count() if dry_run else old.delete()[0]


def forget(person: Any) -> int:
    """Take her name off what she proposed and decided; gives how many there were."""
    proposed = Proposal.objects.filter(proposed_by=person).update(proposed_by=None)
    return proposed + Proposal.objects.filter(decided_by=person).update(decided_by=None)
