"""The four sentences with which somebody comes in: I want, I can, I need, I can for somebody else (vision 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sentence(models.TextChoices):
    """How a sentence begins that somebody says of herself."""

    WANT = "want", _("Ik wil")
    CAN = "can", _("Ik kan")
    NEED = "need", _("Ik heb nodig")
    CAN_FOR = "can_for", _("Ik kan voor een ander")


SENTENCE_WORDS = {  # in addresses and in the API
    Sentence.WANT: "ik-wil",
    Sentence.CAN: "ik-kan",
    Sentence.NEED: "ik-heb-nodig",
    Sentence.CAN_FOR: "ik-kan-voor-een-ander",
}


@dataclass(frozen=True)
class Door:
    """What somebody who came in by a sentence asks for: what fits it, near her.

    `theme` is a Theme or empty, `area` the own area (or wijk) she looks in or None for the whole municipality, `words`
    what she filled in after the beginning of the sentence.
    """

    sentence: Sentence
    theme: str = ""
    area: Any = None
    words: str = ""
