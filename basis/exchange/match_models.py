"""What a giver heard of another card, and whether she said that it does not fit."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Pairing(models.Model):
    """A card that was proposed to the giver of `card`: told once, and never again when she says it does not fit.

    Only what was told or declined is kept. What goes with what is worked out when it is read.
    """

    card = models.ForeignKey("exchange.Card", on_delete=models.CASCADE, related_name="pairings")
    other = models.ForeignKey("exchange.Card", on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("voorgesteld kaartje")
        verbose_name_plural = _("voorgestelde kaartjes")
        constraints = [
            models.UniqueConstraint(fields=["card", "other"], name="one_pairing_a_pair"),
            models.CheckConstraint(condition=~Q(card=F("other")), name="pairing_is_of_two_cards"),
            models.CheckConstraint(
                condition=Q(told_at__isnull=False) | Q(declined_at__isnull=False), name="pairing_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.card_id} – {self.other_id}"
