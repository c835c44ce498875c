"""The short lists of the social map: kinds of provision, who may come in, what it costs, what one can count on."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Provision(models.TextChoices):
    """Kinds of provision, as the Dutch call them (vision, annex I)."""

    GENERAL = "general", _("voor iedereen")
    BASIC = "basic", _("basisvoorziening")
    COLLECTIVE = "collective", _("collectief")
    INDIVIDUAL = "individual", _("individueel")
    TAILORED = "tailored", _("maatwerk")


class Status(models.TextChoices):
    """Whether a service can be had (HSDS)."""

    ACTIVE = "active", _("loopt")
    PAUSED = "temporarily closed", _("ligt even stil")
    STOPPED = "inactive", _("gestopt")


class Setting(models.TextChoices):
    """Under a roof or in the open air."""

    INDOOR = "indoor", _("binnen")
    OUTDOOR = "outdoor", _("buiten")
    BOTH = "both", _("binnen en buiten")


class Openness(models.TextChoices):
    """Public space, a place of somebody where all may come in (vision 4.2.1, notes o and p), or by membership."""

    PUBLIC = "public", _("openbaar: van ons allemaal")
    OPEN = "open", _("iedereen mag naar binnen")
    MEMBERS = "members", _("voor leden en hun gasten")


class Cost(models.TextChoices):
    """What it costs; '' is not known."""

    FREE = "free", _("gratis")
    CONSUMPTION = "consumption", _("u koopt er iets")
    PAID = "paid", _("u betaalt")


class Booking(models.TextChoices):
    """Whether one has to ask for room first; '' is not known."""

    NO = "no", _("u kunt zo binnenlopen")
    POSSIBLE = "possible", _("u kunt een ruimte bespreken")
    NEEDED = "needed", _("bespreek het eerst")


LANGUAGES: dict[str, Words] = {
    "nl": _("Nederlands"),
    "en": _("Engels"),
    "de": _("Duits"),
    "fr": _("Frans"),
    "es": _("Spaans"),
    "pl": _("Pools"),
    "tr": _("Turks"),
    "ar": _("Arabisch"),
    "ber": _("Berbers"),
    "uk": _("Oekraïens"),
    "ti": _("Tigrinya"),
    "so": _("Somali"),
    "ngt": _("Nederlandse gebarentaal"),
}

# Field → what it says when it is there, and when it is not.
ACCESS: dict[str, tuple[Words, Words]] = {
    "step_free": (_("u komt zonder trap of drempel binnen"), _("er is een trap of drempel")),
    "wheelchair_toilet": (_("er is een toilet voor een rolstoel"), _("er is geen toilet voor een rolstoel")),
    "ring_line": (_("er is een ringleiding voor wie slecht hoort"), _("er is geen ringleiding")),
    "quiet_hours": (_("er zijn rustige uren"), _("er zijn geen rustige uren")),
    "parking": (_("u kunt voor de deur parkeren"), _("u kunt niet voor de deur parkeren")),
    "guide_dog": (_("een hulphond mag mee"), _("een hulphond mag niet mee")),
    "by_bus": (_("de bus stopt dichtbij"), _("de bus stopt niet dichtbij")),
}
