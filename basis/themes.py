"""What something is about and for whom it is, in the words that every module uses: themes and target groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    """What something is about: the themes of the social map, the surroundings, or something else."""

    MEET = "meet", _("Ontmoeten")
    MOVE = "move", _("Bewegen")
    LEARN = "learn", _("Leren")
    HELP = "help", _("Hulp en zorg")
    CARERS = "carers", _("Mantelzorg")
    GETTING_BY = "getting_by", _("Rondkomen")
    YOUNG = "young", _("Jong zijn")
    NATURE = "nature", _("Natuur")
    CULTURE = "culture", _("Cultuur")
    FAITH = "faith", _("Geloof")
    WORK = "work", _("Werk en vrijwilligerswerk")
    SURROUNDINGS = "surroundings", _("Straat, groen en veiligheid")
    OTHER = "other", _("Iets anders")


class Group(models.TextChoices):
    """For whom it is: everyone, or one of four age groups."""

    EVERYONE = "everyone", _("Iedereen")
    CHILDREN = "children", _("Kinderen")
    YOUNG = "young", _("Jongeren")
    ADULTS = "adults", _("Volwassenen")
    OLDER = "older", _("Ouderen")


THEME_WORDS = {  # in addresses and in the API
    Theme.MEET: "ontmoeten",
    Theme.MOVE: "bewegen",
    Theme.LEARN: "leren",
    Theme.HELP: "hulp-en-zorg",
    Theme.CARERS: "mantelzorg",
    Theme.GETTING_BY: "rondkomen",
    Theme.YOUNG: "jong-zijn",
    Theme.NATURE: "natuur",
    Theme.CULTURE: "cultuur",
    Theme.FAITH: "geloof",
    Theme.WORK: "werk",
    Theme.SURROUNDINGS: "omgeving",
    Theme.OTHER: "anders",
}
GROUP_WORDS = {
    Group.EVERYONE: "iedereen",
    Group.CHILDREN: "kinderen",
    Group.YOUNG: "jongeren",
    Group.ADULTS: "volwassenen",
    Group.OLDER: "ouderen",
}

THEMES = {word: theme for theme, word in THEME_WORDS.items()}


def code_of(words: Mapping[Any, str], said: Any) -> str:
    """What a Dutch word in an address stands for, as THEME_WORDS has them; '' for a word that is not among them."""
    return next((str(one) for one, word in words.items() if word == said), "")


@dataclass(frozen=True)
class Subject:
    """What a theme page is about: what has one of these themes, or is for one of these groups, belongs on it.

    `area` is where somebody looks, or None for the whole municipality; `title` is what the page is called.
    """

    title: str
    themes: tuple[str, ...]
    groups: tuple[str, ...] = ()
    area: Any = None

    @property
    def theme(self) -> str:
        """Its theme, when it has just one and no groups: then a list of that theme has all that belongs here."""
        return self.themes[0] if len(self.themes) == 1 and not self.groups else ""
