"""Write to who put up a card, through the relay: neither sees the other's address."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from basis import languages
from basis.exchange import meeting_queries, queries
from basis.exchange.actions import KIND
from basis.exchange.models import Card
from basis.moderation import queries as given
from basis.moderation.models import State as Seen
from basis.needs.about_queries import kept
from basis.relay import actions as relay
from basis.relay.actions import About, Side
from basis.relay.models import Line
from basis.upkeep import queries as upkeep


@transaction.atomic
def write(card: Card, *, asker: Side, text: str, at: datetime.datetime | None = None) -> Line:
    """Answer a card (vision 4.1.2: people find each other). Both are advised to meet where others are.

    It goes to its giver, or to who wrote it down for somebody else and passes it on. Refuses a card that asks for no
    answer any more, and one whose giver left no address; and what the relay refuses.
    """
    now = at or timezone.now()
    other = _giver_of(card)
    if other is None or card.contribution.state != Seen.VISIBLE or not queries.is_open(card, timezone.localdate(now)):
        raise ValidationError(_("Op dit kaartje kunt u niet meer antwoorden."))
    about = About(
        KIND,
        str(card.pk),
        title=f"{card.opening}: {card.text[:100]}",
        url=kept(card.get_absolute_url()),
        area=card.area.code,
        advice=_advice(card, now),
    )
    return relay.begin(about, asker=asker, other=other, text=text, at=now)


def _giver_of(card: Card) -> Side | None:
    """Who gets the messages, called as on the card; of what was read from a list a keeper of its organisation."""
    keeper = upkeep.keepers(card.organisation).first() if card.origin and card.organisation else None
    if keeper:
        return Side(person=keeper.person, name=card.whose, language=keeper.person.language)
    giver = given.giver_of(card.contribution)
    if giver is None:
        return None
    name = _("een opbouwwerker") if card.contribution.recorded_by and not card.contribution.author else card.whose
    if isinstance(giver.to, str):
        return Side(email=giver.to, name=name, language=giver.language, is_proven=True)
    return Side(person=giver.to, name=name, language=giver.language)


def _advice(card: Card, now: datetime.datetime) -> Mapping[str, str]:
    """To meet where others are, with the nearest places, in each language that is complete."""
    near = meeting_queries.nearest(card, timezone.localdate(now))
    told: dict[str, Any] = {}
    for language in languages.COMPLETE:
        with translation.override(language):
            where = [f"- {place.name}: {settings.ADDRESS}{place.get_absolute_url()}" for place, _metres in near]
            first = _("Spreek de eerste keer af op een plek waar meer mensen zijn. Dichtbij zijn:")
            alone = _("Spreek de eerste keer af op een plek waar meer mensen zijn.")
            told[language] = "\n".join([first, *where]) if where else alone
    return told
