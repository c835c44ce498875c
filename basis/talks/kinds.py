"""The words of conversations about stories: their forms and stages, who joins, and where an agreement goes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """How a conversation goes."""

    CONVERSATION = "conversation", _("samen verhalen lezen")
    CHANGE = "change", _("de belangrijkste verandering kiezen")


class State(models.TextChoices):
    """Where a conversation is."""

    PREPARED = "prepared", _("wordt voorbereid")
    HELD = "held", _("gehouden")


class Who(models.TextChoices):
    """Kinds of people who join. Somebody is counted once, as what she came for."""

    RESIDENTS = "residents", _("bewoners")
    VOLUNTEERS = "volunteers", _("vrijwilligers")
    PROFESSIONALS = "professionals", _("beroepskrachten")
    LIVED = "lived", _("mensen met eigen ervaring")
    COUNCIL = "council", _("mensen van de gemeenteraad, wijkraad of dorpsraad")


class Handed(models.TextChoices):
    """Where an agreement goes."""

    AGREEMENT = "agreement", _("het blijft een afspraak van dit gesprek")
    NEED = "need", _("een wens of signaal van de wijk of het dorp")
    INITIATIVE = "initiative", _("een initiatief van inwoners")
    COMMITMENT = "commitment", _("een afspraak uit de visie")
    AGENDA = "agenda", _("een punt voor de sociale agenda")


class Went(models.TextChoices):
    """How it went with an agreement."""

    AGREED = "agreed", _("afgesproken")
    DONE = "done", _("gedaan")
    DROPPED = "dropped", _("gaat niet door")

    @property
    def colour(self) -> str:
        """The colour of its label, in the palette of the pack."""
        return {"done": "green", "dropped": "brick"}.get(self.value, "maas")
