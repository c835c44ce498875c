"""What may stand in the way of an initiative, what may become of it, and what may follow on what."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What stands in the way, in words that anyone can choose from (vision 4.2.3: 'ontregelen')."""

    RULE = "rule", _("Een regel")
    PERMIT = "permit", _("Een vergunning")
    COST = "cost", _("De kosten")
    INSURANCE = "insurance", _("De verzekering")
    SILENCE = "silence", _("Niemand geeft antwoord")
    OTHER = "other", _("Iets anders")


class State(models.TextChoices):
    """How it stands with a barrier."""

    REPORTED = "reported", _("wacht op antwoord")
    TAKEN_AWAY = "taken_away", _("weggenomen")
    EASED = "eased", _("makkelijker gemaakt")
    NOT_POSSIBLE = "not_possible", _("kan niet")
    REOPENED = "reopened", _("nog niet opgelost")
    DROPPED = "dropped", _("niet meer nodig")

    @property
    def colour(self) -> str:
        """Of its tag: green for what is solved, brick for what is not possible, ochre for what waits."""
        return COLOURS[self]


S = State
OPEN = (S.REPORTED, S.REOPENED)  # somebody waits for an answer, on a day that is written down
OUTCOMES = (S.TAKEN_AWAY, S.EASED, S.NOT_POSSIBLE)
NEXT: dict[str, frozenset[str]] = {  # what may follow on what
    S.REPORTED: frozenset({*OUTCOMES, S.DROPPED}),
    S.REOPENED: frozenset({*OUTCOMES, S.DROPPED}),
    S.TAKEN_AWAY: frozenset({S.REOPENED}),  # the initiators say so, once
    S.EASED: frozenset({S.REOPENED}),
    S.NOT_POSSIBLE: frozenset({S.REOPENED}),
    S.DROPPED: frozenset(),
}
COLOURS = {
    S.REPORTED: "ochre",
    S.TAKEN_AWAY: "green",
    S.EASED: "maas",
    S.NOT_POSSIBLE: "brick",
    S.REOPENED: "ochre",
    S.DROPPED: "plain",
}


class Deed(models.TextChoices):
    """What was done with a barrier: the lines of its history."""

    REPORTED = "reported", _("gemeld")
    HANDED = "handed", _("aan een ander gegeven")
    MOVED = "moved", _("de datum is verzet")
    ANSWERED = "answered", _("beantwoord")
    AGREED = "agreed", _("het klopt, zegt het initiatief")
    NOT_YET = "not_yet", _("nog niet opgelost, zegt het initiatief")
    DROPPED = "dropped", _("niet meer nodig, zegt het initiatief")
    TOLD_DIRECTOR = "told_director", _("te laat: de gebiedsregisseur weet het")
    TOLD_ADVISER = "told_adviser", _("nog te laat: de beleidsadviseur weet het")


KIND_WORDS = {  # in addresses and in the API
    Kind.RULE: "regel",
    Kind.PERMIT: "vergunning",
    Kind.COST: "kosten",
    Kind.INSURANCE: "verzekering",
    Kind.SILENCE: "geen-antwoord",
    Kind.OTHER: "anders",
}
STATE_WORDS = {
    S.REPORTED: "wacht-op-antwoord",
    S.TAKEN_AWAY: "weggenomen",
    S.EASED: "makkelijker-gemaakt",
    S.NOT_POSSIBLE: "kan-niet",
    S.REOPENED: "nog-niet-opgelost",
    S.DROPPED: "niet-meer-nodig",
}
