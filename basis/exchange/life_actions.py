"""A card lasts sixty days: renew it, close it, and say in time that it ends."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.exchange import queries, rules
from basis.exchange.kinds import Outcome, State
from basis.exchange.models import STANDS, Assurance, Card
from basis.moderation import actions as moderation
from basis.moderation import queries as given
from basis.moderation.models import State as Seen
from basis.notifications import actions as notifications
from basis.relay import actions as relay
from basis.relay.models import Participant
from basis.socialmap.models import Organisation

NOTICE = "exchange.ending"
TOLD_BEFORE = datetime.timedelta(days=7)
KEPT = datetime.timedelta(days=365)  # the words of a card, after it ended


@transaction.atomic
def renew(card: Card, *, by: Any = None, at: datetime.datetime | None = None) -> None:
    """Let it stand for sixty days from today. Also when it ended by itself; not when it was closed or taken away.

    Whoever calls this opened it with its link, or as its giver. Twice on a day changes nothing.
    """
    now = at or timezone.now()
    card = _locked(card)
    if card.state != State.OPEN or card.contribution.state in {Seen.WITHDRAWN, Seen.REMOVED}:
        raise ValidationError(_("Dit kaartje is klaar. U kunt wel een nieuw kaartje ophangen."))
    until = timezone.localdate(now) + STANDS
    if card.ends_on >= until:
        return
    card.ends_on, card.told_ending_at = until, None
    card.save(update_fields=["ends_on", "told_ending_at"])
    audit.record("exchange.renewed", card, by=by)


@transaction.atomic
def close(
    card: Card,
    outcome: str,
    *,
    thanks: str = "",
    to: Collection[int] = (),
    by: Any = None,
    at: datetime.datetime | None = None,
) -> None:
    """Say what became of it: it worked, it did not, or it is not needed any more. No stars, no marks (principle 1).

    `thanks` goes, through the relay, to who she talked with about it (`to`: conversations by their key); it is kept
    nowhere else. Refuses what is no outcome, and thanks to nobody. Closing twice changes nothing.
    """
    card = _locked(card)
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": _("Kies wat ervan kwam.")})
    if card.state == State.CLOSED:
        return
    card.state, card.outcome, card.closed_at = State.CLOSED, outcome, at or timezone.now()
    card.save(update_fields=["state", "outcome", "closed_at"])
    audit.record("exchange.closed", card, by=by, outcome=outcome)
    if thanks.strip():
        parts = [part for part in queries.parts_of_giver(card) if part.conversation_id in set(to)]
        if not parts:
            raise ValidationError({"thanks": _("Kies wie u wilt bedanken.")})
        _thank(parts, thanks, card.closed_at)


def _thank(parts: list[Participant], thanks: str, at: datetime.datetime) -> None:
    for part in parts:
        relay.say(part, thanks, at=at)


@transaction.atomic
def assure(card: Card, *, seen_on: datetime.date, by: Any, today: datetime.date | None = None) -> Assurance:
    """A keeper says on which day her organisation saw the certificate of conduct (VOG) of who helps at home.

    A fact with a date, never a file (vision 4.2.2). Refuses who is no keeper of it, and a day that has yet to come.
    """
    card = _locked(card)
    organisation = card.coordinator
    if organisation is None or not rules.may_assure(by, card):
        raise PermissionDenied
    if seen_on > (today or timezone.localdate()):
        raise ValidationError({"seen_on": _("Deze dag moet nog komen.")})
    said = _assured(card, organisation, seen_on, by)
    audit.record("exchange.assured", card, by=by)
    return said


def _assured(card: Card, organisation: Organisation, seen_on: datetime.date, by: Any) -> Assurance:
    fields = {"organisation": organisation, "seen_on": seen_on, "by": by, "said_at": timezone.now()}
    return Assurance.objects.update_or_create(card=card, defaults=fields)[0]


@transaction.atomic
def take_back_assurance(card: Card, *, by: Any) -> None:
    """The organisation says so no longer. Doing it twice changes nothing."""
    if not rules.may_assure(by, card):
        raise PermissionDenied
    if Assurance.objects.filter(card=card).delete()[0]:
        audit.record("exchange.assurance_taken_back", card, by=by)


def tell_ending(now: datetime.datetime) -> str:
    """Tell each giver, a week ahead, that her card ends; who wrote it down for somebody else is told instead of her.

    Once for each end. Gives how many were told.
    """
    today = timezone.localdate(now)
    soon = Card.objects.visible_to(None).filter(
        state=State.OPEN, ends_on__range=(today, today + TOLD_BEFORE), told_ending_at=None, is_example=False
    )
    done = sum(_tell_ending(pk, now) for pk in soon.values_list("pk", flat=True))
    return f"{done} told" if done else ""


@transaction.atomic
def _tell_ending(pk: int, now: datetime.datetime) -> bool:
    card = Card.objects.select_for_update(of=("self",)).select_related("contribution", "area").get(pk=pk)
    giver = given.giver_of(card.contribution)
    if card.told_ending_at or giver is None:
        return False
    card.told_ending_at = now
    card.save(update_fields=["told_ending_at"])
    with translation.override(giver.language):
        told = {"text": card.text, "day": f"{card.ends_on:%d-%m-%Y}"}
        if card.contribution.recorded_by:
            words = _("U schreef dit op voor iemand anders: “%(text)s”\n\nHet kaartje gaat op %(day)s van de website.")
        else:
            words = _("U hing een kaartje op: “%(text)s”\n\nHet gaat op %(day)s van de website.")
        more = _("Laat het nog 60 dagen staan met één knop. Of zeg dat het is gelukt, of niet meer nodig is.")
        sent = notifications.tell(
            giver.to,
            NOTICE,
            subject=_("Uw kaartje gaat bijna van de website"),
            text=f"{words % told}\n\n{more}",
            url=reverse("exchange:yours", args=[giver.key]),
            button=_("Laat staan, of sluit af"),
            once=f"{NOTICE}:{card.pk}:{card.ends_on}",
            at=now,
        )
    return sent is not None


def expire(now: datetime.datetime, dry_run: bool) -> int:
    """A card that ended a year ago is taken away; its words are gone a month later, as of all that is taken away."""
    old = Card.objects.filter(ends_on__lt=timezone.localdate(now) - KEPT, is_example=False)
    old = old.exclude(contribution__state__in=[Seen.WITHDRAWN, Seen.REMOVED]).select_related("contribution")
    return old.count() if dry_run else take_down(old, at=now)


def take_down(cards: Iterable[Card], *, at: datetime.datetime | None = None) -> int:
    """Take these cards away; their words go a month later. Gives how many."""
    return len([moderation.withdraw(one.contribution, at=at) for one in cards])


def _locked(card: Card) -> Card:
    found = Card.objects.select_for_update(of=("self",)).select_related("contribution", "area", "coordinator")
    return found.get(pk=card.pk)
