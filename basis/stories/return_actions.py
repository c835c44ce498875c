"""Tell those who told what was heard and what is done with it, once each, and forget where they could be told."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis import packs
from basis.audit import actions as audit
from basis.moderation.models import State
from basis.notifications import actions as notifications
from basis.stories import rules
from basis.stories.kinds import Stage
from basis.stories.models import Return, ReturnAddress, Round

NOTICE = "stories.returned"
KEPT = datetime.timedelta(days=30)  # an address, after she heard


@transaction.atomic
def give_back(one: Round, *, heard: str, done: str, by: Any, at: datetime.datetime | None = None) -> Return:
    """Say what was heard in a closed round and what is done with it; all who left an address hear it, once each.

    Only who leads the round may. Refuses a round that is not closed, or was given back before. Whoever withdrew all
    she told is told nothing: her address goes with her last story.
    """
    if not rules.may_lead(by, one):
        raise PermissionDenied
    one = Round.objects.select_for_update().get(pk=one.pk)
    if one.stage != Stage.CLOSED:
        raise ValidationError(_("Sluit eerst de ronde. Daarna kunt u één keer terugkoppelen."))
    moment = at or timezone.now()
    given = Return(round=one, by=by, at=moment)
    _put(given, heard, done)
    one.stage = Stage.RETURNED
    one.save(update_fields=["stage"])
    audit.record("stories.given_back", one, by=by, told=_tell_all(one, given, moment))
    return given


@transaction.atomic
def correct(given: Return, *, heard: str, done: str, by: Any) -> None:
    """Put other words in the place of what was said; nobody is mailed again. Who calls it keeps what stood there."""
    if not rules.may_lead(by, given.round):
        raise PermissionDenied
    _put(Return.objects.select_for_update().get(pk=given.pk), heard, done)
    audit.record("stories.return_corrected", given.round, by=by)


def forget_addresses(now: datetime.datetime, dry_run: bool) -> int:
    """Addresses a month after who left them heard, and of who withdrew all she told; gives how many."""
    old = ReturnAddress.objects.filter(told_at__lt=now - KEPT)
    gone = ReturnAddress.objects.exclude(teller__stories__contribution__state__in=STILL_TOLD)
    both = ReturnAddress.objects.filter(pk__in={*old.values_list("pk", flat=True), *gone.values_list("pk", flat=True)})
    return both.count() if dry_run else both.delete()[0]


STILL_TOLD = [state for state in State.values if state not in (State.WITHDRAWN, State.REMOVED)]


def _put(given: Return, heard: str, done: str) -> None:
    given.heard, given.done = heard.replace("\r\n", "\n").strip(), done.replace("\r\n", "\n").strip()
    given.full_clean()
    given.save()


def _tell_all(one: Round, given: Return, moment: datetime.datetime) -> int:
    """Mail everyone who left an address and still tells something; gives how many. One address is one person."""
    waiting = ReturnAddress.objects.select_for_update(of=("self",)).filter(teller__round=one, told_at=None)
    still = waiting.filter(
        pk__in=ReturnAddress.objects.filter(teller__stories__contribution__state__in=STILL_TOLD).values("pk")
    )
    told: set[str] = set()
    for address in still.select_related("person"):
        name = (address.person.email if address.person else address.email).lower()
        if name not in told:
            _tell(address, one, given, moment)
        told.add(name)
    waiting.filter(pk__in=[address.pk for address in still]).update(told_at=moment)
    return len(told)


@contextmanager
def _to(address: ReturnAddress) -> Iterator[Any]:
    """Her account or address, with all that is said in between in her language."""
    with translation.override(address.person.language if address.person else address.language):
        yield address.person or address.email


def _tell(address: ReturnAddress, one: Round, given: Return, moment: datetime.datetime) -> None:
    with _to(address) as to:
        parts = [
            _("U vertelde op %(site)s een verhaal voor ‘%(round)s’. Dank u wel.")
            % {"site": packs.site().name, "round": one.title},
            "# " + _("Wat wij hoorden"),
            given.heard,
            "# " + _("Wat wij ermee doen"),
            given.done,
            _("Wij gooien uw adres over 30 dagen weg. U krijgt over deze ronde geen bericht meer."),
        ]
        notifications.tell(
            to,
            NOTICE,
            subject=_("Wat er met uw verhaal gebeurt: ‘%(round)s’") % {"round": one.title},
            text="\n\n".join(parts),
            url=reverse("stories:round", args=[one.slug]),
            button=_("Lees het op de website"),
            once=f"{NOTICE}:{one.pk}:{address.pk}",
            at=moment,
        )
