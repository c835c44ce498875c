"""The words of a card: how far, when, how often, who speaks, and what became of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from basis.doors import Sentence

NEAR = 1000  # metres: what one walks in a quarter of an hour


class Reach(models.TextChoices):
    """How far somebody goes, or lets come."""

    NEAR = "near", _("dichtbij: tot 1 kilometer")
    AREA = "area", _("in mijn wijk of dorp")
    MUNICIPALITY = "municipality", _("in de hele gemeente")


class Often(models.TextChoices):
    """How often; not said is empty."""

    ONCE = "once", _("één keer")
    WEEKLY = "weekly", _("elke week")
    SOMETIMES = "sometimes", _("af en toe")


class Speaks(models.TextChoices):
    """Whether one person says it, or several together: 'wij'."""

    PERSON = "person", _("Ik zeg het voor mezelf")
    GROUP = "group", _("Wij zeggen het samen")


class State(models.TextChoices):
    """Whether a card still asks for an answer."""

    OPEN = "open", _("open")
    CLOSED = "closed", _("klaar")


class Outcome(models.TextChoices):
    """What became of a card, as its giver says: no stars, no marks."""

    WORKED = "worked", _("het is gelukt")
    NOT = "not", _("het is niet gelukt")
    NEEDLESS = "needless", _("het is niet meer nodig")


class Day(models.TextChoices):
    """A day of the week."""

    MONDAY = "mo", _("maandag")
    TUESDAY = "tu", _("dinsdag")
    WEDNESDAY = "we", _("woensdag")
    THURSDAY = "th", _("donderdag")
    FRIDAY = "fr", _("vrijdag")
    SATURDAY = "sa", _("zaterdag")
    SUNDAY = "su", _("zondag")


class Part(models.TextChoices):
    """A part of the day."""

    MORNING = "morning", _("ochtend")
    AFTERNOON = "afternoon", _("middag")
    EVENING = "evening", _("avond")


MOMENTS = tuple(f"{day}-{part}" for day in Day.values for part in Part.values)  # "mo-morning", 7 × 3

COLOURS = {  # of a door: the same everywhere
    Sentence.WANT: "maas",
    Sentence.CAN: "ochre",
    Sentence.NEED: "brick",
    Sentence.CAN_FOR: "heather",
}
HINTS = {  # how such a sentence may go on
    Sentence.WANT: _("samen wandelen, leren schaken, mensen leren kennen"),
    Sentence.CAN: _("een fiets maken, goed koken, Arabisch spreken"),
    Sentence.NEED: _("iemand die meegaat naar de markt, een ladder te leen"),
    Sentence.CAN_FOR: _("boodschappen doen, voorlezen, een uurtje oppassen"),
}

WE_SAY = {  # how the same sentence begins that several say together
    Sentence.WANT: _("Wij willen"),
    Sentence.CAN: _("Wij kunnen"),
    Sentence.NEED: _("Wij hebben nodig"),
    Sentence.CAN_FOR: _("Wij kunnen voor een ander"),
}
