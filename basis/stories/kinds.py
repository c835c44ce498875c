"""The words of story rounds: kinds of questions, ways of telling, and what a story may be used for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a question asks for, and so what its answer is (`answers.py` has the shapes)."""

    ELICITING = "eliciting", _("waarover vertelt u?")
    CHOICE = "choice", _("één antwoord")
    CHOICES = "choices", _("meer antwoorden")
    YES_NO = "yes_no", _("ja of nee")
    SCALE = "scale", _("tussen twee kanten")
    TRIAD = "triad", _("tussen drie hoeken")
    STONES = "stones", _("stenen op een veld")
    SHORT = "short", _("een paar woorden")
    LONG = "long", _("in eigen woorden")
    AREA = "area", _("wijk of dorp")
    AGE_BAND = "age_band", _("leeftijd")
    ROLE = "role", _("rol")
    PERIOD = "period", _("wanneer het was")


OF_OPTIONS = frozenset({Kind.ELICITING, Kind.CHOICE, Kind.CHOICES, Kind.AGE_BAND, Kind.ROLE, Kind.PERIOD})
FREE_TEXT = frozenset({Kind.SHORT, Kind.LONG})


class About(models.TextChoices):
    """Whether an answer belongs to a story, or to who tells it and so to all she tells."""

    STORY = "story", _("over het verhaal")
    TELLER = "teller", _("over wie vertelt")


class Use(models.IntegerChoices):
    """What a story may be used for; each allows what comes before it too. The first is what is asked at first."""

    COUNT = 1, _("Tel alleen mijn antwoorden mee")
    TALK = 2, _("Lees het ook voor in een gesprek")
    QUOTE = 3, _("Gebruik er ook zinnen uit")
    PUBLISH = 4, _("Zet het hele verhaal op de website")


class Way(models.TextChoices):
    """How a story came."""

    WEB = "web", _("op de website")
    KIOSK = "kiosk", _("op een tablet bij een kraam")
    DOOR = "door", _("verteld, en een ander schreef het op")
    PAPER = "paper", _("op papier")
    FILE = "file", _("uit een bestand")


class Stage(models.TextChoices):
    """Where a round is. A round that is closed stays open in a sense: until its tellers heard back."""

    DRAFT = "draft", _("in de maak")
    OPEN = "open", _("open")
    CLOSED = "closed", _("gesloten")
    RETURNED = "returned", _("teruggekoppeld")


NEXT = {
    Stage.DRAFT: frozenset({Stage.OPEN}),
    Stage.OPEN: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.OPEN, Stage.RETURNED}),
    Stage.RETURNED: frozenset[Stage](),
}
