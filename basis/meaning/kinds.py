"""The words of meaning: how strongly something is seen, and whose reading of it one hears."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Strength(models.TextChoices):
    """How strongly those who looked saw it; it is their word, nothing computes it."""

    STRONG = "strong", _("sterk")
    MEDIUM = "medium", _("duidelijk")
    WEAK = "weak", _("voorzichtig")


class Perspective(models.TextChoices):
    """From where somebody reads. Lived experience stands apart, so that it weighs (vision 4.1.2)."""

    RESIDENT = "resident", _("bewoners")
    VOLUNTEER = "volunteer", _("vrijwilligers")
    PROFESSIONAL = "professional", _("professionals")
    LIVED = "lived", _("mensen met eigen ervaring")


class ClusterKind(models.TextChoices):
    """What belongs together: what was seen, or what it might mean."""

    THEME = "theme", _("thema")
    PERSPECTIVE = "perspective", _("perspectief")
