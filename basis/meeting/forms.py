"""What staff fill in about a conversation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.meeting.actions import Told
from basis.meeting.agreement_forms import DAY
from basis.meeting.models import LONGEST, AreaConversation, Kind
from basis.meeting.supply_queries import Supply
from basis.socialmap.models import Place
from basis.vision import queries as vision

MOST_OF_A_KIND = 5_000


class ConversationForm(forms.Form):
    """A conversation: when and where, who joined, what was heard. With `is_published` also why it changes."""

    template_name = "meeting/_conversation_fields.html"
    held_on = forms.DateField(label=_("Wanneer was het?"), widget=DAY)
    place = forms.ChoiceField(label=_("Waar was het?"))
    heard = forms.CharField(
        label=_("Wat is er gezegd?"),
        help_text=_("In woorden van de mensen zelf. Noem geen namen."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    role = forms.ChoiceField(label=_("Welke rol heeft de gemeente hier?"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Waarom verandert u dit?"),
        help_text=_("Iedereen kan dit lezen, met wat er eerst stond."),
        max_length=200,
    )

    def __init__(self, *args: Any, supply: Supply, is_published: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places: dict[str, Place] = {str(one.place.pk): one.place for one in supply.found}
        self._offer("place", [("", ""), *((pk, str(place)) for pk, place in self.places.items())])
        self._offer("role", [(role.key, f"{role.title}: {role.explanation}") for role in vision.whole().roles])
        for kind in Kind:
            self.fields[kind.value] = forms.IntegerField(
                label=kind.label.capitalize(),
                required=False,
                min_value=0,
                max_value=MOST_OF_A_KIND,
                widget=forms.NumberInput(attrs={"size": 5}),
            )
        if not is_published:
            del self.fields["why"]

    @property
    def kinds(self) -> list[forms.BoundField]:
        """How many of each kind joined."""
        return [self[kind] for kind in Kind.values]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def told(self) -> Told:
        """What was filled in, for the action."""
        said = self.cleaned_data
        return Told(
            held_on=said["held_on"],
            place=self.places.get(said["place"]),
            heard=said["heard"],
            role=said["role"],
            joined={kind: said[kind] or 0 for kind in Kind.values},
        )

    @staticmethod
    def filled(one: AreaConversation) -> dict[str, Any]:
        """What a conversation says now."""
        joined = {row.kind: row.number for row in one.joined.all()}
        return {"held_on": one.held_on, "place": str(one.place_id or ""), "heard": one.heard, "role": one.role} | joined
