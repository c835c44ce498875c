"""What initiators and who works beside them fill in about a barrier."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from basis.liaison.barrier_actions import Outcome, Reported
from basis.liaison.forms import ROWS, PersonForm
from basis.liaison.kinds import OUTCOMES, Kind, State
from basis.liaison.models import LONGEST
from basis.moderation.forms import IntakeForm

PUBLIC = (("ja", _("Iedereen mag het lezen, zonder uw naam")), ("nee", _("Alleen het initiatief en de gemeente")))


class HandForm(PersonForm):
    """Somebody else owns a barrier from now."""

    words = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        help_text=_("Wie de belemmering mag lezen, leest dit ook."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReportForm(IntakeForm):
    """What stands in the way. With `changes` only the words of before are asked."""

    free_text = ("text", "organisation")
    kind = forms.ChoiceField(
        label=_("Wat staat in de weg?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er in de weg staat."), "invalid_choice": _("Kies uit de lijst.")},
    )
    text = forms.CharField(
        label=_("Vertel het in uw eigen woorden"),
        help_text=_("Wat wilt u doen, en waarom lukt het niet? Noem geen namen van anderen."),
        max_length=2000,
        widget=forms.Textarea(attrs=ROWS),
        error_messages={"required": _("Schrijf op wat er in de weg staat.")},
    )
    organisation = forms.CharField(
        label=_("Om welke organisatie of afdeling gaat het?"),
        help_text=_("Weet u het niet? Laat het leeg. Wij zoeken het uit."),
        max_length=120,
        required=False,
    )
    public = forms.ChoiceField(
        label=_("Wie mag dit lezen?"), choices=PUBLIC, initial="ja", required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, changes: bool = False, **options: Any) -> None:
        super().__init__(*args, changes=changes, **options)
        if changes:
            del self.fields["public"]

    def reported(self) -> Reported:
        """What was filled in, for the action."""
        told = self.cleaned_data
        return Reported(told["kind"], told["text"], told["organisation"], told.get("public") != "nee")


class OutcomeForm(forms.Form):
    """What became of a barrier."""

    state = forms.ChoiceField(
        label=_("Wat is eruit gekomen?"),
        choices=[(one.value, one.label) for one in State if one in OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat eruit is gekomen.")},
    )
    words = forms.CharField(
        label=_("Wat is er gebeurd? Of waarom kan het niet?"),
        help_text=_("In gewone woorden. Het initiatief krijgt dit in de mail."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=ROWS),
        error_messages={"required": _("Schrijf op wat er gebeurd is, of waarom het niet kan.")},
    )
    legal_ground = forms.CharField(
        label=_("Welke wet of regel is het?"),
        help_text=_("Alleen als die er is. Bijvoorbeeld: artikel 2:10 van de verordening."),
        required=False,
        max_length=200,
    )

    def told(self) -> dict[str, Any]:
        """What was filled in, for the action."""
        return {"outcome": Outcome(**self.cleaned_data)}


class MoveForm(forms.Form):
    """The answer comes later."""

    until = forms.DateField(
        label=_("Wanneer komt het antwoord?"),
        help_text=_("U kunt de datum één keer verzetten, hooguit zes weken."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Kies een dag."), "invalid": _("Kies een dag.")},
    )
    why = forms.CharField(
        label=_("Waarom wordt het later?"),
        help_text=_("Het initiatief krijgt dit in de mail."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf op waarom het later wordt.")},
    )

    def told(self) -> dict[str, Any]:
        """What was filled in, for the action."""
        return dict(self.cleaned_data)


class NotYetForm(forms.Form):
    """The initiators say what is left."""

    words = forms.CharField(
        label=_("Wat is er nog niet goed?"),
        help_text=_("Wie ervoor zorgt, krijgt uw woorden in de mail en antwoordt opnieuw."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=ROWS),
        error_messages={"required": _("Schrijf op wat er nog niet goed is.")},
    )

    def told(self) -> dict[str, Any]:
        """What was filled in, for the action."""
        return dict(self.cleaned_data)
