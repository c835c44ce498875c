"""The short lists of activities: what kind it is, whether one tells that one comes, whether it goes on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Something to do together, or something to learn (vision 3.1: learning is doing and meeting)."""

    ACTIVITY = "activity", _("Activiteit")
    LEARNING = "learning", _("Leren")


class Joining(models.TextChoices):
    """Whether one tells beforehand that one comes."""

    NO = "no", _("U kunt zo komen")
    POSSIBLE = "possible", _("U mag zeggen dat u komt")
    NEEDED = "needed", _("Zeg vooraf dat u komt")


class Status(models.TextChoices):
    """Whether it goes on."""

    PLANNED = "planned", _("gaat door")
    CANCELLED = "cancelled", _("gaat niet door")
