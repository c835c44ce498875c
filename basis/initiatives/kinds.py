"""The words of initiatives: how far one is, what may follow on what, and what one may ask for."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far an initiative is, as its initiators say."""

    IDEA = "idea", _("idee")
    GATHERING = "gathering", _("mensen zoeken")
    PLAN = "plan", _("plan maken")
    DOING = "doing", _("bezig")
    STANDING = "standing", _("het staat")
    STOPPED = "stopped", _("gestopt")

    @property
    def colour(self) -> str:
        """The colour of its label, in the palette of the pack."""
        return {"idea": "ochre", "gathering": "ochre", "standing": "green", "stopped": "brick"}.get(self.value, "maas")


STEPS = (Stage.IDEA, Stage.GATHERING, Stage.PLAN, Stage.DOING, Stage.STANDING)  # in their order, on the page
LEARNED = frozenset({Stage.STANDING, Stage.STOPPED})  # then its initiators say what they learned

NEXT: dict[str, frozenset[str]] = {  # back is allowed: plans change; and who stopped may begin again
    Stage.IDEA: frozenset({Stage.GATHERING, Stage.PLAN, Stage.DOING, Stage.STANDING, Stage.STOPPED}),
    Stage.GATHERING: frozenset({Stage.IDEA, Stage.PLAN, Stage.DOING, Stage.STANDING, Stage.STOPPED}),
    Stage.PLAN: frozenset({Stage.GATHERING, Stage.DOING, Stage.STANDING, Stage.STOPPED}),
    Stage.DOING: frozenset({Stage.GATHERING, Stage.PLAN, Stage.STANDING, Stage.STOPPED}),
    Stage.STANDING: frozenset({Stage.DOING, Stage.STOPPED}),
    Stage.STOPPED: frozenset({Stage.IDEA, Stage.GATHERING, Stage.DOING}),
}


class Wanting(models.TextChoices):
    """What an initiative may ask for."""

    PEOPLE = "people", _("mensen")
    PLACE = "place", _("een plek")
    KNOWLEDGE = "knowledge", _("kennis")
    MONEY = "money", _("geld")
    PERMISSION = "permission", _("toestemming")
    CONTACT = "contact", _("een contact")

    @property
    def colour(self) -> str:
        """The colour of its label, in the palette of the pack."""
        return {"people": "maas", "place": "green", "knowledge": "ochre", "money": "ochre"}.get(self.value, "brick")


STAGE_WORDS = {  # in addresses and in the API
    Stage.IDEA: "idee",
    Stage.GATHERING: "mensen-zoeken",
    Stage.PLAN: "plan",
    Stage.DOING: "bezig",
    Stage.STANDING: "staat",
    Stage.STOPPED: "gestopt",
}
WANTING_WORDS = {
    Wanting.PEOPLE: "mensen",
    Wanting.PLACE: "plek",
    Wanting.KNOWLEDGE: "kennis",
    Wanting.MONEY: "geld",
    Wanting.PERMISSION: "toestemming",
    Wanting.CONTACT: "contact",
}
