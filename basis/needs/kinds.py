"""The words for what people say and for how far it is: kinds, statuses, and whose something is."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What somebody says: the beginning of her own sentence."""

    WISH = "wish", _("Ik wens")
    NEED = "need", _("Ik mis")
    SIGNAL = "signal", _("Ik merk")
    COMPLIMENT = "compliment", _("Ik ben blij met")

    @property
    def colour(self) -> str:
        """The colour of its door and its label, in the palette of the pack."""
        return {"wish": "maas", "need": "brick", "signal": "ochre", "compliment": "green"}[self.value]

    @property
    def hint(self) -> str:
        """How such a sentence may go on."""
        return str(HINTS[self])


HINTS = {
    Kind.WISH: _("een plek, een feest, een pad"),
    Kind.NEED: _("een bankje, hulp, gezelschap"),
    Kind.SIGNAL: _("dat er iets verandert"),
    Kind.COMPLIMENT: _("een plek, iemand die helpt"),
}


class Status(models.TextChoices):
    """How far it is with what people said together."""

    HEARD = "heard", _("gehoord")
    LOOKED_AT = "looked_at", _("we kijken ernaar")
    TAKEN_UP = "taken_up", _("opgepakt")
    DONE = "done", _("gedaan")
    NOT_TAKEN_UP = "not_taken_up", _("niet opgepakt")

    @property
    def colour(self) -> str:
        """The colour of its label, in the palette of the pack."""
        return {"done": "green", "not_taken_up": "brick", "heard": "ochre"}.get(self.value, "maas")
