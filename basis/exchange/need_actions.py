"""What a community worker does with what nobody answered: it becomes a need of the area (vision 4.2.5)."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from basis.audit import actions as audit
from basis.exchange import rules
from basis.exchange.models import Card
from basis.moderation.actions import Given, Intake
from basis.needs import actions as needs
from basis.needs.about_queries import About, kept
from basis.needs.actions import Said

KIND = "exchange.card"


@transaction.atomic
def make_a_need(card: Card, *, kind: str, text: str, theme: str, by: Any, at: datetime.datetime | None = None) -> Given:
    """Say what an area lacks, out of a card; the card itself stays whose it is, and as it is.

    For who works for the area. Refuses what `give_need` refuses: an empty text, words that stand there already.
    """
    if not rules.may_make_a_need(by, card):
        raise PermissionDenied
    title = _("een kaartje: %(sentence)s") % {"sentence": card.opening}
    about = About(KIND, str(card.pk), title, kept(card.get_absolute_url()))
    said = Said(kind, text, theme=theme)
    given = needs.give_need(card.area, said, by=by, about=about, intake=Intake(on_behalf=True), at=at)
    audit.record("exchange.became_a_need", card, by=by, need=given.contribution.pk)
    return given
