"""Tell a giver what may go with her card, and leave out what she says does not fit."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis.exchange import match_pages, match_queries
from basis.exchange.kinds import State
from basis.exchange.match_models import Pairing
from basis.exchange.match_pages import Match
from basis.exchange.matching import Proposal
from basis.exchange.models import Card
from basis.moderation import queries as given
from basis.moderation.queries import Giver
from basis.notifications import actions as notifications

NOTICE = "exchange.matches"
IN_A_MAIL = 3
BETWEEN = datetime.timedelta(days=7)  # two messages about one card
KEPT = datetime.timedelta(days=60)  # after a card ended: it may be renewed


@transaction.atomic
def decline(card: Card, other: Card, *, at: datetime.datetime | None = None) -> None:
    """Its giver says that another card does not fit: it is not proposed to her again. Twice changes nothing.

    Whoever calls this opened the card with its link, or as its giver. The giver of the other card hears nothing.
    """
    if card.pk == other.pk:
        return
    Pairing.objects.update_or_create(card=card, other=other, defaults={"declined_at": at or timezone.now()})


def tell_matches(now: datetime.datetime) -> str:
    """Tell each giver which cards may go with hers that she did not hear of; at most once a week for each card.

    Each other card is told once. Who wrote a card down for somebody else is told instead. Gives how many were told.
    """
    today = timezone.localdate(now)
    ended = Q(card__ends_on__lt=today - KEPT) | Q(card__state=State.CLOSED)
    Pairing.objects.filter(ended).delete()
    known = set(Pairing.objects.values_list("card_id", "other_id"))
    heard = set(Pairing.objects.filter(told_at__gt=now - BETWEEN).values_list("card_id", flat=True))
    done = 0
    for pk, found in match_queries.all_proposals(today).items():
        fresh = [one for one in found if (pk, one.pk) not in known]
        if fresh and pk not in heard:
            done += _tell(pk, fresh[:IN_A_MAIL], now)
    return f"{done} told" if done else ""


@transaction.atomic
def _tell(pk: int, found: Sequence[Proposal], now: datetime.datetime) -> bool:
    card = Card.objects.select_for_update(of=("self",)).select_related("contribution", "area").filter(pk=pk).first()
    giver = given.giver_of(card.contribution) if card else None
    if card is None or giver is None or Pairing.objects.filter(card=card, told_at__gt=now - BETWEEN).exists():
        return False
    Pairing.objects.bulk_create(
        [Pairing(card=card, other_id=one.pk, told_at=now) for one in found], ignore_conflicts=True
    )
    with translation.override(giver.language):
        return _sent(card, match_pages.matches(card, found), giver, now)


def _sent(card: Card, found: Sequence[Match], giver: Giver, now: datetime.datetime) -> bool:
    """The message, in the language of the giver; False when she does not want to hear of it."""
    if card.contribution.recorded_by_id and not card.contribution.author_id:
        first = _("U schreef dit op voor iemand anders: “%(text)s”") % {"text": card.text}
    else:
        first = _("U hing een kaartje op: “%(text)s”") % {"text": card.text}
    others = [f"“{one.card.begins.label} {one.card.text}”\n{', '.join(one.reasons)}." for one in found]
    last = _("U kiest zelf. Schrijf een bericht, of zeg dat het niet past.")
    sent = notifications.tell(
        giver.to,
        NOTICE,
        subject=_("Misschien past dit bij uw kaartje"),
        text="\n\n".join([first, _("Misschien past dit erbij:"), *others, last]),
        url=reverse("exchange:yours", args=[giver.key]),
        button=_("Bekijk wat erbij past"),
        once=f"{NOTICE}:{card.pk}:{timezone.localdate(now)}",
        at=now,
    )
    return sent is not None
